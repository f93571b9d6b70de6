"""The append-only log and its hash chain (design.md D5): what was done, by whom, and that it is unedited."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, NaiveDatetime

from sakip_xl.domain.sop.lineage import ancestors, follows
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
    key ``kunci``, ``sidik_lain`` the second row above where two logs were merged. ``perubahan`` tells what a
    form changed, cell by cell (``domain.bentrok.record``). ``baris_ke`` is its place in the table and no
    column.
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
    perubahan: _Text = ""
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
    PERBAIKAN = "jejak di atas perbaikan ini tidak sama lagi dengan yang diakui di sini"


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


def as_it_stands(row: JejakRow) -> str:
    """The text of every column of a row, its fingerprint too, whatever its format."""
    return _json(_pairs(row, without=set()))


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

    ``content`` takes the other fields of ``JejakRow``. The log itself is not changed. A row of
    ``Event.PERBAIKAN`` gets a number that no row above has, whatever became of theirs.
    """
    repair = content.get("peristiwa") is Event.PERBAIKAN
    row = JejakRow(
        format=FORMAT,
        nomor=free_number(chain) if repair or not chain else chain[-1].nomor + 1,
        sidik_lalu=chain[-1].sidik if chain else initial_sidik(id_master),
        **content,
    )
    return row.model_copy(update={"sidik": compute_sidik(row)})


def free_number(chain: Sequence[JejakRow]) -> int:
    """A number that no row has, and no row will get that goes on from one; in a whole log the next place."""
    return max(len(chain), max((row.nomor for row in chain), default=0)) + 1


def joins(row: JejakRow) -> bool:
    """Whether the row joins two logs."""
    return row.format not in {None, 1} and row.sidik_lain != ""


def join(chain: Sequence[JejakRow], ends: tuple[str, str], **content: Any) -> JejakRow:
    """The row that joins two logs whose rows are all in ``chain``: it names the fingerprint of both ``ends``.

    Its number is its place, which no row above has (``free_number``), so that what follows is numbered as if
    the log had never parted.
    """
    nomor = free_number(chain)
    row = JejakRow(format=FORMAT, nomor=nomor, sidik_lalu=ends[0], sidik_lain=ends[1], **content)
    return row.model_copy(update={"sidik": compute_sidik(row)})


def check_chain(chain: Sequence[JejakRow], id_master: str) -> list[tuple[int, ChainReason]]:
    """Each broken row by its ``nomor``, with every reason; empty when the log is whole (``broken_rows``)."""
    return [(row.nomor, reason) for row, reason in broken_rows(chain, id_master)]


def broken_rows(chain: Sequence[JejakRow], id_master: str) -> list[tuple[JejakRow, ChainReason]]:
    """Each broken row, with every reason, also of those that a repair acknowledges (``log_repair``).

    Each row is compared with the fingerprint that the row above *carries*, so that one edited row names
    itself only and not everything below it. A row deleted, inserted or moved shows at the row after it.
    Where logs were merged, a row may follow one further up if what stands between, the first of the two logs,
    is joined again below.
    Rows cut off at the end leave a chain that is whole: the chain alone cannot reveal them, a copy of
    the master or an archive can.
    """
    wrong: list[tuple[JejakRow, ChainReason]] = []
    number, sidik = 0, initial_sidik(id_master)
    numbers = {sidik: 0}
    joined = {row.sidik_lalu: place for place, row in enumerate(chain) if joins(row)}
    for place, row in enumerate(chain):
        expected, connected = number + 1, row.sidik_lalu == sidik
        if joins(row):
            expected = max(numbers.get(end, 0) for end in _ends(row)) + 1
            connected = sidik in _ends(row) and numbers.keys() >= {*_ends(row)}
        elif not connected and joined.get(sidik, 0) > place and row.sidik_lalu in numbers:
            expected, connected = numbers[row.sidik_lalu] + 1, True
        skips = joins(row) or row.peristiwa is Event.PERBAIKAN
        if row.nomor < expected or (row.nomor > expected and not skips):
            wrong.append((row, ChainReason.NOMOR))
        if not connected:
            wrong.append((row, ChainReason.SAMBUNGAN))
        if row.sidik != compute_sidik(row):
            wrong.append((row, ChainReason.ISI))
        number, sidik = row.nomor, row.sidik
        numbers[sidik] = number
    return wrong


def _ends(row: JejakRow) -> tuple[str, str]:
    return row.sidik_lalu, row.sidik_lain


# --- rows taken back ----------------------------------------------------------------------------------------

_BATAL = re.compile(r"Membatalkan jejak nomor (\d{1,15})(?: sampai (\d{1,15}))?: ")


_PULIH = re.compile(r"Memulihkan keadaan sesudah jejak nomor (\d{1,15}): ")


class CancelReason(StrEnum):
    """Why a row of ``Event.BATAL`` or ``Event.PULIH`` has no effect, as staff read it."""

    BENTUK = "nomor jejak yang dibatalkan tidak disebut"
    TIADA = "jejak yang dibatalkan tidak ada di atasnya"
    LAGI = "jejak yang dibatalkan sudah dibatalkan sebelumnya, atau mencatat pembatalan atau perbaikan jejak"
    PULIH = "jejak yang keadaannya dipulihkan tidak disebut, atau tidak ada di atasnya"


def cancel_catatan(start: int, end: int, tindakan: str) -> str:
    """The text by which a row of ``Event.BATAL`` names the rows that it takes back.

    >>> cancel_catatan(4, 6, "Rekap"), cancel_catatan(7, 7, "Laporan")
    ('Membatalkan jejak nomor 4 sampai 6: Rekap', 'Membatalkan jejak nomor 7: Laporan')
    """
    number = f"{start}" if start == end else f"{start} sampai {end}"
    return f"Membatalkan jejak nomor {number}: {tindakan}"


