"""The formulas of the Kertas Kerja: worked examples, odd cases, in Python and recalculated."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from sakip_xl.domain.measure.kertas_kerja import complete_row
from sakip_xl.domain.measure.predikat import standard_ambang
from sakip_xl.domain.model import BatasPredikat, Cell, KertasKerja, Master, Pengaturan
from sakip_xl.domain.terms import DasarRekap, Pembulatan
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.capaian import RUMUS
from sakip_xl.formulas.capaian_examples import CONTOH
from sakip_xl.render.canvas import Canvas
from sakip_xl.render.material import Material
from sakip_xl.render.references import alamat
from sakip_xl.render.sheets.jalur import draw_jalur, jalur_names
from sakip_xl.render.table import computed_row, draw_table
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, raw
from sakip_xl.schema.tables.kertas_kerja import TBL_KERTAS_KERJA
from tests.office.recalc import Office

Isian = Mapping[str, Cell]
PREDIKAT = tuple(
    BatasPredikat(
        predikat=a.predikat,
        batas_bawah=a.batas_bawah,
        termasuk="Ya" if a.termasuk else "Tidak",  # type: ignore[arg-type]
    )
    for a in standard_ambang()
)
INVERTED = (
    BatasPredikat(predikat="Tercapai", batas_bawah=Decimal(100), termasuk="Ya"),  # type: ignore[arg-type]
    BatasPredikat(predikat="Hampir", batas_bawah=Decimal("75.5")),
)
DEFAULT = Pengaturan(nama_kecamatan="Contoh", tahun=2026)

FUNCTIONS_2013 = (
    "ABS AND CHOOSE COUNT FIXED IF IFERROR INDEX INT ISNUMBER LEN LN MATCH MAX MID MIN N OR ROUND ROW "
    "SIGN SUBSTITUTE SUM SUMPRODUCT"
)


def hitung(entry: Isian, pengaturan: Pengaturan = DEFAULT) -> dict[str, Cell]:
    return computed_row(TBL_KERTAS_KERJA, entry, Scope(pengaturan, PREDIKAT, 2))


@pytest.mark.parametrize(("inputs", "expected"), CONTOH, ids=range(len(CONTOH)))
def test_every_worked_example_holds_in_python(inputs: Isian, expected: Isian) -> None:
    result = hitung(inputs)
    assert {field_name: result[field_name] for field_name in expected} == expected


def test_every_formula_has_a_column_and_a_worked_example() -> None:
    assert {k.bidang for k in TBL_KERTAS_KERJA.columns if k.rumus} == set(RUMUS)
    assert [field_name for field_name, rumus in RUMUS.items() if not rumus.contoh] == []


def test_formulas_name_only_headings_of_the_table_and_functions_of_excel_2013() -> None:
    heading = {k.judul for k in TBL_KERTAS_KERJA.columns}
    for column in TBL_KERTAS_KERJA.columns:
        if column.rumus is None:
            continue
        text = column.rumus.text
        assert set(re.findall(r"[@:]\[([^]]+)\]", text)) <= heading
        function = set(re.findall(r"([A-Z]+)\(", re.sub(r'"[^"]*"', "", text)))
        assert function <= set(FUNCTIONS_2013.split())
        assert len(text) < 8192
        assert all(len(literal) <= 255 for literal in re.findall(r'"([^"]*)"', text))


def test_an_empty_row_shows_nothing_and_nonsense_breaks_nothing() -> None:
    blank = hitung({})
    assert {b: blank[b] for b in ("jalur", "capaian", "terisi", "predikat", "cara_hitung")} == {
        "jalur": "", "capaian": "", "terisi": "", "predikat": "", "cara_hitung": "",
    }  # fmt: skip
    nonsense = hitung({"kode": "X", "rumus": "entah", "konsolidasi": "entah", "target_bawah": "delapan",
                     "target_atas": True, "realisasi": 3, "r1": 3, "skala": 1})  # fmt: skip
    assert (nonsense["jalur"], nonsense["capaian"], nonsense["realisasi_sd"]) == ("tidak dihitung", "", 3.0)


# --- recalculated ------------------------------------------------------------------------------------------


def complete(inputs: Isian, desimal: int = 2) -> Isian:
    """A row as the program writes it, with what its formulas need beside these inputs."""
    needed = {"level": "sasaran", "induk": "S.1", "unit": "U", "polaritas": "positif", **inputs}
    return raw(complete_row(KertasKerja.model_validate(needed), desimal))


def odd_cases() -> list[Isian]:
    """Every formula with plain, range, zero and negative targets, ties of rounding and long numbers."""
    target: list[tuple[float, float]] = [
        (80, 80), (3, 3), (0, 0), (-4, -4), (0.07, 0.07), (110, 110), (1234567.5, 1234567.5), (80, 90),
        (-5, 5), (-9, -3), (0, 2), (106439453000, 106439453000), (0.3, 0.3),
    ]  # fmt: skip
    realisasi = [0, 80, 82.5, -4, -1, 56.23, 0.07, 91.4, 1 / 3, 80.004, 99.995, 5, 72, 106439452999.55]
    row: list[Isian] = []
    for rumus, (lower, upper), value in itertools.product(
        ("rasio", "selisih", "kebalikan", "stabil"), target, realisasi
    ):
        n = len(row)
        options: list[dict[str, Cell]] = [{}, {"terburuk": 10, "terburuk_ketik": 10}, {"terburuk_ketik": "?"}]
        bad = options[n % 3]
        if n % 7 == 0:
            bad = {"terburuk": 0, "terburuk_ketik": 0}
        row.append(complete({
            "kode": f"I.{n}", "triwulan": 1, "rumus": rumus, "konsolidasi": "jumlah", "dapat_digabung": "Ya",
            "nol_tercapai": "Ya" if n % 2 else "Tidak", "target_bawah": lower, "target_atas": upper,
            "realisasi": value, "r1": value, "t1_bawah": lower, "t1_atas": upper,
            "tahun_bawah": 4 * lower, "tahun_atas": 4 * upper, **bad,
        }))  # fmt: skip
    return row


def quarterly_cases() -> list[Isian]:
    """Quarters filled in every pattern under every consolidation, some without a target."""
    randomizer = random.Random(22)  # noqa: S311 any numbers will do
    row: list[Isian] = []
    for konsolidasi, pattern in itertools.product(
        ("jumlah", "rata-rata", "posisi akhir"), itertools.product((True, False), repeat=4)
    ):
        content: dict[str, Cell] = {
            "kode": f"T.{len(row)}", "triwulan": 4, "rumus": randomizer.choice(("rasio", "selisih")),
            "konsolidasi": konsolidasi, "dapat_digabung": "Tidak" if len(row) % 9 == 8 else "Ya",
            "tahun_bawah": 0.3, "tahun_atas": 0.6,
        }  # fmt: skip
        for n, is_filled in enumerate(pattern, 1):
            lower = randomizer.randrange(1, 9) / 10
            if is_filled:
                content[f"r{n}"] = randomizer.randrange(0, 9) / 10
            if randomizer.random() < 0.8:
                content |= {f"t{n}_bawah": lower, f"t{n}_atas": round(lower + randomizer.choice((0, 0.1)), 1)}
        row.append(complete(content))
    return row


def book(file: Path, row: Sequence[Isian], pengaturan: Pengaturan, predikat: Sequence[BatasPredikat]) -> Path:
    """A book with the table, the bounds and the settings as named cells."""
    table = {"tblKertasKerja": [dict(b) for b in row], "tblPredikat": [raw(b) for b in predikat]}
    content = BookContent("master", table)
    master = Master(
        "uji", pengaturan, predikat=[b.model_copy(update={"baris_ke": n}) for n, b in enumerate(predikat)]
    )
    material = Material(content, master, datetime(2026, 7, 1))
    canvas = Canvas()
    identitas = canvas.add(MASTER.sheet_named("Identitas"))
    canvas.names["triwulan_aktif"] = str(int(master.kerja.triwulan))
    for n, name in enumerate(("desimal", "pembulatan", "batas_rekap", "metode_rekap", "dasar_rekap")):
        value = getattr(pengaturan, name)
        identitas.write(n, 0, float(value) if isinstance(value, Decimal) else value)
        canvas.names[name] = alamat("Identitas", n, 0)
    draw_table(identitas, MASTER.table_named("tblPredikat"), 7, material)
    referensi = canvas.add(MASTER.sheet_named("Referensi"))
    referensi.widths.update(dict.fromkeys(range(20), 16))
    draw_jalur(referensi, 0)
    canvas.names |= jalur_names("Referensi", 0)
    draw_table(canvas.add(MASTER.sheet_named("Kertas Kerja")), TBL_KERTAS_KERJA, 0, material)
    write_xlsx(canvas, file)
    return file


@pytest.mark.libreoffice
def test_libreoffice_computes_every_example_and_odd_case_alike(kantor: Office, tmp_path: Path) -> None:
    example = [entry for entry, _ in CONTOH]
    truncating = DEFAULT.model_copy(
        update={
            "desimal": 1,
            "pembulatan": Pembulatan.POTONG,
            "batas_rekap": Decimal(110),
            "dasar_rekap": DasarRekap.TRIWULAN,
        }
    )
    whole = DEFAULT.model_copy(update={"desimal": 0, "dasar_rekap": DasarRekap.TAHUN})
    everything = [
        book(tmp_path / "baku.xlsx", [*example, {}, *odd_cases(), *quarterly_cases()], DEFAULT, PREDIKAT),
        book(tmp_path / "potong.xlsx", [*example, *odd_cases()], truncating, INVERTED),
        book(tmp_path / "bulat.xlsx", quarterly_cases(), whole, ()),
    ]
    result = kantor.recalculate(everything)
    for file in everything:
        assert result[file].galat == []
        assert result[file].beda == []
    assert sum(h.dibandingkan for h in result.values()) > 40_000
