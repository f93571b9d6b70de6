"""The papers of KKE 1 to 5: what the tables say, how it was decided, and gaps where nothing is told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from sakip_xl.documents.base import Document, Source
from sakip_xl.documents.gaps import GAP
from sakip_xl.documents.kke_triwulan import ELEMENTS
from sakip_xl.documents.levels import INDENT
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.measure.planned_money import planned_money
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.wording import angka
from tests.documents.reading import filled, words

NOW = datetime(2026, 7, 20, 9)
KKE = [jenis for jenis in PAPERS if jenis.startswith("kke-")]
Rows = list[dict[str, Any]]


def paper(jenis: str, now: datetime = NOW, /, **tables: Rows) -> Document:
    """The one document of a kind, of the sample office with some tables replaced."""
    [document] = PAPERS[jenis].compose(Source(compose(dict(tables)), 2, now))
    return document


def test_there_are_five_and_each_is_of_the_year() -> None:
    assert [f"kke-{number}" for number in range(1, 6)] == KKE
    assert all(PAPERS[jenis].yearly for jenis in KKE)


@pytest.mark.parametrize("jenis", KKE)
def test_an_office_without_anything_has_none_of_them(jenis: str) -> None:
    tables = ("tblKinerja", "tblIndikator", "tblDisposisi", "tblNotulen", "tblProgramKerja", "tblFormulir")
    empty: dict[str, Rows] = {
        name: [] for name in (*tables, "tblRealisasi", "tblAnggaran", "tblKertasKerja", "tblJejak")
    }
    source = Source(compose(empty), 1, datetime(2026, 1, 5))
    assert list(PAPERS[jenis].compose(source)) == []


# --- KKE 1 ------------------------------------------------------------------------------------------------


def judged(riwayat: Rows | None = None, **other: Any) -> dict[str, Any]:
    found = paper("kke-1", tblIndikator=[other], tblRiwayat=riwayat or [])
    return dict(found.tags["indikator"][0])


def test_numbers_decide_whether_a_target_is_challenging_and_say_how() -> None:
    row = judged([{"realisasi": "82,4567"}], menantang="Ya")
    assert (row["menantang"], row["target"], row["satuan"]) == ("Ya", "90", "%")
    assert row["dasar"] == "Target lebih tinggi daripada realisasi 2025 (82,46), polaritas positif."


def test_an_answer_of_the_office_that_the_numbers_deny_is_named() -> None:
    row = judged([{"realisasi": 95}], menantang="Ya")
    assert row["menantang"] == "Tidak"
    assert row["dasar"].endswith("(95), polaritas positif. Jawaban kantor: Ya.")
    falling = judged([{"realisasi": 3}], polaritas="negatif", satuan="hari", target_tahun=4, menantang=None)
    assert falling["dasar"] == "Target tidak lebih rendah daripada realisasi 2025 (3), polaritas negatif."


def test_without_numbers_the_answer_of_the_office_counts_and_without_either_there_is_a_gap() -> None:
    row = judged(baseline=None, menantang="Ya")
    assert (row["menantang"], row["dasar"][:15]) == ("Ya", "Jawaban kantor.")
    row = judged(baseline=None, target_tahun=None, menantang=None, spesifik=None)
    assert (row["menantang"], row["target"], row["spesifik"]) == (GAP, GAP, GAP)
    assert row["dasar"] == "Target Tahun belum diisi."


def test_indicators_that_are_smart_and_challenging_are_counted() -> None:
    rows: Rows = [{"baseline": 80}, {"kode": "IKS.2", "baseline": 95}, {"kode": "IKS.3", "relevan": "Tidak"}]
    found = paper("kke-1", tblIndikator=rows, tblRiwayat=[])
    assert found.tags["ringkasan"].startswith("2 dari 3 indikator memenuhi kelima kriteria SMART;")


# --- KKE 2 ------------------------------------------------------------------------------------------------

TREE: Rows = [
    {"kode": "T.1", "level": "tujuan", "induk": ""},
    {},
    {"kode": "P.1", "level": "program", "induk": "T.1"},
]
"""A program that skips the level of sasaran."""


def test_the_tree_says_each_node_once_with_all_its_indicators() -> None:
    indicators: Rows = [{}, {"kode": "IKS.2", "target_tahun": None}, {"kode": "IKS.9", "induk": "S.9"}]
    found = paper("kke-2", tblKinerja=TREE, tblIndikator=indicators)
    rows = [(row["kode"], row["indikator"].split()[0], row["target"]) for row in found.tags["kinerja"]]
    assert rows == [("T.1", "[belum", ""), ("S.1", "IKS.1", "90"), ("", "IKS.2", GAP), ("P.1", "[belum", "")]
    assert found.tags["belum_selaras"][-1]["teks"].startswith("Indikator IKS.9")


def test_levels_without_a_child_a_parent_or_an_indicator_are_counted_and_named() -> None:
    found = paper("kke-2", tblKinerja=TREE, tblIndikator=[{}])
    counted = {row["tingkat"]: [*row.values()][1:] for row in found.tags["tingkat"]}
    assert counted["Tujuan"] == ["1", "1", "0", "0"]
    assert counted["Sasaran"] == ["1", "0", "0", "1"]
    assert counted["Program"] == ["1", "1", "1", "1"]
    assert counted["Sub kegiatan"] == ["0"] * 4
    assert [row["keterangan"] for row in found.tags["kinerja"]][1] == "Belum punya program di bawahnya"
    assert found.tags["belum_selaras"][-1]["teks"].endswith(
        "tidak langsung di bawah tujuan T.1, belum punya kegiatan di bawahnya, dan belum punya indikator."
    )
    assert "Semua tingkat sudah selaras." not in words(filled("kke-2", found))


def test_a_kode_in_the_remark_keeps_its_capitals() -> None:
    found = paper("kke-2", tblKinerja=[{"induk": "T.X"}], tblIndikator=[{}])
    assert found.tags["kinerja"][0]["keterangan"].startswith("Induk T.X tidak ada; belum punya program")


# --- KKE 3 ------------------------------------------------------------------------------------------------


def test_each_level_below_the_sasaran_stands_with_its_three_ceilings(source: Source) -> None:
    [found] = PAPERS["kke-3"].compose(source)
    money = planned_money(source.master, source.summary)
    for row in found.tags["anggaran"]:
        node = money[row["kode"]]
        amounts = (node.renstra, node.sebelumnya, node.renja, node.dpa, node.selisih, node.sisa)
        names = ("pagu_renstra", "belanja_renstra", "pagu_renja", "pagu_dpa", "selisih", "sisa")
        assert [row[name] for name in names] == [angka(amount, 0) for amount in amounts]
    below = [row for row in source.master.kinerja if row.level not in {"tujuan", "sasaran"}]
    assert len(found.tags["anggaran"]) == len(below)
    assert found.tags["jumlah"]["pagu_dpa"] == angka(source.summary.uang.pagu, 0)


@pytest.mark.parametrize(
    ("money", "said"),
    [
        ({"pagu": 5, "pagu_renja": 5}, "Sama dengan Renja"),
        ({"pagu": 6, "pagu_renja": 5}, "Lebih besar daripada Renja"),
        ({"pagu": 0, "pagu_renja": 5}, "Lebih kecil daripada Renja"),
        ({"pagu": 6}, "Belum dapat dibandingkan dengan Renja"),
        (
            {"pagu": 6, "pagu_renja": 6, "pagu_renstra": 10, "belanja_renstra": 5},
            "Sama dengan Renja; melampaui pagu Renstra",
        ),
    ],
)
def test_the_differences_are_put_into_words(money: dict[str, int], said: str) -> None:
    program = {"kode": "P.1", "level": "program", "induk": "S.1", **money}
    found = paper("kke-3", tblKinerja=[{}, program], tblPengaturan=[{"tahun_awal_renstra": 2025}])
    assert [row["keterangan"] for row in found.tags["anggaran"]] == [said]


def test_a_level_is_moved_in_by_itself_wherever_it_hangs() -> None:
    tree: Rows = [
        {},
        {"kode": "P.1", "level": "program", "induk": "S.1", "uraian": "Program"},
        {"kode": "K.1", "level": "kegiatan", "induk": "P.9", "uraian": "Kegiatan"},
    ]
    rows = paper("kke-3", tblKinerja=tree).tags["anggaran"]
    assert [row["uraian"] for row in rows] == ["Program", f"{INDENT}Kegiatan"]


def test_what_is_not_known_of_the_money_is_a_gap() -> None:
    program = {"kode": "P.1", "level": "program", "induk": "S.1", "pagu": 0}
    found = paper("kke-3", tblKinerja=[{}, program])
    [row] = found.tags["anggaran"]
    assert (row["pagu_dpa"], row["pagu_renja"], row["selisih"], row["sisa"]) == ("0", GAP, GAP, GAP)
    assert (found.tags["renstra"], found.tags["jumlah"]["pagu_renja"]) == (GAP, GAP)


# --- KKE 4 ------------------------------------------------------------------------------------------------


def evidence(found: Document, triwulan: int) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Of one quarter, by element and SOP: number, day and text of what is shown last."""
    rows = {}
    unsur = ""
    for row in found.tags["triwulan"][triwulan - 1]["bukti"]:
        unsur = row["unsur"] or unsur
        rows[unsur, row["sop"]] = (row["nomor_bukti"], row["tanggal_bukti"], row["uraian"])
    return rows


