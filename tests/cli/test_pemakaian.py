"""The list of commands, their help, and what is told to somebody who types them wrongly."""

from __future__ import annotations

import json
import runpy
import sys

import pytest

from sakip_xl import __version__
from sakip_xl.cli import main
from sakip_xl.cli.argumen import PERINTAH, susun_pengurai
from sakip_xl.layout.tombol import TOMBOL
from tests.cli.terminal import Sakip

DESAIN = [
    "demo",
    "buat",
    "bagikan",
    "periksa",
    "rekap",
    "hitung",
    "status",
    "majukan",
    "laporan",
    "arsipkan",
    "cek-capaian",
    "pasang",
    "lepas",
    "diagnosa",
]
TANPA_PERINTAH = {"cetak", "petunjuk", "tentang"}
KEMBARAN = {
    "setujui": ["majukan", "--keputusan"],
    "kembalikan": ["majukan", "--keputusan"],
    "pratinjau": ["rekap", "--pratinjau"],
}


# --- The whole list ---------------------------------------------------------------------------------------


def test_every_command_of_the_design_is_there() -> None:
    assert set(DESAIN) <= {nama for nama, *_ in PERINTAH}


def test_every_button_that_needs_no_screen_has_its_command(sakip: Sakip) -> None:
    for tombol in TOMBOL:
        if tombol.id not in TANPA_PERINTAH:
            nama, *pilihan = KEMBARAN.get(tombol.id, [tombol.id.replace("_", "-")])
            bantuan = sakip(nama, "--help")
            assert bantuan.kode == 0, tombol.id
            assert all(satu in bantuan.out for satu in pilihan)


@pytest.mark.parametrize("nama", ["", *(nama for nama, *_ in PERINTAH)])
def test_help_is_indonesian(sakip: Sakip, nama: str) -> None:
    hasil = sakip(*filter(None, [nama, "--help"]))
    assert (hasil.kode, hasil.err) == (0, "")
    assert hasil.out.startswith("pemakaian: sakip")
    kata = set(hasil.out.casefold().replace("[", " ").replace("]", " ").replace(":", " ").split())
    inggris = {"usage", "options", "positional", "arguments", "show", "this", "help", "message", "exit"}
    inggris |= {"required", "optional", "default", "choose", "from", "the", "and", "file", "folder."}
    assert not kata & (inggris - {"folder.", "file"}), kata & inggris
    if nama:
        assert "--json" in hasil.out


def test_it_runs_as_a_module_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["sakip", "--version"])
    with pytest.raises(SystemExit) as selesai:
        runpy.run_module("sakip_xl.cli", run_name="__main__")
    assert (selesai.value.code, capsys.readouterr().out) == (0, f"sakip {__version__}\n")


def test_the_version_is_told(sakip: Sakip) -> None:
    assert sakip("--version").out == f"sakip {__version__}\n"


# --- Wrong use: 2 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "kata"),
    [
        ([], "belum disebut: PERINTAH"),
        (["terbang"], "bukan pilihan"),
        (["bagikan"], "belum disebut: MASTER"),
        (["bagikan", "x.xlsx", "--ke", "d"], "belum disebut: --triwulan"),
        (["bagikan", "x.xlsx", "--ke", "d", "--triwulan", "5"], "'5' bukan triwulan; pilih 1, 2, 3, atau 4"),
        (["bagikan", "x.xlsx", "--ke"], "harus diikuti satu isian"),
        (["periksa"], "belum disebut: FILE"),
        (["status", "x.xlsx", "--warna"], "tidak dikenal: --warna"),
        (["majukan", "x.xlsx", "--sop", "lain", "--oleh", "A"], "bukan pilihan"),
        (["majukan", "x.xlsx", "--sop", "pengukuran"], "belum disebut: --oleh"),
        (["majukan", "x.xlsx", "--sop", "pengukuran", "--oleh", "A", "--ke-langkah", "0"], "nomor langkah"),
        (["buat", "--ke", "x.xlsx", "--tahun", "26"], "tahun anggaran"),
        (["rekap", "x.xlsx", "d", "--triwulan", "2", "--p=ya"], "tidak memakai isian"),
        (["cek-capaian", "banyak", "1", "2"], ""),
        (["cek-capaian", "49", "56,23", "banyak"], "Angka tercetak"),
    ],
)
def test_wrong_use_ends_with_2_and_says_in_indonesian_what_is_wrong(
    sakip: Sakip, argv: list[str], kata: str
) -> None:
    hasil = sakip(*argv)
    assert (hasil.kode, hasil.out) == (2, "")
    assert kata in hasil.err
    assert not {"usage", "error", "argument", "invalid", "required"} & set(hasil.err.casefold().split())
    assert "Traceback" not in hasil.err


def test_wrong_use_is_one_object_too_when_json_is_asked_for(sakip: Sakip) -> None:
    hasil = sakip("status", "--json")
    assert hasil.kode == 2
    assert set(hasil.json) == {"pesan", "temuan"}


def test_the_words_of_the_real_command_line_are_used_when_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["sakip", "terbang", "--json"])
    assert main() == 2
    assert json.loads(capsys.readouterr().out)["temuan"] == []


@pytest.mark.parametrize("triwulan", ["2", "ii", "II"])
def test_a_quarter_may_be_typed_in_roman(triwulan: str) -> None:
    pilihan = susun_pengurai().parse_args(["status", "x.xlsx", "--triwulan", triwulan])
    assert pilihan.triwulan == 2
