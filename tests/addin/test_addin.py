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

from sakip_xl.addin import package
from sakip_xl.addin.package import addin_file, macro_modules, write_addin
from sakip_xl.addin.ribbon import group_id, ribbon_xml
from sakip_xl.schema.commands import KELOMPOK, TOMBOL, check_commands
from tests.addin.gates import PITA, UI, read_parts
from tests.addin.icons import IMAGE_MSO
from tests.addin.tools import ADDIN, MAKRO

DAILY = {"majukan", "bagikan", "periksa", "rekap", "hitung"}


def module(path: Path) -> dict[str, str]:
    """The modules that olevba reads in a file, by name with ending."""
    return {Path(name).name: text for _, _, name, text in VBA_Parser(str(path)).extract_macros()}


def test_olevba_reads_back_every_module_as_it_stands_in_macros() -> None:
    source = {
        file.name: normalize_class_source(text) if file.suffix == ".cls" else text
        for file, text in macro_modules()
    }
    seen = module(ADDIN)
    assert seen.keys() - source.keys() == {"ThisWorkbook.cls", "Sheet1.cls"}
    assert {name: seen[name] for name in source} == source


def test_static_analysis_of_the_built_file_finds_nothing() -> None:
    temuan = analyze_office_file(str(ADDIN))
    assert [(name, t.code, t.message) for name, listing in temuan.items() for t in listing] == []


def test_static_analysis_really_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (MAKRO / "Pita.bas").read_text(encoding="ascii").replace("Jalankan control", "Jalnkan control")
    (tmp_path / "Pita.bas").write_text(text, encoding="ascii")
    monkeypatch.setattr(package, "_MACROS", tmp_path)
    write_addin(tmp_path / ADDIN.name)
    temuan = analyze_office_file(str(tmp_path / ADDIN.name))
    assert any("Jalnkan" in t.message for t in temuan["Pita"])


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    for name in ("satu.xlam", "dua.xlam"):
        write_addin(tmp_path / name)
    assert (tmp_path / "satu.xlam").read_bytes() == (tmp_path / "dua.xlam").read_bytes()


def test_the_office_library_may_be_as_old_as_the_ribbon_needs() -> None:
    with ExcelFile(ADDIN) as book:
        assert {reference.name: reference.version for reference in book.references()}["Office"] == (2, 5)


def test_excels_list_of_addins_shows_a_title_and_a_description() -> None:
    core = read_parts(ADDIN)["docProps/core.xml"].decode()
    assert f"<dc:title>{package.TITLE}</dc:title>" in core
    assert package.DESCRIPTION in core


def test_the_installed_addin_is_found_before_the_one_of_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "_INSTALLED", tmp_path / ADDIN.name)
    assert addin_file() == ADDIN
    (tmp_path / ADDIN.name).write_bytes(b"x")
    assert addin_file() == tmp_path / ADDIN.name
    monkeypatch.setattr(package, "_INSTALLED", tmp_path / "x")
    monkeypatch.setattr(package, "_ROOT", tmp_path)
    with pytest.raises(FileNotFoundError):
        addin_file()


def test_the_ribbon_in_macros_and_in_the_addin_is_written_from_the_button_table() -> None:
    assert (MAKRO / "ribbon.xml").read_text(encoding="utf-8") == ribbon_xml()
    assert read_parts(ADDIN)[PITA].decode() == ribbon_xml()


def test_the_ribbon_has_one_tab_with_the_groups_and_buttons_in_order() -> None:
    root = ET.fromstring(ribbon_xml())
    assert [tab.get("label") for tab in root.iter(f"{UI}tab")] == ["SAKIP"]
    assert [k.get("id") for k in root.iter(f"{UI}group")] == [group_id(k) for k in KELOMPOK]
    assert [t.get("id") for t in root.iter(f"{UI}button")] == [t.id for t in TOMBOL]


def test_every_button_tells_what_it_does_and_only_the_daily_ones_are_large() -> None:
    buttons = list(ET.fromstring(ribbon_xml()).iter(f"{UI}button"))
    for attribute in ("label", "screentip", "supertip", "keytip", "imageMso", "onAction"):
        assert all(t.get(attribute) for t in buttons)
    assert {t.get("id") for t in buttons if t.get("size") == "large"} == DAILY


def test_every_icon_is_documented_by_microsoft_and_every_listed_one_is_used() -> None:
    assert {button.icon for button in TOMBOL} == IMAGE_MSO.keys()


def test_a_keytip_that_stands_twice_fails_at_import() -> None:
    twin = replace(TOMBOL[1], keytip=TOMBOL[0].keytip)
    with pytest.raises(ValueError, match="keytip"):
        check_commands((TOMBOL[0], twin, *TOMBOL[2:]), KELOMPOK)


def test_a_keytip_that_begins_another_fails_at_import() -> None:
    longer = replace(TOMBOL[1], keytip=f"{TOMBOL[0].keytip}X")
    with pytest.raises(ValueError, match="begins another"):
        check_commands((TOMBOL[0], longer, *TOMBOL[2:]), KELOMPOK)
