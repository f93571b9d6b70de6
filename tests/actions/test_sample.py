"""The sample is whole, credible and marked; its story can be played from the first order to the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.formulir import unit_anggaran as anggaran_diminta
from sakip_xl.actions.formulir import unit_indikator
from sakip_xl.actions.sample import (
    ButtonAction,
    Majukan,
    ProgressScene,
    ReturnScene,
    SopAction,
    Story,
    TandaTerima,
    Typed,
    full_story,
    sample_content,
    unit_anggaran,
    unit_answers,
)
from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import FormulirInput, Master
from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.rules.form_check import check_input
from sakip_xl.domain.sop.current import master_calendar, sop_status
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.sop.quarters import begun_quarters
from sakip_xl.domain.terms import (
    Event,
    Konsolidasi,
    Level,
    Peran,
    Polaritas,
    SopName,
    YesNo,
)
from sakip_xl.errors import Tingkat
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from tests.sample import step_content

WITH_PARENT_PAGU = (Level.PROGRAM, Level.KEGIATAN)
ONE_SOP = pytest.mark.parametrize("sop", list(SopName))


@pytest.fixture(scope="module")
def isi() -> BookContent:
    return sample_content(initial_content("Uji", 2025, id_master="uji"))


@pytest.fixture(scope="module")
def master(isi: BookContent) -> Master:
    payload = load_master(isi)
    assert payload.temuan == []
    return payload.master


@pytest.fixture(scope="module")
def story() -> Story:
    return full_story()


def kembali(story: Story) -> Iterator[ReturnScene]:
    return (scene for scene in story.adegan if isinstance(scene, ReturnScene))


def move(story: Story, sop: SopName) -> list[Majukan]:
    return [scene for scene in story.adegan if isinstance(scene, Majukan) and scene.sop is sop]


def peran(master: Master, name: str) -> Peran:
    pejabat = master.pejabat_named(name)
    assert pejabat is not None
    return pejabat.peran


def on_formulir(master: Master, unit: str, answers: list[FormulirInput]) -> list[FormulirInput]:
    """The answers as rows of the unit's form, with what is asked filled in."""
    requested = {indikator.kode: indikator for indikator in unit_indikator(master, unit, 2)}
    asked = ("indikator", "satuan", "polaritas", "minta_pecahan")
    return [
        row.model_copy(
            update={
                "baris_ke": index,
                "target": requested[row.kode].target_tw(2),
                **{name: str(getattr(requested[row.kode], name)) for name in asked},
            }
        )
        for index, row in enumerate(answers)
    ]


def periksa(master: Master, unit: str, answers: list[FormulirInput]) -> list[CellTemuan]:
    pagu = {kinerja.kode: kinerja.pagu for kinerja in master.kinerja}
    anggaran = [row.model_copy(update={"pagu": pagu[row.kode]}) for row in unit_anggaran(unit)]
    return check_input(on_formulir(master, unit, answers), anggaran, tahun=2026, triwulan=2)


def temuan_about(temuan: list[CellTemuan]) -> list[str]:
    return [f"{found.temuan.kode} {found.temuan.pesan}" for found in temuan]


# --- The office -----------------------------------------------------------------------------------------


def test_the_sample_is_marked_as_sample(master: Master) -> None:
    assert master.pengaturan.data_contoh is YesNo.YA
    assert (master.pengaturan.nama_kecamatan, master.pengaturan.tahun) == ("Sumbersuko", 2026)


def test_a_setting_that_the_sample_does_not_name_stays_at_its_default(isi: BookContent) -> None:
    value = {row["pengaturan"]: row["nilai"] for row in isi.row("tblPengaturan")}
    assert value["Menit Kerja per Hari"] == 450


def test_the_content_it_is_put_into_stays_as_it_was() -> None:
    start = initial_content("Uji", 2025, id_master="uji")
    sample_content(start)
    assert start == initial_content("Uji", 2025, id_master="uji")


def test_every_role_of_the_sop_has_its_people(master: Master) -> None:
    how_many = Counter(pejabat.peran for pejabat in master.pejabat)
    assert how_many[Peran.CAMAT] == how_many[Peran.SEKRETARIS] == 1
    assert 3 <= how_many[Peran.TIM_SAKIP] <= 4
    assert how_many[Peran.STAF] >= 1
    assert 12 <= len(master.pejabat) <= 16


