"""Every command as a clerk types it: what it prints, what it leaves behind, how it ends."""

from __future__ import annotations

import getpass
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sakip_xl.actions import hitung as hitung_
from sakip_xl.books.berkas import buka
from sakip_xl.cli import main, perintah
from sakip_xl.cli.argumen import susun_pengurai
from sakip_xl.cli.bahasa import SalahPakaiError
from tests.actions.jalan_sop import KUMPUL, Meja
from tests.actions.kantor import CAMAT, KINI, SEKRETARIS, TIM, isi_kantor, terisi, tulis_formulir, ubah_sel
from tests.cli.terminal import NAMA_ANEH, Sakip, baca, tulis

KUNCI_TEMUAN = ["kode", "tingkat", "berkas", "lembar", "sel", "kolom", "nilai", "pesan", "saran"]


# --- Findings 1, refused 3, files 4, ours 9 ---------------------------------------------------------------


def test_a_clean_check_ends_with_0_and_faults_with_1(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    assert sakip("periksa", master).kode == 0  # warnings do not block
    salah = tulis(tmp_path / "salah.xlsx", ubah_sel(isi_kantor(), "tblIndikator", 0, satuan=None))
    assert sakip("periksa", salah).kode == 1


def test_a_finding_is_shown_with_its_place_and_what_to_do(sakip: Sakip, tmp_path: Path) -> None:
    jalur = tulis(tmp_path / "a.xlsx", ubah_sel(isi_kantor(), "tblIndikator", 0, satuan=None))
    hasil = sakip("periksa", jalur)
    letak = buka(jalur, sekarang=lambda: KINI).letak("tblIndikator", 0, "satuan")
    assert f"  SALAH      SKP-101 a.xlsx Indikator!{letak.sel}\n" in hasil.out
    assert "Isi kolom Satuan" in hasil.out
    temuan = sakip("periksa", jalur, "--json").json["temuan"]
    assert all(list(satu) == KUNCI_TEMUAN for satu in temuan)


def test_many_files_are_checked_together_and_one_that_cannot_be_read_is_named(
    sakip: Sakip, tmp_path: Path, master: Path
) -> None:
    (tmp_path / "nol.xlsx").write_bytes(b"")
    hasil = sakip("periksa", master, tmp_path / "nol.xlsx", tmp_path / "tiada.xlsx", "--json")
    assert hasil.kode == 4
    assert len(hasil.json["berkas"]) == 3
    menurut_berkas = {t["berkas"]: t["kode"] for t in hasil.json["temuan"] if t["tingkat"] == "salah"}
    assert menurut_berkas["nol.xlsx"] == "SKP-504"
    assert menurut_berkas["tiada.xlsx"] == "SKP-501"
    assert NAMA_ANEH in {t["berkas"] for t in hasil.json["temuan"]}


def test_the_findings_are_written_when_asked_for(sakip: Sakip, master: Path) -> None:
    lama = master.read_bytes()
    sakip("periksa", master)
    assert master.read_bytes() == lama
    sakip("periksa", master, "--tulis")
    assert baca(master).baris("tblTemuan")


def test_a_refusal_of_the_sop_ends_with_3_and_changes_no_byte(sakip: Sakip, master: Path) -> None:
    lama = master.read_bytes()
    hasil = sakip("majukan", master, "--sop", "pengumpulan", "--oleh", TIM)
    assert (hasil.kode, hasil.out) == (3, "")
    assert hasil.err.startswith("SKP-402: ")
    obyek = sakip("majukan", master, "--sop", "pengumpulan", "--oleh", "Siapa", "--json")
    assert (obyek.kode, obyek.err, obyek.json["kode"]) == (3, "", "SKP-460")
    assert list(obyek.json["temuan"][0]) == KUNCI_TEMUAN
    assert master.read_bytes() == lama
    assert [satu.name for satu in master.parent.iterdir()] == [master.name]


@pytest.mark.parametrize("nama", ["tiada.xlsx", "teks.xlsx", "."])
@pytest.mark.parametrize(
    "argv", [["status"], ["hitung"], ["laporan", "--sop", "pengukuran"], ["rekap-pengukuran"]]
)
def test_a_file_that_is_no_master_ends_with_4(
    sakip: Sakip, tmp_path: Path, nama: str, argv: list[str]
) -> None:
    (tmp_path / "teks.xlsx").write_text("kode;nilai")
    hasil = sakip(argv[0], tmp_path / nama, *argv[1:])
    assert (hasil.kode, hasil.out) == (4, "")
    assert hasil.err.startswith("SKP-50")


def test_our_fault_ends_with_9_with_a_log_and_no_traceback(
    sakip: Sakip, master: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def rusak(*_isi: object, **_pilihan: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(hitung_, "hitung", rusak)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    hasil = sakip("hitung", master)
    assert (hasil.kode, hasil.out) == (9, "")
    assert hasil.err.startswith("SKP-901: Terjadi kesalahan di dalam program (ZeroDivisionError).")
    assert "Traceback" not in hasil.err
    (log,) = tmp_path.glob("sakip-*.log")
    assert str(log) in hasil.err
    assert "Traceback" in log.read_text(encoding="utf-8")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "tiada"))
    assert sakip("hitung", master, "--json").json["kode"] == "SKP-901"


def test_stopping_by_hand_is_told_calmly(sakip: Sakip, master: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def henti(*_isi: object, **_pilihan: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(hitung_, "hitung", henti)
    hasil = sakip("hitung", master)
    assert (hasil.kode, hasil.err) == (130, "Dihentikan. Yang belum selesai tidak disimpan.\n")


# --- Each command -----------------------------------------------------------------------------------------


def test_a_master_is_made_and_never_over_another(sakip: Sakip, tmp_path: Path) -> None:
    jalur = tmp_path / NAMA_ANEH
    hasil = sakip("buat", "--ke", jalur, "--kecamatan", "Senduro", "--tahun", "2027", "--json")
    assert (hasil.kode, hasil.json["master"], hasil.json["temuan"]) == (0, str(jalur), [])
    assert sakip("buat", "--ke", jalur).kode == 4
    assert sakip("buat", "--ke", tmp_path / "tiada" / "x.xlsx").kode == 4
    assert sakip("buat", "--ke", tmp_path / "contoh.xlsx", "--contoh").kode == 0


def test_forms_are_sent_filled_in_and_recapped(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    kirim, kembali = tmp_path / "kirim é", tmp_path / "kembali"
    kembali.mkdir()
    hasil = sakip("bagikan", master, "--triwulan", 2, "--ke", kirim, "--oleh", TIM, "--json")
    assert (hasil.kode, len(hasil.json["formulir"])) == (0, 2)
    for jalur in map(Path, hasil.json["formulir"]):
        tulis_formulir(terisi(baca(jalur), {}), kembali / jalur.name, jam=-0.01)
    lama = master.read_bytes()

    lihat = sakip(
        "rekap", master, kembali, "--triwulan", 2, "--pratinjau", "--ke", tmp_path / "p.xlsx", "--json"
    )
    assert lihat.json["diterima"] == ["PMD", "YAN"]
    assert not (tmp_path / "p.xlsx").exists()
    salinan = sakip("rekap", master, kembali, "--triwulan", 2, "--ke", tmp_path / "salinan.xlsx", "--json")
    assert (salinan.kode, master.read_bytes()) == (0, lama)
    assert len(baca(tmp_path / "salinan.xlsx").baris("tblRealisasi")) == 5
    assert sakip("rekap", master, kembali, "--triwulan", 2, "--oleh", TIM).kode == 0
    assert len(baca(master).baris("tblRealisasi")) == 5

    assert sakip("hitung", master, "--metode-saja", "--oleh", TIM).kode == 0
    assert len(sakip("hitung", master, "--json").json["capaian"]) == 6
    assert "Capaian kecamatan Triwulan II: 100,00%." in sakip("rekap-pengukuran", master).out
    assert sakip("laporan", master, "--sop", "pengukuran", "--json").json["jenis"] == "draft"
    assert "Formulir kembali: 2 dari 2 unit." in sakip("status", master, "--triwulan", "II").out


@pytest.mark.parametrize(
    ("ke", "galat"), [("ada.xlsx", "SKP-560"), ("salinan.txt", "SKP-562"), ("tiada/x.xlsx", "SKP-564")]
)
def test_a_copy_never_replaces_a_file(
    sakip: Sakip, tmp_path: Path, master: Path, ke: str, galat: str
) -> None:
    (tmp_path / "ada.xlsx").write_text("lama")
    lama = master.read_bytes()
    hasil = sakip("rekap", master, tmp_path, "--triwulan", 2, "--ke", tmp_path / ke, "--json")
    assert (hasil.kode, hasil.json["kode"]) == (4, galat)
    assert (master.read_bytes(), (tmp_path / "ada.xlsx").read_text()) == (lama, "lama")


def test_a_recap_that_is_refused_leaves_no_copy(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    hasil = sakip("rekap", master, tmp_path / "tiada", "--triwulan", 2, "--ke", tmp_path / "s.xlsx")
    assert (hasil.kode, (tmp_path / "s.xlsx").exists()) == (4, False)
    hasil = sakip("rekap", master, tmp_path / "tiada", "--triwulan", 2)
    assert (hasil.kode, master.exists()) == (4, True)


def test_an_sop_is_walked_on_a_file_to_its_archive(sakip: Sakip, tmp_path: Path) -> None:
    jalur = tmp_path / "induk.xlsx"
    meja = Meja(tmp_path)
    tulis(jalur, meja.buku.baca())
    pelaku = {1: CAMAT, 2: SEKRETARIS, 10: SEKRETARIS, 11: SEKRETARIS}
    dasar = ("majukan", jalur, "--sop", "pengumpulan", "--oleh")
    for nomor in range(1, 13):
        meja.buku = buka(jalur, sekarang=lambda: KINI)  # type: ignore[assignment]
        if nomor == 10:
            tolak = ("--keputusan", "tidak", "--catatan", "Ulangi.", "--ke-langkah", 6, "--json")
            assert sakip(*dasar, SEKRETARIS, *tolak).json["kode"] == "SKP-409"
        if nomor == 12:
            arsip = sakip("arsipkan", jalur, "--sop", "pengumpulan", "--formulir", meja.kembali, "--json")
            assert Path(arsip.json["arsip"]).parent == tmp_path / "arsip"
        else:
            meja.siapkan(KUMPUL)
        hasil = sakip(
            *dasar, pelaku.get(nomor, TIM), *(("--keputusan", "ya") if nomor == 10 else ()), "--json"
        )
        assert (hasil.kode, hasil.json["langkah_selesai"]) == (0, nomor), hasil.out
    data = sakip("status", jalur, "--json").json["sop"]["pengumpulan"]
    assert (data["langkah"], data["status"]) == (12, "selesai")


def test_an_archive_before_the_agreement_is_refused(sakip: Sakip, master: Path) -> None:
    hasil = sakip("arsipkan", master, "--sop", "pengukuran", "--json")
    assert (hasil.kode, hasil.json["kode"]) == (3, "SKP-465")


def test_the_last_action_is_taken_back_once(sakip: Sakip, tmp_path: Path) -> None:
    jalur = tulis(tmp_path / "induk.xlsx", Meja(tmp_path).sampai(KUMPUL, 5).buku.baca())
    sakip("bagikan", jalur, "--triwulan", 2, "--ke", tmp_path / "f", "--oleh", TIM)
    hasil = sakip("batalkan", jalur, "--oleh", SEKRETARIS, "--json")
    assert (hasil.kode, hasil.json["tindakan"], len(hasil.json["berkas"])) == (0, "Bagikan Formulir", 2)
    assert f"Bagikan Formulir 6 Juli 2026 pukul 09.30 oleh {TIM} dibatalkan: Triwulan II." in hasil.out
    assert baca(jalur).baris("tblFormulir") == []
    kosong = tulis(tmp_path / "kosong.xlsx")
    tolak = sakip("batalkan", kosong)
    assert (tolak.kode, tolak.err.partition(":")[0]) == (3, "SKP-486")


def test_a_printed_figure_is_explained(sakip: Sakip) -> None:
    hasil = sakip("cek-capaian", "49", "56,23", "85,24")
    assert (hasil.kode, hasil.err) == (0, "")
    assert hasil.out.startswith("Selisih LAN (negatif): ")
    assert sakip("cek-capaian", "0", "3", "50", "--terburuk", "6", "--json").json["cocok"] is True


def test_the_demo_is_one_object(sakip: Sakip, tmp_path: Path) -> None:
    hasil = sakip("demo", "--ke", tmp_path / "demo", "--json")
    assert (hasil.kode, hasil.err) == (0, "")
    assert hasil.json["sop"]["pengukuran"]["status"] == "selesai"
    assert sakip("demo", "--ke", tmp_path / "demo").kode == 4


# --- Around it --------------------------------------------------------------------------------------------


def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bungkus: Callable[[list[int]], Iterator[int]] = perintah._kemajuan("Memeriksa")  # type: ignore[assignment]  # noqa: SLF001
    assert list(bungkus([1, 2])) == [1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert list(bungkus([1, 2])) == [1, 2]


@pytest.mark.parametrize("galat", [OSError, KeyError, ImportError])
def test_a_computer_without_an_account_name_is_no_obstacle(
    monkeypatch: pytest.MonkeyPatch, galat: type[Exception]
) -> None:
    def tanpa() -> str:
        raise galat

    monkeypatch.setattr(getpass, "getuser", tanpa)
    saat = perintah._saat(Namespace(oleh=None))  # noqa: SLF001
    assert (saat.oleh, saat.akun) == (None, "")


def test_a_wrong_use_names_the_command_to_ask_for_help() -> None:
    with pytest.raises(SalahPakaiError, match="Ketik 'sakip buat --help' untuk bantuan"):
        susun_pengurai().parse_args(["buat"])


def test_a_stream_that_cannot_be_set_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Saluran:
        tulisan = ""

        def write(self, teks: str) -> None:
            self.tulisan += teks

    saluran = Saluran()
    monkeypatch.setattr(sys, "stderr", saluran)
    assert main(["terbang"]) == 2
    assert "bukan pilihan" in saluran.tulisan
