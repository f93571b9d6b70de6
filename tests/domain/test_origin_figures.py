"""Every figure of an indicator, a node, a unit and the kecamatan: where it is from, or how it is computed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.model import (
    Bentrok,
    Formulir,
    Indikator,
    Kinerja,
    Master,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.domain.origin.answer import Subject, SubjectKind, SubjectOrigin, similar, subjects, tell
from sakip_xl.domain.origin.changes import CellLog
from sakip_xl.domain.origin.figures import CellOrigin
from sakip_xl.domain.origin.rollup import BELANJA
from sakip_xl.domain.terms import (
    BentrokSource,
    Event,
    Triwulan,
    ValueSource,
)
from sakip_xl.domain.wording import normalized
from sakip_xl.schema.load import load_master
from tests.domain.parted_logs import grow
from tests.domain.test_origin_history import change
from tests.sample import SEKARANG, sample_content

D = Decimal


def office(**lists: Any) -> Master:
    """The sample with other rows in some of its lists, and no log unless one is given."""
    return replace(load_master(sample_content()).master, **{"jejak": [], **lists})


def ask(master: Master, kode: str, kind: SubjectKind = SubjectKind.INDIKATOR) -> SubjectOrigin:
    return tell(master, Subject(kind, kode), CellLog(master.jejak), SEKARANG)


def figure(origin: SubjectOrigin, name: str, triwulan: int | None = 2, unit: str = "YAN") -> CellOrigin:
    [found] = [
        each
        for each in origin.figures
        if (each.tempat.field_name, each.triwulan, each.unit) == (name, triwulan, unit)
    ]
    return found


def nodes(*rows: tuple[str, str, dict[str, Any]]) -> list[Kinerja]:
    return [
        Kinerja.model_validate({"kode": kode, "induk": induk, "uraian": kode, "level": "program", **other})
        for kode, induk, other in rows
    ]


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
    form = Formulir(id_formulir="F-1", triwulan=Triwulan.II, unit="YAN", berkas_kembali="YAN.xlsx")
    rows = [
        report(realisasi=80),
        report("IKS.2", realisasi=81, id_formulir="F-1"),
        report("IKS.3", realisasi=9, id_formulir="F-9"),
    ]
    old = {"peristiwa": Event.FORMULIR_DITERIMA, "triwulan": 2, "catatan": "F-1 dari YAN: YAN.xlsx"}
    master = office(realisasi=rows, formulir=[form], jejak=grow([], old))
    steps = [figure(ask(master, kode), "realisasi").riwayat[0] for kode in ("IKS.1", "IKS.2", "IKS.3")]
    assert [(step.sumber, step.source, step.jejak and step.jejak.nomor) for step in steps] == [
        (ValueSource.KETIKAN, "", None),
        (ValueSource.TIDAK_TERCATAT, "YAN.xlsx", 1),
        (ValueSource.TIDAK_TERCATAT, "", None),
    ]
    assert "formulir F-1, yang direkap oleh Siti 6 Juli 2026 pukul 08.00, tetapi" in steps[1].keterangan


def test_what_a_form_did_not_bring_was_typed_when_the_log_tells_all_that_it_brought() -> None:
    chain = grow([], change(None, 80, catatan="F-1 dari YAN: YAN.xlsx"))
    master = office(realisasi=[report(realisasi=80, kendala="Banjir", id_formulir="F-1")], jejak=chain)
    [step] = figure(ask(master, "IKS.1"), "kendala").riwayat
    assert (step.sumber, step.baru) == (ValueSource.KETIKAN, "Banjir")
    assert "formulir F-1 tidak membawanya" in step.keterangan


def test_what_was_taken_out_is_told_though_its_row_is_gone() -> None:
    chain = grow(
        [], change(None, 80), change(None, "-", cell=Place("tblRealisasi", "IKS.1 | 2 | YAN", "kendala"))
    )
    origin = ask(office(realisasi=[], jejak=chain), "IKS.1")
    gone = figure(origin, "realisasi")
    assert (gone.nilai, gone.row_index, gone.riwayat[0].lama) == (None, -1, 80)
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
    [total] = [each for each in both.computed if each.judul == BELANJA]
    assert (total.nilai, total.aturan.startswith("Jumlah semua baris")) == (D("42.5"), True)
    assert all(each.judul != BELANJA for each in one.computed)
    gone = ask(office(anggaran=[], jejak=grow([], change(None, 40, cell=cell))), "K.1", SubjectKind.KINERJA)
    assert figure(gone, "realisasi", unit="").riwayat[0].lama == 40


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
