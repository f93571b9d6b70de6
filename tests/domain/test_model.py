"""What a cell must be, said once by the field types of the models."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.errors import PydanticSchemaGenerationError

from sakip_xl.domain.model import Indikator, Master, Pengaturan
from sakip_xl.domain.model.base import (
    Bulat,
    DecimalCell,
    Jam,
    PercentPoints,
    Prose,
    RequiredText,
    Row,
    Tanggal,
    Text,
    Tw,
    Waktu,
)
from sakip_xl.domain.terms import PkVersion, Triwulan
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import FORMULIR, MASTER

TABLES = {table.name: table for table in (*MASTER.tables, *FORMULIR.tables)}


@pytest.mark.parametrize(
    ("kind", "raw", "nilai"),
    [
        (Text, None, ""),
        (Text, "198203032006031003", "198203032006031003"),
        (Text, 12, "12"),
        (Text, 1.5, "1.5"),
        (RequiredText, 45.0, "45"),
        (Prose, date(2026, 6, 30), "30 Juni 2026"),
        (Prose, datetime(2026, 6, 30), "30 Juni 2026"),
        (Prose, datetime(2026, 6, 30, 9, 30), "30 Juni 2026 pukul 09.30"),
        (Prose, time(9, 30), "09.30"),
        (Prose, 13, "13"),
        (Tanggal, datetime(2026, 7, 1, 8), date(2026, 7, 1)),
        (Tanggal, date(2026, 7, 1), date(2026, 7, 1)),
        (Waktu, date(2026, 7, 1), datetime(2026, 7, 1)),
        (Jam, datetime(2026, 7, 1, 9, 30), time(9, 30)),
        (Jam, time(9, 30), time(9, 30)),
        (Jam, "09.30 WIB", time(9, 30)),
        (Tanggal, "1 Juli 2026", date(2026, 7, 1)),
        (Waktu, "1 Juli 2026 pukul 08.00", datetime(2026, 7, 1, 8)),
        (PercentPoints, "25%", Decimal(25)),
        (Tw, "II", Triwulan.II),
        (Tw, " 3 ", Triwulan.III),
        (Tw, 4.0, Triwulan.IV),
        (Tw, Triwulan.I, Triwulan.I),
        (Bulat, "Rp 1.234.567", 1234567),
        (Bulat, 2.0, 2),
        (DecimalCell, "82,5", Decimal("82.5")),
        (DecimalCell, 0, Decimal(0)),
        (DecimalCell, Decimal("1.50"), Decimal("1.50")),
        (Tanggal, 46203, date(2026, 6, 30)),
        (Tanggal, 46203.0, date(2026, 6, 30)),
    ],
)
def test_a_cell_is_taken_as_staff_meant_it(kind: Any, raw: object, nilai: object) -> None:
    assert TypeAdapter(kind).validate_python(raw) == nilai


@pytest.mark.parametrize(
    ("kind", "raw", "kode"),
    [
        (Text, 198203032006031000, "teks_terpotong"),
        (Text, 1.98203032006031e17, "teks_terpotong"),
        (Prose, 198203032006032000, "teks_terpotong"),
        (Text, date(2026, 2, 1), "teks_tanggal"),
        (RequiredText, datetime(2026, 2, 1), "teks_tanggal"),
        (Text, time(9), "teks_tanggal"),
        (Tanggal, "Juli 2026", "tanggal_teks"),
        (Tanggal, "-", "date_type"),
        (Tanggal, 2026, "bukan_tanggal"),
        (Tanggal, 46000.5, "bukan_tanggal"),
        (Waktu, "kemarin", "tanggal_teks"),
        (Waktu, 1.5, "bukan_tanggal"),
        (Jam, "pagi", "bukan_jam"),
        (Jam, 5, "bukan_jam"),
        (DecimalCell, "25%", "angka_persen"),
        (DecimalCell, "1,5 M", "angka_pengali"),
        (DecimalCell, "3 bulan", "angka_bersatuan"),
        (DecimalCell, "100 dari 110", "angka_banyak"),
        (DecimalCell, "nihil", "kata_nol"),
        (Tw, 5, "bukan_triwulan"),
        (Tw, 2.5, "bukan_triwulan"),
        (Tw, "V", "bukan_triwulan"),
        (Tw, True, "bukan_triwulan"),
        (Tw, date(2026, 1, 1), "bukan_triwulan"),
        (Bulat, 2.5, "bukan_bulat"),
        (Bulat, "-", "int_type"),
        (DecimalCell, "-", "decimal_type"),
        (DecimalCell, "1.234", "angka_ambigu"),
        (DecimalCell, "B", "bukan_angka"),
        (DecimalCell, True, "bukan_angka"),
        (RequiredText, "", "too_short"),
    ],
)
def test_a_cell_that_does_not_fit_says_how(kind: Any, raw: object, kode: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        TypeAdapter(kind).validate_python(raw)
    assert [error["type"] for error in wrong.value.errors()] == [kode]


@pytest.mark.parametrize(
    "kind",
    [Tanggal | None, Waktu | None, Jam | None, Tw | None, DecimalCell | None, Bulat | None],
    ids=["tanggal", "waktu", "jam", "triwulan", "angka", "bulat"],
)
def test_an_empty_cell_stays_empty(kind: Any) -> None:
    assert TypeAdapter(kind).validate_python(None) is None


def _indikator(version: PkVersion, target: int) -> Indikator:
    content: dict[str, Any] = {"kode": "I.1", "versi_pk": version, "target_tw1": target}
    return Indikator.model_construct(**content)


@pytest.mark.parametrize(
    "order", [(PkVersion.MURNI, PkVersion.PERUBAHAN), (PkVersion.PERUBAHAN, PkVersion.MURNI)]
)
def test_of_two_versions_the_perubahan_counts_wherever_it_stands(order: tuple[PkVersion, PkVersion]) -> None:
    pengaturan = Pengaturan(nama_kecamatan="Contoh", tahun=2026)
    row = [_indikator(version, 10 * (version is PkVersion.PERUBAHAN)) for version in order]
    (in_force,) = Master(id_master="x", pengaturan=pengaturan, indikator=row).indikator_in_force()
    assert in_force.target_tw(1) == 10


def test_ramadan_hours_need_both_ends() -> None:
    start, end = date(2026, 2, 18), date(2026, 3, 19)
    without_end = Pengaturan(nama_kecamatan="Contoh", tahun=2026, ramadan_mulai=start)
    with_end = without_end.model_copy(update={"ramadan_selesai": end})
    assert (without_end.ramadan(), with_end.ramadan()) == (None, (start, end))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_a_row_that_is_built_at_its_first_use_can_be_built(table: Table) -> None:
    assert table.model.model_rebuild(force=True)


def test_a_row_that_cannot_be_built_is_caught() -> None:
    class Plain:
        pass

    broken: Any = type("Broken", (Row,), {"__annotations__": {"nilai": Plain}, "__module__": __name__})

    with pytest.raises(PydanticSchemaGenerationError):
        broken.model_rebuild(force=True)
