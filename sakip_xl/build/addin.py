"""``SAKIP.xlam``: the VBA of ``macros/`` and the ribbon, put together without Excel.

pyOpenVBA writes the VBA project into a book that Excel itself made; here the ribbon's part and the
description in Excel's list of add-ins are set. The same sources give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sakip_xl.build.pita import pita_xml

if TYPE_CHECKING:
    from pyopenvba import ExcelFile

NAMA = "SAKIP.xlam"
JUDUL = "SAKIP Kecamatan"
URAIAN = "Tab SAKIP: mengumpulkan data kinerja, menghitung capaian, dan menyusun laporan kecamatan."

BAGIAN_PITA = "customUI/customUI14.xml"
JENIS_PITA = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
INTI = "docProps/core.xml"
PROYEK = "xl/vbaProject.bin"
TANPA_TERJEMAHAN = b"\xcc\x61\xff\xff\x00\x00\x00"

_AKAR = Path(__file__).parents[2]
_MAKRO = _AKAR / "macros"
_BAWAAN = Path(__file__).parents[1] / "data" / NAMA
_WAKTU_ZIP = (1980, 1, 1, 0, 0, 0)
_DIBUAT = "2026-01-01T00:00:00Z"
_OFFICE = "2DF8D04C-5BFA-101B-BDE5-00AA0044DE52"
_BERKAS_OFFICE = r"C:\Program Files\Common Files\Microsoft Shared\OFFICE14\MSO.DLL"


def berkas_addin() -> Path:
    """Where the built add-in is: in the installed package, else in the checkout's ``workbooks``.

    ``FileNotFoundError`` when it is in neither place.
    """
    for jalur in (_BAWAAN, _AKAR / "workbooks" / NAMA):
        if jalur.is_file():
            return jalur
    raise FileNotFoundError(NAMA)


def tulis_addin(jalur: Path) -> None:
    """Build the add-in from the sources; an existing file is replaced."""
    with TemporaryDirectory() as folder:
        kerangka = Path(folder) / NAMA
        _tulis_proyek(kerangka)
        with ZipFile(kerangka) as paket:
            bagian = {nama: paket.read(nama) for nama in paket.namelist()}
    _hias(bagian)
    with ZipFile(jalur, "w") as paket:
        for nama, isi in bagian.items():
            info = ZipInfo(nama, _WAKTU_ZIP)
            info.compress_type = ZIP_DEFLATED
            paket.writestr(info, isi)


def modul_makro() -> Iterator[tuple[Path, str]]:
    """Every VBA source with its text, lines ended as VBA wants them."""
    for berkas in sorted([*_MAKRO.glob("*.bas"), *_MAKRO.glob("*.cls")]):
        yield berkas, berkas.read_text(encoding="ascii").replace("\n", "\r\n")


def _tulis_proyek(jalur: Path) -> None:
    from pyopenvba import ExcelFile, VBAModuleKind

    with ExcelFile.create_new(jalur) as buku:
        proyek = buku.vba_project()
        proyek.delete_module("Module1")
        for berkas, teks in modul_makro():
            jenis = VBAModuleKind.other if berkas.suffix == ".cls" else VBAModuleKind.standard
            proyek.add_module(berkas.stem, teks, kind=jenis)
        for modul in proyek.modules:
            modul.prefix_bytes, modul.text_offset, modul.dirty = b"", 0, True
        _acu_office(buku)
        buku.save()


def _acu_office(buku: ExcelFile) -> None:
    """Ask for the Office library of 2010 or newer: VBA takes a newer one, but never an older one."""
    buku.remove_reference("Office")
    buku.add_reference(
        "Office", _OFFICE, 2, 5, path=_BERKAS_OFFICE, description="Microsoft Office 14.0 Object Library"
    )


def _hias(bagian: dict[str, bytes]) -> None:
    bagian[PROYEK] = _tanpa_terjemahan(bagian[PROYEK])
    bagian[BAGIAN_PITA] = pita_xml().encode()
    hubungan = f'<Relationship Id="rIdPita" Type="{JENIS_PITA}" Target="{BAGIAN_PITA}"/>'
    rels = bagian["_rels/.rels"].decode()
    bagian["_rels/.rels"] = rels.replace("</Relationships>", f"{hubungan}</Relationships>").encode()
    bagian[INTI] = _inti().encode()


def _tanpa_terjemahan(proyek: bytes) -> bytes:
    """Without compiled code: VBA then compiles the source, whatever its version."""
    from pyopenvba.cfb import CFB

    wadah = CFB.from_bytes(proyek)
    wadah.write_stream_in_storage("VBA", "_VBA_PROJECT", TANPA_TERJEMAHAN)
    return wadah.to_bytes()


def _inti() -> str:
    """The properties of the book: Excel lists an add-in by title and comments."""
    waktu = f' xsi:type="dcterms:W3CDTF">{_DIBUAT}<'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(JUDUL)}</dc:title><dc:creator>sakip_xl</dc:creator>"
        f"<dc:description>{escape(URAIAN)}</dc:description>"
        f"<dcterms:created{waktu}/dcterms:created><dcterms:modified{waktu}/dcterms:modified>"
        "</cp:coreProperties>"
    )
