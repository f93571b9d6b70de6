"""Where forms lie that came back: in folders inside the folder and in zips, under any name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sakip_xl.actions import returned_files
from sakip_xl.actions.returned_files import FileKind, files_in, find_all
from sakip_xl.errors import SakipError
from sakip_xl.workbook.sidik import bytes_sidik
from tests.actions.office import Office, kode


def packed(**members: bytes) -> bytes:
    """A zip with these members; a double underscore in a name is a slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def names(folder: Path) -> dict[str, FileKind]:
    return {file.name: kind for file, kind in files_in(folder)}


KINDS: dict[str, tuple[bytes, FileKind]] = {
    "formulir.xlsx.bin": (packed(xl__workbook=b"x"), FileKind.WORKBOOK),
    "formulir": (packed(xl__workbook=b"x"), FileKind.WORKBOOK),
    ".formulir.xlsx": (packed(xl__workbook=b"x"), FileKind.WORKBOOK),
    "formulir.xlsx ": (packed(xl__workbook=b"x"), FileKind.WORKBOOK),
    "buku.ods": (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), FileKind.WORKBOOK),
    "surat.odt": (packed(mimetype=b"application/vnd.oasis.opendocument.text"), FileKind.OTHER),
    "surat.docx": (packed(**{"[Content_Types].xml": b"x", "word__document.xml": b"x"}), FileKind.OTHER),
    "terpotong.xlsx": (packed(xl__workbook=b"x" * 99)[:60], FileKind.WORKBOOK),
    "terpotong": (packed(xl__workbook=b"x" * 99)[:60], FileKind.CLOSED),
    "lama.dat": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), FileKind.WORKBOOK),
    "surat.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, FileKind.OTHER),
    "foto.jpg": (b"\xff\xd8", FileKind.OTHER),
    "kosong.xlsx": (b"", FileKind.WORKBOOK),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_what_it_holds(name: str, tmp_path: Path) -> None:
    data, kind = KINDS[name]
    (tmp_path / name).write_bytes(data)
    assert names(tmp_path) == {name: kind}


def test_folders_and_zips_are_looked_through_and_what_is_our_own_is_left_out(tmp_path: Path) -> None:
    form = packed(xl__workbook=b"x")
    for folder in ("a/b", "cadangan", ".git", "a/b/c/d/e/f"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "f.xlsx").write_bytes(form)
    (tmp_path / "kirim.zip").write_bytes(
        packed(dalam__f=form, foto=b"x", **{"Thumbs.db": b"x", "lagi.zip": packed(f=form)})
    )
    (tmp_path / "Arsip.zip").write_bytes(
        packed(**{"buku-induk.xlsx": form, "SIDIK-SHA256.txt": b"x", "f.xlsx": form})
    )
    (tmp_path / "unit.zip").write_bytes(packed(**{"buku-induk.xlsx": form}))
    assert names(tmp_path) == {
        "unit.zip/buku-induk.xlsx": FileKind.WORKBOOK,
        "a/b/f.xlsx": FileKind.WORKBOOK,
        "a/b/c/d/e": FileKind.OTHER,
        "kirim.zip/dalam/f": FileKind.WORKBOOK,
        "kirim.zip/foto": FileKind.OTHER,
        "kirim.zip/lagi.zip": FileKind.CLOSED,
    }


def test_a_zip_with_a_password_stays_closed(tmp_path: Path) -> None:
    data = bytearray(packed(f=packed(xl__workbook=b"x")))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "rahasia.zip").write_bytes(data)
    assert names(tmp_path) == {"rahasia.zip": FileKind.CLOSED}


def test_more_files_than_any_office_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned_files, "MAX_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(SakipError, match="SKP-800"):
        files_in(tmp_path)


def test_forms_from_a_zip_and_a_subfolder_are_recapped_once(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    one, other = kantor.reply("PMD"), kantor.reply("YAN")
    data = one.read_bytes()
    (kantor.kembali / "dari wa.zip").write_bytes(packed(**{f"kirim/{one.name}": data}))
    (kantor.kembali / "YAN").mkdir()
    other.rename(kantor.kembali / "YAN" / "Salinan dari formulir")
    one.unlink()
    result = kantor.rekap()
    assert (result.data["diterima"], kode(result)) == (["PMD", "YAN"], [])
    again = kantor.rekap()
    assert (again.data["diterima"], again.data["perubahan"]) == (["PMD", "YAN"], [])


def test_files_are_found_by_their_fingerprint_whatever_they_are_called(tmp_path: Path) -> None:
    form = packed(xl__workbook=b"x")
    (tmp_path / "b.xlsx").write_bytes(form)
    (tmp_path / "a.xlsx").write_bytes(form)
    wanted = {bytes_sidik(form): "b.xlsx", "0": "c.xlsx"}
    assert {sidik: file.name for sidik, file in find_all([tmp_path], wanted).items()} == {
        bytes_sidik(form): "b.xlsx"
    }
    with pytest.raises(SakipError, match="SKP-565"):
        find_all([tmp_path / "tidak ada"], wanted)
