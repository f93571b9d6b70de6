"""The quarterly Rencana Aksi: every number is that of the summary, quarters not measured stay empty."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.documents.base import Document, Source
from sakip_xl.documents.gaps import GAP
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.spending import spending_by_quarter
from sakip_xl.domain.model import Indikator, Kinerja, RealisasiAnggaran, RencanaAksi
from sakip_xl.domain.terms import Level, Triwulan
from tests.documents.whole_year import year
from tests.sample_rows import INDIKATOR, KINERJA

KIND = PAPERS["rencana-aksi-triwulan"]
UNKNOWN = "belum ada data"
ACTIONS = [
    RencanaAksi(kode="IKS.2", aksi="Membuka loket aduan", sub_aksi="petugas piket"),
    RencanaAksi(kode="IKS.2", aksi="Menindaklanjuti aduan"),
    RencanaAksi(kode="IKP.1", aksi="Mencetak dokumen"),
]


def planned(source: Source, *actions: RencanaAksi, **change: Any) -> Source:
    """The office with these actions, and with other tables where they are given."""
    return replace(source, master=replace(source.master, rencana_aksi=list(actions or ACTIONS), **change))


def composed(source: Source) -> Document:
    [document] = KIND.compose(source)
    return document


def made(source: Source, *, formulas: bool = False) -> Worksheet:
    document = composed(source)
    assert KIND.draw is not None
    tags = document.issued("", 1, source.now.date())
    content = KIND.draw(tags, document.draft)
    assert content == KIND.draw(tags, document.draft)
    sheet = load_workbook(BytesIO(content), data_only=not formulas).active
    assert isinstance(sheet, Worksheet)
    return sheet


def table(sheet: Worksheet) -> list[list[Any]]:
    """The rows below the numbers of the columns, up to the total."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(n for n, row in enumerate(rows) if row == list(range(1, 22))) + 1
    end = next(n for n, row in enumerate(rows) if row[0] == "Jumlah")
    return rows[start : end + 1]


def row_of(sheet: Worksheet, indikator: str) -> list[Any]:
    return next(row for row in table(sheet) if str(row[2] or "").startswith(indikator))


def test_the_columns_are_those_of_the_layout() -> None:
    rows = [[cell.value for cell in row] for row in made(planned(year())).iter_rows(min_row=5, max_row=6)]
    above, below = rows
    assert [text for text in above if text] == [
        "No", "Sasaran", "Indikator", "Satuan", "Program", "Anggaran (Rp)", "Realisasi Anggaran (Rp)",
        "Rencana Aksi", "Sub Rencana Aksi", "Target", "Capaian (%)", "Capaian Total (%)",
    ]  # fmt: skip
    assert [text for text in below if text] == [f"TW {n}" for n in ("I", "II", "III", "IV")] * 3


def test_every_capaian_and_every_amount_is_the_summarys() -> None:
    source = planned(year())
    sheet = made(source)
    spent = spending_by_quarter(source.master, source.so_far)["P.1"]
    for data in source.summary.indikator:
        if data.row.kode in {"IKT.1", "IKK.1"}:
            continue
        row = row_of(sheet, data.row.indikator)
        reached = [
            next(item.capaian.tw.nilai for item in quarter.indikator if item.row.kode == data.row.kode)
            for quarter in source.so_far
        ]
        assert [None if value is None else float(value) for value in reached] == row[16:20]
        assert row[20] == float(data.capaian.direkap.nilai or 0)
    first = row_of(sheet, "Indeks Kepuasan")
    assert first[5:10] == [97_000_000, *(float(amount or 0) for amount in spent)]
    assert first[12:16] == [82, 82.5, 83, 83.5]


def test_a_program_has_its_money_once_and_the_sum_is_a_formula() -> None:
    sheet = made(planned(year()))
    total = table(sheet)[-1]
    assert total[5:10] == [97_000_000, 20_000_000, 28_500_000, 21_750_000, 24_750_000]
    again = row_of(sheet, "Persentase pengaduan")
    assert again[4].endswith("(anggaran di nomor 1)")
    assert again[5:10] == [None] * 5
    formulas = table(made(planned(year()), formulas=True))[-1]
    assert all(str(formulas[column]).startswith("=SUM(") for column in range(5, 10))


def test_each_action_has_a_line_and_an_indicator_of_a_sasaran_without_one_a_gap() -> None:
    rows = table(made(planned(year())))
    place = next(n for n, row in enumerate(rows) if str(row[2] or "").startswith("Persentase pengaduan"))
    assert [row[10:12] for row in rows[place : place + 2]] == [
        ["Membuka loket aduan", "petugas piket"],
        ["Menindaklanjuti aduan", None],
    ]
    assert rows[place + 1][:5] == [None] * 5
    assert row_of(made(planned(year())), "Indeks Kepuasan")[10] == GAP
    said = {str(row[2]) for row in rows}
    assert not any(text.startswith("Nilai SAKIP") for text in said)


def test_quarters_to_come_and_those_without_a_measurement_stay_empty() -> None:
    row = row_of(made(planned(year(2))), "Indeks Kepuasan")
    assert row[18:20] == [None, None]
    assert row[8:10] == [None, None]
    source = planned(year(2))
    second = [one for one in source.master.kertas_kerja if one.triwulan == 2]
    row = row_of(made(planned(source, kertas_kerja=second)), "Indeks Kepuasan")
    assert (row[16], isinstance(row[17], float), isinstance(row[20], float)) == (None, True, True)
    row = row_of(made(planned(source, kertas_kerja=[], anggaran=[])), "Indeks Kepuasan")
    assert row[16:21] == [None] * 5
    assert row[5:10] == [97_000_000, None, None, None, None]


