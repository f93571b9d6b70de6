"""The sheet Rekap: units by status, achievement up the tree by live formulas, what was left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import tinggi_teks
from sakip_xl.build.gaya import WARNA_GRAFIK
from sakip_xl.build.kanvas import Daerah, Grafik, Jenis, LembarKanvas
from sakip_xl.build.kepala import gambar_kepala
from sakip_xl.build.kertas_kerja import RUMUS_ATURAN, teks_aturan
from sakip_xl.build.rekap_pohon import gambar_pohon
from sakip_xl.build.ringkas import Ringkasan, RingkasUnit, bulat, predikat_bulat, ringkas
from sakip_xl.build.rumus_rekap import rumus_bulat, rumus_dihitung, rumus_nilai
from sakip_xl.build.warna import warnai_predikat
from sakip_xl.domain import tulisan
from sakip_xl.domain.istilah import Level, MetodeRekap
from sakip_xl.domain.rekap import ALASAN_BOBOT
from sakip_xl.layout.rumus_capaian import rumus_predikat
from sakip_xl.layout.rumus_ukur import bilangan, sel_angka

LEBAR = (18.0, 12.0, 48.0, 10.0, 10.0, 13.0, 11.0, 11.0, 11.0, 14.0, 18.0, 18.0, 10.0, 10.0, 14.0, 24.0)
AKHIR = len(LEBAR) - 1
SENDIRI, PENUH, CAPAIAN, PREDIKAT = 6, 7, 8, 9
_TINGGI_GRAFIK = 17
KEPALA = "kepala"


@dataclass(frozen=True, slots=True)
class LetakRekap:
    """Where other sheets find what Rekap computes: rows and columns from 0, ends included."""

    kecamatan: int
    sasaran: tuple[int, int]
    predikat: tuple[int, int]


def gambar_rekap(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the whole sheet."""
    susun_rekap(lembar, bahan, ringkas(bahan))


def susun_rekap(lembar: LembarKanvas, bahan: Bahan, data: Ringkasan) -> LetakRekap:
    """Draw charts, tree, units, what was left out; returns where the results stand."""
    lembar.lebar.update(enumerate(LEBAR))
    lembar.kolom_tersembunyi |= {SENDIRI, PENUH}
    baris = gambar_kepala(lembar, bahan)
    judul = f"Keadaan {tulisan.triwulan(bahan.master.kerja.triwulan)}"
    lembar.tulis(baris, 0, judul, "judul_bagian", rumus=_rumus_judul())
    lembar.tulis(baris + 1, 0, teks_aturan(bahan.master.pengaturan), "baris", rumus=RUMUS_ATURAN)
    grafik = baris + 3
    simpul, kecamatan = gambar_pohon(lembar, bahan, data, grafik + _TINGGI_GRAFIK + 1)
    baris = _unit(lembar, bahan, data.unit, kecamatan + 2)
    baris = _dikecualikan(lembar, bahan, data, baris + 1)
    sasaran = _sasaran(lembar, data, simpul, baris + 1)
    predikat = _sebaran(lembar, bahan, data, sasaran[1] + 2)
    letak = LetakRekap(kecamatan, sasaran, predikat)
    lembar.grafik += grafik_rekap(letak, grafik)
    lembar.beku = (grafik, 0)
    return letak


def _rumus_judul() -> str:
    return '="Keadaan Triwulan "&IFERROR(CHOOSE(MAX(1,triwulan_aktif),"I","II","III","IV"),"")'


def kepala_tabel(lembar: LembarKanvas, baris: int, judul: str, kolom: Sequence[str]) -> int:
    """A section: its title and a row of headings; empty headings join the one before."""
    lembar.tulis(baris, 0, judul, "judul_bagian")
    lembar.tinggi[baris], lembar.tinggi[baris + 1] = 26, 30
    awal = 0
    for n, teks in enumerate(kolom):
        terakhir = n + 1 == len(kolom) or kolom[n + 1] != ""
        if teks:
            awal = n
        if terakhir:
            lembar.gabung(Daerah(baris + 1, awal, baris + 1, n), kolom[awal], KEPALA)
    return baris + 2


# --- units --------------------------------------------------------------------------------------------------


def _unit(lembar: LembarKanvas, bahan: Bahan, unit: Sequence[RingkasUnit], baris: int) -> int:
    kolom = (
        *("Kode Unit", "Jenis", "Nama Unit", "Indikator", "Terisi", "Dihitung", "", "Belum Dibulatkan"),
        *("Capaian (%)", "Predikat", "Status Formulir", "Kembali", "Terlambat", "", "Keterangan", ""),
    )
    kembali = sum(u.kembali for u in unit if u.unit.wajib == "Ya")
    wajib = sum(u.unit.wajib == "Ya" for u in unit)
    judul = f"Unit kerja: {kembali} dari {wajib} unit wajib sudah mengembalikan formulir"
    baris = kepala_tabel(lembar, baris, judul, kolom)
    for satu in unit:
        _baris_unit(lembar, bahan, satu, baris)
        baris += 1
    warnai_predikat(
        lembar, Daerah(baris - len(unit), PREDIKAT, max(baris - 1, 0), PREDIKAT), bahan.master.predikat
    )
    return baris


