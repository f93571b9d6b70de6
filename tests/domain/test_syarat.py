"""The content checks: each names exactly what is missing, and nothing once it is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest

from sakip_xl.domain.aturan.contoh import susun
from sakip_xl.domain.aturan.program_kerja import langkah_tim
from sakip_xl.domain.istilah import NamaSop, Peran, Peristiwa, YaTidak
from sakip_xl.domain.jejak import BarisJejak, sambung
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop import SOP, SYARAT
from sakip_xl.domain.syarat import (
    FUNGSI,
    Kekurangan,
    kekurangan,
    periksa_kelengkapan,
    periksa_syarat,
    sidik_data,
)
from sakip_xl.layout.buku import MASTER

PENGUMPULAN, PENGUKURAN = NamaSop.PENGUMPULAN, NamaSop.PENGUKURAN
Baris = Sequence[dict[str, Any]]


def periksa(nama: str, sop: NamaSop = PENGUMPULAN, /, **tabel: Baris) -> list[str]:
    return [apa.teks for apa in periksa_master(nama, susun(tabel), sop)]


def periksa_master(nama: str, master: Master, sop: NamaSop = PENGUMPULAN) -> list[Kekurangan]:
    return periksa_syarat(nama, master, sop, 2)


def test_every_named_check_has_its_function_and_vice_versa() -> None:
    assert set(FUNGSI) == set(SYARAT)
    with pytest.raises(ValueError, match="arsip"):
        periksa_kelengkapan({"notulen"}, {"notulen", "arsip"})


def test_every_check_sends_staff_to_a_sheet_of_the_book() -> None:
    assert {satu.isi_di for satu in SYARAT.values()} <= {lembar.nama for lembar in MASTER.lembar}


@pytest.mark.parametrize("nama", SYARAT)
@pytest.mark.parametrize("sop", NamaSop)
def test_an_empty_office_misses_something_on_the_sheet_of_the_check(nama: str, sop: NamaSop) -> None:
    kosong = susun(
        {
            tabel: []
            for tabel in ("tblDisposisi", "tblNotulen", "tblProgramKerja", "tblDokumen", "tblFormulir")
        }
        | {"tblLaporan": [], "tblRealisasi": [], "tblIndikator": [{"relevan": None}]}
    )
    if nama == "draft_formulir":
        kosong = susun({"tblUnit": [], "tblIndikator": []})
    if nama == "rekap_cocok":
        kosong = susun({"tblFormulir": [{"status": "diterima"}], "tblRealisasi": []})
    if nama == "disposisi_laporan":
        kosong = susun({"tblDisposisi": []})
    apa = periksa_master(nama, kosong, sop)
    assert apa
    for satu in apa:
        assert (satu.syarat, satu.lembar) == (nama, SYARAT[nama].isi_di)
        assert satu.kode.startswith("SKP-4")
        assert satu.teks.endswith(".")
        assert satu.saran.endswith(".")
        assert "None" not in satu.teks


@pytest.mark.parametrize(
    "nama", ["disposisi_camat", "notulen", "program_kerja", "dokumen_lengkap", "draft_formulir"]
)
def test_the_sample_office_meets_the_checks_of_the_first_steps(nama: str) -> None:
    assert periksa(nama) == []


def test_the_order_counts_only_for_its_sop_quarter_step_and_by_the_camat() -> None:
    lain: list[dict[str, Any]] = [{"sop": "pengukuran"}, {"triwulan": 1}, {"langkah": 2}]
    assert periksa("disposisi_camat", tblDisposisi=lain) == [
        "Disposisi Camat langkah 1 SOP Pengumpulan Data Kinerja Triwulan II belum dicatat."
    ]
    assert periksa("disposisi_camat", tblDisposisi=[{"oleh": "Agus Wijaya"}]) == [
        "Disposisi 045/2026 diberikan oleh 'Agus Wijaya', yang tidak berperan Camat."
    ]
    assert periksa("disposisi_camat", tblDisposisi=[{"oleh": "Agus Wijaya"}, {"oleh": "budi  santoso"}]) == []


@pytest.mark.parametrize(("sop", "langkah"), [(PENGUMPULAN, 11), (PENGUKURAN, 9)])
def test_the_answer_to_the_report_stands_at_the_step_that_hands_it_over(sop: NamaSop, langkah: int) -> None:
    assert periksa("disposisi_laporan", sop, tblDisposisi=[{"sop": sop, "langkah": langkah}]) == []
    assert periksa("disposisi_laporan", sop, tblDisposisi=[{"sop": sop, "langkah": 1}]) != []


def test_a_meeting_needs_people_tim_sakip_and_a_decision() -> None:
    assert periksa("notulen", tblPeserta=[{"nama": "Siti Aminah"}], tblKeputusan=[]) == [
        "Notulen NOT-01 baru mencatat 1 peserta hadir, sedikitnya 2.",
        "Notulen NOT-01 tidak mencatat kehadiran Tim SAKIP.",
        "Notulen NOT-01 belum punya keputusan.",
    ]


def test_one_whole_meeting_is_enough() -> None:
    assert periksa("notulen", tblNotulen=[{}, {"nomor": "NOT-02"}]) == []
    assert periksa("notulen", tblNotulen=[{"triwulan": 1}, {"sop": "pengukuran", "nomor": "NOT-02"}]) == [
        "Notulen rapat SOP Pengumpulan Data Kinerja Triwulan II belum dicatat."
    ]


def test_the_plan_has_every_later_step_of_tim_sakip_with_dates_in_order() -> None:
    assert (langkah_tim(SOP[PENGUMPULAN]), langkah_tim(SOP[PENGUKURAN])) == (
        [4, 5, 6, 8, 9, 12],
        [4, 5, 6, 7, 10],
    )
    rencana: Baris = [{"langkah": n} for n in (4, 5, 6, 8)]
    terbalik = {"langkah": 9, "kegiatan": "Rekap", "mulai": date(2026, 7, 8), "selesai": date(2026, 7, 7)}
    assert periksa("program_kerja", tblProgramKerja=[*rencana, terbalik]) == [
        "Program kerja belum memuat langkah 12: Tim SAKIP dibantu Staf mengarsipkan data kinerja.",
        "Kegiatan 'Rekap' pada program kerja selesai sebelum dimulai.",
    ]


def test_documents_are_listed_ticked_and_say_where_they_are() -> None:
    ada = {"ada": "Ya", "lokasi": "Lemari"}
    daftar: Baris = [
        {"dokumen": "RENSTRA 2025-2029", **ada},
        {"dokumen": "Hasil Survei", "ada": "Ya"},
        {"dokumen": "Laporan Hasil Evaluasi"},
        {"dokumen": "Foto kegiatan", "wajib": "Tidak"},
        {"dokumen": "Surat lain", "langkah": 9},
        {"dokumen": "SAKIP Menpan RB", "triwulan": 1},
        {"dokumen": "SAKIP Menpan RB", "sop": "pengukuran"},
    ]
    assert periksa("dokumen_lengkap", tblDokumen=daftar) == [
        "Dokumen 'SAKIP Menpan RB' belum terdaftar pada langkah 4.",
        "Tempat simpan dokumen 'Hasil Survei' belum dicatat.",
        "Dokumen 'Laporan Hasil Evaluasi' pada langkah 4 belum ada.",
    ]


def test_a_document_may_be_named_without_what_the_sop_puts_in_brackets() -> None:
    nama = ("Juknis Pengukuran Kinerja Menpan RB", "Renstra", "Perjanjian Kinerja 2026")
    ada = {"sop": "pengukuran", "ada": "Ya", "lokasi": "Lemari"}
    assert periksa("dokumen_lengkap", PENGUKURAN, tblDokumen=[{"dokumen": n, **ada} for n in nama]) == []


def test_forms_need_units_and_targets_of_this_quarter() -> None:
    assert periksa("draft_formulir", tblUnit=[{"wajib": "Tidak"}]) == [
        "Belum ada unit kerja yang wajib mengisi formulir."
    ]
    assert periksa("draft_formulir", tblIndikator=[{"target_tw2": "n/a"}]) == [
        "Belum ada indikator yang bertarget pada Triwulan II."
    ]


def test_forms_are_ready_when_no_indicator_has_a_fault_and_each_unit_has_its_form() -> None:
    assert periksa("formulir_siap") == []
    salah: Baris = [{"target_tahun": None}, {"kode": "IKS.2", "spesifik": "Tidak"}]
    assert periksa("formulir_siap", tblIndikator=salah, tblFormulir=[{"triwulan": 1}]) == [
        "Indikator IKS.1: Target tahun belum diisi.",
        "Formulir Triwulan II untuk Seksi Pemerintahan belum dibuat.",
    ]


FORMULIR = ("formulir_siap", "tanda_terima", "formulir_kembali")


@pytest.mark.parametrize("nama", FORMULIR)
def test_a_unit_with_nothing_to_report_this_quarter_needs_no_form(nama: str) -> None:
    assert periksa(nama, tblFormulir=[], tblIndikator=[{"target_tw2": None}]) == []
    assert periksa(nama, tblFormulir=[], tblUnit=[{"wajib": "Tidak"}]) == []


@pytest.mark.parametrize(
    ("nama", "formulir", "kurang"),
    [
        ("tanda_terima", {}, None),
        ("tanda_terima", {"penerima": ""}, "Tanda terima Seksi Pemerintahan belum lengkap"),
        ("tanda_terima", {"diterima_unit": None}, "Tanda terima Seksi Pemerintahan belum lengkap"),
        ("tanda_terima", {"status": "dikecualikan", "penerima": ""}, None),
        ("tanda_terima", {"triwulan": 1}, "Formulir Triwulan II untuk Seksi Pemerintahan belum dibuat"),
        ("formulir_kembali", {"status": "diterima"}, None),
        ("formulir_kembali", {"status": "dikirim"}, "belum diterima kembali, statusnya dikirim"),
        ("formulir_kembali", {"status": "dikembalikan"}, "statusnya dikembalikan"),
        ("formulir_kembali", {"status": "dikecualikan", "alasan": "Jabatan kosong"}, None),
        ("formulir_kembali", {"status": "dikecualikan"}, "dikecualikan tanpa alasan"),
        ("formulir_kembali", {"triwulan": 1}, "belum dibuat"),
    ],
)
def test_each_form_is_receipted_and_returned(nama: str, formulir: dict[str, Any], kurang: str | None) -> None:
    apa = periksa(nama, tblFormulir=[formulir])
    assert len(apa) == (kurang is not None)
    assert all((kurang or "") in satu for satu in apa)


def test_the_recap_has_a_filled_realisasi_of_the_received_form_for_every_target() -> None:
    diterima: Baris = [{"status": "diterima"}]
    lengkap: Baris = [{"kode": kode, "id_formulir": "F-2026-2-PEM"} for kode in ("IKT.1", "IKS.1")]
    assert periksa("rekap_cocok", tblFormulir=diterima, tblRealisasi=lengkap) == []
    kurang: Baris = [{**lengkap[0], "realisasi": None}, {"id_formulir": "F-LAMA"}]
    assert periksa("rekap_cocok", tblFormulir=diterima, tblRealisasi=kurang) == [
        "Realisasi IKT.1 dari Seksi Pemerintahan kosong.",
        "Realisasi IKS.1 dari Seksi Pemerintahan belum direkap dari formulir F-2026-2-PEM.",
    ]


def test_the_recap_asks_nothing_of_forms_not_received_and_of_other_units() -> None:
    assert periksa("rekap_cocok", tblFormulir=[{"status": "dikirim"}], tblRealisasi=[]) == []
    assert periksa("rekap_cocok", tblFormulir=[], tblRealisasi=[]) == []
    lain = {"kode": "I.2", "unit": "UMUM"}
    isi: Baris = [{"id_formulir": "F-2026-2-PEM"}]
    assert (
        periksa(
            "rekap_cocok", tblFormulir=[{"status": "diterima"}], tblRealisasi=isi, tblIndikator=[{}, lain]
        )
        == []
    )


def laporan(*baris: dict[str, Any], sop: NamaSop = PENGUMPULAN) -> Baris:
    sidik = sidik_data(susun(), sop, 2)
    return [{"nomor": f"L{n}", "sop": sop, "sidik_data": sidik, **satu} for n, satu in enumerate(baris, 1)]


@pytest.mark.parametrize(
    ("nama", "baris", "kurang"),
    [
        ("laporan_draft", [{}], None),
        ("laporan_draft", [{"jenis": "final"}], "Draft laporan SOP Pengumpulan"),
        (
            "laporan_draft",
            [{"keputusan_sekretaris": "Tidak", "arahan": "x"}],
            "Draft laporan L1 dikembalikan",
        ),
        ("laporan_draft", [{"keputusan_sekretaris": "Tidak", "arahan": "x"}, {}], None),
        ("laporan_draft", [{}, {"sidik_data": "lama"}], "Laporan L2 disusun sebelum data terakhir berubah"),
        ("keputusan_sekretaris", [{}], "Keputusan setuju Sekretaris"),
        ("keputusan_sekretaris", [{"keputusan_sekretaris": "Ya"}, {"jenis": "final"}], None),
        (
            "keputusan_sekretaris",
            [{"keputusan_sekretaris": "Ya"}, {"keputusan_sekretaris": "Tidak"}],
            "Keputusan setuju Sekretaris",
        ),
        ("laporan_final", [{}], "Laporan final SOP Pengumpulan"),
        ("laporan_final", [{}, {"jenis": "final"}], None),
        ("laporan_final", [{"jenis": "final", "sidik_data": "lama"}], "Laporan L1 disusun sebelum"),
    ],
)
def test_reports_are_there_agreed_and_as_new_as_their_data(
    nama: str, baris: list[dict[str, Any]], kurang: str | None
) -> None:
    apa = periksa(nama, tblLaporan=laporan(*baris))
    assert len(apa) == (kurang is not None)
    assert all(satu.startswith(kurang or "") for satu in apa)


def test_a_changed_realisasi_makes_the_draft_too_old() -> None:
    lama = laporan({})
    assert (
        periksa("laporan_draft", tblLaporan=lama, tblRealisasi=[{"kode": "IKT.1"}, {"realisasi": 63}]) != []
    )


def test_the_archive_counts_for_its_sop_and_quarter() -> None:
    assert periksa("arsip", tblArsip=[{}]) == []
    assert periksa("arsip", PENGUKURAN, tblArsip=[{}, {"sop": "pengukuran", "triwulan": 1}]) != []


def test_smart_answers_are_asked_of_the_indicators_in_force() -> None:
    assert periksa("indikator_smart") == []
    lama = {"relevan": None}
    assert periksa("indikator_smart", tblIndikator=[lama, {"versi_pk": "perubahan"}]) == []
    assert periksa("indikator_smart", tblIndikator=[lama]) == [
        "Indikator IKS.1: jawaban SMART belum lengkap."
    ]


def test_the_empty_kertas_kerja_has_a_row_and_the_target_of_each_indicator() -> None:
    siap: Baris = [{"kode": "IKT.1", "target_ketik": 60.0}, {"target_ketik": 50}]
    assert periksa("kertas_kerja_siap", PENGUKURAN, tblKertasKerja=siap) == [
        "Kertas kerja indikator IKS.1 belum memuat target Triwulan II yang berlaku."
    ]
    lama: Baris = [{**siap[0], "triwulan": 1}, {"target_ketik": "60"}]
    assert periksa("kertas_kerja_siap", PENGUKURAN, tblKertasKerja=lama) == [
        "Kertas kerja Triwulan II belum memuat indikator IKT.1."
    ]
    assert periksa("kertas_kerja_siap", PENGUKURAN, tblIndikator=[]) != []


@pytest.mark.parametrize(
    ("baris", "kurang"),
    [
        ({"realisasi_ketik": 62.0, "realisasi": 62}, None),
        ({"realisasi_ketik": "62", "realisasi": 62}, None),
        ({"realisasi_ketik": None, "catatan": "kosong"}, "belum memuat realisasi Triwulan II yang terakhir"),
        ({"realisasi_ketik": 61, "realisasi": 61}, "belum memuat realisasi Triwulan II yang terakhir"),
        ({"realisasi_ketik": 62}, "belum memuat realisasi maupun alasannya"),
        ({"realisasi_ketik": 62, "catatan": "target nol"}, None),
    ],
)
def test_the_filled_kertas_kerja_holds_the_last_realisasi_or_says_why_not(
    baris: dict[str, Any], kurang: str | None
) -> None:
    apa = periksa("kertas_kerja_terisi", PENGUKURAN, tblKertasKerja=[baris], tblIndikator=[{}])
    assert len(apa) == (kurang is not None)
    assert all((kurang or "") in satu for satu in apa)


def test_an_indicator_without_any_report_needs_its_note() -> None:
    tanpa: dict[str, Baris] = {"tblRealisasi": [], "tblIndikator": [{}]}
    assert periksa("kertas_kerja_terisi", PENGUKURAN, tblKertasKerja=[{"catatan": "kosong"}], **tanpa) == []
    assert periksa("kertas_kerja_terisi", PENGUKURAN, tblKertasKerja=[], **tanpa) != []


def rantai(*peristiwa: Peristiwa, triwulan: int = 2) -> list[BarisJejak]:
    jejak: list[BarisJejak] = []
    for satu in peristiwa:
        waktu = datetime(2026, 7, 20, 8, len(jejak))
        isi = {"waktu": waktu, "sop": PENGUKURAN, "triwulan": triwulan, "peristiwa": satu}
        jejak.append(sambung(jejak, "contoh", **isi))
    return jejak


def dengan_jejak(jejak: list[BarisJejak]) -> Master:
    return susun({"tblJejak": [satu.model_dump() for satu in jejak]})


@pytest.mark.parametrize(
    ("peristiwa", "ada"),
    [
        ([], False),
        ([Peristiwa.HITUNG], False),
        ([Peristiwa.HITUNG, Peristiwa.REKAP, Peristiwa.LAPORAN], True),
        ([Peristiwa.HITUNG, Peristiwa.REKAP, Peristiwa.HITUNG], False),
    ],
)
def test_the_recap_comes_after_the_last_computation(peristiwa: list[Peristiwa], *, ada: bool) -> None:
    assert (periksa_master("rekap_pengukuran", dengan_jejak(rantai(*peristiwa)), PENGUKURAN) == []) is ada
    lain = dengan_jejak(rantai(*peristiwa, triwulan=3))
    assert periksa_master("rekap_pengukuran", lain, PENGUKURAN) != []


def test_pengukuran_waits_for_the_decision_of_pengumpulan() -> None:
    jejak: list[BarisJejak] = []
    for langkah in SOP[PENGUMPULAN].langkah[:10]:
        isi: dict[str, Any] = {
            "waktu": datetime(2026, 7, 6, 8, langkah.nomor),
            "sop": PENGUMPULAN,
            "triwulan": 2,
            "langkah": langkah.nomor,
            "peristiwa": Peristiwa.SELESAI,
            "oleh": "x",
            "peran": Peran.TIM_SAKIP,
            "keputusan": YaTidak.YA if langkah.keputusan else None,
        }
        assert periksa_master("pengumpulan_disetujui", dengan_jejak(jejak), PENGUKURAN) != []
        jejak.append(sambung(jejak, "contoh", **isi))
    assert periksa_master("pengumpulan_disetujui", dengan_jejak(jejak), PENGUKURAN) == []


def test_a_step_asks_first_for_what_comes_before_it_then_for_what_it_leaves() -> None:
    kosong = susun({"tblDisposisi": [], "tblNotulen": []})
    assert [apa.syarat for apa in kekurangan(kosong, PENGUMPULAN, 2, 2)] == ["disposisi_camat", "notulen"]
    assert kekurangan(susun(), PENGUMPULAN, 2, 2) == []
