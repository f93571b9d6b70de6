"""What a recap says: units and their status, every changed cell, conflicts, control totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any

from sakip_xl.actions.open_bentrok import bentrok_data, shown_or_empty
from sakip_xl.actions.return_history import ReturnHistory
from sakip_xl.actions.returned import Returned
from sakip_xl.actions.returns import Selection
from sakip_xl.actions.session import Session
from sakip_xl.actions.taking import ANSWERS, MONEY, ChangedAnswer
from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.measure.reported import NotAvailable, name_not_available, not_available
from sakip_xl.domain.measure.units import reporting_units
from sakip_xl.domain.model import (
    AnggaranInput,
    Bentrok,
    Cell,
    Formulir,
    FormulirInput,
    Master,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.domain.terms import ROMAWI, FormulirStatus
from sakip_xl.domain.wording import listing, rupiah
from sakip_xl.schema.books import FORMULIR, MASTER
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import load_table

_CELLS = 300
"""So many changed cells are listed in text; data and the preview have all."""


@dataclass(slots=True)
class RekapReport:
    """The recap of one quarter; ``changes`` are the changed answers by unit, ``open_rows`` the conflicts."""

    session: Session
    selection: Selection
    history: ReturnHistory
    triwulan: int
    changes: Mapping[str, Sequence[ChangedAnswer]]
    open_rows: Sequence[Bentrok]
    after: Master = field(init=False)

    def __post_init__(self) -> None:
        self.after = _after(self.session)

    def data(self) -> dict[str, Any]:
        """The recap as ``--json`` prints it."""
        accepted = self._accepted()
        required = [unit.kode for unit in reporting_units(self.session.master, self.triwulan)]
        registered = self.session.master.formulir_tw(self.triwulan)
        done = {kode for kode, formulir in registered.items() if formulir.kembali_atau_dikecualikan}
        declared = not_available(self.after, self.triwulan)
        return {
            "triwulan": self.triwulan,
            "unit": required,
            "diterima": sorted({*accepted, *(done & set(required))}),
            "ditolak": sorted({*_units(self.selection.ditolak)} - {*_units(self.selection.diterima)}),
            "ganda": sorted({*_units(self.selection.digantikan)}),
            "belum": [kode for kode in required if kode not in {*accepted, *done}],
            "terlambat": sorted(self._late()),
            "belum_tersedia": [asdict(item) for item in declared],
            "asing": [returned.path.name for returned in self.selection.asing],
            "tidak_tercatat": [
                returned.path.name
                for returned in self.selection.asing
                if any(item.kode == "SKP-724" for item in returned.temuan)
            ],
            "perubahan": self._changes(),
            "bentrok": bentrok_data(self.open_rows),
            "kendali": self._control(),
            "status_unit": [self._unit_status(kode, registered.get(kode)) for kode in required],
            "lebih_dahulu": sorted(
                kode
                for kode in required
                if kode in registered
                and registered[kode].status is FormulirStatus.DITERIMA
                and kode not in accepted
            ),
        }

    def message(self, data: Mapping[str, Any], *, pratinjau: bool) -> str:
        """The recap in a sentence or two."""
        start = "Pratinjau rekap" if pratinjau else "Rekap"
        count = len({*data["diterima"]} & {*data["unit"]})
        sentence = f"{start} Triwulan {ROMAWI[self.triwulan]}: {count} dari {len(data['unit'])} unit diterima"
        if data["lebih_dahulu"]:
            sentence += f", {len(data['lebih_dahulu'])} di antaranya tidak dari folder ini"
        for key in ("ditolak", "belum", "terlambat"):
            if data[key]:
                sentence += f"; {key}: {listing(data[key])}"
        declared = [NotAvailable(**item) for item in data["belum_tersedia"]]
        if declared:
            sentence += f"; {len(declared)} indikator belum tersedia: {name_not_available(declared)}"
        if data["bentrok"]:
            sentence += f"; {len(data['bentrok'])} isian bentrok menunggu keputusan"
        return f"{sentence}. {_control_sentence(data['kendali'])}"

    def lines(self, data: Mapping[str, Any]) -> list[str]:
        """Unit by unit: its status, and each cell that changes, old and new."""
        result: list[str] = []
        left = _CELLS
        by_unit: dict[str, list[dict[str, Cell]]] = {}
        for change in data["perubahan"]:
            by_unit.setdefault(change["unit"], []).append(change)
        for row in data["status_unit"]:
            result.append(_unit_line(row))
            own = by_unit.get(row["unit"], [])
            result += [_change_line(change) for change in own[:left]]
            left -= len(own[:left])
        more = len(data["perubahan"]) - (_CELLS - left)
        return [*result, *([f"   ... dan {more} sel lain; semuanya ada pada --json."] if more > 0 else [])]

    def _accepted(self) -> list[str]:
        return [*_units(self.selection.lama), *_units(self.selection.diterima)]

    def _late(self) -> Iterator[str]:
        after = self.after.formulir_tw(self.triwulan)
        for unit in _units(self.selection.diterima):
            if unit in after and after[unit].late(self.session.sekarang):
                yield unit

    def _changes(self) -> list[dict[str, Cell]]:
        files = {form.formulir.unit: form.taken for form in self.selection.forms}
        return [
            change.as_data(taken.path.name if (taken := files.get(unit)) else "")
            for unit, changes in self.changes.items()
            for change in changes
        ]

    def _unit_status(self, kode: str, formulir: Formulir | None) -> dict[str, Any]:
        changes = self.changes.get(kode, ())
        return {
            "unit": kode,
            "status": self._status(kode, formulir),
            "berkas": self._file(kode, formulir),
            "terisi": sum(not change.replaces for change in changes),
            "diganti": sum(change.replaces for change in changes),
            "bentrok": sum(row.unit == kode for row in self.open_rows),
        }

    def _status(self, kode: str, formulir: Formulir | None) -> str:
        if kode in _units(self.selection.diterima):
            return "diterima"
        if formulir is not None and formulir.kembali_atau_dikecualikan:
            return "diterima sebelum ini" if formulir.status is FormulirStatus.DITERIMA else "dikecualikan"
        if kode in _units(self.selection.ditolak):
            return "ditolak"
        if formulir is not None and self.history.asked_at(formulir):
            return "diminta lagi"
        return "belum kembali"

    def _file(self, kode: str, formulir: Formulir | None) -> str:
        for returned in (*self.selection.diterima, *self.selection.ditolak):
            if returned.formulir is not None and returned.formulir.unit == kode:
                return returned.path.name
        return formulir.berkas_kembali if formulir is not None else ""

    def _control(self) -> dict[str, Any]:
        """Every file in one class, and what the accepted ones hold beside what the master has of them."""
        chosen = self.selection
        accepted = [*chosen.diterima, *chosen.lama]
        counts = {
            "diterima": _files(accepted),
            "ditolak": _files(chosen.ditolak),
            "digantikan": _files([*chosen.digantikan, *chosen.sama]),
            "asing": _files(chosen.asing),
        }
        contents = [returned.content for returned in accepted if returned.content is not None]
        ids = {returned.formulir.id_formulir for returned in accepted if returned.formulir is not None}
        master_rows, master_money = _in_master(self.after, ids, self.open_rows)
        return {
            "berkas": sum(counts.values()),
            **counts,
            "kertas": len([returned for returned in accepted if returned.paper]),
            "baris": sum(_filled_rows(content) for content in contents),
            "rupiah": _number(sum((_money(content) for content in contents), Decimal())),
            "baris_induk": master_rows,
            "rupiah_induk": _number(master_money),
        }


def _after(session: Session) -> Master:
    """The master as it will be, as far as reports and register go."""
    content = session.perubahan.apply_to(session.content)

    def rows(table: str) -> list[Any]:
        return load_table(MASTER.table_named(table), content.row(table))[0]

    return replace(
        session.master,
        realisasi=rows(Realisasi.table),
        anggaran=rows(RealisasiAnggaran.table),
        formulir=rows(Formulir.table),
    )


def _units(returned: Sequence[Returned]) -> list[str]:
    return [item.formulir.unit for item in returned if item.formulir is not None]


def _files(returned: Sequence[Returned]) -> int:
    return sum(not item.paper for item in returned)


def _filled_rows(content: BookContent) -> int:
    return sum(
        _says(row, FORMULIR.table_named(table).answers)
        for table in (FormulirInput.table, AnggaranInput.table)
        for row in content.row(table)
    )


def _says(row: RawRow, names: Sequence[str]) -> bool:
    return any(meaning(row.get(name)) for name in names)


def _money(content: BookContent) -> Decimal:
    rows = load_table(FORMULIR.table_named(AnggaranInput.table), content.row(AnggaranInput.table))[0]
    return sum((row.realisasi for row in rows if row.realisasi is not None), Decimal())


def _in_master(master: Master, ids: set[str], open_rows: Sequence[Bentrok]) -> tuple[int, Decimal]:
    """How many rows of these forms the master has, and their money; one that waits for a decision counts."""
    waiting = {(row.tabel, row.kode, row.unit) for row in open_rows}
    count, money = 0, Decimal()
    rows: list[Realisasi | RealisasiAnggaran] = [*master.realisasi, *master.anggaran]
    for row in rows:
        if row.id_formulir not in ids:
            continue
        names = MONEY if isinstance(row, RealisasiAnggaran) else ANSWERS
        says = any(meaning(getattr(row, name)) for name in names)
        count += says or (row.table, row.kode, row.unit) in waiting
        if isinstance(row, RealisasiAnggaran) and row.realisasi is not None:
            money += row.realisasi
    return count, money


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _control_sentence(control: Mapping[str, Any]) -> str:
    """The control totals of the folder in words."""
    if not control["berkas"] and not control["kertas"]:
        return "Folder ini: tidak ada berkas."
    parts = [f"{control[key]} {key}" for key in ("diterima", "ditolak", "digantikan", "asing")]
    sentence = f"Folder ini: {control['berkas']} berkas = {' + '.join(parts)}"
    if control["kertas"]:
        sentence += f", dan {control['kertas']} isian kertas"
    if not control["diterima"] and not control["kertas"]:
        return f"{sentence}; tidak satu pun formulir yang dapat diambil."
    rows = f"{sentence}; {control['baris']} baris, {rupiah(Decimal(str(control['rupiah'])))}"
    if (control["baris"], control["rupiah"]) == (control["baris_induk"], control["rupiah_induk"]):
        return f"{rows}, sama dengan buku induk."
    own = rupiah(Decimal(str(control["rupiah_induk"])))
    return f"{rows}; di buku induk {control['baris_induk']} baris, {own}."


def _unit_line(row: Mapping[str, Any]) -> str:
    file = f" ({row['berkas']})" if row["berkas"] else ""
    counts = [f"{row[key]} {key}" for key in ("terisi", "diganti", "bentrok") if row[key]]
    return f"{row['unit']}: {row['status']}{file}{': ' if counts else ''}{', '.join(counts)}"


def _change_line(change: Mapping[str, Cell]) -> str:
    old, new = shown_or_empty(change["lama"]), shown_or_empty(change["baru"])
    return f"   {change['kode']} {change['judul']}: {old} -> {new}"
