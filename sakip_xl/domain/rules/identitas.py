"""Rules of the sheets Beranda and Identitas: who acts, which units there are, how the settings fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.measure.predikat import AmbangProblem, check_ambang
from sakip_xl.domain.measure.rumus import usual_rumus
from sakip_xl.domain.model import BatasPredikat, JenisUnit, Kerja, Pejabat, PengaturanRow, SpecialDay, Unit
from sakip_xl.domain.naskah_number import pattern_flaw
from sakip_xl.domain.rules.pengaturan import config
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    slips,
    violation,
    without_reference,
)
from sakip_xl.domain.terms import SINGLE_PERAN, Peran, Polaritas, YesNo
from sakip_xl.domain.wording import listing, normalized, tanggal

_NIP = re.compile(r"(\d{4})(\d{2})(\d{2})\d{10}")
_COLOR = re.compile(r"#?[0-9A-Fa-f]{6}")
_REQUIRED = (Peran.CAMAT, Peran.SEKRETARIS, Peran.TIM_SAKIP)
_AMBANG = {
    AmbangProblem.KOSONG: "tabel predikat kosong",
    AmbangProblem.TANPA_TERENDAH: "predikat terendah tidak boleh punya batas bawah",
    AmbangProblem.BATAS_KOSONG: "batas bawah kosong padahal bukan predikat terendah",
    AmbangProblem.TIDAK_MENURUN: "batas bawah tidak lebih kecil daripada predikat di atasnya",
    AmbangProblem.NAMA_GANDA: "nama predikat ditulis dua kali",
}


@rule(
    "SKP-302",
    Kerja.table,
    kenapa="Peran pelaksana dibaca dari daftar pejabat; nama di luar daftar tidak punya peran dalam SOP.",
    baik={Kerja.table: [{"pelaksana": "agus wijaya"}]},
    buruk={Kerja.table: [{"pelaksana": "Tono"}]},
)
def unknown_pelaksana(k: RuleScope) -> Iterator[Violation]:
    """Whoever works now is not on the list of officials."""
    valid = {normalized(p.nama) for p in k.master.pejabat}
    yield from without_reference([k.master.kerja], "pelaksana", valid, "daftar pejabat", normalized)


@rule(
    "SKP-128",
    PengaturanRow.table,
    kenapa="Angka contoh tidak boleh terbaca sebagai data resmi.",
    baik={},
    buruk={PengaturanRow.table: [{"data_contoh": "Ya"}]},
)
def data_contoh(k: RuleScope) -> Iterator[Violation]:
    """The workbook holds sample data."""
    if k.master.pengaturan.data_contoh is YesNo.YA:
        yield config(k, "data_contoh")


@rule(
    "SKP-235",
    PengaturanRow.table,
    kenapa="Jam kerja Ramadan (Perpres 21/2023) berlaku dari tanggal mulai sampai tanggal selesai.",
    baik={PengaturanRow.table: [{"ramadan_mulai": date(2026, 2, 18), "ramadan_selesai": date(2026, 3, 19)}]},
    buruk={PengaturanRow.table: [{"ramadan_mulai": date(2026, 3, 19), "ramadan_selesai": date(2026, 2, 18)}]},
)
def incomplete_ramadan(k: RuleScope) -> Iterator[Violation]:
    """Only one end of Ramadan is given, or the two are reversed."""
    start, end = k.master.pengaturan.ramadan_mulai, k.master.pengaturan.ramadan_selesai
    if (start is None) != (end is None):
        yield config(k, "ramadan_mulai" if start is None else "ramadan_selesai")
    elif start is not None and end is not None and end < start:
        yield config(k, "ramadan_selesai")


@rule(
    "SKP-236",
    PengaturanRow.table,
    kenapa="Indikator negatif hanya dapat memakai rumus yang naik bila realisasi turun.",
    baik={PengaturanRow.table: [{"rumus_negatif": "kebalikan"}]},
    buruk={PengaturanRow.table: [{"rumus_negatif": "rasio"}]},
)
def wrong_negative_rumus(k: RuleScope) -> Iterator[Violation]:
    """The default formula for negative polarity is neither of the two that fit."""
    if k.master.pengaturan.rumus_negatif not in usual_rumus(Polaritas.NEGATIF):
        yield config(k, "rumus_negatif")


@rule(
    "SKP-237",
    PengaturanRow.table,
    kenapa="Jam kerja Ramadan lebih pendek daripada hari biasa (Perpres 21/2023: 32,5 dan "
    "37,5 jam seminggu).",
    baik={PengaturanRow.table: [{"menit_per_hari": 450, "menit_ramadan": 390}]},
    buruk={PengaturanRow.table: [{"menit_per_hari": 390, "menit_ramadan": 450}]},
)
def longer_ramadan(k: RuleScope) -> Iterator[Violation]:
    """A day in Ramadan is longer than any other."""
    if k.master.pengaturan.menit_ramadan > k.master.pengaturan.menit_per_hari:
        yield config(k, "menit_ramadan", biasa=k.master.pengaturan.menit_per_hari)


@rule(
    "SKP-609",
    PengaturanRow.table,
    kenapa="Tanpa pola yang dapat dibaca tidak ada nomor naskah yang dapat dibuat.",
    baik={PengaturanRow.table: [{"pola_nomor": "000.8/{nomor}/{kode}/{tahun}"}]},
    buruk={PengaturanRow.table: [{"pola_nomor": "{kode}/{tahun}"}]},
)
def unusable_number_pattern(k: RuleScope) -> Iterator[Violation]:
    """The pattern of the numbers of documents cannot be used."""
    flaw = pattern_flaw(k.master.pengaturan.pola_nomor)
    if flaw:
        yield config(k, "pola_nomor", alasan=flaw)


@rule(
    "SKP-301",
    Pejabat.table,
    kenapa="Nama menunjuk satu orang di seluruh buku kerja; NIP dan akun Windows milik satu orang.",
    baik={
        Pejabat.table: [
            {"nama": "A", "akun": "a", "nip": "1"},
            {"nama": "A", "akun": "a", "nip": "1", "peran": "Camat", "jabat": "Plt."},
            {"nama": "B", "akun": "b", "nip": "2", "selesai": date(2026, 3, 31)},
            {"nama": "B", "mulai": date(2026, 4, 1)},
        ]
    },
    buruk={Pejabat.table: [{"nama": "A", "akun": "a", "nip": "1"}, {"nama": " b", "akun": "A", "nip": "1"}]},
)
def duplicate_pejabat(k: RuleScope) -> Iterator[Violation]:
    """A person has one role twice at a time, or two persons share a NIP or a Windows account.

    One person in several roles, or in one role again later, has several rows.
    """
    for number, row in enumerate(k.master.pejabat):
        earlier = k.master.pejabat[:number]
        for field_name in ("nama", "nip", "akun"):
            twin = next((old for old in earlier if _clash(old, row, field_name)), None)
            if twin is not None:
                both = listing([str(each.baris_ke + 1) for each in (twin, row)])
                yield violation(row, field_name, semua=both)


def _clash(old: Pejabat, new: Pejabat, field_name: str) -> bool:
    """Whether two rows cannot both be right in a field."""
    same = normalized(getattr(old, field_name)) == normalized(getattr(new, field_name)) != ""
    if field_name == "nama":
        return same and old.peran is new.peran and old.overlaps(new)
    return same and normalized(old.nama) != normalized(new.nama)


@rule(
    "SKP-301",
    JenisUnit.table,
    kenapa="Jenis unit cukup disebut sekali dalam daftar pilihan.",
    baik={JenisUnit.table: [{"jenis": "seksi"}, {"jenis": "kelurahan"}]},
    buruk={JenisUnit.table: [{"jenis": "seksi"}, {"jenis": "Seksi"}]},
)
def duplicate_jenis_unit(k: RuleScope) -> Iterator[Violation]:
    """A kind of unit stands twice in the list."""
    yield from duplicates(k.master.jenis_unit, "jenis", lambda row: normalized(row.jenis))


@rule(
    "SKP-167",
    Unit.table,
    kenapa="Jenis unit dipilih dari daftar kantor; jenis yang tidak dikenal biasanya salah ketik.",
    baik={JenisUnit.table: [{"jenis": "seksi"}], Unit.table: [{"jenis": " Seksi"}]},
    buruk={JenisUnit.table: [{"jenis": "seksi"}], Unit.table: [{"jenis": "seski"}]},
)
def unknown_jenis(k: RuleScope) -> Iterator[Violation]:
    """Units are of a kind that the list lacks: one finding for all; without a list every kind is fine."""
    known = {normalized(row.jenis) for row in k.master.jenis_unit}
    unknown = [unit for unit in k.master.unit if known and normalized(unit.jenis) not in known]
    if unknown:
        kinds = dict.fromkeys(unit.jenis or "(kosong)" for unit in unknown)
        yield Violation(unknown[0].baris_ke, "jenis", listing(list(kinds)), {"jumlah": len(unknown)})


@row_rule(
    "SKP-125",
    Pejabat.table,
    kenapa="NIP terdiri atas 18 angka; yang kurang atau berubah biasanya rusak karena "
    "dibaca Excel sebagai angka.",
    baik={Pejabat.table: [{"nip": "19700101 199503 1 001"}, {"nip": ""}, {"nip": "-"}]},
    buruk={Pejabat.table: [{"nip": "1.97001E+17"}]},
)
def nip_not_18_digits(p: Pejabat, _k: RuleScope) -> Iterator[Violation]:
    """The NIP is not 18 digits; a dash says that there is none."""
    nip = _nip(p)
    if nip and not (len(nip) == 18 and nip.isdigit()):
        yield violation(p, "nip")


@row_rule(
    "SKP-126",
    Pejabat.table,
    kenapa="Delapan angka pertama NIP adalah tanggal lahir, jadi harus berupa tanggal yang wajar.",
    baik={Pejabat.table: [{"nip": "197001011995031001"}, {"nip": "1"}]},
    buruk={Pejabat.table: [{"nip": "197013011995031001"}, {"nip": "209901011995031001"}]},
)
def nip_birth_date(p: Pejabat, k: RuleScope) -> Iterator[Violation]:
    """The date of birth in the NIP is no date, or makes its owner too young or too old for the office."""
    match = _NIP.fullmatch(_nip(p))
    if match is None:
        return
    try:
        age = k.master.pengaturan.tahun - date(*(int(part) for part in match.groups())).year
    except ValueError:
        age = -1
    if not 17 <= age <= 70:
        yield violation(p, "nip", awalan="".join(match.groups()))


def _nip(p: Pejabat) -> str:
    return re.sub(r"[\s-]", "", p.nip)


@rule(
    "SKP-314",
    Pejabat.table,
    kenapa="Kedua SOP memerlukan Camat, Sekretaris, dan Tim SAKIP; tanpa salah satunya SOP terhenti.",
    baik={},
    buruk={Pejabat.table: [{"peran": "Tim SAKIP"}, {"peran": "Camat"}]},
)
def empty_peran(k: RuleScope) -> Iterator[Violation]:
    """Nobody has a role that the SOPs cannot do without."""
    for peran in _REQUIRED:
        if not k.having_peran(peran) and k.complete(Pejabat.table):
            yield Violation(0, "peran", None, {"peran": peran.value})


@rule(
    "SKP-357",
    Pejabat.table,
    kenapa="Jabatan yang kosong diisi Plt. atau Plh.; tanpa itu langkahnya terhenti.",
    baik={
        Pejabat.table: [
            {"nama": "A", "peran": "Camat", "selesai": date(2026, 3, 31)},
            {"nama": "B", "peran": "Camat", "jabat": "Plt.", "mulai": date(2026, 4, 1)},
        ]
    },
    buruk={Pejabat.table: [{"nama": "A", "peran": "Camat", "selesai": date(2026, 3, 31)}]},
)
def vacant_peran(k: RuleScope) -> Iterator[Violation]:
    """Somebody has had, or will have, a role that nobody holds today."""
    for peran in _REQUIRED:
        known = k.having_peran(peran)
        if known and not k.master.holders(peran, k.hari_ini):
            yield violation(known[-1], "peran", peran=peran.value, hari_ini=tanggal(k.hari_ini))


@row_rule(
    "SKP-356",
    Pejabat.table,
    kenapa="Seseorang selesai menjabat setelah mulai menjabat; tanggal yang terbalik biasanya salah ketik.",
    baik={Pejabat.table: [{"mulai": date(2026, 1, 1), "selesai": date(2026, 1, 1)}]},
    buruk={Pejabat.table: [{"mulai": date(2026, 3, 1), "selesai": date(2026, 2, 1)}]},
)
def reversed_office(p: Pejabat, _k: RuleScope) -> Iterator[Violation]:
    """The last day in office comes before the first."""
    if p.mulai is not None and p.selesai is not None and p.selesai < p.mulai:
        yield violation(p, "selesai", nama=p.nama, mulai=tanggal(p.mulai))


@rule(
    "SKP-315",
    Pejabat.table,
    kenapa="Kecamatan punya satu Camat dan satu Sekretaris; dua orang membuat pemberi keputusan tidak jelas.",
    baik={
        Pejabat.table: [
            {"nama": "A", "peran": "Camat", "selesai": date(2026, 3, 31)},
            {"nama": "B", "peran": "Camat", "mulai": date(2026, 4, 1)},
            {"nama": "C", "peran": "Camat", "jabat": "Plh."},
        ]
    },
    buruk={Pejabat.table: [{"nama": "A", "peran": "Camat"}, {"nama": "B", "peran": "Camat"}]},
)
def duplicate_single_peran(k: RuleScope) -> Iterator[Violation]:
    """Several persons hold for good, at one time, a role that only one can have."""
    for peran in SINGLE_PERAN:
        rows = [p for p in k.having_peran(peran) if not p.acting]
        for number, p in enumerate(rows):
            if any(p.overlaps(old) and normalized(p.nama) != normalized(old.nama) for old in rows[:number]):
                yield violation(p, "peran", nama=p.nama)


@rule(
    "SKP-302",
    Pejabat.table,
    kenapa="Kode unit pejabat menunjuk unit pada daftar unit kerja.",
    baik={Pejabat.table: [{"unit": "PEM"}]},
    buruk={Pejabat.table: [{"unit": "PMD"}]},
)
def pejabat_unit_not_found(k: RuleScope) -> Iterator[Violation]:
    """An official works at a unit that does not exist."""
    yield from slips(k, "pejabat")


@rule(
    "SKP-301",
    Unit.table,
    kenapa="Kode unit menunjuk satu unit di seluruh buku kerja dan pada nama berkas formulir.",
    baik={Unit.table: [{"kode": "PEM"}, {"kode": "PMD"}]},
    buruk={Unit.table: [{"kode": "PEM"}, {"kode": "pem"}]},
)
def duplicate_unit_kode(k: RuleScope) -> Iterator[Violation]:
    """Two units carry one kode."""
    yield from duplicates(k.master.unit, "kode", lambda u: normalized(u.kode))


@rule(
    "SKP-302",
    Unit.table,
    kenapa="Formulir dikirim kepada kepala unit, jadi namanya harus ada pada daftar pejabat.",
    baik={Unit.table: [{"kepala": "dewi lestari"}, {"kepala": ""}]},
    buruk={Unit.table: [{"kepala": "Tono"}]},
)
def head_not_found(k: RuleScope) -> Iterator[Violation]:
    """A unit's head is not on the list of officials."""
    valid = {normalized(p.nama) for p in k.master.pejabat}
    yield from without_reference(k.master.unit, "kepala", valid, "daftar pejabat", normalized)