def test_an_invented_nip_has_the_form_of_a_nip_and_shows_its_pattern(master: Master) -> None:
    for pejabat in master.pejabat:
        born, appointed, number = pejabat.nip[:8], pejabat.nip[8:14], pejabat.nip[15:]
        assert len(pejabat.nip) == 18
        assert born[6:] == number[1:]
        assert born[4:6] == appointed[4:]


def test_at_least_eight_units_must_return_a_form_and_each_has_its_head(master: Master) -> None:
    assert len(master.required_units()) >= 8
    for unit in master.unit:
        header = master.pejabat_named(unit.kepala)
        assert header is not None
        assert header.unit == unit.kode


# --- The tree and its indicators ------------------------------------------------------------------------


def test_all_five_levels_have_nodes_and_indicators(master: Master) -> None:
    node = Counter(kinerja.level for kinerja in master.kinerja)
    assert node[Level.SASARAN] >= 4
    assert set(node) == {each.level for each in master.indikator} == set(Level)


def test_every_pagu_is_the_sum_of_those_below_it(master: Master) -> None:
    for node in master.kinerja:
        children = [kinerja.pagu or Decimal(0) for kinerja in master.kinerja if kinerja.induk == node.kode]
        if node.level in WITH_PARENT_PAGU:
            assert node.pagu == sum(children), node.kode


def test_there_are_enough_indicators_of_every_kind(master: Master) -> None:
    indikator = master.indikator
    assert len(indikator) >= 34
    assert {each.unit for each in indikator} == {unit.kode for unit in master.unit}
    assert {each.polaritas for each in indikator} == set(Polaritas)
    assert {each.konsolidasi for each in indikator} == set(Konsolidasi)
    assert sum(each.polaritas is Polaritas.NEGATIF for each in indikator) >= 4
    assert any(each.rumus is Rumus.KEBALIKAN for each in indikator)
    assert any(each.iku is YesNo.YA for each in indikator)


def test_the_targets_show_every_way_of_writing(master: Master) -> None:
    reading = {indikator.kode: read_number(indikator.target_tw2) for indikator in master.indikator}
    assert any(number.range_of for number in reading.values())
    assert any(number.persen for number in reading.values())
    assert any(number.penyebut for number in reading.values())
    assert {number.skala for number in reading.values() if number.ordinal} >= {"ya/tidak", "predikat SAKIP"}
    zeros = [indikator for indikator in master.indikator if reading[indikator.kode].plain == 0]
    assert any(indikator.terburuk is not None for indikator in zeros)
    assert any(
        indikator.nol_tercapai is YesNo.YA and indikator.polaritas is Polaritas.POSITIF for indikator in zeros
    )


def test_the_weights_of_one_sasaran_are_complete(master: Master) -> None:
    bobot: dict[str, list[Decimal | None]] = {}
    for indikator in master.indikator:
        bobot.setdefault(indikator.induk, []).append(indikator.bobot)
    full = {
        parent
        for parent, weights in bobot.items()
        if None not in weights and sum(filter(None, weights)) == 100
    }
    assert full == {"S.2"}


def test_the_rules_find_nothing_but_the_mark_of_the_sample(master: Master) -> None:
    temuan = check_rules(master, date(2026, 7, 1))
    assert [found.temuan.kode for found in temuan] == ["SKP-128"], temuan_about(temuan)


# --- What the units report ------------------------------------------------------------------------------


@pytest.mark.parametrize("triwulan", [1, 2])
def test_every_unit_answers_exactly_what_its_form_asks(master: Master, triwulan: int) -> None:
    for unit in master.required_units():
        requested = [indikator.kode for indikator in unit_indikator(master, unit.kode, triwulan)]
        money = [kinerja.kode for kinerja in anggaran_diminta(master, unit.kode)]
        assert sorted(row.kode for row in unit_answers(unit.kode, triwulan)) == sorted(requested)
        assert sorted(row.kode for row in unit_anggaran(unit.kode, triwulan)) == sorted(money)


def test_the_first_quarter_is_in_the_master_and_the_second_is_not(master: Master) -> None:
    assert {row.triwulan for row in master.realisasi} == {1}
    assert {row.triwulan for row in master.anggaran} == {1}
    with_target = {indikator.kode for indikator in master.indikator if indikator.target_tw1 is not None}
    assert {row.kode for row in master.realisasi} == with_target


