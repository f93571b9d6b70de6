"""The list of commands, their help, and what is told to somebody who types them wrongly."""

from __future__ import annotations

import json
import runpy
import sys

import pytest

from sakip_xl import __version__
from sakip_xl.cli import main
from sakip_xl.cli.arguments import compose_parser
from sakip_xl.schema.commands import PERINTAH, TOMBOL
from tests.cli.terminal import Sakip

DESIGN = [
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
WITHOUT_COMMAND = {"cetak", "petunjuk", "tentang"}
TWINS = {
    "setujui": ["majukan", "--keputusan"],
    "kembalikan": ["majukan", "--keputusan"],
    "pratinjau": ["rekap", "--pratinjau"],
    "naskah_pdf": ["naskah", "--pdf"],
    "buku_baru": ["mulai", "--dari"],
    "gabung_buku": ["gabung", "--ke"],
    "periksa_saksi": ["periksa", "--saksi"],
}


# --- The whole list ---------------------------------------------------------------------------------------


def test_every_command_of_the_design_is_there() -> None:
    assert set(DESIGN) <= {command.word for command in PERINTAH}


def test_every_button_that_needs_no_screen_has_its_command(sakip: Sakip) -> None:
    for button in TOMBOL:
        if button.id not in WITHOUT_COMMAND:
            name, *options = TWINS.get(button.id, [button.word])
            help_text = sakip(*name.split(), "--help")
            assert help_text.kode == 0, button.id
            assert all(option in help_text.out for option in options)


@pytest.mark.parametrize("name", ["", *(command.word for command in PERINTAH)])
def test_help_is_indonesian(sakip: Sakip, name: str) -> None:
    result = sakip(*name.split(), "--help")
    assert (result.kode, result.err) == (0, "")
    assert result.out.startswith("pemakaian: sakip")
    word = set(result.out.casefold().replace("[", " ").replace("]", " ").replace(":", " ").split())
    english = {"usage", "options", "positional", "arguments", "show", "this", "help", "message", "exit"}
    english |= {"required", "optional", "default", "choose", "from", "the", "and", "file", "folder."}
    assert not word & (english - {"folder.", "file"}), word & english
    if name:
        assert "--json" in result.out


def test_it_runs_as_a_module_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["sakip", "--version"])
    with pytest.raises(SystemExit) as done:
        runpy.run_module("sakip_xl.cli", run_name="__main__")
    assert (done.value.code, capsys.readouterr().out) == (0, f"sakip {__version__}\n")


def test_the_version_is_told(sakip: Sakip) -> None:
    assert sakip("--version").out == f"sakip {__version__}\n"


# --- Wrong use: 2 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "word"),
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
        (
            ["majukan", "x.xlsx", "--sop", "pengukuran", "--oleh", "A", "--ke-langkah", "lain"],
            "nomor langkah",
        ),
        (["buat", "--ke", "x.xlsx", "--tahun", "26"], "tahun anggaran"),
        (["rekap", "x.xlsx", "d", "--triwulan", "2", "--p=ya"], "tidak memakai isian"),
        (["cek-capaian", "banyak", "1", "2"], ""),
        (["cek-capaian", "49", "56,23", "banyak"], "Angka tercetak"),
    ],
)
def test_wrong_use_ends_with_2_and_says_in_indonesian_what_is_wrong(
    sakip: Sakip, argv: list[str], word: str
) -> None:
    result = sakip(*argv)
    assert (result.kode, result.out) == (2, "")
    assert word in result.err
    assert not {"usage", "error", "argument", "invalid", "required"} & set(result.err.casefold().split())
    assert "Traceback" not in result.err


def test_wrong_use_is_one_object_too_when_json_is_asked_for(sakip: Sakip) -> None:
    result = sakip("status", "--json")
    assert result.kode == 2
    assert set(result.json) == {"pesan", "temuan"}


def test_the_words_of_the_real_command_line_are_used_when_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["sakip", "terbang", "--json"])
    assert main() == 2
    assert json.loads(capsys.readouterr().out)["temuan"] == []


@pytest.mark.parametrize(("typed", "step"), [("8", 8), ("rekap", "rekap")])
def test_a_step_may_be_named_by_its_number_or_its_id(typed: str, step: int | str) -> None:
    words = ["majukan", "x.xlsx", "--sop", "pengumpulan", "--oleh", "A", "--ke-langkah", typed]
    assert compose_parser().parse_args(words).ke_langkah == step


@pytest.mark.parametrize("triwulan", ["2", "ii", "II"])
def test_a_quarter_may_be_typed_in_roman(triwulan: str) -> None:
    options = compose_parser().parse_args(["status", "x.xlsx", "--triwulan", triwulan])
    assert options.triwulan == 2
