"""The append-only log and its hash chain (design.md D5): what was done, by whom, and that it is unedited."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from importlib.resources import files
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, NaiveDatetime

from sakip_xl.domain.terms import Event, Peran, SopName, YesNo


def _to_seconds(waktu: datetime) -> datetime:
    """Excel keeps a time as a fraction of a day and gives it back microseconds off."""
    return (waktu + timedelta(microseconds=500_000)).replace(microsecond=0)


def _as_text(value: object) -> object:
    """An empty cell is an empty text; a text of digits may come back as a number."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (int, float)):
        return str(value)
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _empty(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


_Text = Annotated[str, BeforeValidator(_as_text)]
_Nomor = Annotated[int, Field(ge=1)]


FORMAT = 2
"""The format of a row written today: what is hashed and how (``canonical_text``)."""

_FORMAT_1 = (
    *("nomor", "waktu", "sop", "triwulan", "langkah", "peristiwa", "oleh", "peran", "akun", "keputusan"),
    *("ke_langkah", "catatan", "sidik_lalu"),
)
"""What a row without a format is: it is hashed as it was, and what its later columns hold says nothing."""


class JejakRow(BaseModel):
    """One row of the log; ``waktu`` is the office's wall clock in whole seconds.

    ``akun`` is the Windows user, ``sidik_lalu`` the fingerprint of the row above, ``sidik`` that of this
    row together with ``sidik_lalu``. ``langkah`` is the number that the step had when the row was written,
    ``langkah_id`` the step; a row without a ``format`` has numbers only (``read_langkah``). ``sidik_data``
    fingerprints the data that was decided on, ``tanda_tangan`` is the signature of ``signed_text`` by the
    key ``kunci``, ``sidik_lain`` the second row above where two logs were merged. ``baris_ke`` is its
    place in the table and no column.
    """

    table: ClassVar[str] = "tblJejak"

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    nomor: _Nomor
    waktu: Annotated[NaiveDatetime, AfterValidator(_to_seconds)]
    sop: Annotated[SopName | None, BeforeValidator(_empty)] = None
    triwulan: Annotated[Annotated[int, Field(ge=1, le=4)] | None, BeforeValidator(_empty)] = None
    langkah: Annotated[_Nomor | None, BeforeValidator(_empty)] = None
    peristiwa: Event
    oleh: _Text = ""
    peran: Annotated[Peran | None, BeforeValidator(_empty)] = None
    akun: _Text = ""
    keputusan: Annotated[YesNo | None, BeforeValidator(_empty)] = None
    ke_langkah: Annotated[_Nomor | None, BeforeValidator(_empty)] = None
    catatan: _Text = ""
    sidik_lalu: _Text
    sidik: _Text = ""
    format: Annotated[_Nomor | None, BeforeValidator(_empty)] = None
    langkah_id: _Text = ""
    ke_langkah_id: _Text = ""
    sidik_data: _Text = ""
    kunci: _Text = ""
    tanda_tangan: _Text = ""
    sidik_lain: _Text = ""
    baris_ke: int = Field(default=-1, exclude=True, repr=False)

    @classmethod
    def bidang(cls) -> list[str]:
        """The names of the fields that are columns."""
        return [name for name in cls.model_fields if name != "baris_ke"]


class ChainReason(StrEnum):
    """Why a row does not fit the chain, as staff read it."""

    ISI = "isi baris tidak cocok dengan sidiknya, baris ini diubah setelah dicatat"
    SAMBUNGAN = "baris tidak menyambung ke baris di atasnya, ada baris dihapus, disisipkan, atau dipindah"
    NOMOR = "nomor tidak berurutan"


def initial_sidik(id_master: str) -> str:
    """What the first row of a master's log is chained to."""
    return sha256(f"sakip_xl {id_master.strip()}".encode()).hexdigest()


def canonical_text(row: JejakRow) -> str:
    """The text whose UTF-8 bytes are hashed: JSON without spaces, no character escaped.

    Format 2: a list of ``[name, text]`` for every filled column but ``sidik``, sorted by name; so a row
    stays the same when the log gets another column, and the signature cannot be swapped unseen. Format 1:
    the list of the texts of its columns, an empty one as an empty text. A time is ``2026-07-01 07:45:00``,
    a choice its text, a number its digits.
    """
    if row.format in {None, 1}:
        return _json([_text_form(getattr(row, name)) for name in _FORMAT_1])
    return _json(_pairs(row, without={"sidik"}))


def signed_text(row: JejakRow) -> str:
    """The text that a signature of the row stands for: that of format 2, without the signature itself."""
    return _json(_pairs(row, without={"sidik", "tanda_tangan"}))


def _pairs(row: JejakRow, *, without: set[str]) -> list[tuple[str, str]]:
    texts = ((name, _text_form(getattr(row, name))) for name in sorted({*row.bidang()} - without))
    return [(name, text) for name, text in texts if text]


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _text_form(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)


def compute_sidik(row: JejakRow) -> str:
    """The fingerprint that the row should carry: SHA-256 in 64 hexadecimal digits."""
    return sha256(canonical_text(row).encode()).hexdigest()


def connect(chain: Sequence[JejakRow], id_master: str, **content: Any) -> JejakRow:
    """The next row of the log: ``content`` with format, number and both fingerprints filled in.

    ``content`` takes the other fields of ``JejakRow``. The log itself is not changed.
    """
    row = JejakRow(
        format=FORMAT,
        nomor=chain[-1].nomor + 1 if chain else 1,
        sidik_lalu=chain[-1].sidik if chain else initial_sidik(id_master),
        **content,
    )
    return row.model_copy(update={"sidik": compute_sidik(row)})


def check_chain(chain: Sequence[JejakRow], id_master: str) -> list[tuple[int, ChainReason]]:
    """Each broken row by its ``nomor``, with every reason; empty when the log is whole.

    Each row is compared with the fingerprint that the row above *carries*, so that one edited row names
    itself only and not everything below it. A row deleted, inserted or moved shows at the row after it.
    Rows cut off at the end leave a chain that is whole: the chain alone cannot reveal them, a copy of
    the master or an archive can.
    """
    wrong: list[tuple[int, ChainReason]] = []
    number, sidik = 0, initial_sidik(id_master)
    for row in chain:
        if row.nomor != number + 1:
            wrong.append((row.nomor, ChainReason.NOMOR))
        if row.sidik_lalu != sidik:
            wrong.append((row.nomor, ChainReason.SAMBUNGAN))
        if row.sidik != compute_sidik(row):
            wrong.append((row.nomor, ChainReason.ISI))
        number, sidik = row.nomor, row.sidik
    return wrong


def _read_aliases() -> dict[str, dict[str, list[str]]]:
    text = files("sakip_xl.data").joinpath("langkah_lama.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


_ALIASES = _read_aliases()["format_1"]


def read_langkah(row: JejakRow) -> tuple[str, str]:
    """The ids of the row's step and of the step it goes back to, an empty text for none.

    A row of format 1 has numbers: they mean what they meant then (``data/langkah_lama.toml``).
    """
    if row.format not in {None, 1}:
        return row.langkah_id, row.ke_langkah_id
    return _old_id(row.sop, row.langkah), _old_id(row.sop, row.ke_langkah)


def _old_id(sop: SopName | None, number: int | None) -> str:
    ids = _ALIASES[sop] if sop and number else []
    return ids[number - 1] if number and number <= len(ids) else ""


# --- rows taken back ----------------------------------------------------------------------------------------

_BATAL = re.compile(r"Membatalkan jejak nomor (\d{1,9})(?: sampai (\d{1,9}))?: ")


class CancelReason(StrEnum):
    """Why a row of ``Event.BATAL`` takes nothing back, as staff read it."""

    BENTUK = "nomor jejak yang dibatalkan tidak disebut"
    TIADA = "jejak yang dibatalkan tidak ada di atasnya"
    LAGI = "jejak yang dibatalkan sudah dibatalkan sebelumnya, atau mencatat pembatalan"


def cancel_catatan(start: int, end: int, tindakan: str) -> str:
    """The text by which a row of ``Event.BATAL`` names the rows that it takes back.

    >>> cancel_catatan(4, 6, "Rekap"), cancel_catatan(7, 7, "Laporan")
    ('Membatalkan jejak nomor 4 sampai 6: Rekap', 'Membatalkan jejak nomor 7: Laporan')
    """
    number = f"{start}" if start == end else f"{start} sampai {end}"
    return f"Membatalkan jejak nomor {number}: {tindakan}"


def in_force(chain: Iterable[JejakRow]) -> list[JejakRow]:
    """The rows that count as evidence: those that no later row takes back."""
    chain = list(chain)
    undone, _ = _trace(chain)
    return [row for row in chain if row.nomor not in undone]


def check_cancellations(chain: Iterable[JejakRow]) -> list[tuple[int, CancelReason]]:
    """Each row of ``Event.BATAL`` that takes nothing back, by its ``nomor``, and why."""
    return _trace(chain)[1]


def _trace(chain: Iterable[JejakRow]) -> tuple[set[int], list[tuple[int, CancelReason]]]:
    undone: set[int] = set()
    wrong: list[tuple[int, CancelReason]] = []
    undoable: set[int] = set()
    seen: set[int] = set()
    for row in chain:
        seen.add(row.nomor)
        if row.peristiwa is not Event.BATAL:
            undoable.add(row.nomor)
            continue
        match = _BATAL.match(row.catatan)
        start, end = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if start > end:
            wrong.append((row.nomor, CancelReason.BENTUK))
        elif end >= row.nomor or not seen.issuperset(range(start, end + 1)):
            wrong.append((row.nomor, CancelReason.TIADA))
        elif not undoable.issuperset(range(start, end + 1)):
            wrong.append((row.nomor, CancelReason.LAGI))
        else:
            undone.update(range(start, end + 1))
            undoable -= undone
    return undone, wrong