def test_what_was_promised_and_cannot_be_computed_is_a_gap_and_what_was_not_a_dash() -> None:
    rows = [row.model_copy(update={"target_tw1": None} if row.kode == "IKS.1" else {}) for row in INDIKATOR]
    source = year(2, indikator=rows)
    realisasi = [
        row.model_copy(update={"realisasi": None}) if row.triwulan == 2 else row
        for row in source.master.realisasi
    ]
    master = replace(source.master, realisasi=realisasi)
    filled = year(2, indikator=rows)
    row = row_of(made(planned(filled)), "Indeks Kepuasan")
    assert (row[12], row[16]) == ("-", "-")
    sheets = [one for tw in (1, 2) for one in fill_kertas_kerja(master, tw)]
    row = row_of(
        made(planned(replace(source, master=replace(master, kertas_kerja=sheets)))), "Indeks Kepuasan"
    )
    assert (row[17], row[20]) == (UNKNOWN, UNKNOWN)


def test_money_that_is_not_known_leaves_its_sum_unknown() -> None:
    late = RealisasiAnggaran(kode="K.1", triwulan=Triwulan.II, unit="PMD", realisasi=Decimal(5))
    source = year(2)
    total = table(made(planned(source, anggaran=[*source.master.anggaran, late])))[-1]
    assert total[5:10] == [97_000_000, 20_000_000, UNKNOWN, None, None]


def _extra(level: Level, kode: str, induk: str, **other: Any) -> Kinerja:
    return Kinerja(kode=kode, level=level, induk=induk, uraian=f"Uraian {kode}", unit="YAN", **other)


def _measuring(kode: str, induk: str, level: Level) -> Indikator:
    update = {"kode": kode, "induk": induk, "level": level, "indikator": f"Ukuran {kode}"}
    return INDIKATOR[0].model_copy(update=update)


def test_an_indicator_finds_its_program_above_it_or_the_programs_below_it() -> None:
    tree = [
        *KINERJA,
        _extra(Level.SASARAN, "S.2", "T.1"),
        _extra(Level.PROGRAM, "P.2", "S.1", induk_lain="S.2", pagu=Decimal(5)),
    ]
    rows = [
        _measuring("A", "T.1", Level.TUJUAN),
        _measuring("B", "S.2", Level.SASARAN),
        _measuring("C", "K.1", Level.KEGIATAN),
        _measuring("D", "X", Level.SASARAN),
    ]
    actions = [RencanaAksi(kode=kode, aksi=f"Aksi {kode}") for kode in "ABCD"]
    source = planned(year(2, kinerja=tree, indikator=rows), *actions)
    blocks = {block["indikator"]: block for block in composed(source).tags["blok"]}
    programs = {name[-1]: [one["uraian"] for one in block["program"]] for name, block in blocks.items()}
    first = KINERJA[2].uraian
    assert programs == {"A": [first, "Uraian P.2"], "C": [first], "B": ["Uraian P.2"], "D": []}
    assert [block["sasaran"] for block in blocks.values()] == [
        KINERJA[0].uraian, KINERJA[1].uraian, "Uraian S.2", UNKNOWN,
    ]  # fmt: skip
    assert row_of(made(source), "Ukuran D")[4] == GAP


def test_programs_whose_money_stands_at_one_number_are_named_together() -> None:
    tree = [*KINERJA, _extra(Level.PROGRAM, "P.2", "S.1")]
    row = row_of(made(planned(year(kinerja=tree))), "Persentase pengaduan")
    assert row[4] == f"{KINERJA[2].uraian}; Uraian P.2 (anggaran di nomor 1)"


def test_a_tree_with_a_loop_is_no_endless_work() -> None:
    tree = [_extra(Level.SASARAN, "S.1", "P.9"), _extra(Level.PROGRAM, "P.9", "S.1")]
    source = planned(
        year(2, kinerja=tree, indikator=[_measuring("B", "S.1", Level.SASARAN)]),
        RencanaAksi(kode="B", aksi="x"),
    )
    assert row_of(made(source), "Ukuran B")[4] in {"Uraian P.9", GAP}


def test_it_is_a_draft_until_the_sekretaris_agreed_and_final_before_anything_is_measured() -> None:
    assert composed(planned(year(2))).draft
    header = made(planned(year(2))).oddHeader
    assert "DRAFT" in str(header and header.center.text)
    assert not composed(planned(year(2), kertas_kerja=[])).draft


def test_an_office_without_actions_has_none() -> None:
    assert list(KIND.compose(year())) == []
    stray = RencanaAksi(kode="IKS.99", aksi="Tersesat")
    assert list(KIND.compose(planned(year(), stray))) == []


def test_the_page_is_a3_landscape_with_its_headings_repeated_and_both_signatures() -> None:
    sheet = made(planned(year()))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert (sheet.print_title_rows, sheet["A4"].value) == ("$4:$7", "DRAFT")
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert {"Mengetahui,", "Tim SAKIP,"} <= {*said}
    bare = made(planned(year(), pejabat=[]))
    assert "………………………………" in [cell.value for row in bare.iter_rows() for cell in row]


@pytest.mark.parametrize("name", ["Aksi yang panjang " * 11])
def test_many_long_actions_all_stand_in_rows_that_are_high_enough(name: str) -> None:
    actions = [RencanaAksi(kode="IKS.1", aksi=f"{name}{number}", sub_aksi=name) for number in range(60)]
    sheet = made(planned(year(2), *actions))
    rows = [row for row in sheet.iter_rows() if str(row[10].value).startswith(name)]
    assert len(rows) == 60
    assert min(sheet.row_dimensions[row[0].row or 0].height or 0 for row in rows) >= 100
