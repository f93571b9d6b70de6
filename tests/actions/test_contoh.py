"""The sample is whole, credible and marked; its story can be played from the first order to the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest

from sakip_xl.actions.buat import isi_awal
from sakip_xl.actions.contoh import (
    Cerita,
    Kemajuan,
    Kembali,
    Ketik,
    Majukan,
    TandaTerima,
    Tindakan,
    TindakanSop,
    Tuntas,
    anggaran_unit,
    cerita,
    isi_contoh,
    jawaban_unit,
)
from sakip_xl.actions.formulir import anggaran_unit as anggaran_diminta
from sakip_xl.actions.formulir import indikator_unit
from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.aturan import periksa_aturan
from sakip_xl.domain.aturan.inti import TemuanSel
from sakip_xl.domain.aturan.isian import periksa_isian
from sakip_xl.domain.istilah import (
    Konsolidasi,
    Level,
    NamaSop,
    Peran,
    Peristiwa,
    Polaritas,
    Rumus,
    YaTidak,
)
from sakip_xl.domain.jejak import BarisJejak, sambung
from sakip_xl.domain.keadaan import kalender_master, status_sop
from sakip_xl.domain.model import IsianFormulir, Master
from sakip_xl.domain.sop import SOP
from sakip_xl.errors import Tingkat
from sakip_xl.layout.isi import IsiBuku, Perubahan
from sakip_xl.layout.muat import muat_master

BERINDUK_PAGU = (Level.PROGRAM, Level.KEGIATAN)
SESUDAH_CERITA = date(2026, 7, 10)
SATU_SOP = pytest.mark.parametrize("sop", list(NamaSop))


@pytest.fixture(scope="module")
def isi() -> IsiBuku:
    return isi_contoh(isi_awal("Uji", 2025, id_master="uji"))


@pytest.fixture(scope="module")
def master(isi: IsiBuku) -> Master:
    muatan = muat_master(isi)
    assert muatan.temuan == []
    return muatan.master


@pytest.fixture(scope="module")
def kisah() -> Cerita:
    return cerita()


def kembali(kisah: Cerita) -> Iterator[Kembali]:
    return (adegan for adegan in kisah.adegan if isinstance(adegan, Kembali))


def gerak(kisah: Cerita, sop: NamaSop) -> list[Majukan]:
    return [adegan for adegan in kisah.adegan if isinstance(adegan, Majukan) and adegan.sop is sop]


def peran(master: Master, nama: str) -> Peran:
    pejabat = master.pejabat_bernama(nama)
    assert pejabat is not None
    return pejabat.peran


def pada_formulir(master: Master, unit: str, jawaban: list[IsianFormulir]) -> list[IsianFormulir]:
    """The answers as rows of the unit's form, with what is asked filled in."""
    diminta = {satu.kode: satu for satu in indikator_unit(master, unit, 2)}
    return [
        baris.model_copy(
            update={
                "baris_ke": ke,
                "indikator": diminta[baris.kode].indikator,
                "satuan": diminta[baris.kode].satuan,
                "polaritas": str(diminta[baris.kode].polaritas),
                "target": diminta[baris.kode].target_tw(2),
            }
        )
        for ke, baris in enumerate(jawaban)
    ]


def periksa(master: Master, unit: str, jawaban: list[IsianFormulir]) -> list[TemuanSel]:
    pagu = {satu.kode: satu.pagu for satu in master.kinerja}
    anggaran = [baris.model_copy(update={"pagu": pagu[baris.kode]}) for baris in anggaran_unit(unit)]
    return periksa_isian(pada_formulir(master, unit, jawaban), anggaran, tahun=2026, triwulan=2)


def dikatakan(temuan: list[TemuanSel]) -> list[str]:
    return [f"{satu.temuan.kode} {satu.temuan.pesan}" for satu in temuan]


# --- The office -----------------------------------------------------------------------------------------