def restore_catatan(last: int, source: str) -> str:
    """The text by which a row of ``Event.PULIH`` names the row after which the book was as it is again.

    >>> restore_catatan(12, "cadangan 1 Juli 2026 09.00")
    'Memulihkan keadaan sesudah jejak nomor 12: cadangan 1 Juli 2026 09.00'
    """
    return f"Memulihkan keadaan sesudah jejak nomor {last}: {source}"


def in_force(chain: Iterable[JejakRow]) -> list[JejakRow]:
    """The rows that count as evidence: those that no later row takes back.

    Where logs were merged, what either of them had taken back does not count.
    """
    chain = list(chain)
    ledger, _ = _trace(chain)
    return [row for place, row in enumerate(chain) if place not in ledger.undone]


def turned_over(chain: Sequence[JejakRow]) -> tuple[frozenset[int], dict[int, frozenset[int]]]:
    """The places of the rows that do not count in the end, and by each row which others it turned over.

    Only rows of ``Event.BATAL`` and ``Event.PULIH`` turn over what counts, back or again.
    """
    ledger, _ = _trace(chain)
    return ledger.undone, ledger.turned


def check_cancellations(chain: Iterable[JejakRow]) -> list[tuple[int, CancelReason]]:
    """Each row of ``Event.BATAL`` or ``Event.PULIH`` without effect, by its ``nomor``, and why."""
    return [(row.nomor, reason) for row, reason in useless_cancellations(chain)]


def useless_cancellations(chain: Iterable[JejakRow]) -> list[tuple[JejakRow, CancelReason]]:
    """Each row of ``Event.BATAL`` or ``Event.PULIH`` without effect, and why."""
    return _trace(list(chain))[1]


def _trace(chain: Sequence[JejakRow]) -> tuple[_Ledger, list[tuple[JejakRow, CancelReason]]]:
    """The rows that are taken back in the end, by their places, and the rows without effect."""
    ledger = _Ledger(chain, follows(chain))
    wrong: list[tuple[JejakRow, CancelReason]] = []
    for place, row in enumerate(chain):
        ledger.begin(place)
        reason = None
        if row.peristiwa is Event.BATAL:
            reason = ledger.cancel(place)
        elif row.peristiwa is Event.PULIH:
            reason = ledger.restore(place)
        if reason is not None:
            wrong.append((row, reason))
        ledger.end(place)
    return ledger, wrong


@dataclass
class _Ledger:
    """Which rows are taken back while the log is read, by their places; ``after`` each of them.

    ``above`` tells which rows each follows: only those can it take back.
    """

    chain: Sequence[JejakRow]
    above: Sequence[tuple[int, ...]]
    undone: frozenset[int] = frozenset()
    after: list[frozenset[int]] = field(default_factory=list)
    restored: dict[int, frozenset[int]] = field(default_factory=dict)
    """By the row of each restoring, the rows whose state it turned over."""
    turned: dict[int, frozenset[int]] = field(default_factory=dict)
    """The same by every row that turned over any."""

    def begin(self, place: int) -> None:
        """What is taken back before a row: what is so after those it follows."""
        self.undone = self._inherited(place)

    def end(self, place: int) -> None:
        """Keep what is taken back after a row, and what the row itself changed of it."""
        self.after.append(self.undone)
        if changed := self._inherited(place) ^ self.undone:
            self.turned[place] = changed

    def _inherited(self, place: int) -> frozenset[int]:
        return frozenset[int]().union(*(self.after[end] for end in self.above[place]))

    def _before(self, place: int) -> list[int]:
        return sorted(ancestors(self.above, *self.above[place]))

    def _numbered(self, place: int) -> dict[int, int]:
        """The rows that one follows, by number; of two logs with one number, that which stands first."""
        return {self.chain[above].nomor: above for above in reversed(self._before(place))}

    def _plain(self, place: int) -> bool:
        return self.chain[place].peristiwa not in {Event.BATAL, Event.PERBAIKAN}

    def cancel(self, place: int) -> CancelReason | None:
        """Take back the rows that one names; a restoring among them is turned over again."""
        row = self.chain[place]
        match = _BATAL.match(row.catatan)
        start, end = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if start > end:
            return CancelReason.BENTUK
        known = self._numbered(place)
        if end >= row.nomor or end - start >= len(known) or not known.keys() >= {*range(start, end + 1)}:
            return CancelReason.TIADA
        named = {known[number] for number in range(start, end + 1)}
        if named & self.undone or not all(map(self._plain, named)):
            return CancelReason.LAGI
        self.undone = self.undone.union(named)
        for other in self.restored.keys() & named:
            self.undone ^= self.restored[other]
        return None

    def restore(self, place: int) -> CancelReason | None:
        """Let count what counted after the row that is named, and nothing that came since."""
        row = self.chain[place]
        match = _PULIH.match(row.catatan)
        last = int(match[1]) if match else row.nomor
        known = self._numbered(place)
        if last >= row.nomor or (last and last not in known):
            return CancelReason.PULIH
        kept = ancestors(self.above, known[last]) if last else set()
        state = self.after[known[last]] if last else frozenset()
        before = self.undone
        since = {above for above in self._before(place) if above not in kept}
        self.undone = state | {*filter(self._plain, since)}
        self.restored[place] = before ^ self.undone
        return None
