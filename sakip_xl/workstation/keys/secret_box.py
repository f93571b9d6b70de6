"""Bytes locked by a secret that a person types: scrypt makes the key, AES-GCM locks and tells a wrong one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from secrets import token_bytes
from typing import Any

PIN_COST = 2**17
"""scrypt's n under a PIN: a third of a second on a PC of today, and 128 MB."""
SENTENCE_COST = 2**18
"""Under a sentence that locks a key for the way: twice as long."""
_MOST = 2**20
_BLOCK, _LANES, _LENGTH = 8, 1, 32


class WrongSecretError(Exception):
    """The secret does not open the box, or somebody changed the box."""


class BrokenBoxError(Exception):
    """What should be a box is none."""


def lock(data: bytes, secret: str, cost: int, about: Mapping[str, str]) -> dict[str, Any]:
    """A box as JSON holds it. ``about`` stands beside the data in the clear and cannot be changed unseen."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = token_bytes(16), token_bytes(12)
    locked = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, data, _bytes(about))
    return {**about, "n": cost, "garam": salt.hex(), "nonce": nonce.hex(), "isi": locked.hex()}


def unlock(box: Mapping[str, Any], secret: str) -> bytes:
    """What is in a box; ``WrongSecretError`` and ``BrokenBoxError`` when it stays closed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        cost, salt, nonce, locked = int(box["n"]), *(bytes.fromhex(box[name]) for name in _HEX)
        if not 2 <= cost <= _MOST or cost & (cost - 1) or len(nonce) != 12:
            raise BrokenBoxError
        about = {name: value for name, value in box.items() if name not in {"n", *_HEX}}
        key = _derive(secret, salt, cost)
    except (KeyError, TypeError, ValueError) as galat:
        raise BrokenBoxError from galat
    try:
        return AESGCM(key).decrypt(nonce, locked, _bytes(about))
    except InvalidTag as galat:
        raise WrongSecretError from galat


_HEX = ("garam", "nonce", "isi")


def _derive(secret: str, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=_LENGTH, n=cost, r=_BLOCK, p=_LANES).derive(secret.encode())


def _bytes(about: Mapping[str, str]) -> bytes:
    return json.dumps(about, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
