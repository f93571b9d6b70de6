"""The keys in the profile of this person: another PIN, a copy for a stick, a copy from a stick."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folders import system_refusal
from sakip_xl.actions.kunci_daftar import PIN_ADVICE
from sakip_xl.actions.result import Result
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.errors import SakipError
from sakip_xl.workstation.keys import secret_box
from sakip_xl.workstation.keys.key_store import (
    SHORTEST_SENTENCE,
    KeyStore,
    PrivateKey,
    StoredKey,
    open_key,
    refuse_weak,
)
from sakip_xl.workstation.keys.private_file import write_private
from sakip_xl.workstation.secret_question import AskSecret, SecretQuestion

NEW_PIN, SENTENCE = "SAKIP_PIN_BARU", "SAKIP_KALIMAT"
_SUFFIX = ".sakipkunci"
_FORMAT = "1"
_LARGEST = 100_000
_SENTENCE_ADVICE = (
    f"Pilih kalimat sandi, sedikitnya {SHORTEST_SENTENCE} huruf, sebaiknya beberapa kata yang tidak "
    "berhubungan. Siapa yang menemukan stiknya dapat menebak kalimat pendek di komputer lain dalam beberapa "
    "hari."
)


def change_pin(*, now: datetime, secrets: AskSecret, nama: str = "") -> Result:
    """Lock the keys of a person at this computer by another PIN.

    Refused: no key here (SKP-885), keys of several persons and no ``nama`` (SKP-886), a wrong PIN (SKP-877,
    SKP-878), a new one that is too weak (SKP-880).
    """
    own, opened = _opened(now, secrets, nama)
    text = f"Pilih PIN baru untuk kunci {own}.\n\n{PIN_ADVICE}"
    pin = secrets(SecretQuestion("PIN Baru", text, variable=NEW_PIN, twice=True))
    refuse_weak(pin)
    store = KeyStore()
    for key in opened:
        store.add(key, pin)
    return Result(f"PIN {own} diganti, untuk {len(opened)} kunci di komputer ini.", _data(opened))


def save_to_stick(destination: Path, *, now: datetime, secrets: AskSecret, nama: str = "") -> Result:
    """Write the keys of a person into a new file for a stick, locked by a sentence that is chosen here.

    Refused as ``change_pin``, and: a name that does not end in .sakipkunci or that is taken (SKP-882), a
    sentence that is too short (SKP-880).
    """
    if destination.suffix.casefold() != _SUFFIX:
        raise SakipError("SKP-882", nilai=destination.name, alasan=f"namanya harus berakhir dengan {_SUFFIX}")
    if destination.exists():
        raise SakipError("SKP-882", nilai=destination.name, alasan="berkas bernama itu sudah ada")
    own, opened = _opened(now, secrets, nama)
    question = SecretQuestion("Kalimat Sandi", _SENTENCE_ADVICE, "Kalimat sandi", SENTENCE, twice=True)
    sentence = secrets(question)
    refuse_weak(sentence, SHORTEST_SENTENCE, "Kalimat sandi")
    keys = [{"nama": key.nama, "kunci": key.raw.hex()} for key in opened]
    box = secret_box.lock(
        json.dumps(keys).encode(), sentence, secret_box.SENTENCE_COST, {"sakipkunci": _FORMAT}
    )
    try:
        write_private(destination, json.dumps(box, indent=1).encode())
    except OSError as galat:
        raise system_refusal(galat, destination.absolute().parent) from galat
    return Result(f"Kunci {own} disimpan di {destination.name}.", _data(opened), files=[destination])


def fetch_from_stick(source: Path, *, secrets: AskSecret) -> Result:
    """Take the keys of a file from a stick into the profile, locked by a PIN that is chosen here.

    Refused: a file that is none or does not open with the sentence (SKP-882), a weak PIN (SKP-880).
    """
    question = SecretQuestion(
        "Kalimat Sandi", f"Kalimat sandi berkas {source.name}:", "Kalimat sandi", SENTENCE
    )
    try:
        keys = _read(source, secrets, question)
    except secret_box.WrongSecretError as galat:
        raise SakipError("SKP-882", nilai=source.name, alasan="kalimat sandinya salah") from galat
    except (secret_box.BrokenBoxError, OSError, ValueError, TypeError, KeyError) as galat:
        raise SakipError("SKP-882", nilai=source.name, alasan="bukan berkas kunci, atau rusak") from galat
    own = listing(sorted({key.nama for key in keys}))
    text = f"Pilih PIN untuk kunci {own} di komputer ini.\n\n{PIN_ADVICE}"
    pin = secrets(SecretQuestion("PIN Baru", text, variable=NEW_PIN, twice=True))
    refuse_weak(pin)
    store = KeyStore()
    for key in keys:
        store.add(key, pin)
    return Result(f"{len(keys)} kunci {own} diambil ke komputer ini.", _data(keys))


def _read(source: Path, secrets: AskSecret, question: SecretQuestion) -> list[PrivateKey]:
    """The keys of a file; what it may raise is told by ``fetch_from_stick``."""
    if source.stat().st_size > _LARGEST:
        raise secret_box.BrokenBoxError
    box = json.loads(source.read_text(encoding="utf-8"))
    content = json.loads(secret_box.unlock(box, secrets(question)))
    return [open_key(str(each["nama"]), bytes.fromhex(each["kunci"])) for each in content]


def _opened(now: datetime, secrets: AskSecret, nama: str) -> tuple[str, list[PrivateKey]]:
    """Whose keys are meant, and those that one PIN opens; a key that was replaced may have had another."""
    store = KeyStore()
    own = _own(store, nama)
    pin = secrets(SecretQuestion("PIN", f"PIN {own[0].nama}:"))
    opened: list[PrivateKey] = []
    refusals: list[SakipError] = []
    for each in own:
        try:
            opened.append(store.unlock(each, pin, now))
        except SakipError as galat:
            refusals.append(galat)
    if not opened:
        raise refusals[-1]
    return own[0].nama, opened


def _own(store: KeyStore, nama: str) -> list[StoredKey]:
    by_name: dict[str, list[StoredKey]] = {}
    for key in store.stored():
        by_name.setdefault(normalized(key.nama), []).append(key)
    if nama or not by_name:
        own = by_name.get(normalized(nama))
        if not own:
            raise SakipError("SKP-885", nilai=f" {nama}" if nama else "")
        return own
    if len(by_name) > 1:
        raise SakipError("SKP-886", nilai=listing(sorted(own[0].nama for own in by_name.values())))
    return next(iter(by_name.values()))


def _data(keys: list[PrivateKey]) -> dict[str, object]:
    return {"kunci": [{"nama": key.nama, "sidik": key.sidik} for key in keys]}
