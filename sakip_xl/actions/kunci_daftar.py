"""Register the key of a person who signs: an act of its own, witnessed, logged and printed (design D21)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sakip_xl.actions.folders import free_path, in_place, working_folder
from sakip_xl.actions.naskah import own_templates
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.signing import asked, current_keys, unlock_key
from sakip_xl.actions.templat import template_file
from sakip_xl.documents.base import Source
from sakip_xl.documents.kunci import KEY_REGISTRATION, key_berita_acara
from sakip_xl.domain.model import Kunci, Pejabat
from sakip_xl.domain.sidik_words import sidik_words
from sakip_xl.domain.sop.keys import KeyLog, key_rows, register_catatan
from sakip_xl.domain.terms import Event
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.errors import SakipError
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.keys.key_store import SHORTEST_PIN, KeyStore, PrivateKey, new_key, refuse_weak
from sakip_xl.workstation.secret_question import SecretQuestion

NEW_PIN = "SAKIP_PIN"
WITNESS_PIN = "SAKIP_PIN_SAKSI"
PIN_ADVICE = (
    f"Sedikitnya {SHORTEST_PIN} angka atau huruf. PIN hanya menjaga kunci di komputer ini: siapa yang "
    "menyalin berkas kuncinya dapat menebak PIN pendek di komputer lain dalam beberapa hari. Pakai yang "
    "lebih panjang bila komputernya dipakai bersama, dan jangan beritahukan kepada siapa pun."
)


def kunci_daftar(book: Book, saksi: str, destination: Path, *, moment: Moment) -> Result:
    """Make a new key for the acting person, register it, and print its Berita Acara in ``destination``.

    The private key stays in the profile of this person at this computer, locked by a PIN that is chosen here.
    A key that the person had is replaced; what it signed stays valid. From now on the steps of the roles that
    the setting names have to be signed. Refused: a witness who is no other official in office (SKP-883), or
    has no key while another official has one (SKP-884); a wrong signature in the log (SKP-874); the PIN of a
    witness with a key (``signing.unlock_key``); a PIN that is too weak (SKP-880).
    """
    session = Session.open_book(book, moment)
    owner, witness = _people(session, saksi)
    before = current_keys(session, owner.nama)
    text = f"Saksikan pendaftaran kunci {owner.nama}."
    witnessed = bool(current_keys(session, witness.nama))
    seal = unlock_key(session, witness.nama, text, WITNESS_PIN) if witnessed else None
    key, pin = new_key(owner.nama), _new_pin(session, owner)
    row = _note(session, owner, witness, key, seal)
    replaced = sidik_words(before[-1].sidik) if before else ""
    with working_folder(destination) as staging:
        name = _paper(session, staging, destination, (owner, witness), row, replaced)
        with in_place(staging, destination), _kept(key, pin):
            backup = session.save("kunci_daftar", undoable=False)
    return _result(row, destination / name, before=replaced, backup=backup)


def _people(session: Session, saksi: str) -> tuple[Pejabat, Pejabat]:
    """Who registers a key and who witnesses it, both officials of the master."""
    owner, witness = (session.master.pejabat_named(name) for name in (session.oleh, saksi))
    if owner is None:
        raise SakipError("SKP-460", nilai=session.oleh)
    on = session.sekarang.date()
    in_office = {normalized(row.nama) for row in session.master.pejabat if row.in_office(on)}
    if witness is None or normalized(witness.nama) not in in_office - {normalized(owner.nama)}:
        raise SakipError("SKP-883", nilai=witness.nama if witness else saksi)
    log = KeyLog(session.rantai, session.master.pejabat)
    wanted = log.cosigners(log.last, owner.nama, on)
    if wanted and normalized(witness.nama) not in wanted:
        raise SakipError("SKP-884", nilai=witness.nama, lain=listing([*wanted.values()]))
    return owner, witness


def _new_pin(session: Session, owner: Pejabat) -> str:
    text = f"Pilih PIN baru untuk kunci {owner.nama}.\n\n{PIN_ADVICE}"
    pin = asked(session, SecretQuestion("PIN Baru", text, variable=NEW_PIN, twice=True))
    refuse_weak(pin)
    return pin


def _note(
    session: Session, owner: Pejabat, witness: Pejabat, key: PrivateKey, seal: PrivateKey | None
) -> Kunci:
    """Log the registration and its witness; gives the new row of the register."""
    held = session.peran()
    roles = [peran for peran in session.master.pengaturan.signing_peran if peran in held]
    catatan = register_catatan(key.publik, roles, witness.nama)
    row = session.note_signed(session.draft_event(Event.KUNCI, oleh=owner.nama, catatan=catatan), key)
    if seal is not None:
        note = f"Menyaksikan pendaftaran kunci {owner.nama}, jejak nomor {row.nomor}"
        below = session.draft_event(Event.SAKSI, oleh=witness.nama, catatan=note, sidik_data=row.sidik)
        session.note_signed(below, seal)
    rows = key_rows(KeyLog(session.rantai, session.master.pejabat))
    session.perubahan.replaced[Kunci.table] = rows
    return next(each for each in rows if each.jejak == row.nomor)


@contextmanager
def _kept(key: PrivateKey, pin: str) -> Iterator[None]:
    """Lay the key into the profile; taken out again when the book is not written."""
    file = KeyStore().add(key, pin)
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _paper(
    session: Session,
    staging: Path,
    destination: Path,
    people: tuple[Pejabat, Pejabat],
    row: Kunci,
    replaced: str,
) -> str:
    """Make the Berita Acara; gives its name."""
    from sakip_xl.documents.template import fill

    source = Source(session.master, int(session.master.kerja.triwulan), session.sekarang)
    paper = key_berita_acara(source, *people, row, replaced)
    wanted = f"Berita_Acara_Pendaftaran_Kunci_{session.sekarang:%Y%m%d}.docx"
    name = free_path(destination / wanted).name
    with template_file(KEY_REGISTRATION, own_templates(session)) as template:
        tags = paper.issued("", 1, session.sekarang.date())
        (staging / name).write_bytes(fill(template, tags, needed=KEY_REGISTRATION.needed))
    return name


def _result(row: Kunci, paper: Path, *, before: str, backup: Path | None) -> Result:
    message = (
        f"Kunci {row.nama} didaftarkan dengan saksi {row.saksi}, kata sidiknya: {row.kata}. "
        f"Tandatangani berita acaranya: {paper.name}."
    )
    data = {
        "kunci": key_entry(row),
        "menggantikan": before or None,
        "berita_acara": str(paper),
        "cadangan": str(backup) if backup else None,
    }
    return Result(message, data, files=[paper])


def key_entry(row: Kunci) -> dict[str, object]:
    """A key as ``--json`` prints it."""
    return {
        "nama": row.nama,
        "peran": row.peran,
        "sidik": row.sidik,
        "kata": row.kata,
        "publik": row.publik,
        "sejak": row.sejak.isoformat(),
        "berakhir": row.berakhir.isoformat() if row.berakhir else None,
        "saksi": row.saksi,
        "jejak": row.jejak,
    }
