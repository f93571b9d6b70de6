"""The form of one unit: what it shows, what is locked, and its live state filled in many ways."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sakip_xl.build.formulir import gambar_formulir
from sakip_xl.build.gaya import sifat
from sakip_xl.build.kanvas import Kanvas
from sakip_xl.build.sampul import sebutan_periode
from sakip_xl.build.tabel import daerah_kolom, letak_tabel
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.model import Sel
from sakip_xl.layout.buku import BUKU_FORMULIR, FORMULIR
from sakip_xl.layout.isi import BarisMentah, IsiBuku, mentah
from sakip_xl.layout.rumus_isian import BELUM, LENGKAP
from tests.contoh import SEKARANG, formulir_contoh
from tests.contoh_baris import ISIAN
from tests.office.recalc import Kantor

KETIKAN: tuple[Sel, ...] = (
    *(None, "", "-", "--", "–", "n/a", "Belum ada", 0, 83, 82, 825, 9000, -3, 1.05, 0.97, 1200),
    *("82,5", "  82,5  ", "1.234", "1,234", "1.234,5", "1,234.5", "1.234.567", "12.34.5", "0,123", "0.123"),
    *("1,5.3", "1234,567", "1234.567.8", "12.345,678", "0.123.456", "007", "1.200", "2,5", "-5", "5-"),
    *("95%", "95 %", "93,25%", "1,234%", "-2,5%", "%", "baik", "92 persen", "80 - 90%", ".5", "5,", "1e5"),
    *("12.12.2026", "1.2.3.4", "TRUE", "123456789012345678", "WTP", "Rp 1.000", date(2026, 7, 1)),
)


def terisi(pemisah: str) -> IsiBuku:
    """A form whose every row is filled in another way, for each of the indicators and targets."""
    isian: list[BarisMentah] = []
    target: tuple[Sel, ...] = ("80 - 90", None, "WTP", "18,5", "1.500", 1.5)
    for ke, ketikan in enumerate(KETIKAN):
        for n, satu in enumerate(ISIAN):
            baris = {**mentah(satu), "kode": f"{satu.kode}.{ke}", "realisasi": ketikan}
            if n == 2:
                baris["target"] = target[ke % len(target)]
            if n == 3:
                baris |= {"polaritas": ("stabil", "negatif")[ke % 2], "kendala": (None, "ada")[ke % 3 > 0]}
            isian.append(baris)
    anggaran: list[BarisMentah] = [
        {"kode": f"K.{ke}", "pagu": 100, "realisasi": k, "keterangan": (None, "geser")[ke % 5 == 0]}
        for ke, k in enumerate(KETIKAN)
    ]
    return formulir_contoh(tblIsian=isian, tblIsianAnggaran=anggaran).dengan_meta(pemisah_desimal=pemisah)


def status(kanvas: Kanvas, lembar: str = "Isian") -> list[Sel]:
    [letak] = kanvas.lembar[lembar].tabel
    daerah = daerah_kolom(letak, "status")
    return [
        kanvas.lembar[lembar].sel[n, daerah.kolom].nilai for n in range(daerah.baris, daerah.baris_akhir + 1)
    ]


def semua_teks(kanvas: Kanvas, lembar: str) -> str:
    return " ".join(str(sel.nilai) for _, sel in sorted(kanvas.lembar[lembar].sel.items()) if sel.nilai)


def test_every_table_of_the_form_is_drawn_on_its_sheet() -> None:
    letak = [(s.lembar.nama, t.tabel.nama) for s, t in gambar_formulir(formulir_contoh(), SEKARANG).tabel()]
    assert letak == [(t.lembar, t.nama) for t in FORMULIR.tabel]


def test_the_cover_says_whose_form_it_is_and_what_to_do_by_when() -> None:
    teks = semua_teks(gambar_formulir(formulir_contoh(), SEKARANG), "Sampul")
    for harap in (
        "KECAMATAN SUMBERSUKO",
        "Triwulan II Tahun 2026",
        "Seksi Pelayanan Umum",
        "8 Juli 2026 pukul 15.30",
        "0 dari 4 indikator lengkap",
        "0 dari 1 baris anggaran lengkap",
        "Siti Rahmawati, S.E.",
        "F-2026-TW2-YAN",
        "DATA CONTOH",
    ):
        assert harap in teks


def test_a_form_without_identity_is_drawn_with_gaps() -> None:
    kanvas = gambar_formulir(IsiBuku(BUKU_FORMULIR, {}), SEKARANG)
    assert status(kanvas) == [""]
    assert kanvas.nama["meta_pemisah_desimal"] == '""'
    assert "kepala" not in kanvas.properti
    assert sebutan_periode({"triwulan": "lima"}) == "Triwulan lima Tahun "


def test_the_decimal_mark_setting_is_the_cell_of_the_identity() -> None:
    kanvas = gambar_formulir(formulir_contoh(), SEKARANG)
    assert kanvas.nama["meta_pemisah_desimal"].startswith("'_meta'!$B$")


def test_only_the_answers_can_be_typed() -> None:
    kanvas = gambar_formulir(formulir_contoh(), SEKARANG)
    for nama in ("Isian", "Anggaran"):
        assert kanvas.lembar[nama].lembar.terlindung
        [letak] = kanvas.lembar[nama].tabel
        for n, kolom in enumerate(letak.tabel.kolom):
            gaya = sifat(kanvas.lembar[nama].sel[letak.baris + 1, n].gaya)
            assert gaya.get("locked", True) == kolom.kunci


def test_an_untouched_form_says_so_in_every_row() -> None:
    kanvas = gambar_formulir(formulir_contoh(), SEKARANG)
    assert status(kanvas) == [BELUM] * 4
    assert status(kanvas, "Anggaran") == [BELUM]


def test_a_complete_form_counts_all_its_rows() -> None:
    jawaban: tuple[Sel, ...] = (83, "93%", 17, 1200)
    isian = [{**mentah(satu), "realisasi": nilai} for satu, nilai in zip(ISIAN, jawaban, strict=True)]
    anggaran: list[BarisMentah] = [{"kode": "K.1", "pagu": 97000000, "realisasi": 0}]
    kanvas = gambar_formulir(formulir_contoh(tblIsian=isian, tblIsianAnggaran=anggaran), SEKARANG)
    assert status(kanvas) == [LENGKAP] * 4
    assert "4 dari 4 indikator lengkap" in semua_teks(kanvas, "Sampul")
    assert "1 dari 1 baris anggaran lengkap" in semua_teks(kanvas, "Anggaran")


def test_the_head_of_the_entry_sheets_stays_in_view_with_the_indicator() -> None:
    kanvas = gambar_formulir(formulir_contoh(), SEKARANG)
    letak = letak_tabel(kanvas.lembar["Isian"], "tblIsian")
    assert kanvas.lembar["Isian"].beku == (letak.baris + 1, 3)


@pytest.mark.libreoffice
def test_the_live_state_recalculates_to_what_python_says(kantor: Kantor, tmp_path: Path) -> None:
    berkas = []
    for pemisah in ("tanyakan", "koma", "titik", "aneh"):
        berkas.append(tmp_path / f"{pemisah}.xlsx")
        tulis_xlsx(gambar_formulir(terisi(pemisah), SEKARANG), berkas[-1])
    tulis_xlsx(gambar_formulir(IsiBuku(BUKU_FORMULIR, {}), SEKARANG), tmp_path / "kosong.xlsx")
    for jalur, hasil in kantor.hitung_ulang([*berkas, tmp_path / "kosong.xlsx"]).items():
        assert hasil.cocok, (jalur.name, hasil.beda[:5], hasil.galat[:5])
