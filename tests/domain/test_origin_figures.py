"""Every figure of an indicator, a node, a unit and the kecamatan: where it is from, or how it is computed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.summary import summarize
from sakip_xl.domain.model import (
    Bentrok,
    Formulir,
    Indikator,
    KertasKerja,
    Kinerja,
    Master,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.domain.origin.answer import Origin, Subject, SubjectKind, similar, subjects, tell
from sakip_xl.domain.origin.changes import CellLog
from sakip_xl.domain.origin.computed import Computed, Part, counted_rule
from sakip_xl.domain.origin.figures import Figure
from sakip_xl.domain.origin.rollup import BELANJA, CAPAIAN, EFISIENSI, KECAMATAN, PAGU, RAK, SERAPAN_RAK
from sakip_xl.domain.terms import (
    BentrokSource,
    DasarRekap,
    Event,
    Pembulatan,
    RekapMethod,
    Triwulan,
    ValueSource,
)
from sakip_xl.domain.wording import normalized
from sakip_xl.render.sheets.rekap_tree import _HEADINGS
from sakip_xl.schema.load import load_master
from tests.domain.parted_logs import grow
from tests.domain.test_origin_history import change
from tests.sample import SEKARANG, sample_content

D = Decimal


def office(**lists: Any) -> Master:
    """The sample with other rows in some of its lists, and no log unless one is given."""
    return replace(load_master(sample_content()).master, **{"jejak": [], **lists})


def ask(master: Master, kode: str, kind: SubjectKind = SubjectKind.INDIKATOR) -> Origin:
    return tell(master, Subject(kind, kode), CellLog(master.jejak), SEKARANG)


def figure(origin: Origin, name: str, triwulan: int | None = 2, unit: str = "YAN") -> Figure:
    [found] = [
        each
        for each in origin.figures
        if (each.tempat.field_name, each.triwulan, each.unit) == (name, triwulan, unit)
    ]
    return found


def computed(origin: Origin, judul: str, triwulan: int = 2) -> Computed:
    [found] = [
        each
        for each in origin.computed
        if each.triwulan == triwulan and judul in {each.judul, each.field_name}
    ]
    return found


def report(kode: str = "IKS.1", triwulan: int = 2, unit: str = "YAN", **other: Any) -> Realisasi:
    return Realisasi.model_validate({"kode": kode, "triwulan": triwulan, "unit": unit, **other})


def indikator(master: Master, kode: str, **changes: Any) -> list[Indikator]:
    """The indicators of a master, one of them changed."""
    return [
        Indikator.model_validate({**row.model_dump(), **changes}) if row.kode == kode else row
        for row in master.indikator
    ]


SHARED = {"unit_pendukung": "PMD", "gabungan": "jumlah"}


# --- what was reported --------------------------------------------------------------------------------------


def test_every_quarter_is_there_and_says_what_never_came() -> None:
    origin = ask(office(), "IKS.1")
    reported = [each for each in origin.figures if each.tempat.field_name == "realisasi"]
    assert [(each.triwulan, each.nilai) for each in reported] == [
        (1, None),
        (2, "82,75"),
        (3, None),
        (4, None),
    ]
    assert [each.riwayat == () for each in reported] == [True, False, True, True]


def test_every_filled_cell_of_the_book_is_told_once_with_its_value_and_an_origin() -> None:
    master = office()
    for row in master.realisasi:
        told = ask(master, row.kode).figures
        for name in Realisasi.bidang()[:11]:
            value = getattr(row, name, None)
            own = [each for each in told if (each.tempat.field_name, each.triwulan) == (name, row.triwulan)]
            if name not in {"kode", "triwulan", "unit", "id_formulir"} and value not in {None, ""}:
                assert [(each.nilai, bool(each.riwayat)) for each in own] == [(value, True)]


def test_a_row_that_names_no_form_was_typed_and_one_that_does_cannot_be_proved() -> None:
    form = Formulir(
        id_formulir="F-1", triwulan=Triwulan.II, unit="YAN", berkas_kembali="YAN.xlsx", kembali=SEKARANG
    )
    rows = [
        report(realisasi=80),
        report("IKS.2", realisasi=81, id_formulir="F-1"),
        report("IKS.3", realisasi=9, id_formulir="F-9"),
    ]
    master = office(realisasi=rows, formulir=[form])
    steps = [figure(ask(master, kode), "realisasi").riwayat[0] for kode in ("IKS.1", "IKS.2", "IKS.3")]
    assert [(step.sumber, step.source) for step in steps] == [
        (ValueSource.KETIKAN, ""),
        (ValueSource.TIDAK_TERCATAT, "YAN.xlsx"),
        (ValueSource.TIDAK_TERCATAT, ""),
    ]
    assert "formulir F-1, yang kembali 6 Juli 2026 pukul 09.30, tetapi" in steps[1].keterangan


def test_what_was_taken_out_is_told_though_its_row_is_gone() -> None:
    chain = grow(
        [], change(None, 80), change(None, "-", cell=Place("tblRealisasi", "IKS.1 | 2 | YAN", "kendala"))
    )
    origin = ask(office(realisasi=[], jejak=chain), "IKS.1")
    gone = figure(origin, "realisasi")
    assert (gone.nilai, gone.baris_ke, gone.riwayat[0].lama) == (None, -1, 80)
    assert figure(origin, "kendala").riwayat


def test_a_row_that_another_unit_reports_now_keeps_its_history_when_one_unit_owns_the_indicator() -> None:
    chain = grow([], change(None, 80))
    conflict = Bentrok(
        nomor=1,
        asal=BentrokSource.REKAP,
        tabel="tblRealisasi",
        kunci="IKS.1 | 2 | YAN",
        nama_kolom="realisasi",
        kolom="Realisasi",
        lama=80,
        baru=81,
    )
    other = conflict.model_copy(update={"nama_kolom": "kendala"})
    master = office(realisasi=[report(unit="PMD", realisasi=80)], jejak=chain, bentrok=[conflict, other])
    told = figure(ask(master, "IKS.1"), "realisasi", unit="PMD")
    assert [step.sumber for step in told.riwayat] == [ValueSource.FORMULIR]
    assert told.menunggu == (conflict,)


def test_of_two_rows_of_one_indicator_the_last_counts_and_both_are_told() -> None:
    rows = [report(realisasi=80), report(unit="PMD", realisasi=81)]
    origin = ask(office(realisasi=rows), "IKS.1")
    assert [figure(origin, "realisasi", unit=unit).dihitung for unit in ("YAN", "PMD")] == [False, True]


def test_units_that_share_an_indicator_have_a_history_each() -> None:
    master = office()
    chain = grow(
        [],
        change(None, 3),
        change(None, 4, cell=Place("tblRealisasi", "IKS.1 | 2 | PMD", "realisasi")),
    )
    master = replace(
        master, indikator=indikator(master, "IKS.1", **SHARED), realisasi=[report(realisasi=3)], jejak=chain
    )
    origin = ask(master, "IKS.1")
    assert figure(origin, "realisasi").nilai == 3
    assert figure(origin, "realisasi", unit="PMD").riwayat[0].lama == 4
    assert {each.unit for each in origin.figures if each.triwulan == 1} == {"YAN", "PMD"}


def test_targets_and_money_that_were_planned_are_typed_and_nobody_logs_them() -> None:
    origin = ask(office(), "IKS.1")
    assert figure(origin, "target_tw2").riwayat[0].sumber is ValueSource.TIDAK_TERCATAT
    assert figure(origin, "target_tahun", None).nilai == 83.5
    assert figure(ask(office(), "P.1", SubjectKind.KINERJA), "pagu", None).nilai == 97_000_000


def test_a_target_that_was_decided_between_two_books_tells_it() -> None:
    cell = Place("tblIndikator", "IKS.1 | murni", "target_tw2")
    chain = grow([], change(82, 82.5, Event.BENTROK, cell=cell))
    steps = figure(ask(office(jejak=chain), "IKS.1"), "target_tw2").riwayat
    assert [step.sumber for step in steps] == [ValueSource.BENTROK, ValueSource.TIDAK_TERCATAT]


def test_money_tells_its_history_by_node_and_quarter_and_all_rows_count() -> None:
    cell = Place("tblAnggaran", "K.1 | 2", "realisasi")
    rows = [
        RealisasiAnggaran(kode="K.1", triwulan=Triwulan.II, unit=unit, realisasi=amount, id_formulir="F-1")
        for unit, amount in (("YAN", D(40)), ("PMD", D("2.5")))
    ]
    one = ask(
        office(anggaran=rows[:1], jejak=grow([], change(None, 40, cell=cell))), "K.1", SubjectKind.KINERJA
    )
    assert figure(one, "realisasi").riwayat[0].sumber is ValueSource.FORMULIR
    both = ask(office(anggaran=rows), "K.1", SubjectKind.KINERJA)
    told = [figure(both, "realisasi", unit=unit) for unit in ("YAN", "PMD")]
    assert [(each.nilai, each.dihitung) for each in told] == [(40, True), (2.5, True)]
    assert computed(both, BELANJA).aturan.startswith("Jumlah semua baris")
    assert all(each.judul != BELANJA for each in one.computed)
    gone = ask(office(anggaran=[], jejak=grow([], change(None, 40, cell=cell))), "K.1", SubjectKind.KINERJA)
    assert figure(gone, "realisasi", unit="").riwayat[0].lama == 40


# --- what is computed ---------------------------------------------------------------------------------------


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


def nodes(*rows: tuple[str, str, dict[str, Any]]) -> list[Kinerja]:
    return [
        Kinerja.model_validate({"kode": kode, "induk": induk, "uraian": kode, "level": "program", **other})
        for kode, induk, other in rows
    ]


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


# --- what is asked for --------------------------------------------------------------------------------------


def test_a_kode_is_found_in_any_spelling_and_may_stand_for_two_things() -> None:
    master = office()
    both = replace(master, kinerja=nodes(("IKS.1", "", {})))
    assert [each.kind for each in subjects(both, " iks.1 ")] == [SubjectKind.INDIKATOR, SubjectKind.KINERJA]
    [only] = subjects(both, "IKS.1", SubjectKind.KINERJA)
    assert only.kode == "IKS.1"
    assert [each.kind for each in subjects(master, "kecamatan")] == [SubjectKind.KECAMATAN]
    assert [each.kind for each in subjects(master, "pmd")] == [SubjectKind.UNIT]


def test_what_only_figures_are_left_of_is_found_too() -> None:
    master = office(
        realisasi=[report("LAMA.1", realisasi=3)],
        anggaran=[RealisasiAnggaran(kode="LAMA.2", triwulan=Triwulan.I, realisasi=D(3))],
    )
    assert [each.nama for each in (*subjects(master, "LAMA.1"), *subjects(master, "LAMA.2"))] == ["", ""]
    assert ask(master, "LAMA.1").figures[0].nilai == 3
    assert ask(master, "LAMA.2", SubjectKind.KINERJA).figures[0].nilai == 3


def test_an_unknown_kode_names_what_looks_like_it() -> None:
    assert similar(office(), "iks1")[0] == "IKS.1"
    assert similar(office(), "P")[0] == "P.1"
    assert similar(office(), "#?#") == []
    assert normalized("IKS.1") not in similar(office(), "IKS.9")


def test_a_date_and_an_empty_text_are_cells_as_the_book_has_them() -> None:
    told = ask(office(), "IKS.3")
    assert str(figure(told, "batas_waktu").nilai) == "2026-09-30"
    assert meaning(figure(told, "solusi").nilai) == "Memakai modem cadangan."
    assert all(each.tempat.field_name != "bukti_dukung" for each in told.figures)
