"""Figures that nobody typed: the rule in words and numbers, and what each is made of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.summary import summarize
from sakip_xl.domain.model import KertasKerja, Master, RealisasiAnggaran
from sakip_xl.domain.origin.answer import SubjectKind, SubjectOrigin
from sakip_xl.domain.origin.computed import ComputedFigure, Part, counted_rule, measured_figures
from sakip_xl.domain.origin.rollup import BELANJA, CAPAIAN, EFISIENSI, KECAMATAN, PAGU, RAK, SERAPAN_RAK
from sakip_xl.domain.terms import DasarRekap, Pembulatan, RekapMethod, Triwulan
from sakip_xl.render.sheets.rekap_tree import _HEADINGS
from tests.domain.test_origin_figures import SHARED, ask, indikator, nodes, office, report
from tests.sample import SEKARANG

D = Decimal


def computed(origin: SubjectOrigin, judul: str, triwulan: int = 2) -> ComputedFigure:
    [found] = [
        each
        for each in origin.computed
        if each.triwulan == triwulan and judul in {each.judul, each.field_name}
    ]
    return found


def measured(master: Master, *quarters: int) -> Master:
    rows: list[KertasKerja] = [
        row for triwulan in quarters or (2,) for row in fill_kertas_kerja(master, triwulan)
    ]
    return replace(master, kertas_kerja=rows)


def test_the_capaian_is_that_of_the_one_summary_with_its_formula_in_words() -> None:
    master = measured(office(), 1, 2)
    summary = summarize(master, 2, SEKARANG)
    for each in summary.indikator:
        origin = ask(master, each.row.kode)
        assert list(measured_figures(master, each.row.kode, summary)) == [
            told for told in origin.computed if told.triwulan == 2
        ]
        assert computed(origin, "capaian").nilai == each.capaian.tw.nilai
        assert computed(origin, "capaian_sd").nilai == each.capaian.sd.nilai
        assert computed(origin, "untuk_rekap").nilai == each.item.nilai
    origin = ask(master, "IKS.1")
    assert "Rasio: realisasi ÷ target × 100 = 82,75 ÷ 82,5 × 100." in computed(origin, "capaian").aturan
    assert computed(origin, "untuk_rekap").aturan == "Dasar Rekap: s.d. triwulan. Ikut direkap dalam S.1."
    assert computed(ask(master, "IKT.1"), "capaian").aturan.startswith(
        "Terhadap target triwulan. Tidak dihitung."
    )


def test_a_kertas_kerja_that_is_older_than_the_realisasi_says_so() -> None:
    master = measured(office())
    rows = [report(realisasi=1), *master.realisasi[1:]]
    stale = ask(replace(master, realisasi=rows), "IKS.1")
    assert "Dihitung ketika realisasinya 82,75; klik Hitung Capaian" in computed(stale, "capaian").aturan
    emptied = measured(office(realisasi=[]))
    later = ask(replace(emptied, realisasi=rows), "IKS.1")
    assert "Dihitung ketika realisasinya kosong" in computed(later, "capaian").aturan


@pytest.mark.parametrize(
    ("gabungan", "nilai", "aside"),
    [("jumlah", 7, ""), (None, 3, "Angka unit penanggung jawab yang dipakai.")],
)
def test_the_realisasi_of_several_units_says_how_they_became_one(
    gabungan: str | None, nilai: int, aside: str
) -> None:
    master = office(
        realisasi=[report(realisasi=3), report(unit="PMD", realisasi=4), report(unit="X", realisasi=1)]
    )
    shared = indikator(master, "IKS.1", unit_pendukung="PMD", gabungan=gabungan)
    joined = computed(ask(measured(replace(master, indikator=shared)), "IKS.1"), "Realisasi yang Diukur")
    assert joined.nilai == nilai
    assert joined.aturan.startswith(f"Penggabungan Unit: {gabungan or 'penanggung jawab'}, dari YAN dan PMD.")
    assert [(part.unit, part.nilai) for part in joined.dari] == [("YAN", 3), ("PMD", 4), ("X", 1)]
    assert joined.dari[1].alasan == aside
    assert joined.dari[2].alasan


def test_two_numbers_that_make_a_realisasi_and_units_that_cannot_be_joined_are_told() -> None:
    master = office(realisasi=[report(pembilang=3, penyebut=4)])
    asked = indikator(master, "IKS.1", minta_pecahan="Ya", satuan="%")
    told = computed(ask(measured(replace(master, indikator=asked)), "IKS.1"), "Realisasi yang Diukur")
    assert told.nilai == "3 dari 4"
    assert (told.aturan, told.dari) == ("Tiap isian dihitung dari pembilang dan penyebutnya.", ())
    shared = indikator(master, "IKS.1", **SHARED)
    told = computed(ask(measured(replace(master, indikator=shared)), "IKS.1"), "Realisasi yang Diukur")
    assert told.aturan.endswith("Belum dilaporkan oleh YAN dan PMD.")


def test_a_row_of_the_kertas_kerja_whose_indicator_is_gone_is_still_told() -> None:
    master = measured(office())
    gone = replace(master, indikator=[row for row in master.indikator if row.kode != "IKS.1"])
    assert computed(ask(gone, "IKS.1"), "capaian").nilai is not None


def test_a_node_tells_its_indicators_else_the_nodes_below_and_which_do_not_count() -> None:
    master = measured(office())
    summary = {node.kinerja.kode: node for node in summarize(master, 2, SEKARANG).pohon}
    own = computed(ask(master, "S.1", SubjectKind.KINERJA), CAPAIAN)
    assert own.nilai == summary["S.1"].nilai.bulat
    assert own.aturan.startswith("Rata-rata 3 indikator: (100,3 + ")
    assert "Predikat: " in own.aturan
    assert [part.kode for part in own.dari] == ["IKS.1", "IKS.2", "IKS.3"]
    above = computed(ask(master, "T.1", SubjectKind.KINERJA), CAPAIAN)
    assert above.aturan.startswith("Dari satu kinerja di bawahnya: ")
    nothing = computed(ask(master, "K.1", SubjectKind.KINERJA), CAPAIAN)
    assert (nothing.nilai, nothing.aturan) == (None, "Tidak ada indikator yang dapat dihitung.")
    assert nothing.dari[0].alasan
    assert ask(master, "LAIN", SubjectKind.KINERJA).computed == ()


def test_the_kecamatan_and_a_unit_tell_what_they_are_made_of() -> None:
    master = measured(office())
    summary = summarize(master, 2, SEKARANG)
    whole = ask(master, KECAMATAN, SubjectKind.KECAMATAN)
    assert computed(whole, CAPAIAN).nilai == summary.kecamatan.bulat
    assert computed(whole, PAGU).nilai == 97_000_000
    unit = computed(ask(master, "YAN", SubjectKind.UNIT), CAPAIAN)
    assert unit.nilai == next(each for each in summary.unit if each.unit.kode == "YAN").nilai.bulat
    assert (unit.unit, len(unit.dari)) == ("YAN", 4)


def settings(master: Master, **changes: Any) -> Master:
    return replace(master, pengaturan=master.pengaturan.model_copy(update=changes))


def test_the_rule_names_method_weights_and_rounding() -> None:
    parts = [Part("A", "", D(100)), Part("B", "", D(90)), Part("C", "", None, alasan="Kosong.")]
    weights = [D(60), D(40), None]
    assert counted_rule(parts, "indikator", RekapMethod.BERBOBOT, weights) == (
        "Menurut bobot, 2 indikator: (100 × 60 + 90 × 40) ÷ (60 + 40)."
    )
    assert counted_rule(parts, "sasaran", RekapMethod.GEOMETRIK) == (
        "Rata-rata geometrik 2 sasaran: akar pangkat 2 dari 100 × 90."
    )
    negative = [Part("A", "", D(-5)), Part("B", "", D(90))]
    assert counted_rule(negative, "indikator", RekapMethod.RATA_RATA).endswith("((-5) + 90) ÷ 2.")
    cut = settings(measured(office()), pembulatan=Pembulatan.POTONG)
    assert "dipotong pada 2 desimal" in computed(ask(cut, "S.1", SubjectKind.KINERJA), CAPAIAN).aturan


def test_nodes_have_no_weight_and_a_geometric_mean_leaves_negative_ones_out() -> None:
    pohon = nodes(("A", "", {}), ("A.1", "A", {}), ("A.2", "A", {}))
    master = office(kinerja=pohon)
    rows = [
        row.model_copy(update={"induk": induk, "kode": induk, "bobot": D(100)})
        for row, induk in zip(measured(office()).kertas_kerja, ("A.1", "A.2"), strict=False)
    ]
    weighted = settings(replace(master, kertas_kerja=rows), metode_rekap=RekapMethod.BERBOBOT)
    told = computed(ask(weighted, "A", SubjectKind.KINERJA), CAPAIAN)
    assert told.aturan.startswith("Rata-rata 2 kinerja di bawahnya: ")
    negative = [
        rows[0].model_copy(
            update={"polaritas": "negatif", "rumus": "selisih", "realisasi_ketik": 300, "target_ketik": 100}
        ),
        rows[1],
    ]
    geometric = settings(
        replace(master, kertas_kerja=negative),
        metode_rekap=RekapMethod.RATA_RATA,
        dasar_rekap=DasarRekap.TRIWULAN,
    )
    assert computed(ask(geometric, "A", SubjectKind.KINERJA), CAPAIAN).dari[0].alasan == ""


def test_money_says_whether_it_is_a_nodes_own_or_the_sum_below_and_what_is_missing() -> None:
    planned = {"pagu": 100, "rak_tw1": 10, "rak_tw2": 30}
    pohon = nodes(("A", "", {}), ("A.1", "A", planned), ("A.2", "A", {"pagu": 50}))
    spent = [RealisasiAnggaran(kode="A.1", triwulan=Triwulan.II, realisasi=D(20))]
    master = office(kinerja=pohon, anggaran=spent)
    above = ask(master, "A", SubjectKind.KINERJA)
    assert (computed(above, PAGU).nilai, computed(above, PAGU).aturan) == (
        150,
        "Jumlah kinerja di bawahnya: A.1 dan A.2.",
    )
    assert computed(above, RAK).aturan == "Belum diketahui untuk A.2."
    assert computed(above, BELANJA).dari[1].alasan == "Belum diketahui."
    own = ask(master, "A.1", SubjectKind.KINERJA)
    assert "lembar Pohon Kinerja" in computed(own, PAGU).aturan
    assert computed(own, SERAPAN_RAK).aturan == "Realisasi ÷ RAK s.d. triwulan × 100 = 20 ÷ 40 × 100."
    bare = ask(office(kinerja=pohon, anggaran=spent), "A.2", SubjectKind.KINERJA)
    assert computed(bare, BELANJA).aturan == "Belum diketahui."


def test_efisiensi_shows_the_two_percents_it_is_the_difference_of() -> None:
    master = measured(office())
    pohon = [
        row.model_copy(update={"rak_tw1": D(0), "rak_tw2": D(50_000_000)}) if row.kode == "P.1" else row
        for row in master.kinerja
    ]
    spent = [RealisasiAnggaran(kode="P.1", triwulan=Triwulan.II, realisasi=D(40_000_000))]
    origin = ask(replace(master, kinerja=pohon, anggaran=spent), "P.1", SubjectKind.KINERJA)
    told = computed(origin, EFISIENSI)
    assert told.nilai is not None
    assert "− 80; " in told.aturan


def test_the_headings_are_those_of_the_sheet_rekap() -> None:
    assert {CAPAIAN, PAGU, BELANJA, RAK, SERAPAN_RAK, EFISIENSI} <= set(_HEADINGS)