def test_the_sample_is_marked_as_sample(master: Master) -> None:
    assert master.pengaturan.data_contoh is YaTidak.YA
    assert (master.pengaturan.nama_kecamatan, master.pengaturan.tahun) == ("Sumbersuko", 2026)


def test_a_setting_that_the_sample_does_not_name_stays_at_its_default(isi: IsiBuku) -> None:
    nilai = {baris["pengaturan"]: baris["nilai"] for baris in isi.baris("tblPengaturan")}
    assert nilai["Menit Kerja per Hari"] == 450


def test_the_content_it_is_put_into_stays_as_it_was() -> None:
    awal = isi_awal("Uji", 2025, id_master="uji")
    isi_contoh(awal)
    assert awal == isi_awal("Uji", 2025, id_master="uji")


def test_every_role_of_the_sop_has_its_people(master: Master) -> None:
    banyak = Counter(pejabat.peran for pejabat in master.pejabat)
    assert banyak[Peran.CAMAT] == banyak[Peran.SEKRETARIS] == 1
    assert 3 <= banyak[Peran.TIM_SAKIP] <= 4
    assert banyak[Peran.STAF] >= 1
    assert 12 <= len(master.pejabat) <= 16


def test_an_invented_nip_has_the_form_of_a_nip_and_shows_its_pattern(master: Master) -> None:
    for pejabat in master.pejabat:
        lahir, angkat, nomor = pejabat.nip[:8], pejabat.nip[8:14], pejabat.nip[15:]
        assert len(pejabat.nip) == 18
        assert lahir[6:] == nomor[1:]
        assert lahir[4:6] == angkat[4:]


def test_at_least_eight_units_must_return_a_form_and_each_has_its_head(master: Master) -> None:
    assert len(master.unit_wajib()) >= 8
    for unit in master.unit:
        kepala = master.pejabat_bernama(unit.kepala)
        assert kepala is not None
        assert kepala.unit == unit.kode


# --- The tree and its indicators ------------------------------------------------------------------------


def test_all_five_levels_have_nodes_and_indicators(master: Master) -> None:
    simpul = Counter(satu.level for satu in master.kinerja)
    assert simpul[Level.SASARAN] >= 4
    assert set(simpul) == {satu.level for satu in master.indikator} == set(Level)


def test_every_pagu_is_the_sum_of_those_below_it(master: Master) -> None:
    for simpul in master.kinerja:
        anak = [satu.pagu or Decimal(0) for satu in master.kinerja if satu.induk == simpul.kode]
        if simpul.level in BERINDUK_PAGU:
            assert simpul.pagu == sum(anak), simpul.kode


def test_there_are_enough_indicators_of_every_kind(master: Master) -> None:
    indikator = master.indikator
    assert len(indikator) >= 34
    assert {satu.unit for satu in indikator} == {unit.kode for unit in master.unit}
    assert {satu.polaritas for satu in indikator} == set(Polaritas)
    assert {satu.konsolidasi for satu in indikator} == set(Konsolidasi)
    assert sum(satu.polaritas is Polaritas.NEGATIF for satu in indikator) >= 4
    assert any(satu.rumus is Rumus.KEBALIKAN for satu in indikator)
    assert any(satu.iku is YaTidak.YA for satu in indikator)


def test_the_targets_show_every_way_of_writing(master: Master) -> None:
    terbaca = {satu.kode: baca_angka(satu.target_tw2) for satu in master.indikator}
    assert any(satu.rentang for satu in terbaca.values())
    assert any(satu.persen for satu in terbaca.values())
    assert any(satu.penyebut for satu in terbaca.values())
    assert {satu.skala for satu in terbaca.values() if satu.ordinal} >= {"ya/tidak", "predikat SAKIP"}
    nol = [satu for satu in master.indikator if terbaca[satu.kode].polos == 0]
    assert any(satu.terburuk is not None for satu in nol)
    assert any(satu.nol_tercapai is YaTidak.YA and satu.polaritas is Polaritas.POSITIF for satu in nol)