def test_the_right_answers_of_the_second_quarter_have_no_finding(master: Master) -> None:
    for unit in master.required_units():
        temuan = periksa(master, unit.kode, unit_answers(unit.kode))
        assert temuan == [], temuan_about(temuan)


def test_some_targets_are_missed_with_everything_a_follow_up_needs(master: Master) -> None:
    everything = [row for unit in master.required_units() for row in unit_answers(unit.kode)]
    missed = [row for row in everything if row.kendala != "-"]
    assert 5 <= len(missed) < len(everything) / 2
    for row in missed:
        assert row.solusi != "-"
        assert all((row.tindak_lanjut, row.penanggung_jawab, row.batas_waktu, row.bukti_dukung))


@pytest.mark.parametrize("triwulan", [1, 2])
def test_the_reported_absorption_agrees_with_the_reported_money(master: Master, triwulan: int) -> None:
    money = [
        row.realisasi or Decimal(0) for unit in master.unit for row in unit_anggaran(unit.kode, triwulan)
    ]
    pagu = [kinerja.pagu or Decimal(0) for kinerja in master.kinerja if kinerja.level is Level.PROGRAM]
    reported = next(row for row in unit_answers("SEK-KEU", triwulan) if row.kode == "IKS.1.2")
    assert round(sum(money) / sum(pagu) * 100, 2) == Decimal(str(reported.realisasi))


# --- The story ------------------------------------------------------------------------------------------


def test_the_story_runs_forward_within_working_time(master: Master, story: Story) -> None:
    moment = [scene.waktu for scene in story.adegan]
    assert moment == sorted(set(moment))
    calendar = master_calendar(master)
    for waktu in moment:
        assert any(
            open_time <= waktu <= close_time for open_time, close_time in calendar.working_hours(waktu.date())
        ), waktu


def test_everybody_in_the_story_is_an_official(master: Master, story: Story) -> None:
    name = {pejabat.nama for pejabat in master.pejabat}
    assert {scene.oleh for scene in story.adegan} <= name
    for scene in story.adegan:
        if isinstance(scene, TandaTerima):
            assert {receipt.nama for receipt in scene.penerima} <= name


def story_jejak(master: Master, story: Story) -> list[JejakRow]:
    chain: list[JejakRow] = []
    for scene in story.adegan:
        if isinstance(scene, Majukan):
            content = {
                **scene.model_dump(exclude={"aksi"}),
                **step_content(scene.sop, langkah=scene.langkah, ke_langkah=scene.ke_langkah),
                "peran": peran(master, scene.oleh),
                "triwulan": story.triwulan,
                "peristiwa": Event.KEMBALI if scene.ke_langkah else Event.SELESAI,
            }
            chain.append(connect(chain, master.id_master, **content))
    return chain


@ONE_SOP
def test_the_story_takes_both_sops_to_their_end(master: Master, story: Story, sop: SopName) -> None:
    status = sop_status(master, sop, 2, story.adegan[-1].waktu, jejak=story_jejak(master, story))
    assert status.temuan == ()
    assert status.selesai
    pelaku = {langkah.id: langkah.pelaku for langkah in SOP[sop].langkah}
    assert all(peran(master, scene.oleh) in pelaku[scene.langkah] for scene in move(story, sop))


def test_every_step_but_the_archives_is_in_time(master: Master, story: Story) -> None:
    jejak = story_jejak(master, story)
    for sop in SopName:
        status = sop_status(master, sop, 2, story.adegan[-1].waktu, jejak=jejak)
        assert {step.id for step in status.langkah if step.terlambat} <= {SOP[sop].akhir.id}


def test_the_sekretaris_returns_the_collection_once_with_arahan_and_then_agrees(story: Story) -> None:
    answers = [scene for scene in move(story, SopName.PENGUMPULAN) if scene.keputusan]
    assert [answer.keputusan for answer in answers] == [YesNo.TIDAK, YesNo.YA]
    assert answers[0].catatan
    assert answers[0].ke_langkah in SOP[SopName.PENGUMPULAN].langkah_keputusan.boleh_kembali_ke


def test_measuring_starts_after_the_collection_has_ended(story: Story) -> None:
    done = max(scene.waktu for scene in move(story, SopName.PENGUMPULAN))
    assert done < min(scene.waktu for scene in move(story, SopName.PENGUKURAN))


