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

from tests.addin import gerbang
from tests.addin.alat import ADDIN, AKAR, BUKU_JADI, alat
from tests.addin.gerbang import PITA, VBA, Bagian, Periksa, baca_bagian, tulis_bagian

BERKAS = sorted(BUKU_JADI.iterdir())
LUAR = 'Attribute VB_Name = "Luar"\r\nOption Explicit\r\nFunction KenariLuar()\r\nKenariLuar = "Luar"\r\n'
Tanam = Callable[[Bagian], object]


def ganti(bagian: str, lama: str, baru: str) -> Tanam:
    def tanam(isi: Bagian) -> None:
        assert isi[bagian].count(lama.encode()), lama
        isi[bagian] = isi[bagian].replace(lama.encode(), baru.encode(), 1)

    return tanam


def aliran(nama: str, lama: bytes, baru: bytes) -> Tanam:
    def tanam(isi: Bagian) -> None:
        wadah = CFB.from_bytes(isi[VBA])
        if nama == "_VBA_PROJECT":
            wadah.write_stream_in_storage("VBA", nama, baru)
        else:
            asli = wadah.get_stream(nama)
            assert lama in asli
            wadah.write_stream(nama, asli.replace(lama, baru, 1))
        isi[VBA] = wadah.to_bytes()

    return tanam


def modul(nama: str, sumber: str) -> Tanam:
    def tanam(isi: Bagian) -> None:
        wadah = CFB.from_bytes(isi[VBA])
        wadah.write_stream_in_storage("VBA", nama, compress(sumber.encode("cp1252")))
        isi[VBA] = wadah.to_bytes()

    return tanam


def ujung(bagian: str, baru: str, sebelum: str) -> Tanam:
    return ganti(bagian, sebelum, baru + sebelum)


JENIS = "[Content_Types].xml"
LEMBAR = "xl/worksheets/sheet1.xml"
ADDIN_SALAH: list[tuple[Periksa, Tanam]] = [
    (gerbang.salah_jenis, ganti(JENIS, "excel.addin.macro", "excel.sheet.macro")),
    (gerbang.salah_jenis, ganti(JENIS, gerbang.JENIS_VBA, "application/octet-stream")),
    (gerbang.salah_hubungan, ganti("_rels/.rels", "2007/relationships/ui", "2006/relationships/ui")),
    (gerbang.salah_hubungan, lambda isi: isi.pop(PITA)),
    (gerbang.salah_hubungan, ganti("xl/_rels/workbook.xml.rels", "vbaProject.bin", "makro.bin")),
    (gerbang.salah_pita, ganti(PITA, 'id="rekap"', 'id="status"')),
    (gerbang.salah_pita, ganti(PITA, 'keytip="R"', 'keytip="S"')),
    (gerbang.salah_pita, ganti(PITA, 'label="Rekap"', 'label="Rekap" getLabel="Nama"')),
    (gerbang.salah_pita, ganti(PITA, 'imageMso="Undo"', 'imageMso="Unduh"')),
    (gerbang.salah_panggilan, ganti(PITA, 'onLoad="Muat"', 'onLoad="Mulai"')),
    (gerbang.salah_panggilan, ganti(PITA, 'onLoad="Muat"', 'onLoad="Klik"')),
    (gerbang.salah_panggilan, ganti(PITA, 'onAction="Klik"', 'onAction="klik_lagi"')),
    (gerbang.salah_panggilan, ganti(PITA, 'label="Rekap"', 'getLabel="Klik"')),
    (gerbang.salah_proyek, ganti("xl/workbook.xml", 'codeName="ThisWorkbook"', 'codeName="BukuIni"')),
    (gerbang.salah_proyek, ganti(LEMBAR, 'codeName="Sheet1"', 'codeName="Lembar1"')),
    (gerbang.salah_proyek, aliran("PROJECT", b"Module=Pita", b"Module=Rita")),
    (gerbang.salah_proyek, aliran("PROJECTwm", b"Pita\x00P", b"Pita\x00R")),
    (gerbang.salah_proyek, aliran("_VBA_PROJECT", b"", b"\xcc\x61\xb5\x00\x00")),
]
BUKU_SALAH: list[tuple[Periksa, Tanam]] = [
    (gerbang.salah_jenis, ganti(JENIS, "sheet.main+xml", "template.main+xml")),
    (gerbang.salah_hubungan, lambda isi: isi.setdefault(VBA, b"")),
    (
        gerbang.salah_daerah,
        ujung(LEMBAR, '<mergeCell ref="B900:D901"/><mergeCell ref="D901:D905"/>', "</mergeCells>"),
    ),
]
SUMBER_SALAH = [
    LUAR.replace("Luar", "Lain", 1),
    LUAR.replace("Option Explicit\r\n", ""),
    LUAR.replace('= "Luar"\r\nOption', '= "Luar"\r\n\nOption'),
    LUAR.replace('KenariLuar = "Luar"', 'KenariLuar = "Ruar"'),
    LUAR + "' caf\xe9\r\n",
    LUAR + 'Private Declare PtrSafe Function Sleep Lib "kernel32" (ByVal n As Long)\r\n',
    LUAR + "Sub Auto_Open()\r\nEnd Sub\r\n",
]


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: b.name)
def test_the_built_files_pass_our_own_gates(berkas: Path) -> None:
    assert gerbang.periksa(berkas.name, baca_bagian(berkas)) == []