def test_the_weights_of_one_sasaran_are_complete(master: Master) -> None:
    bobot: dict[str, list[Decimal | None]] = {}
    for satu in master.indikator:
        bobot.setdefault(satu.induk, []).append(satu.bobot)
    penuh = {induk for induk, semua in bobot.items() if None not in semua and sum(filter(None, semua)) == 100}
    assert penuh == {"S.2"}


def test_the_rules_find_nothing_but_the_mark_of_the_sample(master: Master) -> None:
    temuan = periksa_aturan(master, date(2026, 7, 1))
    assert [satu.temuan.kode for satu in temuan] == ["SKP-128"], dikatakan(temuan)


# --- What the units report ------------------------------------------------------------------------------


@pytest.mark.parametrize("triwulan", [1, 2])
def test_every_unit_answers_exactly_what_its_form_asks(master: Master, triwulan: int) -> None:
    for unit in master.unit_wajib():
        diminta = [satu.kode for satu in indikator_unit(master, unit.kode, triwulan)]
        uang = [satu.kode for satu in anggaran_diminta(master, unit.kode)]
        assert sorted(satu.kode for satu in jawaban_unit(unit.kode, triwulan)) == sorted(diminta)
        assert sorted(satu.kode for satu in anggaran_unit(unit.kode, triwulan)) == sorted(uang)


def test_the_first_quarter_is_in_the_master_and_the_second_is_not(master: Master) -> None:
    assert {baris.triwulan for baris in master.realisasi} == {1}
    assert {baris.triwulan for baris in master.anggaran} == {1}
    bertarget = {satu.kode for satu in master.indikator if satu.target_tw1 is not None}
    assert {baris.kode for baris in master.realisasi} == bertarget


def test_the_right_answers_of_the_second_quarter_have_no_finding(master: Master) -> None:
    for unit in master.unit_wajib():
        temuan = periksa(master, unit.kode, jawaban_unit(unit.kode))
        assert temuan == [], dikatakan(temuan)


def test_some_targets_are_missed_with_everything_a_follow_up_needs(master: Master) -> None:
    semua = [baris for unit in master.unit_wajib() for baris in jawaban_unit(unit.kode)]
    luput = [baris for baris in semua if baris.kendala != "-"]
    assert 5 <= len(luput) < len(semua) / 2
    for baris in luput:
        assert baris.solusi != "-"
        assert all((baris.tindak_lanjut, baris.penanggung_jawab, baris.batas_waktu, baris.bukti_dukung))


@pytest.mark.parametrize("triwulan", [1, 2])
def test_the_reported_absorption_agrees_with_the_reported_money(master: Master, triwulan: int) -> None:
    uang = [
        baris.realisasi or Decimal(0) for unit in master.unit for baris in anggaran_unit(unit.kode, triwulan)
    ]
    pagu = [satu.pagu or Decimal(0) for satu in master.kinerja if satu.level is Level.PROGRAM]
    dilaporkan = next(baris for baris in jawaban_unit("SEK-KEU", triwulan) if baris.kode == "IKS.1.2")
    assert round(sum(uang) / sum(pagu) * 100, 2) == Decimal(str(dilaporkan.realisasi))


# --- The story ------------------------------------------------------------------------------------------


def test_the_story_runs_forward_within_working_time(master: Master, kisah: Cerita) -> None:
    saat = [adegan.waktu for adegan in kisah.adegan]
    assert saat == sorted(set(saat))
    kalender = kalender_master(master)
    for waktu in saat:
        assert any(buka <= waktu <= tutup for buka, tutup in kalender.jam_kerja(waktu.date())), waktu


def test_everybody_in_the_story_is_an_official(master: Master, kisah: Cerita) -> None:
    nama = {pejabat.nama for pejabat in master.pejabat}
    assert {adegan.oleh for adegan in kisah.adegan} <= nama
    for adegan in kisah.adegan:
        if isinstance(adegan, TandaTerima):
            assert {satu.nama for satu in adegan.penerima} <= nama


