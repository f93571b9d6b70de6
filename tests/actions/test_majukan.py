"""Both SOPs step by step: what each step asks for, who may complete it, what follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.status import status
from sakip_xl.domain.istilah import NamaSop, YaTidak
from sakip_xl.domain.sop import SOP
from sakip_xl.layout.pengaturan import PENGATURAN
from tests.actions.jalan_sop import KUMPUL, UKUR, Meja, disposisi
from tests.actions.kantor import CAMAT, KASI, SEKRETARIS, TIM, ditolak, ketik, saat

YA, TIDAK = YaTidak.YA, YaTidak.TIDAK


@pytest.fixture
def meja(tmp_path: Path) -> Meja:
    return Meja(tmp_path)


def keadaan(meja: Meja, sop: NamaSop) -> dict[int, str]:
    data = status(meja.buku, saat=saat(jam=100), triwulan=2).data["sop"][str(sop)]
    return {satu["langkah"]: satu["keadaan"] for satu in data["rincian"]}


# --- The whole way ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sop", [KUMPUL, UKUR])
def test_an_sop_runs_from_the_order_to_the_archive_and_no_step_is_a_gift(meja: Meja, sop: NamaSop) -> None:
    if sop is UKUR:
        meja.sampai(KUMPUL, 11)
    for nomor in range(1, SOP[sop].akhir.nomor + 1):
        assert meja.langkah(sop) == nomor
        jawaban = YA if SOP[sop].ke(nomor).keputusan else None
        if SOP[sop].ke(nomor).syarat_keluar and nomor != 8:
            with ditolak("SKP-403", meja.buku) as galat:
                meja.maju(sop, keputusan=jawaban)
            assert all(satu.lembar for satu in galat.value.rincian)
        meja.siapkan(sop)
        hasil = meja.maju(sop, keputusan=jawaban)
        assert hasil.data["langkah_selesai"] == nomor
        assert hasil.data["langkah"] == (None if nomor == SOP[sop].akhir.nomor else nomor + 1)
    assert hasil.pesan.endswith("Seluruh langkah sudah selesai.")
    with ditolak("SKP-401", meja.buku):
        meja.maju(sop)
    assert set(keadaan(meja, sop).values()) == {"selesai"}


def test_the_message_names_the_next_step_and_who_does_it(meja: Meja) -> None:
    meja.siapkan(KUMPUL)
    hasil = meja.maju(KUMPUL)
    assert "Triwulan II: langkah 1 selesai. Berikutnya langkah 2 oleh Sekretaris: " in hasil.pesan


def test_the_quarter_of_beranda_is_taken_when_none_is_named(meja: Meja) -> None:
    meja.siapkan(KUMPUL)
    assert majukan(meja.buku, KUMPUL, saat=saat(CAMAT)).data["triwulan"] == 2


def test_the_log_carries_the_name_as_identitas_has_it(meja: Meja) -> None:
    meja.siapkan(KUMPUL)
    meja.maju(KUMPUL, oleh=f"  {CAMAT.upper()} ")
    (baris,) = meja.baris("tblJejak")
    assert (baris["oleh"], baris["peran"]) == (CAMAT, "Camat")


# --- Refusals, each of which changes nothing --------------------------------------------------------------


@pytest.mark.parametrize(
    ("langkah", "oleh", "pilihan", "galat"),
    [
        (1, KASI, {}, "SKP-402"),
        (1, "Orang Lain", {}, "SKP-460"),
        (1, CAMAT, {"keputusan": YA}, "SKP-407"),
        (1, CAMAT, {"ke_langkah": 1}, "SKP-410"),
        (10, SEKRETARIS, {}, "SKP-406"),
        (10, SEKRETARIS, {"keputusan": TIDAK}, "SKP-408"),
        (10, SEKRETARIS, {"keputusan": TIDAK, "catatan": "  "}, "SKP-408"),
        (10, SEKRETARIS, {"keputusan": TIDAK, "catatan": "x", "ke_langkah": 6}, "SKP-409"),
        (10, SEKRETARIS, {"keputusan": YA, "ke_langkah": 8}, "SKP-410"),
        (10, TIM, {"keputusan": YA}, "SKP-402"),
        (11, CAMAT, {"keputusan": TIDAK, "catatan": "x"}, "SKP-407"),
    ],
)
def test_a_wrong_request_is_refused_and_changes_nothing(
    meja: Meja, langkah: int, oleh: str, pilihan: dict[str, Any], galat: str
) -> None:
    meja.sampai(KUMPUL, langkah)
    meja.siapkan(KUMPUL)
    with ditolak(galat, meja.buku):
        meja.maju(KUMPUL, oleh, **pilihan)


def test_an_official_whose_row_is_wrong_is_named_with_the_cell(meja: Meja) -> None:
    ketik(meja.buku, "tblPejabat", 0, peran="Lurah")
    with ditolak("SKP-460", meja.buku) as galat:
        meja.maju(KUMPUL, CAMAT)
    assert [(t.kode, t.lembar, t.nilai) for t in galat.value.rincian] == [("SKP-102", "Identitas", "Lurah")]


def test_a_disposisi_of_another_person_is_none_of_the_camat(meja: Meja) -> None:
    meja.tambah("tblDisposisi", disposisi(KUMPUL, 1, oleh=TIM))
    with ditolak("SKP-403", meja.buku):
        meja.maju(KUMPUL)


def test_a_row_that_cannot_be_read_is_shown_with_what_is_missing(meja: Meja) -> None:
    meja.siapkan(KUMPUL)
    ketik(meja.buku, "tblDisposisi", 0, tanggal="kemarin")
    with ditolak("SKP-403", meja.buku) as galat:
        meja.maju(KUMPUL)
    assert [t.kode for t in galat.value.rincian] == ["SKP-405", "SKP-103"]
    assert galat.value.rincian[1].nilai == "kemarin"


def test_missing_documents_are_each_named(meja: Meja) -> None:
    meja.sampai(KUMPUL, 4)
    with ditolak("SKP-403", meja.buku) as galat:
        meja.maju(KUMPUL)
    assert len(galat.value.rincian) == 4
    assert {t.lembar for t in galat.value.rincian} == {"Dokumen"}


def test_a_unit_that_has_not_returned_its_form_holds_the_step(meja: Meja) -> None:
    meja.sampai(KUMPUL, 7)
    meja.jawab("YAN")
    meja.rekap()
    with ditolak("SKP-403", meja.buku) as galat:
        meja.maju(KUMPUL, TIM)
    assert ["Seksi Pemberdayaan Masyarakat dan Desa" in t.pesan for t in galat.value.rincian] == [True]
    ketik(meja.buku, "tblFormulir", 1, status="dikecualikan", alasan="Jabatan kosong.")
    assert meja.maju(KUMPUL, TIM).data["langkah"] == 8


def test_measuring_waits_for_the_data_to_be_agreed(meja: Meja) -> None:
    meja.sampai(KUMPUL, 10).sampai(UKUR, 5)
    meja.siapkan(UKUR)
    with ditolak("SKP-411", meja.buku):
        meja.maju(UKUR)
    meja.maju(KUMPUL, keputusan=YA)
    assert meja.maju(UKUR).data["langkah"] == 6


# --- What follows from a step -----------------------------------------------------------------------------


def test_the_first_step_lays_out_the_checklist_once(meja: Meja) -> None:
    meja.sampai(KUMPUL, 2)
    dokumen = meja.baris("tblDokumen", sop="pengumpulan", triwulan=2)
    assert [b["dokumen"] for b in dokumen] == [
        "Renstra",
        "Hasil Survei",
        "Laporan Hasil Evaluasi",
        "SAKIP Menpan RB",
    ]
    assert meja.baris("tblDokumen", sop="pengukuran") == []


def test_a_checklist_that_staff_began_keeps_their_lines(tmp_path: Path) -> None:
    punya = {"sop": "pengumpulan", "triwulan": 2, "langkah": 4, "dokumen": "RENSTRA", "ada": "Ya"}
    meja = Meja(tmp_path, tblDokumen=[punya])
    meja.sampai(KUMPUL, 2)
    dokumen = meja.baris("tblDokumen", sop="pengumpulan")
    assert [b["dokumen"] for b in dokumen][:2] == ["RENSTRA", "Hasil Survei"]
    assert len(dokumen) == 4
    assert dokumen[0].get("ada") == "Ya"


def test_yes_agrees_to_the_draft_and_makes_the_final_report(meja: Meja) -> None:
    meja.sampai(KUMPUL, 10)
    meja.maju(KUMPUL, keputusan=YA, catatan="Lengkap.")
    draft, final = meja.baris("tblLaporan")
    assert (draft["jenis"], draft.get("keputusan_sekretaris"), draft.get("arahan")) == (
        "draft",
        "Ya",
        "Lengkap.",
    )
    assert (final["jenis"], final.get("keputusan_sekretaris")) == ("final", "Ya")
    assert final["nomor"] == "PENGUMPULAN-TW2-2026-02"
    assert final["sidik_data"] == draft["sidik_data"]


def test_no_writes_the_arahan_and_makes_later_steps_draft_again(meja: Meja) -> None:
    meja.sampai(KUMPUL, 10)
    hasil = meja.maju(KUMPUL, keputusan=TIDAK, catatan="Lengkapi bukti YAN.", ke_langkah=7)
    assert hasil.pesan.endswith("dikembalikan ke langkah 7 dengan arahan: Lengkapi bukti YAN.")
    assert meja.langkah(KUMPUL) == 7
    sesudah = keadaan(meja, KUMPUL)
    assert (sesudah[6], sesudah[7], sesudah[8], sesudah[9]) == ("selesai", "berjalan", "draf", "draf")
    (draft,) = meja.baris("tblLaporan")
    assert (draft.get("keputusan_sekretaris"), draft.get("arahan")) == ("Tidak", "Lengkapi bukti YAN.")


def test_no_without_a_step_goes_back_to_the_default(meja: Meja) -> None:
    meja.sampai(KUMPUL, 10)
    assert meja.maju(KUMPUL, keputusan=TIDAK, catatan="Ulangi.").data["langkah"] == 8


def test_the_report_that_was_returned_is_not_taken_for_the_new_one(meja: Meja) -> None:
    meja.sampai(KUMPUL, 10)
    meja.maju(KUMPUL, keputusan=TIDAK, catatan="Ulangi.")
    meja.maju(KUMPUL)
    with ditolak("SKP-403", meja.buku):
        meja.maju(KUMPUL)
    meja.siapkan(KUMPUL)
    meja.maju(KUMPUL)
    meja.maju(KUMPUL, keputusan=YA)
    assert [(b["jenis"], b.get("keputusan_sekretaris")) for b in meja.baris("tblLaporan")] == [
        ("draft", "Tidak"),
        ("draft", "Ya"),
        ("final", "Ya"),
    ]


def test_a_report_older_than_its_data_is_not_agreed_to(meja: Meja) -> None:
    meja.sampai(KUMPUL, 10)
    meja.jawab("PMD", {"IKK.1": 85}, jam=5)
    meja.rekap()
    with ditolak("SKP-403", meja.buku) as galat:
        meja.maju(KUMPUL, keputusan=YA)
    assert "PENGUMPULAN-TW2-2026-01" in galat.value.rincian[0].pesan


def test_the_disposisi_of_the_camat_is_noted_on_the_final_report(meja: Meja) -> None:
    meja.sampai(KUMPUL, 11)
    meja.siapkan(KUMPUL)
    laporan(meja.buku, KUMPUL, saat=saat(TIM), triwulan=2)  # a draft made meanwhile is not the report
    meja.tambah("tblDisposisi", disposisi(KUMPUL, 11, oleh=SEKRETARIS, harap="Bukan dari Camat"))
    meja.maju(KUMPUL)
    catatan = [b.get("disposisi_camat") for b in meja.baris("tblLaporan")]
    assert catatan == [None, "Arsipkan.", None]


def test_harap_and_catatan_of_the_camat_become_sentences(meja: Meja) -> None:
    meja.sampai(KUMPUL, 11).sampai(UKUR, 10)
    assert meja.baris("tblLaporan", sop="pengukuran")[-1]["disposisi_camat"] == (
        "Laksanakan. Perhatikan IKS.3."
    )


# --- The Camat may return, when the setting says so -------------------------------------------------------


@pytest.fixture
def bersama_camat(tmp_path: Path) -> Meja:
    meja = Meja(tmp_path)
    ke = next(n for n, satu in enumerate(PENGATURAN) if satu.bidang == "camat_dapat_mengembalikan")
    ketik(meja.buku, "tblPengaturan", ke, nilai="Ya")
    meja.sampai(KUMPUL, 11)
    meja.siapkan(KUMPUL)
    return meja


def test_a_return_of_the_camat_to_an_earlier_step_asks_for_a_new_draft(bersama_camat: Meja) -> None:
    meja = bersama_camat
    meja.maju(KUMPUL, CAMAT, keputusan=TIDAK, catatan="Lengkapi.", ke_langkah=8)
    assert [b.get("keputusan_sekretaris") for b in meja.baris("tblLaporan")] == ["Tidak", "Tidak"]
    meja.maju(KUMPUL)
    with ditolak("SKP-403", meja.buku):
        meja.maju(KUMPUL)
    meja.siapkan(KUMPUL)
    meja.maju(KUMPUL)
    meja.maju(KUMPUL, keputusan=YA)
    assert [b["jenis"] for b in meja.baris("tblLaporan")] == ["draft", "final", "draft", "final"]


def test_a_return_of_the_camat_to_the_decision_asks_for_a_new_decision_only(bersama_camat: Meja) -> None:
    meja = bersama_camat
    meja.maju(KUMPUL, CAMAT, keputusan=TIDAK, catatan="Timbang lagi.")
    assert meja.langkah(KUMPUL) == 10
    meja.maju(KUMPUL, keputusan=YA)
    assert [(b["jenis"], b.get("keputusan_sekretaris")) for b in meja.baris("tblLaporan")] == [
        ("draft", "Ya"),
        ("final", "Tidak"),
        ("final", "Ya"),
    ]


def test_a_no_after_the_return_of_the_camat_leaves_no_report_standing(bersama_camat: Meja) -> None:
    meja = bersama_camat
    meja.maju(KUMPUL, CAMAT, keputusan=TIDAK, catatan="Timbang lagi.")
    meja.maju(KUMPUL, keputusan=TIDAK, catatan="Benar, ulangi.")
    assert [b.get("keputusan_sekretaris") for b in meja.baris("tblLaporan")] == ["Tidak", "Tidak"]


def test_a_yes_of_the_camat_is_his_disposisi(bersama_camat: Meja) -> None:
    meja = bersama_camat
    meja.maju(KUMPUL, CAMAT, keputusan=YA)
    final = meja.baris("tblLaporan")[-1]
    assert (final["disposisi_camat"], final.get("keputusan_sekretaris")) == ("Arsipkan.", "Ya")
    assert meja.langkah(KUMPUL) == 12