def _baris_unit(lembar: LembarKanvas, bahan: Bahan, satu: RingkasUnit, baris: int) -> None:
    kode, dihitung, penuh, capaian = (
        xl_rowcol_to_cell(baris, k, col_abs=True) for k in (0, 5, PENUH, CAPAIAN)
    )
    surat = satu.formulir
    alasan = "" if surat is None else surat.alasan
    lambat = "ya" if satu.terlambat else ""
    isi: tuple[tuple[int, object, str], ...] = (
        (0, satu.unit.kode, "sel+di_tengah+tebal"),
        (1, str(satu.unit.jenis), "sel+di_tengah"),
        (2, satu.unit.nama, "sel+di_tengah"),
        (3, satu.jumlah, "sel+di_tengah+tengah"),
        (
            4,
            satu.terisi,
            "sel+di_tengah+tengah" if satu.terisi == satu.jumlah else "sel+di_tengah+tengah+peringatan",
        ),
        (10, satu.status, f"sel+di_tengah+tengah+{'selesai' if satu.kembali else 'menunggu'}"),
        (11, tulisan.waktu(surat.kembali, kosong="") if surat else "", "sel+di_tengah"),
    )
    for kolom, nilai, gaya in isi:
        lembar.tulis(baris, kolom, nilai, gaya, jenis=Jenis.HITUNGAN)  # type: ignore[arg-type]
    gaya_lambat = "sel+di_tengah+tengah+terlambat" if lambat else "sel+di_tengah+tengah"
    lembar.gabung(Daerah(baris, 12, baris, 13), lambat, gaya_lambat, jenis=Jenis.HITUNGAN)
    lembar.gabung(Daerah(baris, 14, baris, 15), alasan, "sel+di_tengah", jenis=Jenis.HITUNGAN)
    lembar.tulis(
        baris, 5, satu.nilai.dihitung, "hitungan+di_tengah+tengah", rumus=rumus_dihitung("Unit", kode)
    )
    lembar.tulis(baris, SENDIRI, None, "sel+di_tengah")
    nilai = sel_angka(satu.nilai.nilai)
    lembar.tulis(baris, PENUH, nilai, "hitungan+di_tengah+capaian", rumus=rumus_nilai("Unit", kode, dihitung))
    bulatan = sel_angka(bulat(bahan, satu.nilai.nilai))
    lembar.tulis(baris, CAPAIAN, bulatan, "hitungan+di_tengah+capaian+tebal", rumus=rumus_bulat(penuh))
    predikat = predikat_bulat(bahan, satu.nilai.nilai)
    lembar.tulis(baris, PREDIKAT, predikat, "hitungan+di_tengah+tengah", rumus=rumus_predikat(capaian))
    lembar.tinggi[baris] = tinggi_teks(
        [(satu.unit.nama, LEBAR[2]), (alasan, LEBAR[14] + LEBAR[15])], paling_rendah=20
    )


# --- what was left out --------------------------------------------------------------------------------------


def _dikecualikan(lembar: LembarKanvas, bahan: Bahan, data: Ringkasan, baris: int) -> int:
    """Every indicator that no roll-up counts, by name and with its reason."""
    berbobot = bahan.master.pengaturan.metode_rekap is MetodeRekap.BERBOBOT
    luar = []
    for satu in data.baris:
        if bilangan(satu["untuk_rekap"]) is None:
            luar.append((satu, str(satu.get("catatan") or "Capaian tidak dapat dihitung.")))
        elif berbobot and bilangan(satu.get("bobot")) is None:
            luar.append((satu, f"{ALASAN_BOBOT.capitalize()}."))
    judul = f"Tidak ikut direkap: {len(luar)} dari {len(data.baris)} indikator"
    kolom = ("Kode", "Level", "Indikator", "", "", "", "", "", "Unit", "", "Sebab", "", "", "", "", "")
    baris = kepala_tabel(lembar, baris, judul, kolom)
    for satu, sebab in luar:
        lembar.tulis(baris, 0, satu["kode"], "sel+di_tengah+tebal", jenis=Jenis.HITUNGAN)
        lembar.tulis(baris, 1, satu.get("level"), "sel+di_tengah", jenis=Jenis.HITUNGAN)
        lembar.gabung(
            Daerah(baris, 2, baris, 7), satu.get("indikator"), "sel+di_tengah", jenis=Jenis.HITUNGAN
        )
        lembar.gabung(Daerah(baris, 8, baris, 9), satu.get("unit"), "sel+di_tengah", jenis=Jenis.HITUNGAN)
        lembar.gabung(Daerah(baris, 10, baris, AKHIR), sebab, "sel+di_tengah", jenis=Jenis.HITUNGAN)
        lembar.tinggi[baris] = tinggi_teks([(satu.get("indikator"), 76.0), (sebab, 99.0)], paling_rendah=18)
        baris += 1
    if not luar:
        teks = "Semua indikator ikut direkap." if data.baris else "Kertas Kerja triwulan ini belum diisi."
        lembar.gabung(Daerah(baris, 0, baris, AKHIR), teks, "sel+di_tengah", jenis=Jenis.HITUNGAN)
        baris += 1
    return baris


