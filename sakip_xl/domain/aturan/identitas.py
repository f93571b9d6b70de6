"""Rules of the sheets Beranda and Identitas: who acts, which units there are, how the settings fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from sakip_xl.domain.aturan.inti import (
    Konteks,
    Langgar,
    aturan,
    aturan_baris,
    ganda,
    kunci,
    langgar,
    tanpa_rujukan,
)
from sakip_xl.domain.aturan.pengaturan import setelan
from sakip_xl.domain.istilah import Peran, Rumus, YaTidak
from sakip_xl.domain.model import BatasPredikat, Pejabat
from sakip_xl.domain.predikat import Ambang, MasalahAmbang, periksa_ambang

_NIP = re.compile(r"(\d{4})(\d{2})(\d{2})\d{10}")
_WARNA = re.compile(r"#?[0-9A-Fa-f]{6}")
_HARUS_ADA = (Peran.CAMAT, Peran.SEKRETARIS, Peran.TIM_SAKIP)
_TUNGGAL = (Peran.CAMAT, Peran.SEKRETARIS)
_AMBANG = {
    MasalahAmbang.KOSONG: "tabel predikat kosong",
    MasalahAmbang.TANPA_TERENDAH: "predikat terendah tidak boleh punya batas bawah",
    MasalahAmbang.BATAS_KOSONG: "batas bawah kosong padahal bukan predikat terendah",
    MasalahAmbang.TIDAK_MENURUN: "batas bawah tidak lebih kecil daripada predikat di atasnya",
    MasalahAmbang.NAMA_GANDA: "nama predikat ditulis dua kali",
}


@aturan(
    "SKP-302",
    "tblKerja",
    kenapa="Peran pelaksana dibaca dari daftar pejabat; nama di luar daftar tidak punya peran dalam SOP.",
    baik={"tblKerja": [{"pelaksana": "agus wijaya"}]},
    buruk={"tblKerja": [{"pelaksana": "Tono"}]},
)
def pelaksana_tidak_dikenal(k: Konteks) -> Iterator[Langgar]:
    """Who works now is no official of the list."""
    sah = {kunci(p.nama) for p in k.master.pejabat}
    yield from tanpa_rujukan([k.master.kerja], "pelaksana", sah, "daftar pejabat", kunci)


@aturan(
    "SKP-128",
    "tblPengaturan",
    kenapa="Angka contoh tidak boleh terbaca sebagai data resmi.",
    baik={},
    buruk={"tblPengaturan": [{"data_contoh": "Ya"}]},
)
def data_contoh(k: Konteks) -> Iterator[Langgar]:
    """The workbook holds sample data."""
    if k.master.pengaturan.data_contoh is YaTidak.YA:
        yield setelan(k, "data_contoh")


@aturan(
    "SKP-235",
    "tblPengaturan",
    kenapa="Jam kerja Ramadan (Perpres 21/2023) berlaku dari tanggal mulai sampai tanggal selesai.",
    baik={"tblPengaturan": [{"ramadan_mulai": date(2026, 2, 18), "ramadan_selesai": date(2026, 3, 19)}]},
    buruk={"tblPengaturan": [{"ramadan_mulai": date(2026, 3, 19), "ramadan_selesai": date(2026, 2, 18)}]},
)
def ramadan_tidak_utuh(k: Konteks) -> Iterator[Langgar]:
    """Only one end of Ramadan is given, or the ends are turned round."""
    mulai, selesai = k.master.pengaturan.ramadan_mulai, k.master.pengaturan.ramadan_selesai
    if (mulai is None) != (selesai is None):
        yield setelan(k, "ramadan_mulai" if mulai is None else "ramadan_selesai")
    elif mulai is not None and selesai is not None and selesai < mulai:
        yield setelan(k, "ramadan_selesai")


@aturan(
    "SKP-236",
    "tblPengaturan",
    kenapa="Indikator negatif hanya dapat memakai rumus yang naik bila realisasi turun.",
    baik={"tblPengaturan": [{"rumus_negatif": "kebalikan"}]},
    buruk={"tblPengaturan": [{"rumus_negatif": "rasio"}]},
)
def rumus_negatif_keliru(k: Konteks) -> Iterator[Langgar]:
    """The default formula for negative polarity is none of the two that fit."""
    if k.master.pengaturan.rumus_negatif not in {Rumus.SELISIH, Rumus.KEBALIKAN}:
        yield setelan(k, "rumus_negatif")


@aturan(
    "SKP-237",
    "tblPengaturan",
    kenapa="Jam kerja Ramadan lebih pendek daripada hari biasa (Perpres 21/2023: 32,5 dan "
    "37,5 jam seminggu).",
    baik={"tblPengaturan": [{"menit_per_hari": 450, "menit_ramadan": 390}]},
    buruk={"tblPengaturan": [{"menit_per_hari": 390, "menit_ramadan": 450}]},
)
def ramadan_lebih_panjang(k: Konteks) -> Iterator[Langgar]:
    """A day in Ramadan is longer than any other."""
    if k.master.pengaturan.menit_ramadan > k.master.pengaturan.menit_per_hari:
        yield setelan(k, "menit_ramadan", biasa=k.master.pengaturan.menit_per_hari)


@aturan(
    "SKP-301",
    "tblPejabat",
    kenapa="Nama menunjuk satu orang di seluruh buku kerja; NIP dan akun Windows milik satu orang.",
    baik={"tblPejabat": [{"nama": "A", "akun": "a", "nip": "1"}, {"nama": "B", "akun": "b", "nip": "2"}]},
    buruk={"tblPejabat": [{"nama": "A", "akun": "a", "nip": "1"}, {"nama": " a", "akun": "A", "nip": "1"}]},
)
def pejabat_ganda(k: Konteks) -> Iterator[Langgar]:
    """Two officials share name, NIP or Windows account."""
    for bidang in ("nama", "nip", "akun"):
        yield from ganda(k.master.pejabat, bidang, _kunci_bidang(bidang))


def _kunci_bidang(bidang: str) -> Callable[[Pejabat], str]:
    return lambda p: kunci(getattr(p, bidang))


@aturan_baris(
    "SKP-125",
    "tblPejabat",
    kenapa="NIP terdiri atas 18 angka; yang kurang atau berubah biasanya rusak karena "
    "dibaca Excel sebagai angka.",
    baik={"tblPejabat": [{"nip": "19700101 199503 1 001"}, {"nip": ""}, {"nip": "-"}]},
    buruk={"tblPejabat": [{"nip": "1.97001E+17"}]},
)
def nip_bukan_18_angka(p: Pejabat, _k: Konteks) -> Iterator[Langgar]:
    """The NIP is not 18 digits; a dash says that there is none."""
    nip = _nip(p)
    if nip and not (len(nip) == 18 and nip.isdigit()):
        yield langgar(p, "nip")


@aturan_baris(
    "SKP-126",
    "tblPejabat",
    kenapa="Delapan angka pertama NIP adalah tanggal lahir, jadi harus berupa tanggal yang wajar.",
    baik={"tblPejabat": [{"nip": "197001011995031001"}, {"nip": "1"}]},
    buruk={"tblPejabat": [{"nip": "197013011995031001"}, {"nip": "209901011995031001"}]},
)
def nip_tanggal_lahir(p: Pejabat, k: Konteks) -> Iterator[Langgar]:
    """The date of birth in the NIP is none, or makes its owner too young or too old for the office."""
    cocok = _NIP.fullmatch(_nip(p))
    if cocok is None:
        return
    try:
        umur = k.master.pengaturan.tahun - date(*(int(bagian) for bagian in cocok.groups())).year
    except ValueError:
        umur = -1
    if not 17 <= umur <= 70:
        yield langgar(p, "nip", awalan="".join(cocok.groups()))


def _nip(p: Pejabat) -> str:
    return re.sub(r"[\s-]", "", p.nip)


@aturan(
    "SKP-314",
    "tblPejabat",
    kenapa="Kedua SOP memerlukan Camat, Sekretaris, dan Tim SAKIP; tanpa salah satunya SOP terhenti.",
    baik={},
    buruk={"tblPejabat": [{"peran": "Tim SAKIP"}, {"peran": "Camat"}]},
)
def peran_kosong(k: Konteks) -> Iterator[Langgar]:
    """Nobody has a role that the SOPs cannot do without."""
    for peran in _HARUS_ADA:
        if not k.berperan(peran):
            yield Langgar(0, "peran", None, {"peran": peran.value})


@aturan(
    "SKP-315",
    "tblPejabat",
    kenapa="Kecamatan punya satu Camat dan satu Sekretaris; dua orang membuat pemberi keputusan tidak jelas.",
    baik={},
    buruk={"tblPejabat": [{"nama": "A", "peran": "Camat"}, {"nama": "B", "peran": "Camat"}]},
)
def peran_tunggal_ganda(k: Konteks) -> Iterator[Langgar]:
    """Several persons have a role that only one can have."""
    for peran in _TUNGGAL:
        for p in k.berperan(peran)[1:]:
            yield langgar(p, "peran", nama=p.nama)


@aturan(
    "SKP-302",
    "tblPejabat",
    kenapa="Kode unit pejabat menunjuk unit pada daftar unit kerja.",
    baik={"tblPejabat": [{"unit": "PEM"}]},
    buruk={"tblPejabat": [{"unit": "PMD"}]},
)
def unit_pejabat_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """An official works at a unit that does not exist."""
    yield from tanpa_rujukan(k.master.pejabat, "unit", k.unit, "daftar unit kerja")


@aturan(
    "SKP-301",
    "tblUnit",
    kenapa="Kode unit menunjuk satu unit di seluruh buku kerja dan pada nama berkas formulir.",
    baik={"tblUnit": [{"kode": "PEM"}, {"kode": "PMD"}]},
    buruk={"tblUnit": [{"kode": "PEM"}, {"kode": "pem"}]},
)
def kode_unit_ganda(k: Konteks) -> Iterator[Langgar]:
    """Two units carry one kode."""
    yield from ganda(k.master.unit, "kode", lambda u: kunci(u.kode))


@aturan(
    "SKP-302",
    "tblUnit",
    kenapa="Formulir dikirim kepada kepala unit, jadi namanya harus ada pada daftar pejabat.",
    baik={"tblUnit": [{"kepala": "dewi lestari"}, {"kepala": ""}]},
    buruk={"tblUnit": [{"kepala": "Tono"}]},
)
def kepala_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """A unit's head is no official of the list."""
    sah = {kunci(p.nama) for p in k.master.pejabat}
    yield from tanpa_rujukan(k.master.unit, "kepala", sah, "daftar pejabat", kunci)


