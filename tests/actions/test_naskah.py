"""The papers of a quarter in a folder, from the office's own templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.session import Moment
from sakip_xl.actions.templat import periksa_templat, templat
from sakip_xl.documents import pdf
from sakip_xl.documents.papers import TEMPLATES
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.terms import Event, LaporanKind
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from tests.sample_measured import change, measured_content

MOMENT = Moment(datetime(2026, 7, 20, 9))
PATTERN = "000.8/{nomor}/{kode}/{bulan}-{tahun}"
AFTER_AGREEMENT = {"rekap-pengumpulan", "kertas-kerja", "rekap-pengukuran", "lkjip", "e81"}


def book() -> MemoryBook:
    return MemoryBook(measured_content())


def text(path: Path) -> str:
    document = Document(BytesIO(path.read_bytes()))
    return " ".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def rows(memory: MemoryBook) -> list[NaskahRow]:
    return load_master(memory.read()).master.naskah


def test_every_paper_of_the_quarter_is_made_told_and_registered(tmp_path: Path) -> None:
    memory = book()
    result = naskah(memory, tmp_path / "naskah", moment=MOMENT, triwulan=2)
    entries = result.data["naskah"]
    assert {entry["jenis"] for entry in entries} >= {"disposisi", "notulen", "juknis", "laporan-pengukuran"}
    assert all(Path(entry["jalur"]).is_file() and len(entry["sidik"]) == 64 for entry in entries)
    drafts = {entry["jenis"] for entry in entries if entry["status"] == "draft"}
    assert drafts == {"laporan-pengumpulan", "laporan-pengukuran", *AFTER_AGREEMENT} & {
        entry["jenis"] for entry in entries
    }
    assert sorted(path.name for path in (tmp_path / "naskah").iterdir()) == sorted(
        Path(entry["jalur"]).name for entry in entries
    )
    for entry, row in zip(entries, rows(memory), strict=True):
        path = Path(entry["jalur"])
        assert (row.nomor, row.sidik_data, row.versi) == (entry["nomor"], entry["sidik"], 1)
        assert row.sidik_berkas == sha256(path.read_bytes()).hexdigest()
    [log] = [row for row in load_master(memory.read()).master.jejak if row.peristiwa is Event.NASKAH]
    assert (log.triwulan, log.catatan.startswith(f"{len(entries)} naskah: ")) == (2, True)


def test_the_same_data_make_nothing_new_and_changed_data_a_new_version(tmp_path: Path) -> None:
    folder, memory = tmp_path / "naskah", book()
    [first] = naskah(memory, folder, moment=MOMENT, triwulan=2, jenis="juknis").data["naskah"]
    before = memory.read()
    later = Moment(MOMENT.sekarang + timedelta(days=9))
    [again] = naskah(memory, folder, moment=later, triwulan=2, jenis="juknis").data["naskah"]
    assert again == first
    assert memory.read() == before
    memory.save(change(memory.read(), "tblIndikator", 0, definisi="Diubah"))
    [entry] = naskah(memory, folder, moment=later, triwulan=2, jenis="juknis").data["naskah"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "juknis_TW2-2026.docx",
        "juknis_TW2-2026_versi2.docx",
    ]
    assert (entry["versi"], entry["nomor"]) == ("2", first["nomor"])
    assert entry["sidik"] != first["sidik"]
    assert "Diubah" in text(Path(entry["jalur"]))
    assert [row.versi for row in rows(memory)] == [1, 2]


def test_a_file_that_is_gone_is_made_once_more_and_one_that_was_changed_is_kept(tmp_path: Path) -> None:
    memory, folder = book(), tmp_path / "naskah"
    [first] = naskah(memory, folder, moment=MOMENT, triwulan=2, jenis="juknis").data["naskah"]
    path = Path(first["jalur"])
    made = path.read_bytes()
    path.unlink()
    naskah(memory, folder, moment=MOMENT, triwulan=2, jenis="juknis")
    assert path.read_bytes() == made
    path.write_bytes(b"diubah kantor")
    [again] = naskah(memory, folder, moment=MOMENT, triwulan=2, jenis="juknis").data["naskah"]
    assert path.read_bytes() == b"diubah kantor"
    assert again["versi"] == "2"


def test_numbers_follow_the_pattern_of_the_office_through_all_kinds(tmp_path: Path) -> None:
    memory = MemoryBook(measured_content(adjust={"Pola Nomor Naskah": PATTERN}))
    naskah(memory, tmp_path, moment=MOMENT, triwulan=2)
    numbered = [row.nomor for row in rows(memory) if row.nomor.startswith("000.8/")]
    assert numbered[0] == "000.8/001/UND/07-2026"
    assert [number.split("/")[1] for number in numbered] == [
        f"{order:03d}" for order in range(1, len(numbered) + 1)
    ]
    assert not [row.nomor for row in rows(memory) if row.status is LaporanKind.DRAFT and row.nomor]


def test_a_pattern_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    memory = MemoryBook(measured_content(adjust={"Pola Nomor Naskah": "{kode}/{tahun}"}))
    with pytest.raises(SakipError) as refusal:
        naskah(memory, tmp_path / "naskah", moment=MOMENT, triwulan=2)
    assert refusal.value.kode == "SKP-609"
    assert not (tmp_path / "naskah").exists()


def test_taking_it_back_takes_the_rows_and_leaves_the_files(tmp_path: Path) -> None:
    memory, folder = book(), tmp_path / "naskah"
    naskah(memory, folder, moment=MOMENT, triwulan=2, jenis="juknis")
    batalkan(memory, moment=MOMENT)
    assert rows(memory) == []
    assert [path.name for path in folder.iterdir()] == ["juknis_TW2-2026.docx"]
    [again] = naskah(memory, folder, moment=MOMENT, triwulan=2, jenis="juknis").data["naskah"]
    assert again["versi"] == "1"
    memory.save(change(memory.read(), "tblIndikator", 0, definisi="Diubah"))
    batalkan(memory, moment=MOMENT)
    [changed] = naskah(memory, folder, moment=MOMENT, triwulan=2, jenis="juknis").data["naskah"]
    assert changed["versi"] == "2"


def test_missing_signers_are_named_and_their_place_stays_empty(tmp_path: Path) -> None:
    content = measured_content()
    others = [row for row in content.row("tblPejabat") if row["peran"] != "Sekretaris"]
    memory = MemoryBook(replace(content, tables={**content.tables, "tblPejabat": others}))
    result = naskah(memory, tmp_path, moment=MOMENT, triwulan=2, jenis="juknis")
    assert [(item.kode, item.nilai) for item in result.temuan] == [("SKP-612", "Sekretaris")]
    assert result.keluar == 0


def test_an_office_without_units_or_with_very_long_names_has_its_papers(tmp_path: Path) -> None:
    content = measured_content()
    bare = replace(content, tables={**content.tables, "tblUnit": [], "tblFormulir": []})
    naskah(MemoryBook(bare), tmp_path / "a", moment=MOMENT, triwulan=2)
    report = tmp_path / "a" / "laporan-pengumpulan_TW2-2026.docx"
    assert "Belum ada unit kerja." in text(report)
    name = "Penyusun " * 22
    long = change(change(content, "tblUnit", 0, nama=name), "tblNotulen", 0, nomor="N" * 200)
    made = naskah(MemoryBook(long), tmp_path / "b", moment=MOMENT, triwulan=2).data["naskah"]
    assert all(len(Path(entry["jalur"]).name) < 150 for entry in made)
    assert name.strip() in text(tmp_path / "b" / "laporan-pengumpulan_TW2-2026.docx")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    memory, before = book(), book().read()
    (tmp_path / "naskah").write_text("berkas")
    with pytest.raises(SakipError) as refusal:
        naskah(memory, tmp_path / "naskah", moment=MOMENT, triwulan=2)
    assert refusal.value.kode == "SKP-563"
    assert memory.read() == before


def test_a_book_that_cannot_be_written_leaves_no_paper(tmp_path: Path) -> None:
    class Locked(MemoryBook):
        def save(self, content: BookContent) -> Path | None:
            raise SakipError("SKP-502", berkas=f"{self.name} {content.kind}")

    with pytest.raises(SakipError):
        naskah(Locked(measured_content()), tmp_path / "naskah", moment=MOMENT, triwulan=2)
    assert not (tmp_path / "naskah").exists() or list((tmp_path / "naskah").iterdir()) == []


def test_every_paper_has_its_pdf_where_a_program_makes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert(documents: Sequence[Path], folder: Path) -> None:
        for document in documents:
            if "notulen" not in document.name:
                (folder / f"{document.stem}.pdf").write_bytes(b"%PDF-1.7 %%EOF")

    monkeypatch.setattr(pdf, "converters", lambda: [convert])
    memory = book()
    result = naskah(memory, tmp_path, moment=MOMENT, triwulan=2, pdf=True)
    assert [item.kode for item in result.temuan if item.kode != "SKP-690"] == ["SKP-611"]
    without = {entry["jenis"] for entry in result.data["naskah"] if not entry["pdf"]}
    assert without == {"notulen"}
    again = naskah(memory, tmp_path, moment=MOMENT, triwulan=2, pdf=True)
    assert again.data["naskah"] == result.data["naskah"]


def test_the_office_s_own_template_is_used(tmp_path: Path) -> None:
    copied = templat(book(), tmp_path / "templat")
    assert len(copied.data["templat"]) == len(TEMPLATES)
    own = tmp_path / "templat" / "juknis.docx"
    document = Document(str(own))
    document.add_paragraph("Tambahan kantor {{ kantor.kecamatan }}")
    document.save(str(own))
    moment = Moment(MOMENT.sekarang, folder=tmp_path)
    result = naskah(book(), tmp_path / "naskah", moment=moment, triwulan=2, jenis="juknis")
    assert "Tambahan kantor Sumbersuko" in text(Path(result.data["naskah"][0]["jalur"]))
    again = templat(book(), tmp_path / "templat")
    assert again.data["templat"] == []
    assert "tidak ditimpa" in again.pesan


@pytest.mark.parametrize(
    ("options", "kode"), [({"jenis": "surat"}, "SKP-605"), ({"jenis": "notulen", "triwulan": 4}, "SKP-604")]
)
def test_a_refusal_leaves_nothing(tmp_path: Path, options: dict[str, object], kode: str) -> None:
    with pytest.raises(SakipError) as refusal:
        naskah(book(), tmp_path / "naskah", moment=MOMENT, **{"triwulan": 2, **options})  # type: ignore[arg-type]
    assert refusal.value.kode == kode
    assert list(tmp_path.iterdir()) == []


def test_one_bad_template_stops_all_before_anything_is_made(tmp_path: Path) -> None:
    templat(book(), tmp_path / "templat")
    document = Document()
    document.add_paragraph("{{ salah_ketik }} {{ nomor }} {{ peserta }} {{ agenda }}")
    document.save(str(tmp_path / "templat" / "undangan.docx"))
    with pytest.raises(SakipError) as refusal:
        naskah(book(), tmp_path / "naskah", moment=Moment(MOMENT.sekarang, folder=tmp_path), triwulan=2)
    assert (refusal.value.kode, refusal.value.temuan.nilai) == ("SKP-602", "salah_ketik")
    assert not (tmp_path / "naskah").exists()


def test_a_template_is_checked_before_it_is_used(tmp_path: Path) -> None:
    templat(book(), tmp_path)
    good = tmp_path / "notulen.docx"
    assert periksa_templat([good]).temuan == []
    document = Document(str(good))
    document.add_paragraph("Yth. {{ camatt.nama }} dan {{ agenda")
    document.save(str(good))
    odd = tmp_path / "surat.docx"
    odd.write_bytes(good.read_bytes())
    found = periksa_templat([good, odd]).temuan
    assert [(item.kode, item.berkas, item.nilai) for item in found] == [
        ("SKP-607", "notulen.docx", "{{"),
        ("SKP-606", "notulen.docx", "{{ camatt.nama }}"),
        ("SKP-608", "surat.docx", "surat.docx"),
    ]
    assert "ringkasan" in found[1].saran


def test_a_template_that_leaves_out_what_the_paper_is_for_is_refused_and_found(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ kantor.kecamatan }}")
    (tmp_path / "templat").mkdir()
    own = tmp_path / "templat" / "laporan-pengukuran.docx"
    document.save(str(own))
    with pytest.raises(SakipError) as refusal:
        naskah(book(), tmp_path / "naskah", moment=Moment(MOMENT.sekarang, folder=tmp_path), triwulan=2)
    assert (refusal.value.kode, refusal.value.temuan.nilai) == ("SKP-610", "nomor, indikator")
    assert not (tmp_path / "naskah").exists()
    found = periksa_templat([own]).temuan
    assert [(item.kode, item.nilai) for item in found] == [("SKP-610", "nomor"), ("SKP-610", "indikator")]


def test_a_template_that_another_program_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path) -> bytes:
        raise PermissionError

    templat(book(), tmp_path / "templat")
    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(SakipError) as refusal:
        naskah(
            book(),
            tmp_path / "naskah",
            moment=Moment(MOMENT.sekarang, folder=tmp_path),
            triwulan=2,
            jenis="juknis",
        )
    assert refusal.value.kode == "SKP-613"


def test_one_paper_is_made_by_its_key(tmp_path: Path) -> None:
    memory = book()
    result = naskah(memory, tmp_path, moment=MOMENT, triwulan=2, jenis="disposisi", kunci=" 045/2026 ")
    assert [(row.jenis, row.kunci) for row in rows(memory)] == [("disposisi", "045/2026")]
    assert [path.name for path in tmp_path.iterdir()] == [result.files[0].name]
    both = naskah(
        memory, tmp_path, moment=MOMENT, triwulan=2, jenis=["undangan", "notulen"], kunci="not-01/2026"
    )
    assert [entry["jenis"] for entry in both.data["naskah"]] == ["undangan", "notulen"]


def test_the_blangko_has_no_number(tmp_path: Path) -> None:
    memory = book()
    naskah(memory, tmp_path, moment=MOMENT, triwulan=2, jenis="disposisi", kunci="Blangko")
    assert [(row.kunci, row.nomor) for row in rows(memory)] == [("blangko", "")]


@pytest.mark.parametrize(("jenis", "kunci"), [("disposisi", "999"), ("juknis", "blangko")])
def test_a_key_that_no_paper_has_is_refused(tmp_path: Path, jenis: str, kunci: str) -> None:
    with pytest.raises(SakipError) as refusal:
        naskah(book(), tmp_path / "naskah", moment=MOMENT, triwulan=2, jenis=jenis, kunci=kunci)
    assert refusal.value.kode == ("SKP-680" if kunci == "999" else "SKP-604")
    assert not (tmp_path / "naskah").exists()


def test_rows_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    wrong = change(measured_content(), "tblDisposisi", 0, tanggal="kemarin")
    rows_of = [*wrong.row("tblDisposisi"), *measured_content().row("tblDisposisi")]
    memory = MemoryBook(replace(wrong, tables={**wrong.tables, "tblDisposisi": rows_of}))
    found = naskah(memory, tmp_path, moment=MOMENT, triwulan=2, jenis="disposisi").temuan
    assert [(item.kode, item.nilai, "Daftar Disposisi" in item.pesan) for item in found] == [
        ("SKP-683", "1", True)
    ]
