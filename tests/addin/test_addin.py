"""The add-in holds the sources of ``macros/`` and nothing else, and its ribbon is the button table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from oletools.olevba import VBA_Parser
from pyopenvba import ExcelFile
from pyopenvba.vba import normalize_class_source
from pyvbaanalysis import analyze_office_file

from sakip_xl.build import addin
from sakip_xl.build.addin import berkas_addin, modul_makro, tulis_addin
from sakip_xl.build.pita import id_kelompok, pita_xml
from sakip_xl.layout.inti import Ukuran
from sakip_xl.layout.tombol import KELOMPOK, TOMBOL, periksa_tombol
from tests.addin.alat import ADDIN, MAKRO
from tests.addin.gerbang import PITA, UI, baca_bagian
from tests.addin.ikon import IMAGE_MSO

HARIAN = {"majukan", "bagikan", "periksa", "rekap", "hitung"}


def modul(jalur: Path) -> dict[str, str]:
    """The modules that olevba reads in a file, by name with ending."""
    return {Path(nama).name: teks for _, _, nama, teks in VBA_Parser(str(jalur)).extract_macros()}


def test_olevba_reads_back_every_module_as_it_stands_in_macros() -> None:
    sumber = {
        berkas.name: normalize_class_source(teks) if berkas.suffix == ".cls" else teks
        for berkas, teks in modul_makro()
    }
    dibaca = modul(ADDIN)
    assert dibaca.keys() - sumber.keys() == {"ThisWorkbook.cls", "Sheet1.cls"}
    assert {nama: dibaca[nama] for nama in sumber} == sumber


def test_static_analysis_of_the_built_file_finds_nothing() -> None:
    temuan = analyze_office_file(str(ADDIN))
    assert [(nama, t.code, t.message) for nama, daftar in temuan.items() for t in daftar] == []


def test_static_analysis_really_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    teks = (MAKRO / "Pita.bas").read_text(encoding="ascii").replace("Jalankan control", "Jalnkan control")
    (tmp_path / "Pita.bas").write_text(teks, encoding="ascii")
    monkeypatch.setattr(addin, "_MAKRO", tmp_path)
    tulis_addin(tmp_path / ADDIN.name)
    temuan = analyze_office_file(str(tmp_path / ADDIN.name))
    assert any("Jalnkan" in t.message for t in temuan["Pita"])


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    for nama in ("satu.xlam", "dua.xlam"):
        tulis_addin(tmp_path / nama)
    assert (tmp_path / "satu.xlam").read_bytes() == (tmp_path / "dua.xlam").read_bytes()


def test_the_office_library_may_be_as_old_as_the_ribbon_needs() -> None:
    with ExcelFile(ADDIN) as buku:
        assert {acuan.name: acuan.version for acuan in buku.references()}["Office"] == (2, 5)


def test_excels_list_of_addins_shows_a_title_and_a_description() -> None:
    inti = baca_bagian(ADDIN)["docProps/core.xml"].decode()
    assert f"<dc:title>{addin.JUDUL}</dc:title>" in inti
    assert addin.URAIAN in inti


def test_the_installed_addin_is_found_before_the_one_of_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addin, "_BAWAAN", tmp_path / ADDIN.name)
    assert berkas_addin() == ADDIN
    (tmp_path / ADDIN.name).write_bytes(b"x")
    assert berkas_addin() == tmp_path / ADDIN.name
    monkeypatch.setattr(addin, "_BAWAAN", tmp_path / "x")
    monkeypatch.setattr(addin, "_AKAR", tmp_path)
    with pytest.raises(FileNotFoundError):
        berkas_addin()


def test_the_ribbon_in_macros_and_in_the_addin_is_written_from_the_button_table() -> None:
    assert (MAKRO / "ribbon.xml").read_text(encoding="utf-8") == pita_xml()
    assert baca_bagian(ADDIN)[PITA].decode() == pita_xml()


def test_the_ribbon_has_one_tab_with_the_groups_and_buttons_in_order() -> None:
    akar = ET.fromstring(pita_xml())
    assert [tab.get("label") for tab in akar.iter(f"{UI}tab")] == ["SAKIP"]
    assert [k.get("id") for k in akar.iter(f"{UI}group")] == [id_kelompok(k) for k in KELOMPOK]
    assert [t.get("id") for t in akar.iter(f"{UI}button")] == [t.id for t in TOMBOL]


def test_every_button_tells_what_it_does_and_only_the_daily_ones_are_large() -> None:
    tombol = list(ET.fromstring(pita_xml()).iter(f"{UI}button"))
    for sifat in ("label", "screentip", "supertip", "keytip", "imageMso", "onAction"):
        assert all(t.get(sifat) for t in tombol)
    assert {t.get("id") for t in tombol if t.get("size") == Ukuran.BESAR} == HARIAN


def test_every_icon_is_documented_by_microsoft_and_every_listed_one_is_used() -> None:
    assert {tombol.ikon for tombol in TOMBOL} == IMAGE_MSO.keys()


def test_a_keytip_that_stands_twice_fails_at_import() -> None:
    kembar = replace(TOMBOL[1], tombol_alt=TOMBOL[0].tombol_alt)
    with pytest.raises(ValueError, match="keytip"):
        periksa_tombol((TOMBOL[0], kembar, *TOMBOL[2:]), KELOMPOK)
