"""The content checks: each names exactly what is missing, and nothing once it is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest

from sakip_xl.domain.model import Master
from sakip_xl.domain.rules.program_kerja import tim_langkah
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.sop.definition import SOP, SYARAT
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.sop.requirements import (
    FUNGSI,
    MissingItem,
    check_completeness,
    check_requirement,
    missing_items,
    sidik_data,
)
from sakip_xl.domain.terms import Event, Peran, SopName, YesNo
from sakip_xl.schema.books import MASTER

PENGUMPULAN, PENGUKURAN = SopName.PENGUMPULAN, SopName.PENGUKURAN
Row = Sequence[dict[str, Any]]


def periksa(name: str, sop: SopName = PENGUMPULAN, /, **table: Row) -> list[str]:
    return [item.text for item in check_master(name, compose(table), sop)]


def check_master(name: str, master: Master, sop: SopName = PENGUMPULAN) -> list[MissingItem]:
    return check_requirement(name, master, sop, 2)


def test_every_named_check_has_its_function_and_vice_versa() -> None:
    assert set(FUNGSI) == set(SYARAT)
    with pytest.raises(ValueError, match="arsip"):
        check_completeness({"notulen"}, {"notulen", "arsip"})


def test_every_check_sends_staff_to_a_sheet_of_the_book() -> None:
    assert {requirement.isi_di for requirement in SYARAT.values()} <= {sheet.name for sheet in MASTER.sheets}


@pytest.mark.parametrize("name", SYARAT)
@pytest.mark.parametrize("sop", SopName)
def test_an_empty_office_misses_something_on_the_sheet_of_the_check(name: str, sop: SopName) -> None:
    blank = compose(
        {
            table: []
            for table in ("tblDisposisi", "tblNotulen", "tblProgramKerja", "tblDokumen", "tblFormulir")
        }
        | {"tblLaporan": [], "tblRealisasi": [], "tblIndikator": [{"relevan": None}]}
    )
    if name == "draft_formulir":
        blank = compose({"tblUnit": [], "tblIndikator": []})
    if name == "rekap_cocok":
        blank = compose({"tblFormulir": [{"status": "diterima"}], "tblRealisasi": []})
    if name == "bentrok_diputuskan":
        blank = compose({"tblBentrok": [{}]})
    if name == "disposisi_laporan":
        blank = compose({"tblDisposisi": []})
    missing = check_master(name, blank, sop)
    assert missing
    for item in missing:
        assert (item.syarat, item.sheet) == (name, SYARAT[name].isi_di)
        assert item.kode.startswith(("SKP-4", "SKP-711"))
        assert item.text.endswith(".")
        assert item.saran.endswith(".")
        assert "None" not in item.text


@pytest.mark.parametrize(
    "name", ["disposisi_camat", "notulen", "program_kerja", "dokumen_lengkap", "draft_formulir"]
)
def test_the_sample_office_meets_the_checks_of_the_first_steps(name: str) -> None:
    assert periksa(name) == []


def test_the_order_counts_only_for_its_sop_quarter_step_and_by_the_camat() -> None:
    other: list[dict[str, Any]] = [{"sop": "pengukuran"}, {"triwulan": 1}, {"langkah": 2}]
    [missing] = periksa("disposisi_camat", tblDisposisi=other)
    assert missing == (
        "Disposisi Camat langkah 1 SOP Pengumpulan Data Kinerja Triwulan II belum dicatat; "
        "yang tercatat untuk Triwulan I."
    )
    assert periksa("disposisi_camat", tblDisposisi=[{"oleh": "Agus Wijaya"}]) == [
        "Disposisi 045/2026 diberikan oleh 'Agus Wijaya', yang tidak berperan Camat."
    ]
    assert periksa("disposisi_camat", tblDisposisi=[{"oleh": "Agus Wijaya"}, {"oleh": "budi  santoso"}]) == []


@pytest.mark.parametrize(("sop", "langkah"), [(PENGUMPULAN, 11), (PENGUKURAN, 9)])
def test_the_answer_to_the_report_stands_at_the_step_that_hands_it_over(sop: SopName, langkah: int) -> None:
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
    assert (tim_langkah(SOP[PENGUMPULAN]), tim_langkah(SOP[PENGUKURAN])) == (
        [4, 5, 6, 8, 9, 12],
        [4, 5, 6, 7, 10],
    )
    plan: Row = [{"langkah": n} for n in (4, 5, 6, 8)]
    inverted = {"langkah": 9, "kegiatan": "Rekap", "mulai": date(2026, 7, 8), "selesai": date(2026, 7, 7)}
    assert periksa("program_kerja", tblProgramKerja=[*plan, inverted]) == [
        "Program kerja belum memuat langkah 12: Tim SAKIP dibantu Staf mengarsipkan data kinerja.",
        "Kegiatan 'Rekap' pada program kerja selesai sebelum dimulai.",
    ]


def test_documents_are_listed_ticked_and_say_where_they_are() -> None:
    ticked = {"ada": "Ya", "lokasi": "Lemari"}
    listing: Row = [
        {"dokumen": "RENSTRA 2025-2029", **ticked},
        {"dokumen": "Hasil Survei", "ada": "Ya"},
        {"dokumen": "Laporan Hasil Evaluasi"},
        {"dokumen": "Foto kegiatan", "wajib": "Tidak"},
        {"dokumen": "Surat lain", "langkah": 9},
        {"dokumen": "SAKIP Menpan RB", "triwulan": 1},
        {"dokumen": "SAKIP Menpan RB", "sop": "pengukuran"},
    ]
    assert periksa("dokumen_lengkap", tblDokumen=listing) == [
        "Dokumen 'SAKIP Menpan RB' belum terdaftar pada langkah 4.",
        "Tempat simpan dokumen 'Hasil Survei' belum dicatat.",
        "Dokumen 'Laporan Hasil Evaluasi' pada langkah 4 belum ada.",
    ]


def test_a_document_may_be_named_without_what_the_sop_puts_in_brackets() -> None:
    name = ("Juknis Pengukuran Kinerja Menpan RB", "Renstra", "Perjanjian Kinerja 2026")
    ticked = {"sop": "pengukuran", "ada": "Ya", "lokasi": "Lemari"}
    assert periksa("dokumen_lengkap", PENGUKURAN, tblDokumen=[{"dokumen": n, **ticked} for n in name]) == []


def test_forms_need_units_and_targets_of_this_quarter() -> None:
    assert periksa("draft_formulir", tblUnit=[{"wajib": "Tidak"}]) == [
        "Belum ada unit kerja yang wajib mengisi formulir."
    ]
    assert periksa("draft_formulir", tblIndikator=[{"target_tw2": "n/a"}]) == [
        "Belum ada indikator yang bertarget pada Triwulan II."
    ]


def test_forms_are_ready_when_no_indicator_has_a_fault_and_each_unit_has_its_form() -> None:
    assert periksa("formulir_siap") == []
    wrong: Row = [{"target_tahun": None}, {"kode": "IKS.2", "spesifik": "Tidak"}]
    assert periksa("formulir_siap", tblIndikator=wrong, tblRealisasi=[], tblFormulir=[{"triwulan": 1}]) == [
        "Indikator IKS.1: Target tahun belum diisi.",
        "Formulir Triwulan II untuk Seksi Pemerintahan belum dibuat.",
    ]


FORMULIR = ("formulir_siap", "tanda_terima", "formulir_kembali")


@pytest.mark.parametrize("name", FORMULIR)
def test_a_unit_with_nothing_to_report_this_quarter_needs_no_form(name: str) -> None:
    assert periksa(name, tblFormulir=[], tblIndikator=[{"target_tw2": None}]) == []
    assert periksa(name, tblFormulir=[], tblUnit=[{"wajib": "Tidak"}]) == []


@pytest.mark.parametrize(
    ("name", "formulir", "expected"),
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
def test_each_form_is_receipted_and_returned(
    name: str, formulir: dict[str, Any], expected: str | None
) -> None:
    missing = periksa(name, tblFormulir=[formulir])
    assert len(missing) == (expected is not None)
    assert all((expected or "") in text for text in missing)


def test_the_recap_has_a_filled_realisasi_of_the_received_form_for_every_target() -> None:
    received: Row = [{"status": "diterima"}]
    complete: Row = [{"kode": kode, "id_formulir": "F-2026-2-PEM"} for kode in ("IKT.1", "IKS.1")]
    assert periksa("rekap_cocok", tblFormulir=received, tblRealisasi=complete) == []
    missing: Row = [{**complete[0], "realisasi": None}, {"id_formulir": "F-LAMA"}]
    assert periksa("rekap_cocok", tblFormulir=received, tblRealisasi=missing) == [
        "Realisasi IKT.1 dari Seksi Pemerintahan kosong.",
        "Realisasi IKS.1 dari Seksi Pemerintahan belum direkap dari formulir F-2026-2-PEM.",
    ]


def test_a_declared_realisasi_is_an_answer() -> None:
    received: Row = [{"status": "diterima"}]
    answer = {"id_formulir": "F-2026-2-PEM", "realisasi": None}
    declared: Row = [{**answer, "kode": "IKT.1", "alasan_belum": "Menunggu BPS"}]
    numbers: Row = [{**answer, "pembilang": 6, "penyebut": 8}]
    asking: Row = [{"kode": "IKT.1", "level": "tujuan", "induk": "T.1"}, {"minta_pecahan": "Ya"}]
    table = {"tblFormulir": received, "tblIndikator": asking}
    assert periksa("rekap_cocok", tblRealisasi=[*declared, *numbers], **table) == []
    silent: Row = [{**declared[0], "alasan_belum": "-"}, *numbers]
    assert periksa("rekap_cocok", tblRealisasi=silent, **table) == [
        "Realisasi IKT.1 dari Seksi Pemerintahan kosong."
    ]


def test_a_reason_makes_a_report_older_than_its_data() -> None:
    before, after = (
        sidik_data(compose({"tblRealisasi": [{"realisasi": None, **row}]}), PENGUMPULAN, 2)
        for row in ({}, {"alasan_belum": "Menunggu BPS"})
    )
    assert before != after


def test_the_recap_asks_nothing_of_forms_not_received_and_of_other_units() -> None:
    assert periksa("rekap_cocok", tblFormulir=[{"status": "dikirim"}], tblRealisasi=[]) == []
    assert periksa("rekap_cocok", tblFormulir=[], tblRealisasi=[]) == []
    other = {"kode": "I.2", "unit": "UMUM"}
    content: Row = [{"id_formulir": "F-2026-2-PEM"}]
    assert (
        periksa(
            "rekap_cocok",
            tblFormulir=[{"status": "diterima"}],
            tblRealisasi=content,
            tblIndikator=[{}, other],
        )
        == []
    )


def laporan(*row: dict[str, Any], sop: SopName = PENGUMPULAN) -> Row:
    sidik = sidik_data(compose(), sop, 2)
    return [{"nomor": f"L{n}", "sop": sop, "sidik_data": sidik, **values} for n, values in enumerate(row, 1)]


@pytest.mark.parametrize(
    ("name", "rows", "expected"),
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
    name: str, rows: list[dict[str, Any]], expected: str | None
) -> None:
    missing = periksa(name, tblLaporan=laporan(*rows))
    assert len(missing) == (expected is not None)
    assert all(text.startswith(expected or "") for text in missing)


def test_a_changed_realisasi_makes_the_draft_too_old() -> None:
    old = laporan({})
    assert periksa("laporan_draft", tblLaporan=old, tblRealisasi=[{"kode": "IKT.1"}, {"realisasi": 63}]) != []


def test_the_archive_and_conflicts_count_for_their_sop_and_quarter() -> None:
    assert periksa("bentrok_diputuskan", tblBentrok=[{"triwulan": 3}]) == []
    assert periksa("arsip", tblArsip=[{}]) == []
    assert periksa("arsip", PENGUKURAN, tblArsip=[{}, {"sop": "pengukuran", "triwulan": 1}]) != []


def test_smart_answers_are_asked_of_the_indicators_in_force() -> None:
    assert periksa("indikator_smart") == []
    old = {"relevan": None}
    assert periksa("indikator_smart", tblIndikator=[old, {"versi_pk": "perubahan"}]) == []
    assert periksa("indikator_smart", tblIndikator=[old]) == ["Indikator IKS.1: jawaban SMART belum lengkap."]


def test_the_empty_kertas_kerja_has_a_row_and_the_target_of_each_indicator() -> None:
    ready: Row = [{"kode": "IKT.1", "target_ketik": 60.0}, {"target_ketik": 50}]
    assert periksa("kertas_kerja_siap", PENGUKURAN, tblKertasKerja=ready) == [
        "Kertas kerja indikator IKS.1 belum memuat target Triwulan II yang berlaku."
    ]
    old: Row = [{**ready[0], "triwulan": 1}, {"target_ketik": "60"}]
    assert periksa("kertas_kerja_siap", PENGUKURAN, tblKertasKerja=old) == [
        "Kertas kerja Triwulan II belum memuat indikator IKT.1."
    ]
    assert periksa("kertas_kerja_siap", PENGUKURAN, tblIndikator=[]) != []


@pytest.mark.parametrize(
    ("row", "expected"),
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
    row: dict[str, Any], expected: str | None
) -> None:
    missing = periksa("kertas_kerja_terisi", PENGUKURAN, tblKertasKerja=[row], tblIndikator=[{}])
    assert len(missing) == (expected is not None)
    assert all((expected or "") in text for text in missing)


def test_an_indicator_without_any_report_needs_its_note() -> None:
    without: dict[str, Row] = {"tblRealisasi": [], "tblIndikator": [{}]}
    assert periksa("kertas_kerja_terisi", PENGUKURAN, tblKertasKerja=[{"catatan": "kosong"}], **without) == []
    assert periksa("kertas_kerja_terisi", PENGUKURAN, tblKertasKerja=[], **without) != []


def chain(*events: Event, triwulan: int = 2) -> list[JejakRow]:
    jejak: list[JejakRow] = []
    for happened in events:
        waktu = datetime(2026, 7, 20, 8, len(jejak))
        content = {"waktu": waktu, "sop": PENGUKURAN, "triwulan": triwulan, "peristiwa": happened}
        jejak.append(connect(jejak, "contoh", **content))
    return jejak


def with_jejak(jejak: list[JejakRow]) -> Master:
    return compose({"tblJejak": [row.model_dump() for row in jejak]})


@pytest.mark.parametrize(
    ("event", "exists"),
    [
        ([], False),
        ([Event.HITUNG], False),
        ([Event.HITUNG, Event.REKAP, Event.LAPORAN], True),
        ([Event.HITUNG, Event.REKAP, Event.HITUNG], False),
    ],
)
def test_the_recap_comes_after_the_last_computation(event: list[Event], *, exists: bool) -> None:
    assert (check_master("rekap_pengukuran", with_jejak(chain(*event)), PENGUKURAN) == []) is exists
    other = with_jejak(chain(*event, triwulan=3))
    assert check_master("rekap_pengukuran", other, PENGUKURAN) != []


def test_pengukuran_waits_for_the_decision_of_pengumpulan() -> None:
    jejak: list[JejakRow] = []
    for langkah in SOP[PENGUMPULAN].langkah[:10]:
        content: dict[str, Any] = {
            "waktu": datetime(2026, 7, 6, 8, langkah.nomor),
            "sop": PENGUMPULAN,
            "triwulan": 2,
            "langkah": langkah.nomor,
            "langkah_id": langkah.id,
            "peristiwa": Event.SELESAI,
            "oleh": "x",
            "peran": Peran.TIM_SAKIP,
            "keputusan": YesNo.YA if langkah.keputusan else None,
        }
        assert check_master("pengumpulan_disetujui", with_jejak(jejak), PENGUKURAN) != []
        jejak.append(connect(jejak, "contoh", **content))
    assert check_master("pengumpulan_disetujui", with_jejak(jejak), PENGUKURAN) == []


def test_a_step_asks_first_for_what_comes_before_it_then_for_what_it_leaves() -> None:
    blank = compose({"tblDisposisi": [], "tblNotulen": []})
    assert [item.syarat for item in missing_items(blank, PENGUMPULAN, 2, SOP[PENGUMPULAN].ke(2))] == [
        "disposisi_camat",
        "notulen",
    ]
    assert missing_items(compose(), PENGUMPULAN, 2, SOP[PENGUMPULAN].ke(2)) == []