@aturan(
    "SKP-316",
    "tblUnit",
    kenapa="Unit yang wajib mengisi tetapi tidak punya indikator akan menerima formulir kosong.",
    baik={"tblUnit": [{}, {"kode": "UMUM", "wajib": "Tidak"}]},
    buruk={"tblUnit": [{}, {"kode": "UMUM"}]},
)
def unit_tanpa_indikator(k: Konteks) -> Iterator[Langgar]:
    """A unit must return a form but has nothing to report."""
    punya = {satu.unit for satu in k.master.indikator}
    for unit in k.master.unit_wajib():
        if unit.kode not in punya and k.master.indikator:
            yield langgar(unit, "kode")


@aturan(
    "SKP-317",
    "tblPredikat",
    kenapa="Batas predikat yang bertumpuk atau berlubang membuat satu capaian berpredikat "
    "ganda atau tanpa predikat.",
    baik={"tblPredikat": [{"predikat": "Tinggi", "batas_bawah": 75}, {"predikat": "Rendah"}]},
    buruk={"tblPredikat": [{"predikat": "Rendah"}, {"predikat": "Tinggi", "batas_bawah": 75}]},
)
def batas_predikat(k: Konteks) -> Iterator[Langgar]:
    """The table of predikat has holes, overlaps or twins."""
    ambang = [Ambang(p.predikat, p.batas_bawah, p.termasuk is YaTidak.YA) for p in k.master.predikat]
    for nomor, masalah in periksa_ambang(ambang):
        bidang = "predikat" if masalah is MasalahAmbang.NAMA_GANDA else "batas_bawah"
        if k.master.predikat:
            yield langgar(k.master.predikat[nomor], bidang, masalah=_AMBANG[masalah])
        else:
            yield Langgar(0, "predikat", None, {"masalah": _AMBANG[masalah]})