@rule(
    "SKP-316",
    Unit.table,
    kenapa="Unit yang wajib mengisi tetapi tidak punya indikator akan menerima formulir kosong.",
    baik={Unit.table: [{}, {"kode": "UMUM", "wajib": "Tidak"}]},
    buruk={Unit.table: [{}, {"kode": "UMUM"}]},
)
def unit_without_indikator(k: RuleScope) -> Iterator[Violation]:
    """A unit must return a form but has nothing to report."""
    reporting = {unit for indikator in k.master.indikator for unit in indikator.units}
    for unit in k.master.required_units():
        if unit.kode not in reporting and k.master.indikator:
            yield violation(unit, "kode")


@rule(
    "SKP-317",
    BatasPredikat.table,
    kenapa="Batas predikat yang bertumpuk atau berlubang membuat satu capaian berpredikat "
    "ganda atau tanpa predikat.",
    baik={BatasPredikat.table: [{"predikat": "Tinggi", "batas_bawah": 75}, {"predikat": "Rendah"}]},
    buruk={BatasPredikat.table: [{"predikat": "Rendah"}, {"predikat": "Tinggi", "batas_bawah": 75}]},
)
def predikat_batas(k: RuleScope) -> Iterator[Violation]:
    """The table of predikat has gaps, overlaps or duplicates."""
    ambang = [row.ambang for row in k.master.predikat]
    for number, problem in check_ambang(ambang):
        field_name = "predikat" if problem is AmbangProblem.NAMA_GANDA else "batas_bawah"
        if k.master.predikat:
            yield violation(k.master.predikat[number], field_name, masalah=_AMBANG[problem])
        else:
            yield Violation(0, "predikat", None, {"masalah": _AMBANG[problem]})


