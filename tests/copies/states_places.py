"""States of name and place: under which name, in which folder or zip, as which kind of file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping

from tests.copies.returned_copy import (
    PASSED_OVER,
    Make,
    Outcome,
    ReturnedCopy,
    State,
    foreign,
    pack,
    taken,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
USUAL = "Formulir_2026-TW2-YAN.xlsx"


def named(name: str) -> Make:
    return lambda copy: {name: copy.packed()}


def beside(name: str, data: bytes) -> Make:
    """The good form, and another file that is none."""
    return lambda copy: {copy.name: copy.packed(), name: data}


def instead(name: str, data: bytes) -> Make:
    return lambda _copy: {name: data}


def zipped(member: str, name: str = "kiriman.zip", method: int = zipfile.ZIP_DEFLATED) -> Make:
    return lambda copy: {name: pack({member: copy.packed()}, method)}


def zip_with(extra: Mapping[str, bytes]) -> Make:
    return lambda copy: {"kiriman.zip": pack({copy.name: copy.packed(), **extra})}


def nested_zip(copy: ReturnedCopy) -> Mapping[str, bytes]:
    return {"luar.zip": pack({"dalam.zip": pack({copy.name: copy.packed()})})}


def cut_zip(copy: ReturnedCopy) -> Mapping[str, bytes]:
    return {"kiriman.zip": pack({copy.name: copy.packed()})[:-40]}


def encrypted_zip(copy: ReturnedCopy) -> Mapping[str, bytes]:
    data = bytearray(pack({copy.name: copy.packed()}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return {"kiriman.zip": bytes(data)}


def zip_bomb(copy: ReturnedCopy) -> Mapping[str, bytes]:
    return {"bom.zip": pack({"nol.xlsx": b"PK\x03\x04" + b"\0" * 60_000_000}), copy.name: copy.packed()}


def zip_of_bombs(copy: ReturnedCopy) -> Mapping[str, bytes]:
    bomb = b"PK\x03\x04" + b"\0" * 45_000_000
    return {"bom.zip": pack({f"nol{n}.xlsx": bomb for n in range(12)}), copy.name: copy.packed()}


def zip_of_photos(copy: ReturnedCopy) -> Mapping[str, bytes]:
    return {"foto.zip": pack({f"foto{n}.jpg": b"x" for n in range(300)}), copy.name: copy.packed()}


def link_to_file(copy: ReturnedCopy) -> Mapping[str, bytes]:
    target = copy.office / f"tujuan-{copy.folder.name}.xlsx"
    target.write_bytes(copy.packed())
    (copy.folder / USUAL).symlink_to(target)
    return {}


def link_to_nothing(copy: ReturnedCopy) -> Mapping[str, bytes]:
    (copy.folder / USUAL).symlink_to(copy.office / "tidak ada.xlsx")
    return {}


def link_to_folder(copy: ReturnedCopy) -> Mapping[str, bytes]:
    (copy.folder / "tautan").symlink_to(copy.folder, target_is_directory=True)
    return {copy.name: copy.packed()}


def folder_like_a_file(copy: ReturnedCopy) -> Mapping[str, bytes]:
    return {f"{copy.name}/{copy.name}": copy.packed()}


def as_sent(copy: ReturnedCopy) -> Mapping[str, bytes]:
    return {copy.name: (copy.office / "formulir" / copy.name).read_bytes()}


def same_twice(copy: ReturnedCopy) -> Mapping[str, bytes]:
    return {copy.name: copy.packed(), "Salinan.xlsx": copy.packed()}


def encrypted_office(_copy: ReturnedCopy) -> bytes:
    return OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def old_excel(_copy: ReturnedCopy) -> bytes:
    return OLE + b"\0" * 504 + "Workbook".encode("utf-16-le") + b"\0" * 600


def other_office(part: str, kind: str) -> Make:
    return lambda _copy: pack({"[Content_Types].xml": b"<Types/>", part: kind.encode()})


def ods(_copy: ReturnedCopy) -> bytes:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return pack({"mimetype": kind, "content.xml": b"<office:document-content/>"}, zipfile.ZIP_STORED)


def states_of_names() -> Iterator[State]:
    """Names as people and programs give them."""
    for name, what in (
        ("Salinan dari Formulir_2026-TW2-YAN.xlsx", "awalan 'Salinan dari'"),
        ("Formulir_2026-TW2-YAN (1).xlsx", "akhiran (1)"),
        ("Formulir_2026-TW2-YAN - Copy - Copy.xlsx", "akhiran Copy berulang"),
        ("Formulir_2026-TW2-YAN.XLSX", "huruf besar"),
        ("Formulir_2026-TW2-YAN.xlsx.bin", "tambahan .bin"),
        ("Formulir_2026-TW2-YAN.xlsx.zip", "tambahan .zip"),
        ("Formulir_2026-TW2-YAN.zip", "akhiran .zip"),
        ("Formulir_2026-TW2-YAN", "tanpa akhiran"),
        ("Formulir_2026-TW2-YAN.xlsx ", "spasi di akhir"),
        ("Formulir_2026-TW2-YAN.xlsx.", "titik di akhir"),
        ("Formulir_2026-TW2-YAN.xlsm", "akhiran .xlsm"),
        ("Formulir_2026-TW2-YAN.xltx", "akhiran .xltx"),
        ("Formulir_2026-TW2-YAN.xls", "akhiran .xls padahal .xlsx"),
        ("Formulir_2026-TW2-YAN.pdf", "akhiran .pdf padahal .xlsx"),
        ("Formulir_2026-TW2-YAN.xlsx.crdownload", "unduhan belum selesai menurut nama"),
        (".Formulir_2026-TW2-YAN.xlsx", "diawali titik"),
        ("laporan \U0001f600 pak camat.xlsx", "emoji"),
        ("Seksi Pelayanan Umum – final (rev.2) [OK]!.xlsx", "tanda baca"),
        ("{nilai} %s 'a' \"b\".xlsx", "kurung kurawal dan persen"),
        (f"{'a' * 200}.xlsx", "200 huruf"),
        ("Formulir_2026-TW2-PMD-milik-YAN.xlsx", "nama unit lain"),
        ("FORMULIR_2026-TW2-pmd.xlsx", "beda huruf saja dengan tetangga"),
        ("123.xlsx", "angka saja"),
        ("baris\nbaru.xlsx", "baris baru dalam nama"),
        ("Formulir\u202exslx.exe", "arah tulis terbalik"),
        ("=CMD.xlsx", "diawali sama dengan"),
    ):
        yield State(what, named(name), taken())


def states_of_folders() -> Iterator[State]:
    """Folders, zips and links."""
    for name, make, outcome in (*_folders(), *_zips()):
        yield State(name, make, outcome)


def _folders() -> Iterator[tuple[str, Make, Outcome]]:
    yield "di dalam satu folder", named(f"YAN/{USUAL}"), taken()
    yield "di dalam empat folder", named(f"a/b/c/d/{USUAL}"), taken()
    yield "di dalam lima folder", named(f"a/b/c/d/e/{USUAL}"), foreign("SKP-481")
    yield "folder bernama seperti berkas", folder_like_a_file, taken()
    yield "folder cadangan milik kita", named(f"cadangan/{USUAL}"), PASSED_OVER
    yield "folder bertitik", named(f".simpan/{USUAL}"), PASSED_OVER
    yield "folder arsip Mac (__MACOSX)", beside("__MACOSX/._x.xlsx", b"\0\5\x16\7"), taken()
    yield "tautan ke berkas", link_to_file, taken()
    yield "tautan ke berkas yang hilang", link_to_nothing, foreign("SKP-503")
    yield "tautan ke folder ini sendiri", link_to_folder, taken("SKP-481")
    yield "salinan yang sama dua kali", same_twice, taken()


def _zips() -> Iterator[tuple[str, Make, Outcome]]:
    yield "di dalam zip", zipped(USUAL), taken()
    yield "di dalam folder di dalam zip", zipped(f"YAN/TW2/{USUAL}"), taken()
    yield "di dalam zip di dalam folder", zipped(USUAL, "YAN/kiriman.zip"), taken()
    yield "di dalam zip tanpa akhiran", zipped(USUAL, "kiriman"), taken()
    yield "di dalam zip bernama .xlsx", zipped(USUAL, "kiriman.xlsx"), taken()
    yield "di dalam zip tanpa pemampatan", zipped(USUAL, method=zipfile.ZIP_STORED), taken()
    yield "di dalam zip dengan jalur keluar", zipped(f"../../{USUAL}"), taken()
    yield "di dalam zip dengan jalur Windows", zipped(f"C:\\Users\\a\\{USUAL}"), taken()
    yield "di dalam zip bersama foto", zip_with({"foto.jpg": b"jpg"}), taken("SKP-480")
    yield "di dalam zip buatan Mac", zip_with({f"__MACOSX/._{USUAL}": b"\0\5\x16\7"}), taken()
    yield "di dalam zip di dalam zip", nested_zip, foreign("SKP-823")
    yield "zip terpotong", cut_zip, foreign("SKP-823")
    yield "zip berkata sandi", encrypted_zip, foreign("SKP-823")
    yield "zip yang memuai 60 MB", zip_bomb, taken("SKP-823")
    yield "zip berisi dua belas berkas 45 MB", zip_of_bombs, taken("SKP-823")
    yield "zip berisi 300 foto", zip_of_photos, taken("SKP-480")
    ours = {"buku-induk.xlsx": b"x", "SIDIK-SHA256.txt": b"x"}
    yield "arsip buatan kita", zip_with(ours), PASSED_OVER
    yield (
        "zip dengan buku bernama seperti di arsip kita",
        zip_with({"buku-induk.xlsx": b"x"}),
        taken("SKP-507"),
    )


def states_of_kinds() -> Iterator[State]:
    """Files of other kinds in the place of the form, or beside it."""
    for name, make, outcome in (*_kinds(), *_strangers()):
        yield State(name, make, outcome)


def _kinds() -> Iterator[tuple[str, Make, Outcome]]:
    yield "Excel lama (.xls)", old_excel, foreign("SKP-507")
    yield "berkata sandi", encrypted_office, foreign("SKP-506")
    yield "biner (.xlsb)", other_office("xl/workbook.bin", ""), foreign("SKP-507")
    yield "OpenDocument (.ods) tanpa isi", ods, foreign("SKP-505")
    yield (
        "Word (.docx)",
        instead("isian.docx", pack({"[Content_Types].xml": b"<T/>", "word/document.xml": b""})),
        foreign("SKP-480"),
    )
    yield "Word bernama .xlsx", other_office("word/document.xml", ""), foreign("SKP-480")
    yield "PDF", instead("isian.pdf", b"%PDF-1.7 ..."), foreign("SKP-480")
    yield "PDF bernama .xlsx", instead(USUAL, b"%PDF-1.7 ..."), foreign("SKP-507")
    yield "CSV", instead("isian.csv", b"kode;realisasi\nIKS.1;80\n"), foreign("SKP-507")
    yield "HTML bernama .xls", instead("isian.xls", b"<html><table></table></html>"), foreign("SKP-507")
    yield "XML 2003", instead("isian.xml", b'<?xml version="1.0"?><Workbook/>'), foreign("SKP-480")
    yield "foto layar", instead("isian.png", b"\x89PNG\r\n\x1a\n"), foreign("SKP-480")
    yield "rar", instead("isian.rar", b"Rar!\x1a\x07\x01\0"), foreign("SKP-823")
    yield (
        "tautan Google Drive",
        instead("isian.gsheet", b'{"url": "https://docs.google.com"}'),
        foreign("SKP-480"),
    )


def _strangers() -> Iterator[tuple[str, Make, Outcome]]:
    yield "berkas kunci Excel di sampingnya", beside(f"~${USUAL}", b"\x0bUser"), taken()
    yield "berkas kunci LibreOffice di sampingnya", beside(f".~lock.{USUAL}#", b"x"), taken()
    yield "Thumbs.db dan desktop.ini", beside("Thumbs.db", b"x"), taken()
    yield "bukti dukung di sampingnya", beside("bukti.jpg", b"x"), taken("SKP-480")
    yield "buku kerja biasa di sampingnya", beside("anggaran.xlsx", _plain_book()), taken("SKP-510")
    yield "formulir yang belum diisi", as_sent, foreign("SKP-479")
    yield "berkas kosong di sampingnya", beside("kosong.xlsx", b""), taken("SKP-504")


def _plain_book() -> bytes:
    import openpyxl

    from tests.copies.returned_copy import saved

    return saved(openpyxl.Workbook())
