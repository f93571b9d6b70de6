"""The harness itself: it passes a right book and catches a wrong one."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.office.buku import Galat, Sel, baca_sel, kosongkan
from tests.office.recalc import Kantor, bandingkan, ke_png, sama

pytestmark = pytest.mark.libreoffice

RUMUS_BENAR: list[tuple[str, float | str | bool]] = [
    ("=A1/B1*100", 80 / 90 * 100),
    ("=ROUND(A1/B1*100,2)", 88.89),
    ('=IF(C1="","",C1*2)', ""),
    ('="Triwulan "&"II & III <dua>"', "Triwulan II & III <dua>"),
    ("=A1<B1", True),
    ("=IFERROR(1/0,0)", 0),
    ("=DATE(2026,11,22)", (date(2026, 11, 22) - date(1899, 12, 30)).days),
    ("=SUM(tblNilai[Realisasi])", 170),
]


def tulis_buku(berkas: Path, rumus: list[tuple[str, float | str | bool]]) -> Path:
    """A book with two inputs, a table, and the given formulas with their stored values from A3 down."""
    with xlsxwriter.Workbook(str(berkas)) as buku:
        lembar = buku.add_worksheet("Kertas Kerja")
        lembar.write_row("A1", [80, 90])
        lembar.add_table(
            "F1:F3", {"name": "tblNilai", "data": [[80], [90]], "columns": [{"header": "Realisasi"}]}
        )
        for baris, (teks, nilai) in enumerate(rumus, start=3):
            lembar.write_formula(f"A{baris}", teks, None, nilai)
    return berkas


def test_one_call_passes_the_right_book_and_catches_each_wrong_one(kantor: Kantor, tmp_path: Path) -> None:
    benar = tulis_buku(tmp_path / "benar.xlsx", RUMUS_BENAR)
    salah = tulis_buku(tmp_path / "salah.xlsx", [("=A1/B1*100", 88.89), ("=A1+B1", 170)])
    galat = tulis_buku(tmp_path / "galat.xlsx", [("=1/0", "#DIV/0!"), ("=TIDAKADA(1)", 3), ("=A1", 80)])

    hasil = kantor.hitung_ulang([benar, salah, galat])

    assert hasil[benar].cocok
    assert hasil[benar].dibandingkan == len(RUMUS_BENAR)
    [beda] = hasil[salah].beda
    assert (beda.tempat, beda.tersimpan) == ("Kertas Kerja!A3", 88.89)
    assert isinstance(beda.dihitung, float)
    assert math.isclose(beda.dihitung, 80 / 90 * 100)
    assert [g.split(" of ")[0] for g in hasil[galat].galat] == [
        "Kertas Kerja!A3: #DIV/0!",
        "Kertas Kerja!A4: #NAME?",
    ]
    assert not hasil[galat].cocok


def test_a_stripped_book_keeps_what_was_typed_and_no_stored_value(tmp_path: Path) -> None:
    asal = tulis_buku(tmp_path / "asal.xlsx", RUMUS_BENAR)
    kosong = tmp_path / "kosong.xlsx"

    assert kosongkan(asal, kosong) == len(RUMUS_BENAR)

    sebelum, sesudah = baca_sel(asal), baca_sel(kosong)
    assert {t: s.rumus for t, s in sesudah.items()} == {t: s.rumus for t, s in sebelum.items()}
    assert {s.nilai for s in sesudah.values() if s.rumus is not None} == {""}
    assert sesudah["Kertas Kerja!F1"] == Sel(None, "Realisasi")
    assert sesudah["Kertas Kerja!B1"] == Sel(None, 90.0)


def test_a_book_without_formulas_is_not_called_right() -> None:
    assert not bandingkan({"A!A1": Sel(None, 1.0)}, {"A!A1": Sel(None, 1.0)}).cocok


def test_a_formula_lost_on_the_way_is_an_error() -> None:
    with pytest.raises(AssertionError, match="lost the formula"):
        bandingkan({"A!A1": Sel("1+1", 2.0)}, {"A!A1": Sel(None, 2.0)})


@pytest.mark.parametrize(
    ("tersimpan", "dihitung", "satu"),
    [
        (1e12, 1e12 + 1, True),
        (1e12, 1e12 + 10_000, False),
        (0.0, 1e-10, True),
        (0.0, 1e-8, False),
        (True, 1.0, True),
        (True, False, False),
        (0.0, "", False),
        (1.0, "1", False),
        ("Baik", "baik", False),
        (Galat("#N/A"), "#N/A", False),
    ],
)
def test_numbers_agree_closely_and_all_else_exactly(tersimpan: object, dihitung: object, satu: bool) -> None:
    assert sama(tersimpan, dihitung) is satu  # type: ignore[arg-type]


def test_a_book_can_be_looked_at_as_pictures(kantor: Kantor, tmp_path: Path) -> None:
    pdf = kantor.ke_pdf(tulis_buku(tmp_path / "lihat.xlsx", RUMUS_BENAR), tmp_path / "cetak")
    [halaman] = ke_png(pdf)
    assert halaman.read_bytes().startswith(b"\x89PNG")
