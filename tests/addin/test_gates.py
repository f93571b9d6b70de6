"""The gates let the built files through, and each stops a fault planted for it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pyopenvba.cfb import CFB
from pyopenvba.vba import compress

from tests.addin import gates
from tests.addin.gates import PITA, VBA, Check, Part, read_parts, write_parts
from tests.addin.tools import ADDIN, AKAR, BUKU_JADI, tool

FILES = sorted(path for path in BUKU_JADI.iterdir() if path.is_file())
OUTER = 'Attribute VB_Name = "Luar"\r\nOption Explicit\r\nFunction KenariLuar()\r\nKenariLuar = "Luar"\r\n'
Plant = Callable[[Part], object]


def replacement(part: str, old: str, new: str) -> Plant:
    def plant(content: Part) -> None:
        assert content[part].count(old.encode()), old
        content[part] = content[part].replace(old.encode(), new.encode(), 1)

    return plant


def replace_stream(name: str, old: bytes, new: bytes) -> Plant:
    def plant(content: Part) -> None:
        package = CFB.from_bytes(content[VBA])
        if name == "_VBA_PROJECT":
            package.write_stream_in_storage("VBA", name, new)
        else:
            original = package.get_stream(name)
            assert old in original
            package.write_stream(name, original.replace(old, new, 1))
        content[VBA] = package.to_bytes()

    return plant


def module(name: str, source: str) -> Plant:
    def plant(content: Part) -> None:
        package = CFB.from_bytes(content[VBA])
        package.write_stream_in_storage("VBA", name, compress(source.encode("cp1252")))
        content[VBA] = package.to_bytes()

    return plant


def tail(part: str, new: str, following: str) -> Plant:
    return replacement(part, following, new + following)


CONTENT_TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"
WRONG_ADDIN: list[tuple[Check, Plant]] = [
    (gates.wrong_kinds, replacement(CONTENT_TYPES, "excel.addin.macro", "excel.sheet.macro")),
    (gates.wrong_kinds, replacement(CONTENT_TYPES, gates.JENIS_VBA, "application/octet-stream")),
    (gates.wrong_relationships, replacement("_rels/.rels", "2007/relationships/ui", "2006/relationships/ui")),
    (gates.wrong_relationships, lambda content: content.pop(PITA)),
    (gates.wrong_relationships, replacement("xl/_rels/workbook.xml.rels", "vbaProject.bin", "makro.bin")),
    (gates.wrong_ribbon, replacement(PITA, 'id="rekap"', 'id="status"')),
    (gates.wrong_ribbon, replacement(PITA, 'keytip="R"', 'keytip="S"')),
    (gates.wrong_ribbon, replacement(PITA, 'label="Rekap"', 'label="Rekap" getLabel="Nama"')),
    (gates.wrong_ribbon, replacement(PITA, 'imageMso="Undo"', 'imageMso="Unduh"')),
    (gates.wrong_callbacks, replacement(PITA, 'onLoad="Muat"', 'onLoad="Mulai"')),
    (gates.wrong_callbacks, replacement(PITA, 'onLoad="Muat"', 'onLoad="Klik"')),
    (gates.wrong_callbacks, replacement(PITA, 'onAction="Klik"', 'onAction="klik_lagi"')),
    (gates.wrong_callbacks, replacement(PITA, 'label="Rekap"', 'getLabel="Klik"')),
    (gates.wrong_project, replacement("xl/workbook.xml", 'codeName="ThisWorkbook"', 'codeName="BukuIni"')),
    (gates.wrong_project, replacement(SHEET, 'codeName="Sheet1"', 'codeName="Lembar1"')),
    (gates.wrong_project, replace_stream("PROJECT", b"Module=Pita", b"Module=Rita")),
    (gates.wrong_project, replace_stream("PROJECTwm", b"Pita\x00P", b"Pita\x00R")),
    (gates.wrong_project, replace_stream("_VBA_PROJECT", b"", b"\xcc\x61\xb5\x00\x00")),
]
WRONG_BOOK: list[tuple[Check, Plant]] = [
    (gates.wrong_kinds, replacement(CONTENT_TYPES, "sheet.main+xml", "template.main+xml")),
    (gates.wrong_relationships, lambda content: content.setdefault(VBA, b"")),
    (
        gates.wrong_areas,
        tail(SHEET, '<mergeCell ref="B900:D901"/><mergeCell ref="D901:D905"/>', "</mergeCells>"),
    ),
]
WRONG_SOURCES = [
    OUTER.replace("Luar", "Lain", 1),
    OUTER.replace("Option Explicit\r\n", ""),
    OUTER.replace('= "Luar"\r\nOption', '= "Luar"\r\n\nOption'),
    OUTER.replace('KenariLuar = "Luar"', 'KenariLuar = "Ruar"'),
    OUTER + "' caf\xe9\r\n",
    OUTER + 'Private Declare PtrSafe Function Sleep Lib "kernel32" (ByVal n As Long)\r\n',
    OUTER + "Sub Auto_Open()\r\nEnd Sub\r\n",
]


@pytest.mark.parametrize("file", FILES, ids=lambda b: b.name)
def test_the_built_files_pass_our_own_gates(file: Path) -> None:
    assert gates.periksa(file.name, read_parts(file)) == []


@pytest.mark.parametrize(("check", "plant"), WRONG_ADDIN, ids=range(len(WRONG_ADDIN)))
def test_a_fault_planted_in_the_addin_is_caught(check: Check, plant: Plant) -> None:
    content = read_parts(ADDIN)
    plant(content)
    assert len(list(check(ADDIN.name, content))) == 1


@pytest.mark.parametrize(("check", "plant"), WRONG_BOOK, ids=range(len(WRONG_BOOK)))
def test_a_fault_planted_in_a_book_is_caught(check: Check, plant: Plant) -> None:
    content = read_parts(BUKU_JADI / "SAKIP-Formulir.xlsx")
    plant(content)
    assert len(list(check("SAKIP-Formulir.xlsx", content))) == 1


@pytest.mark.parametrize("source", WRONG_SOURCES, ids=range(len(WRONG_SOURCES)))
def test_a_fault_planted_in_a_module_is_caught(source: str) -> None:
    content = read_parts(ADDIN)
    module("Luar", source)(content)
    assert len(list(gates.wrong_sources(ADDIN.name, content))) == 1


def test_code_behind_the_workbook_is_caught() -> None:
    content = read_parts(ADDIN)
    original = next(m.source for m in gates.project(content).modules if m.name == "ThisWorkbook")
    module("ThisWorkbook", original + "Private Sub Workbook_Open()\r\nEnd Sub\r\n")(content)
    assert len(list(gates.wrong_sources(ADDIN.name, content))) == 1


@pytest.mark.parametrize("file", FILES, ids=lambda b: b.name)
def test_openxml_audit_finds_nothing(file: Path) -> None:
    result = OpenXmlValidator().validate(file)
    assert [galat.description for galat in result.errors] == []


@pytest.mark.parametrize("file", FILES, ids=lambda b: b.name)
def test_the_open_xml_sdk_finds_nothing(file: Path) -> None:
    assert sdk(file) == []


def test_the_open_xml_sdk_really_looks(tmp_path: Path) -> None:
    content = read_parts(ADDIN)
    replacement(PITA, 'size="large"', 'size="huge"')(content)
    assert sdk(write_parts(tmp_path / ADDIN.name, content)) != []


def sdk(file: Path) -> list[str]:
    """What Microsoft's Open XML SDK says of a file."""
    local_program = AKAR / "node_modules/.bin/ooxml-validator"
    program = tool("ooxml-validator", os.environ.get("OOXML_VALIDATOR"), str(local_program))
    result = subprocess.run([program, str(file)], capture_output=True, text=True, check=False)
    answer = json.loads(result.stdout)
    assert answer["ok"] is (result.returncode == 0)
    return [f"{galat['path']}: {galat['description']}" for galat in answer["errors"]]
