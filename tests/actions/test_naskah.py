"""The papers of a quarter in a folder, from the office's own templates."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from sakip_xl.actions.naskah import naskah, periksa_templat, templat
from sakip_xl.actions.session import Moment
from sakip_xl.errors import SakipError
from sakip_xl.workbook.memory import MemoryBook
from tests.sample_measured import change, measured_content

MOMENT = Moment(datetime(2026, 7, 20, 9))


def book() -> MemoryBook:
    return MemoryBook(measured_content())


def text(path: Path) -> str:
    document = Document(BytesIO(path.read_bytes()))
    return " ".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def test_every_paper_of_the_quarter_is_made_and_told(tmp_path: Path) -> None:
    memory = book()
    before = memory.read()
    result = naskah(memory, tmp_path / "naskah", moment=MOMENT, triwulan=2)
    entries = result.data["naskah"]
    assert {entry["jenis"] for entry in entries} >= {"disposisi", "notulen", "juknis", "laporan-pengukuran"}
    assert all(Path(entry["jalur"]).is_file() and len(entry["sidik"]) == 64 for entry in entries)
    assert {entry["status"] for entry in entries if entry["jenis"].startswith("laporan")} == {"draft"}
    assert sorted(path.name for path in (tmp_path / "naskah").iterdir()) == sorted(
        Path(entry["jalur"]).name for entry in entries
    )
    assert memory.read() == before


def test_the_same_data_make_nothing_new_and_changed_data_a_new_version(tmp_path: Path) -> None:
    folder = tmp_path / "naskah"
    first = naskah(book(), folder, moment=MOMENT, triwulan=2, jenis="juknis")
    again = naskah(book(), folder, moment=MOMENT, triwulan=2, jenis="juknis")
    assert again.data == first.data
    changed = MemoryBook(change(measured_content(), "tblIndikator", 0, definisi="Diubah"))
    [entry] = naskah(changed, folder, moment=MOMENT, triwulan=2, jenis="juknis").data["naskah"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "juknis_indikator.docx",
        "juknis_indikator_versi2.docx",
    ]
    assert entry["sidik"] != first.data["naskah"][0]["sidik"]
    assert "Diubah" in text(Path(entry["jalur"]))


def test_the_office_s_own_template_is_used(tmp_path: Path) -> None:
    copied = templat(book(), tmp_path / "templat")
    assert len(copied.data["templat"]) == 9
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
    document.add_paragraph("{{ salah_ketik }}")
    document.save(str(tmp_path / "templat" / "tanda-terima.docx"))
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
