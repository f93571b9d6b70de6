"""Last year and the Renstra as staff read them: on Rekap, on the cover of a form."""

from __future__ import annotations

from typing import Any

import pytest

from sakip_xl.actions.formulir import formulir_content
from sakip_xl.render.form import draw_formulir
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import load_master
from tests.sample import SEKARANG
from tests.sample_measured import change, di, drawing, find, measured_content, text
from tests.sample_rows import INDIKATOR

SETTINGS = {"Tahun Awal Renstra": 2025, "Tahun Akhir Renstra": 2029}
LAST_YEAR: list[RawRow] = [
    {"kode": "IKS.1", "tahun": 2025, "target": 80, "realisasi": 81.255, "realisasi_tw2": "80,5"},
    {"kode": "IKP.1", "tahun": 2025, "realisasi": 4700},
]


def told(**renstra: Any) -> BookContent:
    """The sample measured in Triwulan II, with last year and these targets at the Renstra's end."""
    content = measured_content(adjust=dict(SETTINGS), tblRiwayat=LAST_YEAR)
    for index, indikator in enumerate(INDIKATOR):
        if indikator.kode in renstra:
            content = change(content, "tblIndikator", index, target_renstra=renstra[indikator.kode])
    return content


def block(content: BookContent) -> dict[str, list[object]]:
    """The rows of the block on Rekap by kode: one value a column."""
    sheet = drawing(content).sheets["Rekap"]
    top, _ = find(sheet, "Perbandingan antartahun sampai Triwulan II")
    columns = (3, 5, 8, 9, 10, 11, 12, 13, 14)
    rows: dict[str, list[object]] = {}
    for row in range(top + 2, top + 12):
        if (row, 8) not in sheet.cells or di(sheet, row, 8).value is None:
            break
        rows[str(di(sheet, row, 0).value)] = [di(sheet, row, column).value for column in columns]
    return rows


def test_rekap_shows_like_with_like_and_what_is_missing() -> None:
    rows = block(told(**{"IKS.1": 90}))
    assert list(rows) == ["IKS.1", "IKP.1"]
    position, total = rows.values()
    assert position == ["80,5", "TW II 2025", "82,75", "+2,25", 101.57, "90", "82,75", 91.94, "-"]
    assert total[:4] == ["4.700", "setahun 2025", "0", "tidak diketahui"]
    assert total[4:8] == ["tidak diketahui"] * 4
    assert "belum sebanding dengan setahun 2025" in str(total[8])
    assert "Target Akhir Renstra belum diisi" in str(total[8])


def test_a_book_without_earlier_years_says_so_once() -> None:
    everything = text(drawing(measured_content()).sheets["Rekap"])
    blank = "Riwayat dan Target Akhir Renstra belum diisi, sehingga tidak ada yang dibandingkan."
    assert everything.count(blank) == 1


def test_indicators_without_earlier_years_are_named() -> None:
    content = told(**{"IKS.1": 90})
    named = "Tanpa Riwayat dan Target Akhir Renstra: 4 indikator, yaitu IKS.2, IKS.3, IKT.1, dan IKK.1."
    assert named in text(drawing(content).sheets["Rekap"])


def test_when_all_are_told_none_is_named() -> None:
    rows: list[RawRow] = [{"kode": i.kode, "tahun": 2025, "realisasi": 80} for i in INDIKATOR]
    content = measured_content(tblRiwayat=rows)
    assert not any("Tanpa Riwayat" in line for line in text(drawing(content).sheets["Rekap"]))


def test_words_and_unreadable_targets_stand_as_typed() -> None:
    content = told(**{"IKS.1": "entah"})
    content = change(content, "tblRiwayat", 0, realisasi="BB", realisasi_tw2=None)
    before, *_ = block(content)["IKS.1"]
    assert (before, block(content)["IKS.1"][5]) == ("BB", "entah")


@pytest.mark.parametrize("version", ["murni", "perubahan"])
def test_views_and_forms_tell_the_version_of_the_pk(version: str) -> None:
    content = change(measured_content(), "tblIndikator", 0, versi_pk=version)
    sentence = {
        "murni": "Target menurut PK murni.",
        "perubahan": "Target menurut PK perubahan untuk 1 indikator: IKS.1; selebihnya menurut PK murni.",
    }[version]
    assert text(drawing(content).sheets["Rekap"]).count(sentence) == 1
    master = load_master(content).master
    units = {unit.kode: unit for unit in master.unit}
    covers = {
        kode: text(
            draw_formulir(
                formulir_content(master, units[kode], 2, id_formulir="F", tenggat=SEKARANG), SEKARANG
            ).sheets["Sampul"]
        )
        for kode in ("YAN", "PMD")
    }
    assert sentence in covers["YAN"]
    assert "Target menurut PK murni." in covers["PMD"]
