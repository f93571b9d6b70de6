"""Open the key of a person who is to sign: which key, where it lies, and its PIN."""

from __future__ import annotations

from sakip_xl.actions.session import Session
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.keys import Key, KeyLog
from sakip_xl.domain.sop.seal import sealed
from sakip_xl.domain.sop.signatures import needed_peran
from sakip_xl.errors import SakipError
from sakip_xl.workstation.keys.key_store import KeyStore, PrivateKey
from sakip_xl.workstation.secret_question import SecretQuestion


def current_keys(session: Session, nama: str) -> list[Key]:
    """The keys by which a person signs now; empty when none is registered."""
    log = KeyLog(session.rantai, session.master.pejabat)
    return log.current(log.last, nama)


def unlock_key(session: Session, nama: str, text: str, variable: str = "SAKIP_PIN") -> PrivateKey:
    """The open key of a person, whose PIN is asked for with ``text``, once in a session.

    Refused: no key of that person is registered (SKP-875) or lies here (SKP-876), no way to ask (SKP-879), a
    wrong PIN or one too soon after it (SKP-877, SKP-878), a damaged file (SKP-888).
    """
    if nama in session.opened:
        return session.opened[nama]
    own = current_keys(session, nama)
    if not own:
        raise SakipError("SKP-875", nilai=nama)
    store = KeyStore()
    stored = next((found for key in own if (found := store.find(key.sidik))), None)
    if stored is None:
        raise SakipError("SKP-876", nilai=nama)
    question = SecretQuestion("PIN", f"{text}\n\nPIN {nama}:", variable=variable)
    session.opened[nama] = key = store.unlock(stored, asked(session, question), session.sekarang)
    return key


def note_signed_if_due(session: Session, row: JejakRow, text: str) -> JejakRow:
    """Append a row that was drafted, signed where that is due (``signed_if_due``)."""
    return session.note_row(signed_if_due(session, row, text))


def signed_if_due(session: Session, row: JejakRow, text: str) -> JejakRow:
    """A row that was drafted, signed by the acting person where a key was registered for the role.

    Refused as ``unlock_key``, and who holds none of the roles that may sign it (SKP-402).
    """
    needed = needed_peran(session.rantai, row, session.master.pejabat)
    if not needed:
        return row
    held = session.peran()
    if not held & needed:
        raise SakipError(
            "SKP-402",
            langkah=row.langkah or "-",
            uraian=text.rstrip("."),
            nilai=", ".join(sorted(held)) or "orang tanpa peran",
            pelaku=" atau ".join(sorted(needed)),
        )
    key = unlock_key(session, session.oleh, text)
    return sealed(row, key.sidik, key.sign)


def asked(session: Session, question: SecretQuestion) -> str:
    """What the person types; refused where nobody can be asked (SKP-879)."""
    if session.secrets is None:
        raise SakipError("SKP-879", nilai=question.label, kunci=question.variable)
    return session.secrets(question)