def jejak_cerita(master: Master, kisah: Cerita) -> list[BarisJejak]:
    rantai: list[BarisJejak] = []
    for adegan in kisah.adegan:
        if isinstance(adegan, Majukan):
            tidak = adegan.keputusan is YaTidak.TIDAK
            isi = {
                **adegan.model_dump(exclude={"aksi"}),
                "peran": peran(master, adegan.oleh),
                "triwulan": kisah.triwulan,
                "peristiwa": Peristiwa.KEMBALI if tidak else Peristiwa.SELESAI,
            }
            rantai.append(sambung(rantai, master.id_master, **isi))
    return rantai


@SATU_SOP
def test_the_story_takes_both_sops_to_their_end(master: Master, kisah: Cerita, sop: NamaSop) -> None:
    status = status_sop(master, sop, 2, kisah.adegan[-1].waktu, jejak=jejak_cerita(master, kisah))
    assert status.temuan == ()
    assert status.selesai
    for adegan in gerak(kisah, sop):
        assert peran(master, adegan.oleh) in SOP[sop].ke(adegan.langkah).pelaku


def test_every_step_but_the_archives_is_in_time(master: Master, kisah: Cerita) -> None:
    jejak = jejak_cerita(master, kisah)
    for sop in NamaSop:
        status = status_sop(master, sop, 2, kisah.adegan[-1].waktu, jejak=jejak)
        terlambat = {langkah.nomor for langkah in status.langkah if langkah.terlambat}
        assert terlambat <= {SOP[sop].akhir.nomor}


def test_the_sekretaris_returns_the_collection_once_with_arahan_and_then_agrees(kisah: Cerita) -> None:
    jawaban = [adegan for adegan in gerak(kisah, NamaSop.PENGUMPULAN) if adegan.keputusan]
    assert [satu.keputusan for satu in jawaban] == [YaTidak.TIDAK, YaTidak.YA]
    assert jawaban[0].catatan
    assert jawaban[0].ke_langkah in SOP[NamaSop.PENGUMPULAN].langkah_keputusan.boleh_kembali_ke


def test_measuring_starts_after_the_collection_has_ended(kisah: Cerita) -> None:
    selesai = max(adegan.waktu for adegan in gerak(kisah, NamaSop.PENGUMPULAN))
    assert selesai < min(adegan.waktu for adegan in gerak(kisah, NamaSop.PENGUKURAN))


def test_every_unit_gets_its_form_after_it_was_sent_and_returns_it(master: Master, kisah: Cerita) -> None:
    kirim = next(a.waktu for a in kisah.adegan if isinstance(a, Tindakan) and a.aksi == "bagikan")
    terima = next(a for a in kisah.adegan if isinstance(a, TandaTerima))
    wajib = sorted(unit.kode for unit in master.unit_wajib())
    assert sorted(satu.unit for satu in terima.penerima) == wajib
    assert all(kirim <= satu.waktu <= terima.waktu for satu in terima.penerima)
    assert sorted({adegan.unit for adegan in kembali(kisah)}) == wajib


def test_exactly_one_unit_hands_in_its_first_form_late(master: Master, kisah: Cerita) -> None:
    kirim = next(a.waktu for a in kisah.adegan if isinstance(a, Tindakan) and a.aksi == "bagikan")
    tenggat = kalender_master(master).tambah_menit(kirim, master.pengaturan.menit_per_hari)
    pertama: dict[str, datetime] = {}
    for adegan in kembali(kisah):
        pertama.setdefault(adegan.unit, adegan.waktu)
    assert [unit for unit, waktu in pertama.items() if waktu > tenggat] == ["SI-TRANTIB"]