@row_rule(
    "SKP-129",
    BatasPredikat.table,
    kenapa="Warna penanda ditulis enam angka heksadesimal agar dapat dipakai pada lembar dan laporan.",
    baik={BatasPredikat.table: [{"warna": "2E7D32"}, {"warna": "#2e7d32"}, {"warna": ""}]},
    buruk={BatasPredikat.table: [{"warna": "hijau"}]},
)
def color_not_code(p: BatasPredikat, _k: RuleScope) -> Iterator[Violation]:
    """The colour is no code of six hexadecimal digits."""
    if p.warna and not _COLOR.fullmatch(p.warna):
        yield violation(p, "warna")


@rule(
    "SKP-301",
    SpecialDay.table,
    kenapa="Satu tanggal hanya dapat libur atau masuk kerja, tidak keduanya.",
    baik={SpecialDay.table: [{"tanggal": date(2026, 7, 30)}, {"tanggal": date(2026, 7, 31)}]},
    buruk={SpecialDay.table: [{"jenis": "libur"}, {"jenis": "masuk kerja"}]},
)
def duplicate_hari_khusus(k: RuleScope) -> Iterator[Violation]:
    """One date is entered twice in the override table."""
    yield from duplicates(k.master.hari_khusus, "tanggal", lambda h: h.tanggal)
