"""Gates for the built files: faults that a validator of Open XML lets through and Excel does not.

A check looks at the parts of one package and yields what is wrong, each fault once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, combinations
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl.worksheet.cell_range import CellRange
from pyopenvba.cfb import CFB
from pyopenvba.vba import VBAProject, parse_project_stream, parse_projectwm, parse_vba_project

from tests.addin.ikon import IMAGE_MSO

Bagian = dict[str, bytes]
Periksa = Callable[[str, Bagian], Iterator[str]]

JENIS_BUKU = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".xlam": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
}
JENIS_VBA = "application/vnd.ms-office.vbaProject"
HUBUNGAN_PITA = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
HUBUNGAN_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
PITA = "customUI/customUI14.xml"
VBA = "xl/vbaProject.bin"
UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
SS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The callbacks we use: element, attribute, and the one parameter Excel passes.
TANDA_TANGAN = {("customUI", "onLoad"): "IRibbonUI", ("button", "onAction"): "IRibbonControl"}
MULAI_SENDIRI = re.compile(
    r"^\s*(?:public |private )?sub (auto_\w+|workbook_\w+)\b", re.IGNORECASE | re.MULTILINE
)


def baca_bagian(jalur: Path) -> Bagian:
    """Every part of a package by its name."""
    with ZipFile(jalur) as paket:
        return {nama: paket.read(nama) for nama in paket.namelist()}


def tulis_bagian(jalur: Path, bagian: Bagian) -> Path:
    """The parts as a package again."""
    with ZipFile(jalur, "w") as paket:
        for nama, isi in bagian.items():
            paket.writestr(nama, isi)
    return jalur


def salah_jenis(berkas: str, bagian: Bagian) -> Iterator[str]:
    """The workbook part is not declared as what the file's ending says: Excel refuses to open it."""
    jenis = {}
    for butir in ET.fromstring(bagian["[Content_Types].xml"]):
        jenis[butir.get("PartName") or butir.get("Extension")] = butir.get("ContentType")
    if jenis.get("/xl/workbook.xml") != JENIS_BUKU[Path(berkas).suffix]:
        yield f"{berkas}: xl/workbook.xml is {jenis.get('/xl/workbook.xml')}"
    if VBA in bagian and JENIS_VBA not in {jenis.get("bin"), jenis.get(f"/{VBA}")}:
        yield f"{berkas}: {VBA} is not declared as VBA"


def salah_hubungan(berkas: str, bagian: Bagian) -> Iterator[str]:
    """Ribbon and macros that no relationship reaches, or that stand in a macro-free book."""
    for asal, hubungan, tujuan in (
        ("_rels/.rels", HUBUNGAN_PITA, PITA),
        ("xl/_rels/workbook.xml.rels", HUBUNGAN_VBA, VBA),
    ):
        ke = [r.get("Target") for r in ET.fromstring(bagian[asal]) if r.get("Type") == hubungan]
        seharusnya = [tujuan.removeprefix("xl/")] if berkas.endswith(".xlam") else []
        if ke != seharusnya or (tujuan in bagian) != bool(seharusnya):
            yield f"{berkas}: {asal} leads to {ke}, expected {seharusnya}"


def salah_pita(berkas: str, bagian: Bagian) -> Iterator[str]:
    """Ids and keytips that stand twice, an attribute beside its callback, an icon that is not known."""
    unsur = list(_pita(bagian))
    for sifat in ("id", "keytip"):
        for nilai, banyak in Counter(u.get(sifat) for u in unsur).items():
            if nilai and banyak > 1:
                yield f"{berkas}: {sifat} {nilai} stands {banyak} times"
    for u in unsur:
        for sifat in u.attrib:
            if f"get{sifat[0].upper()}{sifat[1:]}" in u.attrib:
                yield f"{berkas}: {u.get('id')} has {sifat} and its callback"
        if (ikon := u.get("imageMso")) and ikon not in IMAGE_MSO:
            yield f"{berkas}: imageMso {ikon} is on no list of Microsoft"


def salah_panggilan(berkas: str, bagian: Bagian) -> Iterator[str]:
    """Callbacks of the ribbon without exactly one public Sub of the right signature."""
    if PITA not in bagian:
        return
    sumber = "\n".join(m.source for m in proyek(bagian).modules if m.kind.name == "standard")
    panggilan = {
        (u.tag.removeprefix(UI), sifat, nama)
        for u in _pita(bagian)
        for sifat, nama in u.attrib.items()
        if re.match(r"(on|get)[A-Z]", sifat)
    }
    for unsur, sifat, nama in sorted(panggilan):
        jenis = TANDA_TANGAN.get((unsur, sifat), "?")
        pola = rf"^(?:Public )?Sub {re.escape(nama)}\((?:ByVal )?\w+ As {re.escape(jenis)}\)\s*$"
        if len(re.findall(pola, sumber, re.MULTILINE)) != 1:
            yield f"{berkas}: {unsur} {sifat} calls {nama}, which no Sub answers"


