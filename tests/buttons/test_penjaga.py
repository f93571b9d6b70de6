"""Every way a click can be refused or fail: what the person reads, and that nothing was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from sakip_xl import buttons
from sakip_xl.actions.klik.kabar import BATAS
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.layar import TakTersampaikanError
from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.port import Buku
from sakip_xl.books.susunan import kenali
from sakip_xl.books.tuan import Halangan
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import VERSI_LAYOUT
from sakip_xl.layout.isi import IsiBuku
from sakip_xl.layout.tombol import TOMBOL
from tests.actions.jalan_sop import KUMPUL
from tests.actions.kantor import KINI, TIM, isi_kantor, ubah_sel
from tests.buttons.meja_tombol import MejaTombol
from tests.contoh import formulir_contoh

TANPA_INDUK = ("diagnosa", "tentang")
DI_INDUK = [satu.id for satu in TOMBOL if satu.id not in TANPA_INDUK]
BERFOLDER = ("bagikan", "pratinjau", "rekap", "arsipkan")


GALAT = "the spreadsheet went away"


class BukuLain(BukuMemori):
    """An open book whose reading or writing ends otherwise."""

    def __init__(
        self,
        *,
        saat_baca: Callable[[], None] = lambda: None,
        saat_simpan: Callable[[], None] = lambda: None,
        isi: IsiBuku | None = None,
    ) -> None:
        super().__init__(isi or isi_kantor(), nama="lain.xlsx")
        self.saat_baca, self.saat_simpan = saat_baca, saat_simpan

    def baca(self) -> IsiBuku:
        self.saat_baca()
        return super().baca()

    def simpan(self, isi: IsiBuku) -> Path | None:
        self.saat_simpan()
        return super().simpan(isi)


def bermeta(**meta: str) -> Callable[[], None]:
    def sekarang() -> None:
        kenali("lain.xlsx", list(meta.items()), None)

    return sekarang


def jatuh() -> NoReturn:
    raise RuntimeError(GALAT)


def tolak(kode: str, berkas: str) -> Callable[[], None]:
    def sekarang() -> None:
        raise SakipError(kode, berkas=berkas)

    return sekarang


# --- The book in front ------------------------------------------------------------------------------------


@pytest.mark.parametrize("tombol", DI_INDUK)
def test_a_book_that_is_not_ours_is_refused_politely(meja: MejaTombol, tombol: str) -> None:
    pesan = meja.buka(BukuLain(saat_baca=bermeta(a="b"))).klik(tombol)
    assert pesan.startswith("Buku kerja 'lain.xlsx' bukan buku induk SAKIP.")
    assert pesan.endswith("Kode: SKP-490")


@pytest.mark.parametrize("tombol", DI_INDUK)
def test_a_form_of_a_unit_says_that_it_needs_no_button(meja: MejaTombol, tombol: str) -> None:
    formulir = BukuMemori(formulir_contoh(), nama="YAN.xlsx")
    pesan = meja.buka(formulir).klik(tombol)
    assert pesan.startswith("Buku kerja 'YAN.xlsx' adalah formulir unit")
    assert pesan.endswith("Kode: SKP-491")
    assert formulir.riwayat == []


@pytest.mark.parametrize(
    ("versi", "kode", "nasihat"),
    [
        (str(int(VERSI_LAYOUT) + 1), "SKP-513", "Perbarui program SAKIP di komputer ini"),
        (str(int(VERSI_LAYOUT) - 1), "SKP-512", "pakai program versi lama"),
    ],
)
def test_a_book_of_another_layout_version_says_which_side_to_renew(
    meja: MejaTombol, versi: str, kode: str, nasihat: str
) -> None:
    pesan = meja.buka(BukuLain(saat_baca=bermeta(jenis="master", versi_layout=versi))).klik("majukan")
    assert nasihat in pesan
    assert pesan.endswith(f"Kode: {kode}")


@pytest.mark.parametrize("tombol", TANPA_INDUK)
def test_tentang_and_diagnosa_need_no_master(
    meja: MejaTombol, monkeypatch: pytest.MonkeyPatch, tombol: str
) -> None:
    from sakip_xl.actions.hasil import Hasil

    monkeypatch.setattr(buttons, "periksa_pemasangan", lambda: Hasil("OK"))
    assert "Kode" not in meja.buka(BukuLain(saat_baca=jatuh)).klik(tombol)


# --- What was chosen on Beranda ---------------------------------------------------------------------------


@pytest.mark.parametrize("tombol", ["majukan", "setujui", "kembalikan"])
def test_nobody_chosen_and_an_account_nobody_has_says_where_to_choose(meja: MejaTombol, tombol: str) -> None:
    pesan = meja.pilih(pelaksana=None).klik(tombol)
    assert "akun Windows 'siti.r' tidak tercatat" in pesan
    assert "lembar Beranda, kolom Nama Pelaksana" in pesan


@pytest.mark.parametrize("tombol", ["bagikan", "hitung", "majukan", "status", "laporan"])
def test_a_choice_that_cannot_be_read_is_named_with_its_cell_and_never_guessed(
    meja: MejaTombol, tombol: str
) -> None:
    meja.pilih(triwulan="lima")
    lama = meja.isi.baca()
    pesan = meja.klik(tombol, Path("tidak dipakai"))
    letak = meja.isi.letak("tblKerja", 0, "triwulan")
    assert f"- {letak.lembar}!{letak.sel}: " in pesan
    assert pesan.endswith("Kode: SKP-493")
    assert (meja.isi.baca(), meja.tuan.ditanya) == (lama, [])


def test_periksa_works_also_then_and_finds_it(meja: MejaTombol) -> None:
    meja.pilih(triwulan="lima", pelaksana="Tidak Ada")
    meja.klik("periksa")
    assert "SKP-109" in {satu["kode"] for satu in meja.baris("tblTemuan")}


def test_a_person_who_is_not_in_the_list_is_refused(meja: MejaTombol) -> None:
    assert "Nama Orang Lain tidak ada dalam daftar pejabat." in meja.pilih(pelaksana="Orang Lain").klik(
        "hitung"
    )


# --- Folders ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tombol", BERFOLDER)
def test_a_closed_dialog_stops_quietly(meja: MejaTombol, tombol: str) -> None:
    lama = meja.isi.baca()
    assert meja.klik(tombol, None) == ""
    assert (meja.isi.baca(), meja.book.app.bar[-1], meja.log) == (lama, False, "")


@pytest.mark.parametrize("tombol", BERFOLDER)
def test_without_dialog_and_without_a_place_it_says_what_to_fill_in(meja: MejaTombol, tombol: str) -> None:
    pesan = meja.klik(tombol)
    label = "Folder Arsip" if tombol == "arsipkan" else "Folder Formulir"
    assert f"tempat {label} belum diketahui" in pesan
    assert f"Isi {label} di lembar Identitas dengan alamat lengkap" in pesan


@pytest.mark.parametrize("nama", ["formulir", "= ; & % 'é' 100%"])
def test_without_dialog_the_folder_of_identitas_is_taken_beside_the_master(
    meja: MejaTombol, tmp_path: Path, nama: str
) -> None:
    berkas = tmp_path / "buku = ; & % 'é'.xlsx"
    BukuBerkas(berkas, sekarang=lambda: KINI).simpan(_berpengaturan(isi_kantor(), folder_formulir=nama))
    pesan = meja.buka(BukuBerkas(berkas, sekarang=lambda: KINI)).pilih(pelaksana=TIM).klik("bagikan")
    assert "2 formulir" in pesan
    assert len(list((tmp_path / nama).iterdir())) == 2


def test_an_absolute_folder_of_identitas_serves_a_book_without_a_place(
    meja: MejaTombol, tmp_path: Path
) -> None:
    meja.kantor.buku.simpan(_berpengaturan(meja.isi.baca(), folder_formulir=str(tmp_path / "jauh")))
    assert "2 formulir" in meja.klik("bagikan")
    assert len(list((tmp_path / "jauh").iterdir())) == 2


def test_the_dialog_starts_where_identitas_says_or_as_near_as_there_is_a_folder(
    meja: MejaTombol, tmp_path: Path
) -> None:
    meja.kantor.buku.simpan(_berpengaturan(meja.isi.baca(), folder_formulir=str(tmp_path / "a" / "b")))
    meja.klik("bagikan", None)
    (tmp_path / "a" / "b").mkdir(parents=True)
    meja.klik("bagikan", None)
    assert [awal for _, awal in meja.tuan.ditanya] == [tmp_path, tmp_path / "a" / "b"]


def test_a_pdf_stands_in_its_folder_beside_the_master_and_has_none_otherwise(
    meja: MejaTombol, tmp_path: Path
) -> None:
    assert meja.klik("cetak").endswith("Kode: SKP-496")
    berkas = tmp_path / "induk 100%.xlsx"
    BukuBerkas(berkas, sekarang=lambda: KINI).simpan(isi_kantor())
    pesan = meja.buka(BukuBerkas(berkas, sekarang=lambda: KINI)).klik("cetak")
    [pdf] = (tmp_path / "cetak").iterdir()
    assert pdf.name == "induk 100% Identitas 20260706-093000.pdf"
    assert pdf.name in pesan
    assert str(tmp_path / "cetak") in pesan


def test_a_pdf_that_cannot_be_written_is_a_refusal(meja: MejaTombol, tmp_path: Path) -> None:
    berkas = tmp_path / "induk.xlsx"
    BukuBerkas(berkas, sekarang=lambda: KINI).simpan(isi_kantor())
    (tmp_path / "cetak").write_text("a file where the folder should be")
    assert meja.buka(BukuBerkas(berkas, sekarang=lambda: KINI)).klik("cetak").endswith("Kode: SKP-564")


def _berpengaturan(isi: IsiBuku, **nilai: str) -> IsiBuku:
    from sakip_xl.layout.pengaturan import MENURUT_BIDANG

    for bidang, satu in nilai.items():
        label = MENURUT_BIDANG[bidang].label
        ke = next(i for i, b in enumerate(isi.baris("tblPengaturan")) if b["pengaturan"] == label)
        isi = ubah_sel(isi, "tblPengaturan", ke, nilai=satu)
    return isi


# --- Stopped between files --------------------------------------------------------------------------------


def test_esc_between_two_forms_leaves_no_file_no_folder_and_no_row(meja: MejaTombol, tmp_path: Path) -> None:
    lama = meja.isi.baca()
    meja.tuan.berhenti_pada = 2
    pesan = meja.klik("bagikan", tmp_path / "baru")
    assert pesan.startswith("Dihentikan atas permintaan Anda; tidak ada yang berubah.")
    assert (meja.isi.baca(), (tmp_path / "baru").exists(), meja.book.app.bar[-1]) == (lama, False, False)


def test_esc_between_two_returned_forms_takes_none_over(meja: MejaTombol) -> None:
    meja.kantor.bagikan()
    for unit in ("YAN", "PMD"):
        meja.kantor.jawab(unit)
    lama = meja.isi.baca()
    meja.tuan.berhenti_pada = 2
    assert meja.klik("rekap", meja.kantor.kembali).endswith("Kode: SKP-494")
    assert meja.isi.baca() == lama


# --- Messages that do not fit -----------------------------------------------------------------------------


def test_a_refusal_with_few_details_lists_them_and_writes_nothing(meja: MejaTombol) -> None:
    camat = next(str(b["nama"]) for b in meja.baris("tblPejabat") if b["peran"] == "Camat")
    meja.pilih(pelaksana=camat)
    lama, kali = meja.isi.baca(), len(meja.kantor.buku.riwayat)
    pesan = meja.klik("majukan")
    assert "- Disposisi: " in pesan
    assert pesan.endswith("Kode: SKP-403")
    assert (meja.isi.baca(), len(meja.kantor.buku.riwayat)) == (lama, kali)


def test_many_details_go_to_their_sheet_and_leave_every_other_table(meja: MejaTombol) -> None:
    isi = meja.isi.baca()
    for ke in range(len(isi.baris("tblIndikator"))):
        isi = ubah_sel(isi, "tblIndikator", ke, satuan=None, definisi=None)
    meja.kantor.buku.simpan(isi)
    lama = meja.isi.baca()
    pesan = meja.klik("bagikan", Path("tidak sampai"))
    assert len(pesan) <= BATAS
    assert "lagi. Semuanya ada di lembar Hasil Pemeriksaan." in pesan
    assert pesan.endswith("Kode: SKP-461")
    baru = meja.isi.baca()
    assert len(baru.baris("tblTemuan")) > pesan.count("\n- ") > 0
    assert {**baru.tabel, "tblTemuan": []} == {**lama.tabel, "tblTemuan": []}
    assert meja.book.depan == "Hasil Pemeriksaan"


def test_details_stay_in_the_log_when_the_book_cannot_be_written(meja: MejaTombol) -> None:
    isi = isi_kantor()
    for ke in range(len(isi.baris("tblIndikator"))):
        isi = ubah_sel(isi, "tblIndikator", ke, satuan=None, definisi=None)
    buku = BukuLain(isi=isi, saat_simpan=tolak("SKP-522", berkas="lain.xlsx"))
    pesan = meja.buka(buku).klik("hitung")
    assert "lagi, tercatat di berkas log SAKIP." in pesan
    assert meja.log.count("\n    - Indikator!") > pesan.count("\n- ")
    assert (buku.riwayat, meja.book.depan) == ([], "Identitas")


# --- Faults of ours ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("tombol", DI_INDUK)
def test_an_unexpected_fault_is_one_sentence_and_its_traceback_only_in_the_log(
    meja: MejaTombol, tombol: str, tmp_path: Path
) -> None:
    pesan = meja.buka(BukuLain(saat_baca=jatuh)).klik(tombol)
    label = next(satu.label for satu in TOMBOL if satu.id == tombol)
    assert pesan.startswith(f"Tombol {label} berhenti karena kesalahan di dalam program.")
    assert pesan.endswith("Kode: SKP-902")
    assert str(tmp_path / "keadaan" / "SAKIP" / "sakip.log") in pesan
    assert "Traceback" not in pesan
    assert "spreadsheet" not in pesan
    assert f"RuntimeError: {GALAT}" in meja.log
    assert meja.book.app.bar[-1] is False


def test_a_cell_being_typed_in_is_no_fault_of_ours(meja: MejaTombol) -> None:
    meja.tuan.terhalang = Halangan.SEDANG_DIISI
    pesan = meja.buka(BukuLain(saat_baca=jatuh)).klik("hitung")
    assert "Tekan Enter atau Esc di sel yang sedang diisi" in pesan
    assert pesan.endswith("Kode: SKP-541")
    assert GALAT in meja.log


def test_a_log_that_cannot_be_written_stops_nothing(
    meja: MejaTombol, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "berkas"))
    assert "SOP Pengumpulan" in meja.klik("status")


def test_a_busy_program_lets_its_host_speak(meja: MejaTombol) -> None:
    meja.book.app.sibuk, meja.tuan.dapat_pesan = True, True
    assert meja.klik("status") == ""
    assert "SOP Pengumpulan" in meja.tuan.pesan_[0]


def test_a_message_that_nobody_can_show_is_left_to_the_add_in(meja: MejaTombol) -> None:
    meja.book.app.sibuk = True
    with pytest.raises(TakTersampaikanError):
        meja.klik("status")


def test_a_refused_step_of_the_sop_moves_nothing(meja: MejaTombol) -> None:
    meja.kantor.sampai(KUMPUL, 5)
    lama: Buku = meja.isi
    isi = lama.baca()
    assert meja.pilih(pelaksana=TIM).klik("majukan").endswith("Kode: SKP-403")
    assert replace(meja.isi.baca(), tabel={**meja.isi.baca().tabel, "tblKerja": isi.baris("tblKerja")}) == isi