@pytest.mark.parametrize(("periksa", "tanam"), ADDIN_SALAH, ids=range(len(ADDIN_SALAH)))
def test_a_fault_planted_in_the_addin_is_caught(periksa: Periksa, tanam: Tanam) -> None:
    isi = baca_bagian(ADDIN)
    tanam(isi)
    assert len(list(periksa(ADDIN.name, isi))) == 1


@pytest.mark.parametrize(("periksa", "tanam"), BUKU_SALAH, ids=range(len(BUKU_SALAH)))
def test_a_fault_planted_in_a_book_is_caught(periksa: Periksa, tanam: Tanam) -> None:
    isi = baca_bagian(BUKU_JADI / "SAKIP-Formulir.xlsx")
    tanam(isi)
    assert len(list(periksa("SAKIP-Formulir.xlsx", isi))) == 1


@pytest.mark.parametrize("sumber", SUMBER_SALAH, ids=range(len(SUMBER_SALAH)))
def test_a_fault_planted_in_a_module_is_caught(sumber: str) -> None:
    isi = baca_bagian(ADDIN)
    modul("Luar", sumber)(isi)
    assert len(list(gerbang.salah_sumber(ADDIN.name, isi))) == 1


def test_code_behind_the_workbook_is_caught() -> None:
    isi = baca_bagian(ADDIN)
    asli = next(m.source for m in gerbang.proyek(isi).modules if m.name == "ThisWorkbook")
    modul("ThisWorkbook", asli + "Private Sub Workbook_Open()\r\nEnd Sub\r\n")(isi)
    assert len(list(gerbang.salah_sumber(ADDIN.name, isi))) == 1


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: b.name)
def test_openxml_audit_finds_nothing(berkas: Path) -> None:
    hasil = OpenXmlValidator().validate(berkas)
    assert [galat.description for galat in hasil.errors] == []


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: b.name)
def test_the_open_xml_sdk_finds_nothing(berkas: Path) -> None:
    assert sdk(berkas) == []


def test_the_open_xml_sdk_really_looks(tmp_path: Path) -> None:
    isi = baca_bagian(ADDIN)
    ganti(PITA, 'size="large"', 'size="huge"')(isi)
    assert sdk(tulis_bagian(tmp_path / ADDIN.name, isi)) != []


def sdk(berkas: Path) -> list[str]:
    """What Microsoft's Open XML SDK says of a file."""
    tempat = AKAR / "node_modules/.bin/ooxml-validator"
    program = alat("ooxml-validator", os.environ.get("OOXML_VALIDATOR"), str(tempat))
    hasil = subprocess.run([program, str(berkas)], capture_output=True, text=True, check=False)
    jawaban = json.loads(hasil.stdout)
    assert jawaban["ok"] is (hasil.returncode == 0)
    return [f"{galat['path']}: {galat['description']}" for galat in jawaban["errors"]]
