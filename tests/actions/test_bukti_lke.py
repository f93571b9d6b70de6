"""The evidence pack: ordered by criterion, each file once, an index of what is missing, nothing half-made."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sakip_xl.actions import bukti_lke as module
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.bukti_files import LONGEST_PATH
from sakip_xl.actions.bukti_lke import INDEX, bukti_lke
from sakip_xl.actions.folders import file_sidik
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.naskah_bertanda import naskah_bertanda
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment
from sakip_xl.documents.daftar_bukti_sheet import draw_daftar_bukti
from sakip_xl.documents.lke import LKE
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.terms import Event
from sakip_xl.errors import SakipError
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from tests.sample_measured import change, measured_content

DAY = datetime(2026, 7, 20, 9)
PDF = b"%PDF-1.7 ditandatangani\n%%EOF\n"
ALL = len([*LKE.criteria()])


@pytest.fixture
def memory() -> MemoryBook:
    return MemoryBook(measured_content())


@pytest.fixture
def issued(memory: MemoryBook, tmp_path: Path) -> MemoryBook:
    """The office after its papers of Triwulan II were made."""
    naskah(memory, tmp_path / "naskah", moment=at(tmp_path), triwulan=2)
    return memory


def at(folder: Path | None) -> Moment:
    return Moment(DAY, folder=folder)


def pack(memory: MemoryBook, folder: Path, triwulan: int = 2, **other: Any) -> Result:
    moment = other.pop("moment", at(folder))
    return bukti_lke(memory, folder / "arsip", moment=moment, triwulan=triwulan, **other)


def names(result: Result) -> list[str]:
    with zipfile.ZipFile(result.files[0]) as archive:
        return archive.namelist()


def member(result: Result, name: str) -> bytes:
    with zipfile.ZipFile(result.files[0]) as archive:
        return archive.read(name)


def own(folder: Path, name: str, content: bytes = b"isi") -> Path:
    path = folder / "bukti" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def index(result: Result) -> dict[str, list[list[Any]]]:
    """The lines of the index by criterion: evidence, state, file, number, day, fingerprint, advice."""
    sheet = load_workbook(BytesIO(member(result, INDEX)), data_only=True)["Daftar Bukti"]
    lines: dict[str, list[list[Any]]] = {}
    nomor = ""
    for first, *rest in sheet.iter_rows(min_row=6, values_only=True):
        if isinstance(first, str) and first.count(".") == 2:
            nomor, lines[first] = first, []
        elif first is None and nomor:
            lines[nomor].append(rest)
    return lines


def lines_of(result: Result, nomor: str, title: str) -> list[list[Any]]:
    return [line for line in index(result)[nomor] if str(line[0]).startswith(title)]


def rows(memory: MemoryBook) -> list[NaskahRow]:
    return load_master(memory.read()).master.naskah


def codes(result: Result) -> list[str]:
    return [item.kode for item in result.temuan]


def test_an_office_that_has_nothing_yet_is_told_so_for_every_criterion(
    memory: MemoryBook, tmp_path: Path
) -> None:
    result = pack(memory, tmp_path, 1)
    assert result.data["kriteria"] == {"Lengkap": 0, "Sebagian": 0, "Belum ada": ALL}
    assert (names(result), codes(result)) == ([INDEX, "SIDIK-SHA256.txt"], [])
    lines = index(result)
    assert [*lines] == [kriteria.nomor for _, _, kriteria in LKE.criteria()]
    assert all(line[1] == "Belum ada" and line[6] for evidence in lines.values() for line in evidence)
    assert f"{ALL} belum ada buktinya" in result.pesan


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_it_can_be_made_in_every_quarter(issued: MemoryBook, tmp_path: Path, triwulan: int) -> None:
    result = pack(issued, tmp_path, triwulan)
    assert sum(result.data["kriteria"].values()) == ALL
    assert result.files[0].name == f"Bukti_LKE_TW{triwulan}_2026.zip"
    titles = [line[0] for lines in index(result).values() for line in lines]
    quarters = {each.rpartition(", Triwulan ")[2] for each in titles if ", Triwulan " in each}
    assert quarters == {*["I", "II", "III", "IV"][:triwulan]}
    assert any("notulen" in name for name in names(result)) is (triwulan > 1)


def test_the_issued_papers_lie_by_criterion_each_once(issued: MemoryBook, tmp_path: Path) -> None:
    result = pack(issued, tmp_path)
    inside = names(result)
    files = [name for name in inside if name.count("/") == 3]
    folders = [name.rpartition("/")[0] for name in files]
    assert sorted(folders) == folders
    assert len({member(result, name) for name in files}) == len(files) == result.data["berkas"]
    registered = {Path(row.berkas).name: row.sidik_berkas for row in rows(issued)}
    assert {name.rpartition("/")[2] for name in files} <= registered.keys()
    for name in files:
        assert sha256(member(result, name)).hexdigest() == registered[name.rpartition("/")[2]]
    text = member(result, "SIDIK-SHA256.txt").decode()
    listed = {name: sidik for sidik, _, name in (line.partition("  ") for line in text.splitlines())}
    assert listed == {name: sha256(member(result, name)).hexdigest() for name in inside[:-1]}
    first, later = lines_of(result, "2.a.1", "Petunjuk Teknis"), lines_of(result, "2.a.2", "Petunjuk Teknis")
    assert [line[2] for line in (*first, *later)] == ["juknis_TW2-2026.docx", "2.a.1: juknis_TW2-2026.docx"]


def test_the_index_tells_number_day_and_fingerprint_and_links_to_the_file(
    issued: MemoryBook, tmp_path: Path
) -> None:
    result = pack(issued, tmp_path)
    row = next(row for row in rows(issued) if row.jenis == "juknis")
    [line] = lines_of(result, "2.a.1", "Petunjuk Teknis")
    assert line[1:6] == ["Ada", "juknis_TW2-2026.docx", row.nomor, "20 Juli 2026", row.sidik_berkas[:12]]
    assert line[6] is None
    sheet = load_workbook(BytesIO(member(result, INDEX)))["Daftar Bukti"]
    links = [str(cell.value) for cells in sheet.iter_rows(min_col=4, max_col=4) for cell in cells]
    targets = {link.split('"')[1] for link in links if link.startswith("=HYPERLINK")}
    assert targets == {name for name in names(result) if "/" in name}


def test_a_draft_is_there_but_not_complete(issued: MemoryBook, tmp_path: Path) -> None:
    [line] = [
        line for line in lines_of(pack(issued, tmp_path), "2.b.5", "Laporan Hasil") if line[2] is not None
    ]
    assert line[1] == "DRAFT"
    assert line[6] == "Sesudah Sekretaris menyetujui: Klik Buat Naskah."


def test_a_paper_whose_data_changed_since_is_kept_and_said(issued: MemoryBook, tmp_path: Path) -> None:
    issued.save(change(issued.read(), "tblIndikator", 0, definisi="Diubah"))
    [line] = lines_of(pack(issued, tmp_path), "2.a.1", "Petunjuk Teknis")
    assert (line[1], line[2]) == ("Ada, data berubah", "juknis_TW2-2026.docx")
    assert line[6] == "Datanya berubah sesudah naskah ini dibuat. Klik Buat Naskah."


def test_the_last_version_is_taken_and_a_blank_paper_is_no_evidence(
    issued: MemoryBook, tmp_path: Path
) -> None:
    issued.save(change(issued.read(), "tblIndikator", 0, definisi="Diubah"))
    naskah(issued, tmp_path / "naskah", moment=at(tmp_path), triwulan=2, jenis="juknis")
    naskah(issued, tmp_path / "naskah", moment=at(tmp_path), triwulan=2, jenis="disposisi", kunci="blangko")
    inside = names(pack(issued, tmp_path))
    assert [name for name in inside if "juknis" in name] == [
        "2 Pengukuran Kinerja/2.a Keberadaan/2.a.1/juknis_TW2-2026_versi2.docx"
    ]
    assert not [name for name in inside if "blangko" in name]


def test_a_signed_paper_lies_untouched_beside_its_document(issued: MemoryBook, tmp_path: Path) -> None:
    paper = next(row for row in rows(issued) if row.jenis == "pk")
    stem, title = Path(paper.berkas).stem, f"Perjanjian Kinerja ({paper.kunci}), bertanda"
    [before] = lines_of(pack(issued, tmp_path), "1.b.1", title)
    assert (before[1], before[6]) == ("Belum ada", "Tandatangani PDF-nya, lalu klik Terima Bertanda.")
    source = tmp_path / f"{stem} ttd.pdf"
    source.write_bytes(PDF)
    naskah_bertanda(issued, source, tmp_path / "naskah", moment=at(tmp_path))
    result = pack(issued, tmp_path)
    [line] = lines_of(result, "1.b.1", title)
    assert (line[1], line[2]) == ("Ada", f"1.a.6: {stem}_bertanda.pdf")
    assert member(result, f"1 Perencanaan Kinerja/1.a Keberadaan/1.a.6/{stem}_bertanda.pdf") == PDF


def test_a_missing_and_a_changed_paper_are_named_and_the_rest_goes_on(
    issued: MemoryBook, tmp_path: Path
) -> None:
    (tmp_path / "naskah" / "juknis_TW2-2026.docx").unlink()
    (tmp_path / "naskah" / "kke-5_2026.docx").write_bytes(b"disunting")
    result = pack(issued, tmp_path)
    assert codes(result) == ["SKP-670"]
    assert "2 naskah" in result.temuan[0].pesan
    assert "juknis_TW2-2026.docx" in result.temuan[0].pesan
    assert not [name for name in names(result) if "juknis" in name or "kke-5" in name]
    [gone], [changed] = (
        lines_of(result, "2.a.2", "Petunjuk Teknis"),
        lines_of(result, "2.a.2", "Formula dan Sumber"),
    )
    assert (gone[1], gone[2], changed[1]) == ("Hilang", "juknis_TW2-2026.docx", "Berkas diubah")
    assert "Kembalikan berkas aslinya ke folder naskah" in gone[6]


def test_the_files_of_the_office_lie_under_their_criterion(memory: MemoryBook, tmp_path: Path) -> None:
    own(tmp_path, "1.a.2/Renstra.pdf", b"renstra")
    own(tmp_path, "1.a.2/foto/Rapat.jpg", b"foto")
    own(tmp_path, "1.A.3 Renja/Renja.pdf", b"renja")
    own(tmp_path, "2.b.6/layar.png", b"layar")
    own(tmp_path, "2.b.7/Layar lain.png", b"layar")
    own(tmp_path, "1.a.2/~$Renstra.docx")
    own(tmp_path, "Thumbs.db")
    result = pack(memory, tmp_path)
    assert [name.partition("/")[2].partition("/")[2] for name in names(result)[1:-1]] == [
        "1.a.2/foto - Rapat.jpg",
        "1.a.2/Renstra.pdf",
        "1.a.3/Renja.pdf",
        "2.b.6/layar.png",
    ]
    assert codes(result) == []
    assert [line[:3] for line in lines_of(result, "2.b.7", "Berkas kantor")] == [
        ["Berkas kantor: Layar lain.png", "Ada", "2.b.6: layar.png"]
    ]
    assert index(result)["1.a.2"][0][6].startswith("Cocokkan dengan yang diminta: Renstra kecamatan")
    assert result.data["kriteria"]["Lengkap"] == 2


def test_what_belongs_to_no_criterion_and_what_is_empty_is_named(memory: MemoryBook, tmp_path: Path) -> None:
    own(tmp_path, "9.z.1/Surat.pdf")
    own(tmp_path, "lepas.pdf")
    own(tmp_path, "1.a.2/kosong.pdf", b"")
    result = pack(memory, tmp_path)
    assert codes(result) == ["SKP-671", "SKP-672"]
    assert "1.a.2/kosong.pdf" in result.temuan[0].pesan
    assert "9.z.1 dan lepas.pdf" in result.temuan[1].pesan
    assert [line[1] for line in index(result)["1.a.2"]] == ["Berkas kosong"]
    assert result.keluar == 0


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, free = own(tmp_path, "1.a.2/a.pdf"), own(tmp_path, "1.a.2/b.pdf", b"lain")
    whole = file_sidik

    def read(path: Path) -> str:
        if path == held:
            raise PermissionError
        return whole(path)

    monkeypatch.setattr(module, "file_sidik", read)
    result = pack(memory, tmp_path)
    assert codes(result) == ["SKP-671"]
    assert [line[1] for line in index(result)["1.a.2"]] == ["Tidak terbaca", "Ada"]
    assert [name.rpartition("/")[2] for name in names(result)[1:-1]] == [free.name]


def test_names_that_windows_refuses_are_changed_and_long_ones_cut(memory: MemoryBook, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such files")
    own(tmp_path, "1.a.2/CON.pdf", b"1")
    own(tmp_path, "1.a.2/Apa? #1: 50%.pdf", b"2")
    own(tmp_path, f"1.a.2/{'p' * 200}.pdf", b"3")
    own(tmp_path, f"1.a.2/{'P' * 200}.pdf", b"4")
    inside = names(pack(memory, tmp_path))[1:-1]
    assert {name.rpartition("/")[2] for name in inside if "pp" not in name.casefold()} == {
        "_CON.pdf",
        "Apa- -1- 50-.pdf",
    }
    assert len({name.casefold() for name in inside}) == 4
    assert max(len(name) for name in inside) == LONGEST_PATH
    assert all(name.endswith(".pdf") for name in inside)


def test_the_same_evidence_gives_the_same_zip_and_no_other_row(issued: MemoryBook, tmp_path: Path) -> None:
    own(tmp_path, "1.a.2/Renstra.pdf")
    first = pack(issued, tmp_path)
    content, before = first.files[0].read_bytes(), issued.read()
    os.utime(tmp_path / "bukti" / "1.a.2" / "Renstra.pdf", (0, 0))
    again = pack(issued, tmp_path)
    assert (again.files, issued.read()) == (first.files, before)
    assert "sudah ada dan tidak berubah" in again.pesan
    other = bukti_lke(issued, tmp_path / "lain", moment=at(tmp_path), triwulan=2)
    assert other.files[0].read_bytes() == content


def test_an_earlier_pack_is_never_replaced(issued: MemoryBook, tmp_path: Path) -> None:
    first = pack(issued, tmp_path)
    content = first.files[0].read_bytes()
    own(tmp_path, "1.a.2/Renstra.pdf")
    second = pack(issued, tmp_path)
    assert second.files[0].name == "Bukti_LKE_TW2_2026_2.zip"
    assert first.files[0].read_bytes() == content


def test_the_pack_is_logged_and_can_be_taken_back(issued: MemoryBook, tmp_path: Path) -> None:
    before = len(load_master(issued.read()).master.jejak)
    result = pack(issued, tmp_path)
    log = load_master(issued.read()).master.jejak
    sidik = sha256(result.files[0].read_bytes()).hexdigest()
    assert (len(log), log[-1].peristiwa, log[-1].triwulan) == (before + 1, Event.BUKTI, 2)
    assert (log[-1].catatan, result.data["sidik"]) == (f"Bukti_LKE_TW2_2026.zip {sidik[:16]}", sidik)
    assert "Bukti LKE" in batalkan(issued, moment=at(tmp_path)).pesan


def test_a_folder_that_cannot_be_written_leaves_nothing(issued: MemoryBook, tmp_path: Path) -> None:
    (tmp_path / "arsip").write_text("berkas")
    before = issued.read()
    with pytest.raises(SakipError) as refusal:
        pack(issued, tmp_path)
    assert (refusal.value.kode, issued.read()) == ("SKP-563", before)
    assert not (tmp_path / "bukti").exists()


@pytest.mark.parametrize("meanwhile", ["changed", "gone"])
def test_evidence_that_changes_meanwhile_is_refused_and_leaves_nothing(
    issued: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    path = own(tmp_path, "1.a.2/Renstra.pdf")
    draw = draw_daftar_bukti

    def draw_and_change(daftar: Any) -> bytes:
        path.write_bytes(b"lain") if meanwhile == "changed" else path.unlink()
        return draw(daftar)

    monkeypatch.setattr(module, "draw_daftar_bukti", draw_and_change)
    before = issued.read()
    with pytest.raises(SakipError) as refusal:
        pack(issued, tmp_path)
    assert (refusal.value.kode, refusal.value.keluar) == ("SKP-674", 4)
    assert (issued.read(), (tmp_path / "arsip").exists()) == (before, False)


def test_a_book_in_no_folder_has_no_files_of_the_office(memory: MemoryBook, tmp_path: Path) -> None:
    assert codes(pack(memory, tmp_path, moment=at(None))) == ["SKP-673"]


def test_advice_names_the_quarter_to_choose_only_when_another_is_chosen(
    memory: MemoryBook, tmp_path: Path
) -> None:
    lines = index(pack(memory, tmp_path, 2))["2.b.1"]
    advice = {line[0]: line[6] for line in lines}
    assert advice["Disposisi Camat atas Laporan, Triwulan I"] == (
        "Pilih Triwulan I di Beranda, isi lembar Disposisi, lalu klik Buat Naskah."
    )
    assert (
        advice["Disposisi Camat atas Laporan, Triwulan II"] == "Isi lembar Disposisi, lalu klik Buat Naskah."
    )
    assert {each for title, each in advice.items() if title.startswith("Lembar Disposisi (")} == {
        "Klik Buat Naskah."
    }


def test_the_first_pack_makes_the_folder_for_what_the_office_has_itself(
    issued: MemoryBook, tmp_path: Path
) -> None:
    result = pack(issued, tmp_path)
    assert "Folder bukti di samping buku induk sudah disiapkan" in result.pesan
    asked = {kriteria.nomor for _, _, kriteria in LKE.criteria() if kriteria.kantor}
    assert {path.name for path in (tmp_path / "bukti").iterdir()} == asked
    places = {line[6] for lines in index(result).values() for line in lines if "bukti/" in str(line[6])}
    assert all((tmp_path / str(place).split("folder ")[1].split(" ")[0]).is_dir() for place in places)
    (tmp_path / "bukti" / "1.a.1").rename(tmp_path / "bukti" / "1.a.1 Pedoman")
    again = pack(issued, tmp_path)
    assert "disiapkan" not in again.pesan
    assert not (tmp_path / "bukti" / "1.a.1").exists()


@pytest.mark.parametrize(("closed", "named"), [("bukti", "bukti"), ("1.a.2", "bukti/1.a.2")])
def test_a_folder_that_cannot_be_opened_is_named_and_the_rest_goes_on(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str, named: str
) -> None:
    own(tmp_path, "1.a.2/Renstra.pdf")
    own(tmp_path, "1.a.3/Renja.pdf", b"lain")
    whole = Path.iterdir

    def listed(path: Path) -> Any:
        if path.name == closed:
            raise PermissionError(path)
        return whole(path)

    monkeypatch.setattr(Path, "iterdir", listed)
    result = pack(memory, tmp_path)
    [found] = [item for item in result.temuan if item.kode == "SKP-671"]
    assert (found.nilai, any("Renja.pdf" in name for name in names(result))) == (named, closed != "bukti")
