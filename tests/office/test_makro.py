"""The add-in's modules in LibreOffice: they compile, and a followed link ends in a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.office.makro import kenari, muat_makro, panggil
from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice

BUKU = Path(__file__).parents[2] / "workbooks" / "SAKIP-Formulir.xlsx"
PYTHON = """#!/bin/sh
for argumen in "$@"; do printf '%s\\n' "$argumen"; done > "$(dirname "$0")/argumen.log"
cp "$(dirname "$0")"/argumen-*.txt "$(dirname "$0")/titipan" 2>/dev/null
exit "${STATUS}"
"""


@pytest.fixture
def tempat(tmp_path: Path) -> Path:
    (tmp_path / "python").write_text(PYTHON.replace("${STATUS}", "0"), encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    (tmp_path / "sakip.ini").write_text(
        f"python={tmp_path}/python\nlog={tmp_path}/sakip.log\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def dokumen(panggung: Panggung, tempat: Path) -> Iterator[Any]:
    buku = panggung.buka(BUKU, "Formulir é=1.xlsx")
    muat_makro(buku.impl.dok, tempat)
    yield buku.impl.dok
    panggung.kosongkan()


def test_every_module_is_compiled(dokumen: Any) -> None:
    lagu = kenari(dokumen)
    assert lagu == {nama: nama for nama in lagu}
    assert len(lagu) == 4


def test_a_broken_module_would_be_noticed(dokumen: Any) -> None:
    pustaka = dokumen.BasicLibraries.getByName("Standard")
    rusak = str(pustaka.getByName("Berkas")).replace("End Function", "", 1)
    pustaka.replaceByName("Berkas", rusak)
    assert kenari(dokumen)["Berkas"] != "Berkas"


def test_a_link_runs_the_program_of_the_settings_and_passes_a_hard_name_by_file(
    dokumen: Any, tempat: Path
) -> None:
    panggil(dokumen, "Pita.Tautan", "tombol_rekap_Tanda_Terima")
    argumen = (tempat / "argumen.log").read_text(encoding="utf-8").splitlines()
    titipan = (tempat / "titipan").read_bytes().decode("utf-16").splitlines()
    assert argumen[:4] == ["-I", "-m", "sakip_xl.buttons", "tombol_rekap_Tanda_Terima"]
    assert argumen[4] == f"--argumen={tempat}/argumen-0.txt"
    assert titipan[0] == "wb=Formulir é=1.xlsx"
    assert not (tempat / "argumen-0.txt").exists()
    assert not (tempat / "pesan.txt").exists()


def test_a_program_that_fails_is_told(dokumen: Any, tempat: Path) -> None:
    (tempat / "python").write_text(PYTHON.replace("${STATUS}", "7"), encoding="utf-8")
    panggil(dokumen, "Pita.Tautan", "tombol_status_Beranda")
    assert "(kode 7)" in (tempat / "pesan.txt").read_text(encoding="utf-8")