def test_each_element_shows_what_its_register_holds() -> None:
    found = paper(
        "kke-4",
        tblUndangan=[{"tanggal_surat": date(2026, 6, 30)}],
        tblDokumen=[
            {"dokumen": "Renstra", "ada": "Ya", "sejak": date(2026, 7, 2)},
            {"dokumen": "PK", "ada": "Tidak"},
            {"dokumen": "Foto", "wajib": "Tidak", "ada": "Tidak"},
        ],
        tblProgramKerja=[{}, {"mulai": date(2026, 7, 9), "selesai": date(2026, 7, 10)}],
    )
    shown = {name: evidence(found, 2)[name, "Pengumpulan Data Kinerja"] for name in ELEMENTS}
    assert shown["Jadwal"][2] == "2 kegiatan dalam Program Kerja"
    assert shown["Jadwal"][1].endswith("sampai 10 Juli 2026")
    assert shown["Reviu Dokumen"] == ("-", "2 Juli 2026", "1 dari 2 dokumen wajib ada [belum ada data: PK]")
    assert shown["Atensi Pimpinan"][0] == "045/2026"
    assert shown["Undangan"][:2] == ("005/01", "30 Juni 2026")
    assert shown["Undangan"][2].endswith(", rapat 2 Juli 2026")
    assert shown["Daftar Hadir"][2] == "2 dari 2 peserta hadir"
    assert shown["Notulensi"][0] == shown["Daftar Hadir"][0]