def test_every_unit_gets_its_form_after_it_was_sent_and_returns_it(master: Master, story: Story) -> None:
    sent = next(a.waktu for a in story.adegan if isinstance(a, ButtonAction) and a.aksi == "bagikan")
    accept = next(a for a in story.adegan if isinstance(a, TandaTerima))
    required = sorted(unit.kode for unit in master.required_units())
    assert sorted(receipt.unit for receipt in accept.penerima) == required
    assert all(sent <= receipt.waktu <= accept.waktu for receipt in accept.penerima)
    assert sorted({scene.unit for scene in kembali(story)}) == required


def test_exactly_one_unit_hands_in_its_first_form_late(master: Master, story: Story) -> None:
    sent = next(a.waktu for a in story.adegan if isinstance(a, ButtonAction) and a.aksi == "bagikan")
    tenggat = master_calendar(master).add_minutes(sent, master.pengaturan.menit_per_hari)
    first: dict[str, datetime] = {}
    for scene in kembali(story):
        first.setdefault(scene.unit, scene.waktu)
    assert [unit for unit, waktu in first.items() if waktu > tenggat] == ["SI-TRANTIB"]


def test_the_faulty_forms_are_rejected_for_the_faults_of_the_story(master: Master, story: Story) -> None:
    wrong = {
        (scene.unit, found.temuan.kode)
        for scene in kembali(story)
        for found in periksa(master, scene.unit, scene.jawaban())
        if found.temuan.tingkat is Tingkat.SALAH
    }
    assert wrong == {("SI-KESOS", "SKP-135"), ("SI-PLH", "SKP-121")}


def test_every_unit_ends_with_its_right_answers(story: Story) -> None:
    end = {scene.unit: scene for scene in kembali(story)}
    for unit, scene in end.items():
        assert scene.jawaban() == unit_answers(unit)
        assert scene.anggaran() == unit_anggaran(unit)


def test_one_unit_hands_in_two_files_with_different_answers(story: Story) -> None:
    file: dict[str, set[str]] = {}
    for scene in kembali(story):
        file.setdefault(scene.unit, set()).add(scene.akhiran)
    assert [unit for unit, name in file.items() if len(name) == 2] == ["SI-PMD"]
    scenes = [scene for scene in kembali(story) if scene.unit == "SI-PMD"]
    assert scenes[0].jawaban() != scenes[1].jawaban()


def test_what_the_arahan_asks_for_is_missing_before_and_there_after(story: Story) -> None:
    scenes = [scene for scene in kembali(story) if scene.unit == "SEK-UMUM"]
    bukti = [{row.kode: row.bukti_dukung for row in scene.jawaban()}["IKK.1.4"] for scene in scenes]
    assert [bool(each) for each in bukti] == [False, True]


def test_every_paper_is_proposed_and_then_corrected(story: Story) -> None:
    typed = [scene.naskah for scene in story.adegan if isinstance(scene, Typed)]
    assert sorted(typed) == sorted(story.naskah)
    for before, scene in pairwise(story.adegan):
        if isinstance(scene, Typed) and scene.naskah != "bentrok_pengumpulan":
            assert isinstance(before, SopAction)
            assert before.aksi == "siapkan"


def test_the_papers_of_the_earlier_quarter_are_those_of_an_sop_on_paper(master: Master) -> None:
    assert master.pengaturan.triwulan_mulai == 2
    assert begun_quarters(master) == set()
    for rows in (master.disposisi, master.notulen, master.program_kerja):
        assert {row.model_dump()["triwulan"] for row in rows} == {1}
    for sop in SopName:
        assert [d.langkah for d in master.disposisi if d.sop is sop] == [
            SOP[sop].langkah_keluar(name).nomor for name in ("disposisi_camat", "disposisi_laporan")
        ]


@ONE_SOP
def test_the_archive_is_the_end_of_each_sop(story: Story, sop: SopName) -> None:
    progress = next(a for a in story.adegan if isinstance(a, ProgressScene) and a.sop is sop)
    tindakan = [a.aksi for a in story.adegan if isinstance(a, SopAction) and a.sop is sop]
    assert progress.progres == 100
    assert tindakan[-1] == "arsipkan"
