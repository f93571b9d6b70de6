"""What headings mean: agencies' own words, broken, misspelled and shortened."""

from __future__ import annotations

import pytest

from sakip_xl.domain.foreign import fields
from sakip_xl.domain.foreign.fields import FieldRole, dictionary
from sakip_xl.domain.foreign.headings import RECOGNIZED, heading_years, levels_named, likely_fields
from sakip_xl.domain.terms import Level

HEADINGS = [
    ("No.", "nomor"),
    ("Nomor Rekening", "kode"),
    ("Tujuan Strategis", "tujuan"),
    ("Sasaran Strategis", "sasaran"),
    ("Kinerja Utama", "sasaran"),
    ("SASARN", "sasaran"),
    ("Program / Kegiatan", "uraian"),
    ("Tujuan/Sasaran Strategis", "uraian"),
    ("Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan", "uraian"),
    ("Indikator Kinerja Utama (IKU)", "indikator"),
    ("Indikatr Kinerja", "indikator"),
    ("Indikator Sasaran", "indikator_sasaran"),
    ("Ukuran Keberhasilan", "indikator"),
    ("Satuan", "satuan"),
    ("Target", "target_tahun"),
    ("Target Kinerja Tahun 2026", "target_tahun"),
    ("Target > Trw. II", "target_tw2"),
    ("Target Triwulan > 3", "target_tw3"),
    ("Target > III", "target_tw3"),
    ("TW-4", "target_tw4"),
    ("Target > Agt", "target_bulan8"),
    ("Target Akhir Renstra", "target_renstra"),
    ("Kondisi Akhir", "target_renstra"),
    ("Kondisi Awal", "baseline"),
    ("Tahun Lalu > Target", "target_lalu"),
    ("Realisasi Tahun Sebelumnya", "realisasi_lalu"),
    ("Definisi Operasional", "definisi"),
    ("Formulasi Perhitungan", "formula"),
    ("Sumber Data", "sumber_data"),
    ("PIC", "unit"),
    ("Bidang Penanggung Jawab", "unit"),
    ("Pagu (Rp)", "pagu"),
    ("Anggaran (Rp. 000)", "pagu_ribuan"),
    ("Pagu (dalam jutaan rupiah)", "pagu_jutaan"),
    ("Anggaran Kas TW I", "rak_tw1"),
    ("Sumber Dana", "sumber_dana"),
    ("Realisasi > TW I", "realisasi"),
    ("Capaian (%)", "realisasi"),
    ("Realisasi Anggaran TW II > Rp", "uang_lain"),
    ("Rencana Aksi", "rencana_aksi"),
    ("Ket.", "lain"),
]


@pytest.mark.parametrize(("heading", "field"), HEADINGS, ids=[heading for heading, _ in HEADINGS])
def test_a_heading_is_what_agencies_mean_by_it(heading: str, field: str) -> None:
    best, score = likely_fields(heading.split(" > "))[0]
    assert (best.id, score >= RECOGNIZED) == (field, True)


@pytest.mark.parametrize("text", ["Meningkatnya pelayanan publik", "", "12", "Camat Sukamaju", "Kecamatan"])
def test_other_texts_are_no_headings(text: str) -> None:
    found = likely_fields((text,))
    assert not found or found[0][1] < RECOGNIZED


def test_the_years_and_levels_that_a_heading_names() -> None:
    assert heading_years(("Target 2025", "Tahun 2026")) == [2025, 2026]
    assert levels_named(("Program/Kegiatan", "Sub Kegiatan")) == (
        Level.PROGRAM,
        Level.KEGIATAN,
        Level.SUB_KEGIATAN,
    )
    assert levels_named(("Uraian",)) == ()
    assert levels_named(("Sub Kegiatan",)) == (Level.SUB_KEGIATAN,)


def test_every_field_that_is_left_says_why_and_every_other_has_its_content() -> None:
    for field in dictionary().fields.values():
        assert bool(field.sebab) == (field.guna is FieldRole.IGNORED), field.id
        assert (field.holds is None) == (field.guna is FieldRole.IGNORED), field.id
        assert dictionary().labelled(f" {field.label.upper()} ") is field
    assert dictionary().labelled("Bukan bidang") is None


def test_a_field_that_stands_twice_fails_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    months = fields._months  # noqa: SLF001 - the fields that are made, made twice
    monkeypatch.setattr(fields, "_months", lambda row: [*months(row), *months(row)])
    with pytest.raises(ValueError, match="twice"):
        dictionary.__wrapped__()