def test_what_a_register_lacks_is_a_gap_for_its_sop_and_quarter() -> None:
    found = paper("kke-4", tblPeserta=[], tblNotulen=[{}], tblUndangan=[])
    second = evidence(found, 2)
    gaps = [key for key, (_, _, text) in second.items() if text.startswith("[belum ada data:")]
    assert second["Daftar Hadir", "Pengumpulan Data Kinerja"][2] == "[belum ada data: peserta rapat]"
    assert second["Daftar Hadir", "Pengumpulan Data Kinerja"][0] == "NOT-01"
    assert {("Undangan", sop) for sop in ("Pengumpulan Data Kinerja", "Pengukuran Kinerja")} <= {*gaps}
    assert ("Notulensi", "Pengumpulan Data Kinerja") not in gaps
    counted = {row["unsur"]: [row[f"tw{tw}"] for tw in range(1, 5)] for row in found.tags["rekap"]}
    assert counted["Undangan"] == [GAP, GAP, "belum waktunya", "belum waktunya"]
    assert counted["Notulensi"] == [GAP, "1 dari 2 SOP lengkap", "belum waktunya", "belum waktunya"]
    assert counted["Daftar Hadir"][1] == "0 dari 2 SOP lengkap"


def test_evidence_of_both_sop_that_lacks_nothing_is_whole() -> None:
    orders: Rows = [{}, {"nomor_agenda": "046/2026", "sop": "pengukuran"}]
    counted = {row["unsur"]: row["tw2"] for row in paper("kke-4", tblDisposisi=orders).tags["rekap"]}
    assert counted["Atensi Pimpinan"] == "lengkap"


def test_an_invitation_without_a_day_and_a_document_that_is_missing_are_gaps() -> None:
    found = paper(
        "kke-4", tblUndangan=[{"tanggal_surat": None}], tblDokumen=[{"dokumen": "PK", "ada": "Tidak"}]
    )
    shown = evidence(found, 2)
    assert shown["Undangan", "Pengumpulan Data Kinerja"][1] == GAP
    assert shown["Reviu Dokumen", "Pengumpulan Data Kinerja"] == (
        "-", "-", "0 dari 1 dokumen wajib ada [belum ada data: PK]",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "come"),
    [
        (datetime(2026, 6, 30), ["I", "II"]),
        (datetime(2026, 10, 1), ["I", "II", "III"]),
        (datetime(2027, 1, 1), ["I", "II", "III", "IV"]),
    ],
)
def test_a_quarter_counts_once_it_is_over_or_its_sop_has_begun(now: datetime, come: list[str]) -> None:
    found = paper("kke-4", now)
    assert [quarter["nama"] for quarter in found.tags["triwulan"]] == [f"Triwulan {name}" for name in come]


# --- KKE 5 ------------------------------------------------------------------------------------------------


def test_the_components_of_a_formula_are_listed_and_answers_counted() -> None:
    rows: Rows = [
        {"akurat": "Ya", "tepat": "Tidak"},
        {"kode": "IKS.2", "pembilang": "", "penyebut": "", "formula": "Nilai pada LHE."},
        {"kode": "IKS.3", "pembilang": "-", "penyebut": "", "formula": "-"},
    ]
    found = paper("kke-5", tblIndikator=rows)
    shown = found.tags["indikator"]
    assert [row["komponen"] for row in shown] == ["1. Desa tertib\n2. Seluruh desa", "Nilai pada LHE", GAP]
    assert [(row["akurat"], row["tepat"]) for row in shown] == [("Ya", "Tidak"), (GAP, GAP), (GAP, GAP)]
    assert found.tags["ringkasan"] == (
        "Akurat: 1 Ya, 0 Tidak, dan 2 belum dijawab; Tepat: 0 Ya, 1 Tidak, dan 2 belum dijawab."
    )