# --- charts -------------------------------------------------------------------------------------------------


def _sasaran(lembar: LembarKanvas, data: Ringkasan, simpul: dict[str, int], baris: int) -> tuple[int, int]:
    """The sasaran with their capaian and absorption side by side, which the first chart shows."""
    kolom = ("Kode", "", "Sasaran", "", "", "", "", "", "Capaian (%)", "Predikat", "Serapan (%)")
    baris = kepala_tabel(lembar, baris, "Capaian dan serapan per sasaran", kolom)
    awal = baris
    for kinerja, _ in data.pohon:
        if kinerja.level is Level.SASARAN:
            asal = simpul[kinerja.kode]
            lembar.gabung(
                Daerah(baris, 0, baris, 1), kinerja.kode, "sel+di_tengah+tebal", jenis=Jenis.HITUNGAN
            )
            lembar.gabung(Daerah(baris, 2, baris, 7), kinerja.uraian, "sel+di_tengah", jenis=Jenis.HITUNGAN)
            for kolom_ini, kolom_asal in ((CAPAIAN, CAPAIAN), (PREDIKAT, PREDIKAT), (10, 12)):
                sel = lembar.sel[asal, kolom_asal]
                rumus = f"={xl_rowcol_to_cell(asal, kolom_asal)}"
                lembar.tulis(baris, kolom_ini, sel.nilai, "hitungan+di_tengah+capaian", rumus=rumus)
            baris += 1
    if baris == awal:
        lembar.gabung(
            Daerah(baris, 0, baris, 10), "Belum ada sasaran.", "sel+di_tengah", jenis=Jenis.HITUNGAN
        )
        baris += 1
    return awal, baris - 1


def _sebaran(lembar: LembarKanvas, bahan: Bahan, data: Ringkasan, baris: int) -> tuple[int, int]:
    """How many indicators of the quarter have each predikat, which the second chart shows."""
    baris = kepala_tabel(lembar, baris, "Sebaran predikat indikator", ("Predikat", "", "Indikator"))
    awal = baris
    for satu in [*(p.predikat for p in bahan.master.predikat), ""]:
        lembar.gabung(
            Daerah(baris, 0, baris, 1), satu or "Tidak dihitung", "sel+di_tengah", jenis=Jenis.HITUNGAN
        )
        sel = f'"{satu}"'
        rumus = (
            f'=SUMPRODUCT((tblKertasKerja[Predikat]={sel})*(tblKertasKerja[Kode]<>"")'
            "*(tblKertasKerja[Triwulan]=triwulan_aktif))"
        )
        jumlah = sum(str(b["predikat"]).casefold() == satu.casefold() for b in data.baris)
        lembar.tulis(baris, 2, jumlah, "hitungan+di_tengah+bulat", rumus=rumus)
        baris += 1
    return awal, baris - 1


def grafik_rekap(letak: LetakRekap, baris: int, kolom: tuple[int, int] = (0, CAPAIAN)) -> list[Grafik]:
    """The two charts: capaian and absorption per sasaran, and the spread of the predikat."""
    dua = (("Capaian (%)", CAPAIAN, WARNA_GRAFIK[0]), ("Serapan (%)", 10, WARNA_GRAFIK[2]))
    per_sasaran = tuple(_seri(nama, letak.sasaran, sumber, warna, "0.0") for nama, sumber, warna in dua)
    sebaran = _seri("Indikator", letak.predikat, 2, WARNA_GRAFIK[1], "0")
    nilai = {
        "major_gridlines": {"visible": True, "line": {"color": "#E3E7EC"}},
        "min": 0,
        "num_format": "0",
    }
    return [
        Grafik(
            baris,
            kolom[0],
            {"type": "column"},
            per_sasaran,
            "Capaian dan serapan per sasaran",
            lebar=620,
            tinggi=330,
            sumbu={"y": nilai, "x": {}, "legenda": {"position": "bottom"}},
        ),
        Grafik(
            baris,
            kolom[1],
            {"type": "bar"},
            (sebaran,),
            "Sebaran predikat indikator",
            lebar=520,
            tinggi=330,
            sumbu={"y": {"reverse": True}, "x": nilai, "legenda": {"none": True}},
        ),
    ]


def _seri(nama: str, baris: tuple[int, int], sumber: int, warna: str, bentuk: str) -> dict[str, Any]:
    """One series over rows of Rekap: the first column names, the source column measures."""

    def acuan(kolom: int) -> str:
        return f"=Rekap!{xl_range_abs(baris[0], kolom, baris[1], kolom)}"

    return {
        "name": nama,
        "categories": acuan(0),
        "values": acuan(sumber),
        "fill": {"color": warna},
        "gap": 60,
        "data_labels": {"value": True, "font": {"size": 8}, "num_format": bentuk},
    }