@aturan_baris(
    "SKP-129",
    "tblPredikat",
    kenapa="Warna penanda ditulis enam angka heksadesimal agar dapat dipakai pada lembar dan laporan.",
    baik={"tblPredikat": [{"warna": "2E7D32"}, {"warna": "#2e7d32"}, {"warna": ""}]},
    buruk={"tblPredikat": [{"warna": "hijau"}]},
)
def warna_bukan_kode(p: BatasPredikat, _k: Konteks) -> Iterator[Langgar]:
    """The colour is no code of six hexadecimal digits."""
    if p.warna and not _WARNA.fullmatch(p.warna):
        yield langgar(p, "warna")


@aturan(
    "SKP-301",
    "tblHariKhusus",
    kenapa="Satu tanggal hanya dapat libur atau masuk kerja, tidak keduanya.",
    baik={"tblHariKhusus": [{"tanggal": date(2026, 7, 30)}, {"tanggal": date(2026, 7, 31)}]},
    buruk={"tblHariKhusus": [{"jenis": "libur"}, {"jenis": "masuk kerja"}]},
)
def hari_khusus_ganda(k: Konteks) -> Iterator[Langgar]:
    """One date stands twice in the override table."""
    yield from ganda(k.master.hari_khusus, "tanggal", lambda h: h.tanggal)
