"""The keys in the profile of this person: one file a key, locked by a PIN, bound to the account on Windows.

A PIN is short: who copies the file tries all of them on another computer in days, unless Windows bound it to
the account. Who chooses one is told (``domain`` has no say in it).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from sakip_xl.errors import SakipError
from sakip_xl.workstation.keys import dpapi, secret_box
from sakip_xl.workstation.keys.patience import Patience, duration
from sakip_xl.workstation.keys.private_file import write_private
from sakip_xl.workstation.user_folder import user_folder

SHORTEST_PIN, SHORTEST_SENTENCE = 6, 10
_SUFFIX = ".kunci"
_VERSION = "1"


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """An open key: whose it is, and what signs with it."""

    nama: str
    publik: str
    sign: Callable[[bytes], bytes] = field(repr=False)
    raw: bytes = field(repr=False)

    @property
    def sidik(self) -> str:
        """The fingerprint of its public half."""
        return sha256(bytes.fromhex(self.publik)).hexdigest()


def new_key(nama: str) -> PrivateKey:
    """A new key for a person."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return open_key(nama, Ed25519PrivateKey.generate().private_bytes_raw())


def open_key(nama: str, raw: bytes) -> PrivateKey:
    """The key of 32 private bytes; ``ValueError`` for any other number of them."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(raw)
    return PrivateKey(nama, private.public_key().public_bytes_raw().hex(), private.sign, raw)


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key that lies locked in the profile."""

    nama: str
    publik: str
    file: Path


class KeyStore:
    """The folder of keys of one profile."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_folder() / "kunci"

    def stored(self) -> Iterator[StoredKey]:
        """Every key that lies here; what cannot be read is passed over."""
        for file in sorted(self.folder.glob(f"*{_SUFFIX}")):
            try:
                box = json.loads(file.read_text(encoding="utf-8"))
                yield StoredKey(str(box["nama"]), str(box["publik"]), file)
            except (OSError, ValueError, TypeError, KeyError):
                continue

    def find(self, sidik: str) -> StoredKey | None:
        """The key with this fingerprint."""
        return next((key for key in self.stored() if key.file == self._file(sidik)), None)

    def add(self, key: PrivateKey, pin: str) -> Path:
        """Lay a key into the profile, locked by a PIN; one with its name is replaced. Weak: SKP-880."""
        refuse_weak(pin)
        about = {"versi": _VERSION, "nama": key.nama, "publik": key.publik}
        bound, name = dpapi.protect(key.raw)
        box = secret_box.lock(bound, pin, secret_box.PIN_COST, about | {"ikatan": name})
        file = self._file(key.sidik)
        write_private(file, json.dumps(box, ensure_ascii=False, indent=1).encode())
        self._patience(file).forget()
        return file

    def unlock(self, stored: StoredKey, pin: str, now: datetime) -> PrivateKey:
        """Open a key. SKP-878 while one has to wait, SKP-877 for a wrong PIN, SKP-888 for a damaged file."""
        patience = self._patience(stored.file)
        if wait := patience.remaining(now):
            raise SakipError("SKP-878", nilai=stored.nama, tunggu=duration(wait))
        wait = patience.count(now)
        try:
            box: dict[str, Any] = json.loads(stored.file.read_text(encoding="utf-8"))
            raw = dpapi.unprotect(secret_box.unlock(box, pin), str(box["ikatan"]))
            key = open_key(stored.nama, raw)
        except secret_box.WrongSecretError as galat:
            text = f"Tunggu {duration(wait)} sebelum mencoba lagi" if wait else "Silakan coba lagi"
            raise SakipError("SKP-877", nilai=stored.nama, tunggu=text) from galat
        except (secret_box.BrokenBoxError, ValueError, KeyError, OSError) as galat:
            raise SakipError("SKP-888", nilai=stored.file.name) from galat
        patience.forget()
        return key

    def _file(self, sidik: str) -> Path:
        return self.folder / f"{sidik}{_SUFFIX}"

    def _patience(self, file: Path) -> Patience:
        return Patience(file.with_suffix(".coba"))


def refuse_weak(secret: str, shortest: int = SHORTEST_PIN, label: str = "PIN") -> None:
    """Refuse a secret that is too short or that everybody tries first (SKP-880)."""
    steps = {ord(second) - ord(first) for first, second in pairwise(secret)}
    if len(secret) < shortest or steps in ({0}, {1}, {-1}):
        raise SakipError("SKP-880", nilai=label, jumlah=shortest)
