"""The fingerprint of a file that was read already."""

from __future__ import annotations

from hashlib import sha256


def bytes_sidik(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(data).hexdigest()
