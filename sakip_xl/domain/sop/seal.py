"""Put a signature on a row of the log, and check one: Ed25519 over ``signed_text``."""

from __future__ import annotations

from collections.abc import Callable

from sakip_xl.domain.sop.jejak import JejakRow, compute_sidik, signed_text

Sign = Callable[[bytes], bytes]
"""What makes a signature of 64 bytes; the private key stays behind it."""


def sealed(row: JejakRow, kunci: str, sign: Sign) -> JejakRow:
    """The row signed by the key with the fingerprint ``kunci``, and its own fingerprint after that."""
    named = row.model_copy(update={"kunci": kunci})
    signed = named.model_copy(update={"tanda_tangan": sign(signed_text(named).encode()).hex()})
    return signed.model_copy(update={"sidik": compute_sidik(signed)})


def fits(row: JejakRow, publik: str) -> bool:
    """Whether the signature of a row was made by the key and for this row as it is."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        signature = bytes.fromhex(row.tanda_tangan)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(publik)).verify(signature, signed_text(row).encode())
    except (ValueError, InvalidSignature):
        return False
    return True