def salah_proyek(berkas: str, bagian: Bagian) -> Iterator[str]:
    """A VBA project that does not name the same modules everywhere, or carries compiled code."""
    if VBA not in bagian:
        return
    wadah, vba = CFB.from_bytes(bagian[VBA]), proyek(bagian)
    daftar = parse_project_stream(wadah.get_stream("PROJECT"))
    dokumen = sorted(nama for nama, _ in daftar.document_modules)
    if dokumen != sorted(_kode_nama(bagian)):
        yield f"{berkas}: codeName {sorted(_kode_nama(bagian))} but modules {dokumen}"
    nama = {
        "dir": sorted(vba.module_names()),
        "PROJECT": sorted([*dokumen, *daftar.standard_modules, *daftar.class_modules]),
        "PROJECTwm": sorted(n for _, n in parse_projectwm(wadah.get_stream("PROJECTwm"))),
        "storage": sorted({*wadah.list_streams_in_storage("VBA")} - {"_VBA_PROJECT", "dir"}),
    }
    if len({tuple(n) for n in nama.values()}) != 1:
        yield f"{berkas}: the modules differ: {nama}"
    if wadah.get_stream_in_storage("VBA", "_VBA_PROJECT")[:4] != b"\xcc\x61\xff\xff":
        yield f"{berkas}: _VBA_PROJECT claims compiled code"
    yield from (f"{berkas}: {m.name} has compiled code" for m in vba.modules if m.text_offset)
    yield from (f"{berkas}: {n} is the project's name" for n in nama["dir"] if n == vba.name)


def salah_sumber(berkas: str, bagian: Bagian) -> Iterator[str]:
    """Modules whose text VBA, LibreOffice or a person's trust does not bear."""
    for modul in proyek(bagian).modules if VBA in bagian else []:
        teks = modul.source
        kepala, badan = teks.partition("Option Explicit")[::2]
        if modul.name in {"ThisWorkbook", "Sheet1"}:
            if re.search(r"^(?!Attribute |$)", teks, re.MULTILINE):
                yield f"{berkas}: {modul.name} is not empty"
            continue
        for salah, sebab in (
            (not teks.isascii(), "is not ASCII"),
            (re.search(r"(?<!\r)\n|\r(?!\n)", teks), "has a line that does not end in CRLF"),
            (not re.fullmatch(r"[A-Za-z]\w{0,30}", modul.name), "has a name VBA refuses"),
            (f'Attribute VB_Name = "{modul.name}"' not in kepala, "does not carry its name"),
            (not badan, "lacks Option Explicit"),
            (f'Kenari{modul.name} = "{modul.name}"' not in teks, "has no canary"),
            (re.search(r"^\s*(Public |Private )?Declare\b", badan, re.MULTILINE), "declares a library call"),
            (MULAI_SENDIRI.search(badan), "starts by itself"),
        ):
            if salah:
                yield f"{berkas}: {modul.name} {sebab}"


def salah_daerah(berkas: str, bagian: Bagian) -> Iterator[str]:
    """Merged ranges of a sheet that overlap: Excel repairs such a book by dropping them."""
    for nama, isi in bagian.items():
        if nama.startswith("xl/worksheets/sheet"):
            daerah = [CellRange(str(g.get("ref"))) for g in ET.fromstring(isi).iter(f"{SS}mergeCell")]
            for a, b in combinations(daerah, 2):
                if not a.isdisjoint(b):
                    yield f"{berkas}: {nama}: {a.coord} and {b.coord} overlap"


SEMUA: list[Periksa] = [
    salah_jenis,
    salah_hubungan,
    salah_pita,
    salah_panggilan,
    salah_proyek,
    salah_sumber,
    salah_daerah,
]


def periksa(berkas: str, bagian: Bagian) -> list[str]:
    """Everything that every check finds."""
    return list(chain.from_iterable(satu(berkas, bagian) for satu in SEMUA))


def proyek(bagian: Bagian) -> VBAProject:
    """The VBA project of a package."""
    return parse_vba_project(CFB.from_bytes(bagian[VBA]))


def _pita(bagian: Bagian) -> Iterator[ET.Element]:
    yield from ET.fromstring(bagian[PITA]).iter() if PITA in bagian else ()


def _kode_nama(bagian: Bagian) -> Iterator[str]:
    for nama, isi in bagian.items():
        if nama == "xl/workbook.xml" or nama.startswith("xl/worksheets/sheet"):
            tanda = "workbookPr" if nama == "xl/workbook.xml" else "sheetPr"
            yield from (str(u.get("codeName")) for u in ET.fromstring(isi).iter(f"{SS}{tanda}"))
