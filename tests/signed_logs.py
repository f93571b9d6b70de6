"""Small logs with keys: who registers, who witnesses, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sakip_xl.domain.model import Kunci, Pejabat
from sakip_xl.domain.sop.jejak import JejakRow, compute_sidik, connect
from sakip_xl.domain.sop.keys import KeyLog, key_rows, register_catatan
from sakip_xl.domain.sop.seal import sealed
from sakip_xl.domain.sop.signatures import wrong_signatures
from sakip_xl.domain.terms import Event, Peran, YesNo
from sakip_xl.workstation.keys.key_store import PrivateKey, open_key
from tests.domain.parted_logs import ID, KUMPUL, MORNING, done

SEK, CAM, TIM, KASI = "Rina Puspita, S.Sos., M.Si.", "Budi Santoso, S.H.", "Siti Rahma", "Joko Susilo"
PEJABAT = [
    Pejabat(nama=SEK, jabatan="Sekretaris", peran=Peran.SEKRETARIS),
    Pejabat(nama=CAM, jabatan="Camat", peran=Peran.CAMAT),
    Pejabat(nama=TIM, jabatan="Analis", peran=Peran.TIM_SAKIP),
    Pejabat(nama=KASI, jabatan="Kasi PMD", peran=Peran.KASI_KASUBAG),
]


def key_of(name: str, number: int = 1) -> PrivateKey:
    """The same key for a name and number every time."""
    return open_key(name, sha256(f"{name} {number}".encode()).digest())


def draft(chain: Sequence[JejakRow], hour: float | None = None, **content: Any) -> JejakRow:
    """A row as it would be appended, an hour after the last unless said otherwise."""
    moment = MORNING + timedelta(hours=len(chain) if hour is None else hour)
    return connect(chain, ID, **{"waktu": moment, **content})


def sign(row: JejakRow, key: PrivateKey) -> JejakRow:
    return sealed(row, key.sidik, key.sign)


def register(
    chain: Sequence[JejakRow],
    name: str,
    saksi: str,
    peran: Sequence[Peran] = (),
    *,
    key: PrivateKey | None = None,
    seal: PrivateKey | None = None,
    hour: float | None = None,
) -> list[JejakRow]:
    """The log with a key registered, and witnessed by signature where ``seal`` is given."""
    own = key or key_of(name)
    catatan = register_catatan(own.publik, peran, saksi)
    row = sign(draft(chain, hour, peristiwa=Event.KUNCI, oleh=name, catatan=catatan), own)
    longer = [*chain, row]
    if seal is not None:
        below = draft(longer, hour, peristiwa=Event.SAKSI, oleh=saksi, sidik_data=row.sidik)
        longer.append(sign(below, seal))
    return longer


def office() -> list[JejakRow]:
    """Sekretaris and Camat have a key, each witnessed by the other."""
    chain = register([], SEK, CAM, [Peran.SEKRETARIS])
    return register(chain, CAM, SEK, [Peran.CAMAT], seal=key_of(SEK))


def chained(rows: Sequence[JejakRow]) -> list[JejakRow]:
    """The rows with numbers and fingerprints computed anew, as a forger without a key does it."""
    result: list[JejakRow] = []
    for row in rows:
        content = row.model_dump(exclude={"nomor", "sidik_lalu", "sidik", "format"})
        result.append(connect(result, ID, **content))
    return result


def resealed(row: JejakRow, **change: Any) -> JejakRow:
    """A row changed, its fingerprint computed anew."""
    changed = row.model_copy(update=change)
    return changed.model_copy(update={"sidik": compute_sidik(changed)})


def at(hour: float) -> datetime:
    return MORNING + timedelta(hours=hour)


def reasons(chain: Sequence[JejakRow], pejabat: Sequence[Pejabat] = PEJABAT) -> list[tuple[int, str]]:
    return [(wrong.row.nomor, wrong.alasan.name) for wrong in wrong_signatures(chain, pejabat, ID)]


def yes(**other: Any) -> dict[str, Any]:
    """The Sekretaris' yes."""
    return done(KUMPUL, 10, keputusan=YesNo.YA, oleh=SEK, **other)


def with_yes(chain: Sequence[JejakRow], key: str = SEK, **other: Any) -> list[JejakRow]:
    """The log with a signed yes."""
    return [*chain, sign(draft(chain, **yes(**other)), key_of(key))]


def table(chain: Sequence[JejakRow]) -> list[Kunci]:
    rows = key_rows(KeyLog(chain, PEJABAT))
    return [row.model_copy(update={"baris_ke": place}) for place, row in enumerate(rows)]
