"""Returned forms are taken over whole, rejected whole, or named; none stops the others."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.books.berkas import buka
from sakip_xl.domain.model import Sel
from sakip_xl.layout.isi import IsiBuku
from tests.actions.kantor import (
    KINI,
    TIM,
    Kantor,
    ketik,
    kode,
    saat,
    terisi,
    tulis_formulir,
    ubah_sel,
)

# --- What is taken over -----------------------------------------------------------------------------------


def test_a_good_form_is_taken_over_and_registered(kantor: Kantor) -> None:
    jalur = kantor.jawab("PMD")
    hasil = kantor.rekap()
    assert hasil.data["diterima"] == ["PMD"]
    assert hasil.data["belum"] == ["YAN"]
    assert hasil.data["unit"] == ["YAN", "PMD"]
    assert kantor.realisasi("IKK.1") == 80
    satu = kantor.formulir("PMD")
    assert (satu.status, satu.berkas_kembali, len(satu.sidik_kembali)) == ("diterima", jalur.name, 64)
    assert satu.kembali == KINI + timedelta(hours=1)
    assert hasil.pesan == "Rekap Triwulan II: 1 dari 2 unit diterima; belum: YAN."


@pytest.mark.parametrize("ketikan", ["82,5", "95%", 0, "Rp 1.500", " 81 "])
def test_an_answer_is_kept_exactly_as_it_was_typed(kantor: Kantor, ketikan: Sel) -> None:
    kantor.jawab("PMD", {"IKK.1": ketikan})
    kantor.rekap()
    assert kantor.realisasi("IKK.1") == ketikan


def test_nought_is_an_answer_and_an_empty_cell_is_none(kantor: Kantor) -> None:
    kantor.jawab("PMD", {"IKK.1": 0})
    jalur = kantor.jawab("YAN", {"IKS.1": None})
    hasil = kantor.rekap()
    assert kantor.realisasi("IKK.1") == 0
    assert hasil.data["ditolak"] == ["YAN"]
    letak = buka(jalur, sekarang=lambda: KINI).letak("tblIsian", 0, "realisasi")
    salah = [(t.kode, t.lembar, t.sel) for t in hasil.temuan if t.tingkat == "salah"]
    assert salah == [("SKP-135", letak.lembar, letak.sel)]


def test_the_explanations_and_the_money_come_with_it(kantor: Kantor) -> None:
    def jelaskan(isi: IsiBuku) -> IsiBuku:
        return ubah_sel(isi, "tblIsian", 0, realisasi=80, kendala="Blangko habis.", solusi="Dipesan.")

    kantor.jawab("YAN", ubah=jelaskan)
    kantor.rekap()
    (baris,) = kantor.baris("tblRealisasi", kode="IKS.1")
    assert (baris["kendala"], baris["solusi"], baris["unit"]) == ("Blangko habis.", "Dipesan.", "YAN")
    assert kantor.baris("tblAnggaran") == [
        {
            "kode": "K.1",
            "triwulan": 2,
            "unit": "YAN",
            "realisasi": 40_000_000,
            "id_formulir": "F-2026-TW2-YAN",
        }
    ]


def test_a_second_recap_of_the_same_files_changes_nothing_but_the_log(kantor: Kantor) -> None:
    kantor.jawab("PMD")
    kantor.rekap()
    lama = kantor.buku.baca()
    hasil = kantor.rekap(saat=saat(TIM, jam=25))
    assert (hasil.data["diterima"], hasil.data["perubahan"], kode(hasil)) == (["PMD"], [], [])
    beda = {t for t in lama.tabel if lama.baris(t) != kantor.buku.baca().baris(t)}
    assert beda == {"tblJejak", "tblBatal"}


def test_a_corrected_form_replaces_the_answers_and_each_is_listed(kantor: Kantor) -> None:
    kantor.jawab("YAN", {"IKS.1": "81,5"})
    kantor.rekap()

    def lebih(isi: IsiBuku) -> IsiBuku:
        return ubah_sel(isi, "tblIsianAnggaran", 0, realisasi=41_000_000, keterangan="Termin kedua.")

    kantor.jawab("YAN", {"IKS.1": "82,5"}, jam=2, ubah=lebih)
    hasil = kantor.rekap()
    assert hasil.data["perubahan"] == [
        {"kode": "IKS.1", "kolom": "realisasi", "lama": "81,5", "baru": "82,5"},
        {"kode": "K.1", "kolom": "realisasi anggaran", "lama": 40_000_000, "baru": 41_000_000},
        {"kode": "K.1", "kolom": "keterangan anggaran", "lama": None, "baru": "Termin kedua."},
    ]
    assert kantor.realisasi("IKS.1") == "82,5"
    (uang,) = kantor.baris("tblAnggaran")
    assert (uang["realisasi"], uang["keterangan"]) == (41_000_000, "Termin kedua.")


def test_of_two_rows_of_one_indicator_the_last_is_the_one_replaced(kantor: Kantor) -> None:
    kantor.jawab("PMD")
    kantor.rekap()
    isi = kantor.buku.baca()
    kembar = [*isi.baris("tblRealisasi"), {**isi.baris("tblRealisasi")[0], "realisasi": 77}]
    kantor.buku.simpan(replace(isi, tabel={**isi.tabel, "tblRealisasi": kembar}))
    kantor.jawab("PMD", {"IKK.1": 79}, jam=2)
    hasil = kantor.rekap()
    assert [satu["lama"] for satu in hasil.data["perubahan"]] == [77]
    assert [b["realisasi"] for b in kantor.baris("tblRealisasi", kode="IKK.1")] == [80, 79]


def test_other_quarters_keep_their_answers(kantor: Kantor) -> None:
    isi = kantor.buku.baca()
    dulu: dict[str, Sel] = {"kode": "IKK.1", "triwulan": 1, "unit": "PMD", "realisasi": 70}
    kantor.buku.simpan(replace(isi, tabel={**isi.tabel, "tblRealisasi": [dulu]}))
    kantor.jawab("PMD")
    kantor.rekap()
    assert [(b["triwulan"], b["realisasi"]) for b in kantor.baris("tblRealisasi")] == [(1, 70), (2, 80)]


def test_a_preview_shows_the_same_and_writes_nothing(kantor: Kantor) -> None:
    kantor.jawab("PMD")
    kantor.jawab("YAN", {"IKS.1": "delapan"})
    lama, jumlah = kantor.buku.baca(), len(kantor.buku.riwayat)
    lihat = kantor.rekap(pratinjau=True)
    assert (kantor.buku.baca(), len(kantor.buku.riwayat)) == (lama, jumlah)
    assert lihat.pesan.startswith("Pratinjau rekap Triwulan II")
    nyata = kantor.rekap()
    assert {**lihat.data, "cadangan": ""} == nyata.data
    assert lihat.temuan == nyata.temuan


# --- What is rejected -------------------------------------------------------------------------------------


def test_a_form_with_a_fault_is_rejected_whole_and_registered_with_the_reason(kantor: Kantor) -> None:
    kantor.jawab("YAN", {"IKS.1": "delapan", "IKS.2": None})
    hasil = kantor.rekap()
    assert (hasil.data["ditolak"], hasil.data["belum"], hasil.keluar) == (["YAN"], ["YAN", "PMD"], 1)
    assert kantor.baris("tblRealisasi") == []
    satu = kantor.formulir("YAN")
    assert satu.status == "dikembalikan"
    assert satu.alasan.startswith("2 kesalahan, antara lain: ")
    assert len(kantor.baris("tblJejak", peristiwa="formulir ditolak")) == 1
    assert {t.berkas for t in hasil.temuan} == {"Formulir_2026-TW2-YAN.xlsx"}


def lain(kantor: Kantor, unit: str, **meta: str) -> Path:
    isi = buka(kantor.kirim / kantor.formulir(unit).berkas, sekarang=lambda: KINI).baca()
    return tulis_formulir(terisi(isi, {}).dengan_meta(**meta), kantor.kembali / "lain.xlsx")


@pytest.mark.parametrize(
    ("meta", "temuan"),
    [
        ({"id_master": "kecamatan-lain", "kecamatan": "Senduro"}, "SKP-471"),
        ({"id_master": "kecamatan-lain", "kecamatan": ""}, "SKP-471"),
        ({"id_formulir": "F-2026-TW2-XX"}, "SKP-471"),
        ({"tahun": "dua ribu"}, "SKP-567"),
    ],
)
def test_a_form_that_is_not_ours_is_named_and_nothing_of_it_is_taken(
    kantor: Kantor, meta: dict[str, str], temuan: str
) -> None:
    lain(kantor, "PMD", **meta)
    kantor.jawab("YAN")
    hasil = kantor.rekap()
    assert hasil.data["diterima"] == ["YAN"]
    assert hasil.data["asing"] == ["lain.xlsx"]
    assert [(t.kode, t.berkas) for t in hasil.temuan if t.tingkat == "salah"] == [(temuan, "lain.xlsx")]
    assert kantor.formulir("PMD").status == "dikirim"


def test_a_form_of_another_quarter_is_named(kantor: Kantor) -> None:
    kantor.jawab("PMD")
    hasil = kantor.rekap(triwulan=3)
    assert kode(hasil) == ["SKP-472"]
    assert "Triwulan II, sedangkan yang direkap Triwulan III" in hasil.temuan[0].pesan


def test_a_form_that_was_replaced_is_named_with_the_one_in_force(kantor: Kantor) -> None:
    kantor.jawab("PMD", nama="lama.xlsx")
    ketik(kantor.buku, "tblIndikator", 5, target_tw2=81)
    kantor.bagikan()
    hasil = kantor.rekap()
    assert kode(hasil) == ["SKP-478"]
    assert "F-2026-TW2-PMD-2" in hasil.temuan[0].pesan


@pytest.mark.parametrize(
    ("tabel", "bidang", "nilai"),
    [
        ("tblIsian", "target", 10),
        ("tblIsian", "indikator", "Lain"),
        ("tblIsian", "kode", "X"),
        ("tblIsianAnggaran", "pagu", 1e12),
    ],
)
def test_a_form_whose_locked_part_was_changed_is_rejected(
    kantor: Kantor, tabel: str, bidang: str, nilai: Sel
) -> None:
    kantor.jawab("YAN", ubah=lambda isi: ubah_sel(isi, tabel, 0, **{bidang: nilai}))
    hasil = kantor.rekap()
    assert kode(hasil)[0] == "SKP-473"
    assert kantor.formulir("YAN").status == "dikembalikan"
    assert kantor.baris("tblRealisasi") == []


def test_a_row_added_to_a_form_is_a_change_of_its_locked_part(kantor: Kantor) -> None:
    def tambah(isi: IsiBuku) -> IsiBuku:
        return replace(
            isi, tabel={**isi.tabel, "tblIsian": [*isi.baris("tblIsian"), {"kode": "IKS.9", "realisasi": 1}]}
        )

    kantor.jawab("PMD", ubah=tambah)
    assert "SKP-473" in kode(kantor.rekap())


def test_a_form_nobody_filled_in_is_no_return(kantor: Kantor) -> None:
    shutil.copy(kantor.kirim / "Formulir_2026-TW2-PMD.xlsx", kantor.kembali)
    hasil = kantor.rekap()
    assert (kode(hasil), hasil.data["ditolak"], hasil.keluar) == (["SKP-479"], [], 0)
    assert kantor.formulir("PMD").status == "dikirim"


def test_an_excused_unit_counts_as_returned_and_stays_excused_when_its_form_is_bad(kantor: Kantor) -> None:
    ketik(kantor.buku, "tblFormulir", 1, status="dikecualikan", alasan="Jabatan kosong.")
    kantor.jawab("PMD", {"IKK.1": "banyak"})
    hasil = kantor.rekap()
    assert (hasil.data["diterima"], hasil.data["belum"]) == (["PMD"], ["YAN"])
    assert (kantor.formulir("PMD").status, kantor.formulir("PMD").alasan) == (
        "dikecualikan",
        "Jabatan kosong.",
    )
