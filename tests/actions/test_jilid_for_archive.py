"""The Jilid goes into the archive: the one that is there, or one made for it; a finding tells of none."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.jilid import jilid
from sakip_xl.actions.naskah_bertanda import naskah_bertanda
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment
from sakip_xl.errors import SakipError
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import NOW, TIM, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext
from tests.documents.printing import blank_pdf, use_no_printer, use_printer


@pytest.fixture
def desk(tmp_path: Path) -> ClickContext:
    return ClickContext(tmp_path).until(KUMPUL, 11)


def moment(desk: ClickContext) -> Moment:
    return replace(saat(TIM, jam=9), folder=desk.akar)


def arsip(desk: ClickContext, *, make: bool = False, **other: object) -> Result:
    options = {"moment": moment(desk), "triwulan": 2, "folder_formulir": desk.kembali, **other}
    return arsipkan(desk.book, KUMPUL, desk.akar / "arsip", jilid=make, **options)  # type: ignore[arg-type]


def bound(desk: ClickContext) -> Path:
    result = jilid(desk.book, KUMPUL, desk.akar / "naskah", moment=moment(desk), triwulan=2)
    return Path(result.data["jilid"])


def inside(result: Result) -> list[str]:
    with zipfile.ZipFile(result.files[0]) as package:
        return package.namelist()


def sebab(result: Result) -> str:
    [found] = [item for item in result.temuan if item.kode == "SKP-640"]
    return found.pesan.partition(": ")[2]


def test_a_jilid_that_is_there_goes_along_with_its_fingerprint(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    path = bound(desk)
    use_no_printer(monkeypatch)
    result = arsip(desk)
    assert (result.temuan, result.data["jilid"]) == ([], str(path))
    with zipfile.ZipFile(result.files[0]) as package:
        assert package.namelist()[-2] == f"naskah/{path.name}"
        assert package.read(f"naskah/{path.name}") == path.read_bytes()
        listed = package.read("SIDIK-SHA256.txt").decode()
    assert f"{sha256(path.read_bytes()).hexdigest()}  naskah/{path.name}\r\n" in listed


def test_without_a_jilid_the_archive_stands_and_says_so(desk: ClickContext) -> None:
    result = arsip(desk)
    assert (sebab(result), result.data["jilid"], result.keluar) == ("belum dibuat.", "", 0)


def test_a_jilid_of_older_papers_does_not_go_along(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    path = bound(desk)
    type_in(desk.book, "tblNotulen", 0, agenda="Diubah")
    result = arsip(desk)
    assert sebab(result) == "naskahnya berubah sesudah dijilid."
    assert f"naskah/{path.name}" not in inside(result)


def test_a_jilid_that_is_gone_or_was_changed_does_not_go_along(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    path = bound(desk)
    path.write_bytes(b"diubah")
    assert sebab(arsip(desk)) == "berkasnya tidak ditemukan atau sudah berubah."
    path.unlink()
    assert sebab(arsip(desk)) == "berkasnya tidak ditemukan atau sudah berubah."


def test_a_jilid_that_lacks_a_paper_goes_along_while_that_paper_has_no_pdf(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch, lambda name: 0 if name.startswith("notulen") else 1)
    path = bound(desk)
    assert f"naskah/{path.name}" in inside(arsip(desk))
    [paper] = path.parent.glob("notulen*.docx")
    blank_pdf(paper.with_suffix(".pdf"))
    assert sebab(arsip(desk)) == "naskahnya berubah sesudah dijilid."


def test_the_signed_jilid_goes_along_while_it_is_what_was_signed(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    path = bound(desk)
    signed = blank_pdf(desk.akar / f"{path.stem} ttd.pdf")
    taken = naskah_bertanda(desk.book, signed, path.parent, moment=moment(desk)).data["jalur"]
    assert inside(arsip(desk))[-3:-1] == [f"naskah/{path.name}", f"naskah/{Path(taken).name}"]
    Path(taken).write_bytes(b"diubah")
    assert inside(arsip(desk))[-2] == f"naskah/{path.name}"


def test_the_jilid_of_the_other_sop_stays_out(desk: ClickContext, monkeypatch: pytest.MonkeyPatch) -> None:
    use_printer(monkeypatch)
    jilid(desk.book, UKUR, desk.akar / "naskah", moment=moment(desk), triwulan=2)
    result = arsip(desk)
    assert sebab(result) == "belum dibuat."
    assert not [name for name in inside(result) if "Jilid" in name]


def test_a_jilid_is_made_for_the_archive_when_asked_for(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = use_printer(monkeypatch)
    result = arsip(desk, make=True)
    path = Path(result.data["jilid"])
    assert path == desk.akar / "naskah" / "Jilid_Pengumpulan_TW2-2026.pdf"
    names = inside(result)
    papers = [name for name, _ in printer.printed if name != "jilid.docx"]
    assert names[-2] == f"naskah/{path.name}"
    assert set(names) >= {f"naskah/{name}" for name in papers}
    assert {file.name for file in path.parent.iterdir()} >= {path.name, *papers}
    registered = [row["jenis"] for row in desk.row("tblNaskah")]
    assert (registered[-1], len(registered)) == ("jilid", len(papers) + 1)
    copy = desk.akar / "salinan.xlsx"
    with zipfile.ZipFile(result.files[0]) as package:
        copy.write_bytes(package.read("buku-induk.xlsx"))
    master = load_master(open_book(copy, now=lambda: NOW).read()).master
    assert [row.jenis for row in master.naskah] == registered
    count = len(printer.printed)
    assert arsip(desk, make=True).data["jilid"] == str(path)
    assert len(printer.printed) == count


def test_taking_the_archive_back_takes_the_rows_of_its_jilid(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    arsip(desk, make=True)
    batalkan(desk.book, moment=moment(desk))
    assert (desk.row("tblNaskah"), desk.row("tblArsip")) == ([], [])


def test_where_no_program_makes_pdf_the_archive_stands_without(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_no_printer(monkeypatch)
    result = arsip(desk, make=True)
    assert "tidak ada program yang membuat PDF" in sebab(result)
    assert (desk.row("tblNaskah"), (desk.akar / "naskah").exists()) == ([], False)
    assert desk.row("tblArsip")


def test_a_template_that_cannot_be_used_does_not_stop_the_archive(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    (desk.akar / "templat").mkdir()
    (desk.akar / "templat" / "notulen.docx").write_bytes(b"bukan")
    assert "notulen.docx" in sebab(arsip(desk, make=True))


def test_a_book_that_lies_in_no_folder_has_no_place_for_a_jilid(desk: ClickContext) -> None:
    result = arsip(desk, make=True, moment=saat(TIM, jam=9))
    assert sebab(result) == "buku induk belum disimpan dalam satu folder di komputer ini."


def test_an_archive_that_cannot_be_written_leaves_no_jilid(
    desk: ClickContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    before = desk.book.read()
    (desk.akar / "arsip").write_text("x")
    with pytest.raises(SakipError):
        arsip(desk, make=True)
    assert (desk.book.read(), (desk.akar / "naskah").exists()) == (before, False)
