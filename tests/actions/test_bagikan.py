"""Every unit gets its own form, or nobody gets one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.actions.bagikan import Kiriman, bagikan
from sakip_xl.actions.formulir import (
    anggaran_unit,
    belum_diisi,
    id_formulir_baru,
    indikator_unit,
    isi_formulir,
    nama_berkas,
    periode_formulir,
    sidik_terkunci,
)
from sakip_xl.actions.sesi import Saat
from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.domain.istilah import Level
from sakip_xl.domain.model import Kinerja, Sel
from sakip_xl.errors import SakipError
from sakip_xl.layout.isi import mentah
from sakip_xl.layout.muat import muat_master
from tests.actions.kantor import KINI, TIM, Kantor, ditolak, isi_kantor, ketik, kode, saat, terisi, ubah_sel
from tests.contoh_baris import INDIKATOR, KINERJA, UNIT


@pytest.fixture
def kantor(tmp_path: Path) -> Kantor:
    return Kantor(tmp_path)


def test_every_unit_that_reports_gets_one_file_with_only_its_own_indicators(kantor: Kantor) -> None:
    hasil = kantor.bagikan()
    assert [Path(satu).name for satu in hasil.data["formulir"]] == [
        "Formulir_2026-TW2-YAN.xlsx",
        "Formulir_2026-TW2-PMD.xlsx",
    ]
    isi = buka(kantor.kirim / "Formulir_2026-TW2-PMD.xlsx", sekarang=lambda: KINI).baca()
    assert [b["kode"] for b in isi.baris("tblIsian")] == ["IKK.1"]
    assert isi.meta["unit"] == "PMD"
    assert belum_diisi(isi)


def test_a_unit_without_a_target_in_the_quarter_gets_none_and_is_named(kantor: Kantor) -> None:
    hasil = kantor.bagikan()
    assert kode(hasil) == ["SKP-463"]
    assert hasil.temuan[0].nilai == "Sub Bagian Umum dan Kepegawaian"
    assert hasil.keluar == 0


def test_each_form_is_registered_with_its_due_time_on_the_working_calendar(kantor: Kantor) -> None:
    kantor.bagikan(saat=Saat(datetime(2026, 7, 10, 9, 30), TIM))  # a Friday; one working day later
    satu = kantor.formulir("PMD")
    assert satu.tenggat == datetime(2026, 7, 13, 9, 30)
    assert (satu.status, satu.dikirim_oleh, satu.berkas) == ("dikirim", TIM, "Formulir_2026-TW2-PMD.xlsx")
    assert [b["catatan"] for b in kantor.baris("tblJejak", peristiwa="formulir dikirim")] == [
        "F-2026-TW2-YAN untuk Seksi Pelayanan Umum",
        "F-2026-TW2-PMD untuk Seksi Pemberdayaan Masyarakat dan Desa",
    ]


def test_the_identity_of_a_form_is_sealed(kantor: Kantor) -> None:
    kantor.bagikan()
    isi = buka(kantor.kirim / "Formulir_2026-TW2-YAN.xlsx", sekarang=lambda: KINI).baca()
    assert sidik_terkunci(isi) == kantor.formulir("YAN").sidik
    assert sidik_terkunci(terisi(isi, {})) == sidik_terkunci(isi)
    for tabel, bidang, nilai in (("tblIsian", "target", 1), ("tblIsianAnggaran", "pagu", 1)):
        assert sidik_terkunci(ubah_sel(isi, tabel, 0, **{bidang: nilai})) != sidik_terkunci(isi)
    assert sidik_terkunci(isi.dengan_meta(unit="PMD")) != sidik_terkunci(isi)


def test_a_seal_counts_numbers_by_value_and_texts_without_stray_spaces(kantor: Kantor) -> None:
    kantor.bagikan()
    isi = buka(kantor.kirim / "Formulir_2026-TW2-YAN.xlsx", sekarang=lambda: KINI).baca()
    target = isi.baris("tblIsianAnggaran")[0]["pagu"]
    assert isinstance(target, (int, float))
    lain = ubah_sel(isi, "tblIsianAnggaran", 0, pagu=float(target))
    lain = ubah_sel(lain, "tblIsian", 0, satuan=" indeks ")
    assert sidik_terkunci(lain) == sidik_terkunci(isi)


def test_a_second_call_makes_nothing_and_names_who_has_one(kantor: Kantor) -> None:
    kantor.bagikan()
    sebelum = {satu.name: satu.read_bytes() for satu in kantor.kirim.iterdir()}
    hasil = kantor.bagikan()
    assert hasil.data["formulir"] == []
    assert kode(hasil) == ["SKP-463", "SKP-462", "SKP-462"]
    assert hasil.pesan == "Tidak ada formulir Triwulan II yang perlu dibuat lagi."
    assert {satu.name: satu.read_bytes() for satu in kantor.kirim.iterdir()} == sebelum


def test_a_unit_whose_form_was_sent_back_to_it_corrects_the_form_it_has(kantor: Kantor) -> None:
    kantor.bagikan()
    ketik(kantor.buku, "tblFormulir", 1, status="dikembalikan", alasan="Belum lengkap.")
    assert kode(kantor.bagikan()) == ["SKP-463", "SKP-462", "SKP-462"]


def test_a_form_that_is_out_is_replaced_when_its_target_changed(kantor: Kantor) -> None:
    kantor.bagikan()
    ketik(kantor.buku, "tblIndikator", 5, target_tw2=81)
    hasil = kantor.bagikan()
    assert [Path(satu).name for satu in hasil.data["formulir"]] == ["Formulir_2026-TW2-PMD-2.xlsx"]
    assert kode(hasil) == ["SKP-463", "SKP-462", "SKP-477"]
    lama, baru = kantor.baris("tblFormulir", unit="PMD")
    assert (lama["status"], lama["alasan"]) == ("dikembalikan", "Diganti formulir F-2026-TW2-PMD-2.")
    assert (baru["id_formulir"], baru["status"]) == ("F-2026-TW2-PMD-2", "dikirim")


@pytest.mark.parametrize(("status", "temuan"), [("diterima", "SKP-482"), ("dikecualikan", "SKP-462")])
def test_a_form_taken_over_or_excused_is_not_replaced_though_its_target_changed(
    kantor: Kantor, status: str, temuan: str
) -> None:
    kantor.bagikan()
    ketik(kantor.buku, "tblFormulir", 1, status=status, alasan="Jabatan kosong.")
    ketik(kantor.buku, "tblIndikator", 5, target_tw2=81)
    hasil = kantor.bagikan()
    assert hasil.data["formulir"] == []
    assert kode(hasil)[-1] == temuan


def test_faults_in_the_indicators_refuse_everything_each_at_its_cell(kantor: Kantor) -> None:
    ketik(kantor.buku, "tblIndikator", 0, satuan=None)
    ketik(kantor.buku, "tblIndikator", 4, unit="XX")
    with ditolak("SKP-461", kantor.buku, keluar=1) as galat:
        kantor.bagikan()
    tempat = {satu.tempat for satu in galat.value.rincian}
    assert len(tempat) >= 2
    assert all(satu.startswith("Indikator!") for satu in tempat)
    assert not kantor.kirim.exists()


def test_a_file_of_that_name_is_never_overwritten(kantor: Kantor) -> None:
    kantor.kirim.mkdir()
    (kantor.kirim / "Formulir_2026-TW2-PMD.xlsx").write_text("milik orang lain")
    with ditolak("SKP-561", kantor.buku, keluar=4) as galat:
        kantor.bagikan()
    assert "Formulir_2026-TW2-PMD.xlsx" in galat.value.temuan.pesan
    assert [satu.name for satu in kantor.kirim.iterdir()] == ["Formulir_2026-TW2-PMD.xlsx"]


def test_a_file_in_the_place_of_the_folder_is_refused(kantor: Kantor) -> None:
    kantor.kirim.write_text("berkas")
    with ditolak("SKP-563", kantor.buku, keluar=4):
        kantor.bagikan()
    assert kantor.kirim.read_text() == "berkas"


def test_a_folder_that_turns_unwritable_half_way_keeps_nothing(kantor: Kantor) -> None:
    def rusak(daftar: Iterable[Kiriman]) -> Iterator[Kiriman]:
        for ke, satu in enumerate(daftar):
            if ke == 1:
                kerja = next(kantor.kirim.iterdir())
                (kerja / satu.berkas).mkdir()  # no file can be written in this place any more
            yield satu

    with ditolak("SKP-564", kantor.buku, keluar=4):
        kantor.bagikan(kemajuan=rusak)
    assert not kantor.kirim.exists()


def test_a_master_that_cannot_be_saved_leaves_no_forms_behind(tmp_path: Path) -> None:
    jalur = tmp_path / "induk.xlsx"
    BukuBerkas(jalur, sekarang=lambda: KINI).simpan(isi_kantor())
    buku = buka(jalur, sekarang=lambda: KINI)
    lama = jalur.read_bytes()
    (tmp_path / "~$induk.xlsx").write_bytes(b"\x04Siti")
    with pytest.raises(SakipError, match="SKP-520"):
        bagikan(buku, tmp_path / "formulir", triwulan=2, saat=saat(TIM))
    assert jalur.read_bytes() == lama
    assert not (tmp_path / "formulir").exists()


def test_forms_keep_company_with_what_is_in_the_folder_already(kantor: Kantor) -> None:
    kantor.kirim.mkdir()
    (kantor.kirim / "catatan.txt").write_text("x")
    kantor.bagikan()
    assert sorted(satu.name for satu in kantor.kirim.iterdir()) == [
        "Formulir_2026-TW2-PMD.xlsx",
        "Formulir_2026-TW2-YAN.xlsx",
        "catatan.txt",
    ]


def test_a_quarter_in_which_nobody_reports_is_refused(tmp_path: Path) -> None:
    kosong = [{**mentah(satu), "target_tw2": "n/a"} for satu in INDIKATOR]
    kantor = Kantor(tmp_path, isi_kantor(tblIndikator=kosong))
    with ditolak("SKP-483", kantor.buku) as galat:
        kantor.bagikan()
    assert [satu.kode for satu in galat.value.rincian] == ["SKP-463"] * 3


def test_units_whose_codes_give_one_file_name_get_a_file_each(tmp_path: Path) -> None:
    kode_baru = {"YAN": "Si/Yan & 'Um'", "PMD": "si yan _um", "SEK-UMUM": "Üm: <*?>"}
    unit = [{**mentah(satu), "kode": kode_baru[satu.kode]} for satu in UNIT]
    indikator = [
        {**mentah(satu), "unit": kode_baru[satu.unit], "target_tw2": satu.target_tw2 or 70}
        for satu in INDIKATOR
    ]
    kinerja = [{**mentah(satu), "unit": kode_baru[satu.unit]} for satu in KINERJA]
    kantor = Kantor(tmp_path, isi_kantor(tblUnit=unit, tblIndikator=indikator, tblKinerja=kinerja))
    ketik(kantor.buku, "tblPejabat", 2, unit=None)
    ketik(kantor.buku, "tblPejabat", 3, unit=None)
    hasil = kantor.bagikan()
    nama = [satu.name for satu in hasil.berkas]
    assert len({satu.casefold() for satu in nama}) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+\.xlsx", satu) for satu in nama)
    unit_berkas = [buka(satu, sekarang=lambda: KINI).baca().meta["unit"] for satu in hasil.berkas]
    assert unit_berkas == [kode_baru[satu.kode] for satu in UNIT]


# --- The pieces of a form ---------------------------------------------------------------------------------


def test_a_name_is_short_enough_for_every_system_and_its_own() -> None:
    pertama = nama_berkas("F-" + "x" * 300)
    assert len(pertama) < 200
    assert nama_berkas("F-" + "x" * 301, {pertama.casefold()}) == pertama.replace(".xlsx", "_2.xlsx")
    assert nama_berkas("F-a", {"formulir_a.xlsx", "formulir_a_2.xlsx"}) == "Formulir_a_3.xlsx"


def test_a_form_sent_again_gets_the_next_number(kantor: Kantor) -> None:
    kantor.bagikan()
    assert id_formulir_baru(kantor.master, "PMD", 2) == "F-2026-TW2-PMD-2"
    assert id_formulir_baru(kantor.master, "PMD", 3) == "F-2026-TW3-PMD"


def test_a_target_that_says_there_is_none_asks_for_nothing() -> None:
    indikator = [{**mentah(satu), "target_tw2": "n/a"} for satu in INDIKATOR]
    master = muat_master(isi_kantor(tblIndikator=indikator)).master
    assert indikator_unit(master, "YAN", 2) == []
    assert [satu.kode for satu in indikator_unit(master, "PMD", 3)] == ["IKK.1"]


def simpul(kode: str, induk: str = "", unit: str = "YAN", pagu: int | None = None) -> Kinerja:
    return Kinerja(kode=kode, level=Level.KEGIATAN, induk=induk, uraian=kode, unit=unit, pagu=pagu)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pohon", "diminta"),
    [
        ([simpul("P", pagu=3), simpul("K", "P")], ["P"]),
        ([simpul("P", pagu=3), simpul("K", "P", pagu=3)], ["K"]),
        ([simpul("P", pagu=3), simpul("K", "P"), simpul("S", "K", pagu=3)], ["S"]),
        ([simpul("P", pagu=3), simpul("K", "P", unit="PMD", pagu=3)], []),
        ([simpul("P", pagu=0)], ["P"]),
        ([simpul("A", "B", pagu=1), simpul("B", "A")], []),
    ],
    ids=["money above only", "below", "two levels below", "of another unit", "nought", "a loop"],
)
def test_a_unit_reports_the_money_at_the_bottom_of_the_tree(pohon: list[Kinerja], diminta: list[str]) -> None:
    master = muat_master(isi_kantor(tblKinerja=[mentah(satu) for satu in pohon])).master
    assert [satu.kode for satu in anggaran_unit(master, "YAN")] == diminta


@pytest.mark.parametrize("rusak", [{"tahun": "dua ribu"}, {"triwulan": "5"}, {"pemisah_desimal": "bintang"}])
def test_a_broken_identity_is_refused_in_words(kantor: Kantor, rusak: dict[str, str]) -> None:
    master = kantor.master
    isi = isi_formulir(master, master.unit[1], 2, id_formulir="F-1", tenggat=KINI)
    assert periode_formulir(isi)[:2] == (2026, 2)
    with pytest.raises(SakipError, match=r"SKP-567.*F-1"):
        periode_formulir(isi.dengan_meta(**rusak))


@pytest.mark.parametrize("jawaban", [0, "-", "n/a"])
def test_one_answer_makes_a_form_filled_in(kantor: Kantor, jawaban: Sel) -> None:
    master = kantor.master
    isi = isi_formulir(master, master.unit[1], 2, id_formulir="F-1", tenggat=KINI)
    assert belum_diisi(ubah_sel(isi, "tblIsian", 0, realisasi="  "))
    assert not belum_diisi(ubah_sel(isi, "tblIsian", 0, realisasi=jawaban))
    assert not belum_diisi(ubah_sel(isi, "tblIsianAnggaran", 0, keterangan="Pergeseran"))