def test_the_faulty_forms_are_rejected_for_the_faults_of_the_story(master: Master, kisah: Cerita) -> None:
    salah = {
        (adegan.unit, satu.temuan.kode)
        for adegan in kembali(kisah)
        for satu in periksa(master, adegan.unit, adegan.jawaban())
        if satu.temuan.tingkat is Tingkat.SALAH
    }
    assert salah == {("SI-KESOS", "SKP-135"), ("SI-PLH", "SKP-121")}


def test_every_unit_ends_with_its_right_answers(kisah: Cerita) -> None:
    akhir = {adegan.unit: adegan for adegan in kembali(kisah)}
    for unit, adegan in akhir.items():
        assert adegan.jawaban() == jawaban_unit(unit)
        assert adegan.anggaran() == anggaran_unit(unit)


def test_one_unit_hands_in_two_files_with_different_answers(kisah: Cerita) -> None:
    berkas: dict[str, set[str]] = {}
    for adegan in kembali(kisah):
        berkas.setdefault(adegan.unit, set()).add(adegan.akhiran)
    assert [unit for unit, nama in berkas.items() if len(nama) == 2] == ["SI-PMD"]
    dua = [adegan for adegan in kembali(kisah) if adegan.unit == "SI-PMD"]
    assert dua[0].jawaban() != dua[1].jawaban()


def test_what_the_arahan_asks_for_is_missing_before_and_there_after(kisah: Cerita) -> None:
    dua = [adegan for adegan in kembali(kisah) if adegan.unit == "SEK-UMUM"]
    bukti = [{satu.kode: satu.bukti_dukung for satu in adegan.jawaban()}["IKK.1.4"] for adegan in dua]
    assert [bool(satu) for satu in bukti] == [False, True]


def test_every_paper_is_typed_once_and_the_rules_find_nothing_in_it(isi: IsiBuku, kisah: Cerita) -> None:
    diketik = [adegan.naskah for adegan in kisah.adegan if isinstance(adegan, Ketik)]
    assert sorted(diketik) == sorted(kisah.naskah)
    perubahan = Perubahan()
    for nama in diketik:
        for tabel, baris in kisah.naskah[nama].tambahan().items():
            perubahan.tambahkan(tabel, *baris)
    muatan = muat_master(perubahan.terapkan(isi))
    temuan = periksa_aturan(muatan.master, SESUDAH_CERITA)
    assert muatan.temuan == []
    assert len(muatan.master.disposisi) == 4
    assert [satu.temuan.kode for satu in temuan] == ["SKP-128"], dikatakan(temuan)


def test_every_line_of_the_checklist_is_ticked(master: Master, kisah: Cerita) -> None:
    daftar = {(d.sop, d.triwulan, d.langkah, d.dokumen) for d in master.dokumen}
    centang = [d for naskah in kisah.naskah.values() for d in naskah.centang]
    assert {(d.sop, d.triwulan, d.langkah, d.dokumen) for d in centang} == daftar
    assert all(d.ada is YaTidak.YA and d.lokasi and d.sejak for d in centang)


@SATU_SOP
def test_all_planned_work_gets_done_and_ends_in_the_archive(kisah: Cerita, sop: NamaSop) -> None:
    rencana = {p.langkah for n in kisah.naskah.values() for p in n.program_kerja if p.sop is sop}
    kemajuan = next(a for a in kisah.adegan if isinstance(a, Kemajuan) and a.sop is sop)
    tindakan = [a.aksi for a in kisah.adegan if isinstance(a, TindakanSop) and a.sop is sop]
    assert (set(kemajuan.langkah), kemajuan.progres) == (rencana, 100)
    assert tindakan[-1] == "arsipkan"


def test_the_decisions_of_every_meeting_are_followed_up(kisah: Cerita) -> None:
    rapat = {n.nomor for naskah in kisah.naskah.values() for n in naskah.notulen}
    assert {a.notulen for a in kisah.adegan if isinstance(a, Tuntas)} == rapat
