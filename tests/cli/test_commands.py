"""Every command as a clerk types it: what it prints, what it leaves behind, how it ends."""

from __future__ import annotations

import getpass
import sys
import zipfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sakip_xl.actions import hitung as hitung_
from sakip_xl.actions.session import Moment
from sakip_xl.cli import commands, main
from sakip_xl.cli.arguments import compose_parser
from sakip_xl.cli.language import UsageError
from sakip_xl.schema.arguments import OLEH
from sakip_xl.workbook.xlsx.file_book import open_book
from sakip_xl.workstation.user_folder import log_file
from tests.actions.office import (
    CAMAT,
    NOW,
    SEKRETARIS,
    TIM,
    change_cells,
    filled,
    office_content,
    write_formulir,
)
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.cli.terminal import NAMA_ANEH, Sakip, read, write
from tests.documents.printing import use_no_printer, use_printer

TEMUAN_KEYS = ["kode", "tingkat", "berkas", "lembar", "sel", "kolom", "nilai", "pesan", "saran"]


# --- Findings 1, refused 3, files 4, ours 9 ---------------------------------------------------------------


def test_a_clean_check_ends_with_0_and_faults_with_1(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    assert sakip("periksa", master).kode == 0  # warnings do not block
    wrong = write(tmp_path / "salah.xlsx", change_cells(office_content(), "tblIndikator", 0, satuan=None))
    assert sakip("periksa", wrong).kode == 1


def test_a_finding_is_shown_with_its_place_and_what_to_do(sakip: Sakip, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", change_cells(office_content(), "tblIndikator", 0, satuan=None))
    result = sakip("periksa", path)
    place = open_book(path, now=lambda: NOW).position("tblIndikator", 0, "satuan")
    assert f"  SALAH      SKP-101 a.xlsx Indikator!{place.cell}\n" in result.out
    assert "Isi kolom Satuan" in result.out
    temuan = sakip("periksa", path, "--json").json["temuan"]
    assert all(list(row) == TEMUAN_KEYS for row in temuan)


def test_many_files_are_checked_together_and_one_that_cannot_be_read_is_named(
    sakip: Sakip, tmp_path: Path, master: Path
) -> None:
    (tmp_path / "nol.xlsx").write_bytes(b"")
    result = sakip("periksa", master, tmp_path / "nol.xlsx", tmp_path / "tiada.xlsx", "--json")
    assert result.kode == 4
    assert len(result.json["berkas"]) == 3
    by_file = {t["berkas"]: t["kode"] for t in result.json["temuan"] if t["tingkat"] == "salah"}
    assert by_file["nol.xlsx"] == "SKP-504"
    assert by_file["tiada.xlsx"] == "SKP-501"
    assert NAMA_ANEH in {t["berkas"] for t in result.json["temuan"]}


def test_the_findings_are_written_when_asked_for(sakip: Sakip, master: Path) -> None:
    old = master.read_bytes()
    sakip("periksa", master)
    assert master.read_bytes() == old
    sakip("periksa", master, "--tulis")
    assert read(master).row("tblTemuan")


def test_a_refusal_of_the_sop_ends_with_3_and_changes_no_byte(sakip: Sakip, master: Path) -> None:
    old = master.read_bytes()
    result = sakip("majukan", master, "--sop", "pengumpulan", "--oleh", TIM)
    assert (result.kode, result.out) == (3, "")
    assert result.err.startswith("SKP-402: ")
    as_object = sakip("majukan", master, "--sop", "pengumpulan", "--oleh", "Siapa", "--json")
    assert (as_object.kode, as_object.err, as_object.json["kode"]) == (3, "", "SKP-460")
    assert list(as_object.json["temuan"][0]) == TEMUAN_KEYS
    assert master.read_bytes() == old
    assert [path.name for path in master.parent.iterdir()] == [master.name]


@pytest.mark.parametrize("name", ["tiada.xlsx", "teks.xlsx", "."])
@pytest.mark.parametrize(
    "argv", [["status"], ["hitung"], ["laporan", "--sop", "pengukuran"], ["rekap-pengukuran"]]
)
def test_a_file_that_is_no_master_ends_with_4(
    sakip: Sakip, tmp_path: Path, name: str, argv: list[str]
) -> None:
    (tmp_path / "teks.xlsx").write_text("kode;nilai")
    result = sakip(argv[0], tmp_path / name, *argv[1:])
    assert (result.kode, result.out) == (4, "")
    assert result.err.startswith("SKP-50")


def test_our_fault_ends_with_9_with_a_log_and_no_traceback(
    sakip: Sakip, master: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_content: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(hitung_, "hitung", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    result = sakip("hitung", master)
    assert (result.kode, result.out) == (9, "")
    assert result.err.startswith("SKP-901: Terjadi kesalahan di dalam program (ZeroDivisionError).")
    assert "Traceback" not in result.err
    assert str(log_file()) in result.err
    assert "ZeroDivisionError" in log_file().read_text(encoding="utf-8")
    (tmp_path / "berkas").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "berkas"))
    assert sakip("hitung", master, "--json").json["kode"] == "SKP-901"


def test_stopping_by_hand_is_told_calmly(sakip: Sakip, master: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_content: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(hitung_, "hitung", interrupt)
    result = sakip("hitung", master)
    assert (result.kode, result.err) == (130, "Dihentikan. Yang belum selesai tidak disimpan.\n")


# --- Each command -----------------------------------------------------------------------------------------


def test_a_master_is_made_and_never_over_another(sakip: Sakip, tmp_path: Path) -> None:
    path = tmp_path / NAMA_ANEH
    result = sakip("buat", "--ke", path, "--kecamatan", "Senduro", "--tahun", "2027", "--json")
    assert (result.kode, result.json["master"], result.json["temuan"]) == (0, str(path), [])
    assert sakip("buat", "--ke", path).kode == 4
    assert sakip("buat", "--ke", tmp_path / "tiada" / "x.xlsx").kode == 4
    assert sakip("buat", "--ke", tmp_path / "contoh.xlsx", "--contoh").kode == 0


def test_forms_are_sent_filled_in_and_recapped(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    sent, returned = tmp_path / "kirim é", tmp_path / "kembali"
    returned.mkdir()
    result = sakip("bagikan", master, "--triwulan", 2, "--ke", sent, "--oleh", TIM, "--json")
    assert (result.kode, len(result.json["formulir"])) == (0, 2)
    for path in map(Path, result.json["formulir"]):
        write_formulir(filled(read(path), {}), returned / path.name, jam=-0.01)
    old = master.read_bytes()

    preview = sakip(
        "rekap", master, returned, "--triwulan", 2, "--pratinjau", "--ke", tmp_path / "p.xlsx", "--json"
    )
    assert preview.json["diterima"] == ["PMD", "YAN"]
    assert not (tmp_path / "p.xlsx").exists()
    copied = sakip("rekap", master, returned, "--triwulan", 2, "--ke", tmp_path / "salinan.xlsx", "--json")
    assert (copied.kode, master.read_bytes()) == (0, old)
    assert len(read(tmp_path / "salinan.xlsx").row("tblRealisasi")) == 5
    assert sakip("rekap", master, returned, "--triwulan", 2, "--oleh", TIM).kode == 0
    assert len(read(master).row("tblRealisasi")) == 5

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
    old = master.read_bytes()
    result = sakip("rekap", master, tmp_path, "--triwulan", 2, "--ke", tmp_path / ke, "--json")
    assert (result.kode, result.json["kode"]) == (4, galat)
    assert (master.read_bytes(), (tmp_path / "ada.xlsx").read_text()) == (old, "lama")


def test_a_recap_that_is_refused_leaves_no_copy(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    result = sakip("rekap", master, tmp_path / "tiada", "--triwulan", 2, "--ke", tmp_path / "s.xlsx")
    assert (result.kode, (tmp_path / "s.xlsx").exists()) == (4, False)
    result = sakip("rekap", master, tmp_path / "tiada", "--triwulan", 2)
    assert (result.kode, master.exists()) == (4, True)


def test_an_sop_is_walked_on_a_file_to_its_archive(sakip: Sakip, tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    context = ClickContext(tmp_path)
    write(path, context.book.read())
    actors = {1: CAMAT, 2: SEKRETARIS, 10: SEKRETARIS, 11: SEKRETARIS}
    base = ("majukan", path, "--sop", "pengumpulan", "--oleh")
    for number in range(1, 13):
        context.book = open_book(path, now=lambda: NOW)  # type: ignore[assignment]
        if number == 10:
            refusal = ("--keputusan", "tidak", "--catatan", "Ulangi.", "--ke-langkah", 6, "--json")
            assert sakip(*base, SEKRETARIS, *refusal).json["kode"] == "SKP-409"
        if number == 12:
            arsip = sakip("arsipkan", path, "--sop", "pengumpulan", "--formulir", context.kembali, "--json")
            assert Path(arsip.json["arsip"]).parent == tmp_path / "arsip"
        else:
            context.prepare(KUMPUL)
        result = sakip(
            *base, actors.get(number, TIM), *(("--keputusan", "ya") if number == 10 else ()), "--json"
        )
        assert (result.kode, result.json["langkah_selesai"]) == (0, number), result.out
    data = sakip("status", path, "--json").json["sop"]["pengumpulan"]
    assert (data["langkah"], data["status"]) == (12, "selesai")


def test_the_papers_are_bound_and_go_into_the_archive(
    sakip: Sakip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    path = write(tmp_path / "induk.xlsx", ClickContext(tmp_path).until(KUMPUL, 12).book.read())
    base = (path, "--sop", "pengumpulan", "--triwulan", 2)
    bound = sakip("jilid", *base, "--ke", tmp_path / "naskah", "--json").json
    assert (Path(bound["jilid"]).name, bound["halaman"]) == (
        "Jilid_Pengumpulan_TW2-2026.pdf",
        2 + 2 * bound["naskah"],
    )
    assert sakip("arsipkan", *base, "--json").json["jilid"] == bound["jilid"]
    Path(bound["jilid"]).unlink()
    assert sakip("arsipkan", *base, "--json").json["jilid"] == ""
    assert sakip("arsipkan", *base, "--jilid", "--json").json["jilid"].endswith("_versi2.pdf")
    use_no_printer(monkeypatch)
    refusal = sakip("jilid", path, "--sop", "pengukuran", "--triwulan", 2, "--json")
    assert (refusal.kode, refusal.json["kode"]) == (4, "SKP-642")


def test_the_evidence_is_gathered_beside_the_archive(sakip: Sakip, tmp_path: Path) -> None:
    path = write(tmp_path / "induk.xlsx", ClickContext(tmp_path).until(KUMPUL, 3).book.read())
    own = tmp_path / "bukti" / "1.a.2" / "Renstra.pdf"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"renstra")
    sakip("naskah", path, "--triwulan", 2, "--json")
    pack = sakip("bukti-lke", path, "--triwulan", "II", "--json")
    assert (pack.kode, Path(pack.json["bukti"])) == (0, tmp_path / "arsip" / "Bukti_LKE_TW2_2026.zip")
    assert (pack.json["berkas"] > 1, pack.json["kriteria"]["Sebagian"] > 1) == (True, True)
    with zipfile.ZipFile(pack.json["bukti"]) as archive:
        assert archive.read("1 Perencanaan Kinerja/1.a Keberadaan/1.a.2/Renstra.pdf") == b"renstra"
    other = sakip("bukti-lke", path, "--triwulan", 2, "--ke", tmp_path / "lain", "--json")
    assert Path(other.json["bukti"]).parent == tmp_path / "lain"


def test_an_archive_before_the_agreement_is_refused(sakip: Sakip, master: Path) -> None:
    result = sakip("arsipkan", master, "--sop", "pengukuran", "--json")
    assert (result.kode, result.json["kode"]) == (3, "SKP-465")


def test_the_last_action_is_taken_back_once(sakip: Sakip, tmp_path: Path) -> None:
    path = write(tmp_path / "induk.xlsx", ClickContext(tmp_path).until(KUMPUL, 5).book.read())
    sakip("bagikan", path, "--triwulan", 2, "--ke", tmp_path / "f", "--oleh", TIM)
    result = sakip("batalkan", path, "--oleh", SEKRETARIS, "--json")
    assert (result.kode, result.json["tindakan"], len(result.json["berkas"])) == (0, "Bagikan Formulir", 2)
    assert f"Bagikan Formulir 6 Juli 2026 pukul 09.30 oleh {TIM} dibatalkan: Triwulan II." in result.out
    assert read(path).row("tblFormulir") == []
    blank = write(tmp_path / "kosong.xlsx")
    refusal = sakip("batalkan", blank)
    assert (refusal.kode, refusal.err.partition(":")[0]) == (3, "SKP-486")


def test_a_printed_figure_is_explained(sakip: Sakip) -> None:
    result = sakip("cek-capaian", "49", "56,23", "85,24")
    assert (result.kode, result.err) == (0, "")
    assert result.out.startswith("Selisih LAN (negatif): ")
    assert sakip("cek-capaian", "0", "3", "50", "--terburuk", "6", "--json").json["cocok"] is True


def test_the_demo_is_one_object(sakip: Sakip, tmp_path: Path) -> None:
    result = sakip("demo", "--ke", tmp_path / "demo", "--json")
    assert (result.kode, result.err) == (0, "")
    assert result.json["sop"]["pengukuran"]["status"] == "selesai"
    assert sakip("demo", "--ke", tmp_path / "demo").kode == 4


# --- Around it --------------------------------------------------------------------------------------------


def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrap: Callable[[list[int]], Iterator[int]] = commands._progress("Memeriksa")  # type: ignore[assignment]  # noqa: SLF001
    assert list(wrap([1, 2])) == [1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert list(wrap([1, 2])) == [1, 2]


@pytest.mark.parametrize("galat", [OSError, KeyError, ImportError])
def test_a_computer_without_an_account_name_is_no_obstacle(
    monkeypatch: pytest.MonkeyPatch, galat: type[Exception]
) -> None:
    def without() -> str:
        raise galat

    monkeypatch.setattr(getpass, "getuser", without)
    moment = commands.CommandLine(Namespace(moment=None)).find(OLEH)
    assert isinstance(moment, Moment)
    assert (moment.oleh, moment.akun) == (None, "")


def test_a_wrong_use_names_the_command_to_ask_for_help() -> None:
    with pytest.raises(UsageError, match="Ketik 'sakip buat --help' untuk bantuan"):
        compose_parser().parse_args(["buat"])


def test_a_stream_that_cannot_be_set_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class ClosedPipe:
        written = ""

        def write(self, text: str) -> None:
            self.written += text

        def flush(self) -> None:
            """Nothing waits."""

    stream = ClosedPipe()
    monkeypatch.setattr(sys, "stderr", stream)
    assert main(["terbang"]) == 2
    assert "bukan pilihan" in stream.written


def test_pk_perubahan_takes_the_kode_separated_by_commas(sakip: Sakip, master: Path) -> None:
    result = sakip("pk-perubahan", master, "--kode", "IKS.1, ikk.1", "--json")
    assert (result.kode, result.json["kode"]) == (0, ["IKS.1", "IKK.1"])
    versions = [row["versi_pk"] for row in read(master).row("tblIndikator")]
    assert versions.count("perubahan") == 2
    again = sakip("pk-perubahan", master, "--kode", "IKS.1", "--json")
    assert (again.kode, again.json["kode"]) == (3, "SKP-413")
    assert [item["kode"] for item in again.json["temuan"]] == ["SKP-413", "SKP-414"]
    assert sakip("pk-perubahan", master).kode == 2


def test_siapkan_proposes_the_paper_of_the_step_once(sakip: Sakip, master: Path) -> None:
    words = ("siapkan", master, "--sop", "pengukuran", "--triwulan", "3", "--json")
    result = sakip(*words)
    assert (result.kode, result.json["lembar"], result.json["baris"]) == (0, "Disposisi", {"tblDisposisi": 1})
    assert [row["langkah"] for row in read(master).row("tblDisposisi") if row["triwulan"] == 3] == [1]
    again = sakip(*words)
    assert (again.kode, again.json["baris"]) == (0, {})
    assert sakip("siapkan", master).kode == 2
