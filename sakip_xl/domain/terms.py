"""The closed lists of the field: each value is spelled here once, as staff read it."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Level(StrEnum):
    """The five levels of the performance tree, from goal to budget line."""

    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub kegiatan"


class Polaritas(StrEnum):
    """Which direction of realisasi is good."""

    POSITIF = "positif"
    NEGATIF = "negatif"
    STABIL = "stabil"


class Konsolidasi(StrEnum):
    """How the quarters make a year (domain.md 1.4)."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    POSISI_AKHIR = "posisi akhir"


class Pembulatan(StrEnum):
    """How a capaian is brought to the printed number of decimals."""

    SETENGAH_NAIK = "setengah_naik"
    POTONG = "potong"


class RekapMethod(StrEnum):
    """How several capaian become one."""

    RATA_RATA = "rata-rata"
    BERBOBOT = "berbobot"
    GEOMETRIK = "geometrik"


class DasarRekap(StrEnum):
    """Which of the three capaian of an indicator the roll-up counts (design D19)."""

    TRIWULAN = "triwulan"
    SAMPAI = "s.d. triwulan"
    TAHUN = "tahun"


class DecimalSeparator(StrEnum):
    """What an ambiguous ``1.234`` means in this workbook; ``tanyakan`` makes it a finding."""

    TANYAKAN = "tanyakan"
    KOMA = "koma"
    TITIK = "titik"


class Peran(StrEnum):
    """The five actor columns of both SOPs."""

    CAMAT = "Camat"
    SEKRETARIS = "Sekretaris"
    KASI_KASUBAG = "Kasi/Kasubag"
    TIM_SAKIP = "Tim SAKIP"
    STAF = "Staf"


SINGLE_PERAN = (Peran.CAMAT, Peran.SEKRETARIS)
"""The peran that one person holds at a time."""


SIGNING_PERAN = (Peran.SEKRETARIS, Peran.CAMAT)
"""The peran whose steps are signed unless the office decides otherwise."""


class Jabat(StrEnum):
    """How a person holds an office: for good, or for a time in the place of another (Plt., Plh.)."""

    DEFINITIF = "definitif"
    PLT = "Plt."
    PLH = "Plh."


class SopName(StrEnum):
    """The two procedures."""

    PENGUMPULAN = "pengumpulan"
    PENGUKURAN = "pengukuran"


class YesNo(StrEnum):
    """A yes or a no as staff choose it from a list."""

    YA = "Ya"
    TIDAK = "Tidak"


class PkVersion(StrEnum):
    """Which version of the Perjanjian Kinerja a target stands in (PermenPANRB 53/2014)."""

    MURNI = "murni"
    PERUBAHAN = "perubahan"


class DisposisiTrait(StrEnum):
    """Urgency of a disposisi."""

    BIASA = "biasa"
    SEGERA = "segera"
    SANGAT_SEGERA = "sangat segera"
    RAHASIA = "rahasia"


class FormulirStatus(StrEnum):
    """Where the form of one unit is."""

    DIKIRIM = "dikirim"
    DITERIMA = "diterima"
    DIKEMBALIKAN = "dikembalikan"
    DIKECUALIKAN = "dikecualikan"


class LaporanKind(StrEnum):
    """A report is a draft until the Sekretaris agrees."""

    DRAFT = "draft"
    FINAL = "final"


class Cara(StrEnum):
    """How a unit fills in its form: in the workbook, or on paper that Tim SAKIP types."""

    EXCEL = "Berkas Excel"
    KERTAS = "Kertas"


class FollowUp(StrEnum):
    """How far a recommendation of an LHE is followed up."""

    BELUM = "belum"
    PROSES = "proses"
    TUNTAS = "tuntas"


class HolidayKind(StrEnum):
    """How one date differs from the working calendar that the program knows."""

    LIBUR = "libur"
    CUTI_BERSAMA = "cuti bersama"
    MASUK = "masuk kerja"


class Penggabungan(StrEnum):
    """How the realisasi of units that share an indicator become one."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    PENANGGUNG_JAWAB = "penanggung jawab"


class BentrokSource(StrEnum):
    """Where two values for one cell met."""

    REKAP = "rekap"
    GABUNG = "gabung"


class ValueSource(StrEnum):
    """How a value came into its cell, as far as the book tells."""

    FORMULIR = "formulir"
    KERTAS = "kertas"
    KETIKAN = "ketikan"
    BENTROK = "bentrok"
    GABUNG = "gabung"
    DIKELUARKAN = "dikeluarkan"
    HITUNGAN = "hitungan"
    TINDAKAN = "tindakan lain"
    TIDAK_TERCATAT = "tidak tercatat"


class Pakai(StrEnum):
    """Which of two values a person chose: the one that stood first (or of file A), or the other."""

    LAMA = "isi lama (A)"
    BARU = "isi baru (B)"


class Event(StrEnum):
    """What a row of Jejak records. Those for which ``moves`` holds move the SOP, the rest is evidence."""

    SELESAI = "langkah selesai"
    KEMBALI = "dikembalikan"
    DIBUKA = "dibuka kembali"
    FORMULIR_DIKIRIM = "formulir dikirim"
    FORMULIR_DITERIMA = "formulir diterima"
    FORMULIR_DITOLAK = "formulir ditolak"
    FORMULIR_DIMINTA = "formulir diminta lagi"
    FORMULIR_DIKELUARKAN = "formulir dikeluarkan"
    BENTROK = "bentrok diputuskan"
    LANJUTAN = "lanjutan perubahan"
    PERIKSA = "pemeriksaan"
    REKAP = "rekapitulasi"
    HITUNG = "hitung capaian"
    LAPORAN = "laporan disusun"
    ARSIP = "diarsipkan"
    KODE = "kode diganti"
    BATAL = "dibatalkan"
    PULIH = "cadangan dipulihkan"
    SERAH = "buku diserahkan"
    TERIMA = "buku diterima"
    MIGRASI = "susunan diperbarui"
    IMPOR = "tabel lama diimpor"
    PK_PERUBAHAN = "PK perubahan"
    NASKAH = "naskah dibuat"
    BERTANDA = "naskah bertanda diterima"
    USULAN = "naskah diusulkan"
    BUKTI = "bukti LKE dikumpulkan"
    TAMBAHAN = "baris ditambahkan"
    GABUNG = "buku digabung"
    KUNCI = "kunci didaftarkan"
    SAKSI = "pendaftaran kunci disaksikan"
    PERBAIKAN = "jejak diperbaiki"

    @property
    def changes_data(self) -> bool:
        """Whether there is something to take back: a mere check and room in a table change no data."""
        return self not in {Event.PERIKSA, Event.TAMBAHAN}

    @property
    def moves(self) -> bool:
        """Whether a row of it moves an SOP: one step on, back, or open again."""
        return self in {Event.SELESAI, Event.KEMBALI, Event.DIBUKA}


class Triwulan(IntEnum):
    """A quarter of the budget year."""

    I = 1
    II = 2
    III = 3
    IV = 4


JENIS_UNIT: tuple[str, ...] = ("sekretariat", "sub bagian", "seksi", "kelurahan", "desa", "UPT")
"""The kinds of unit that a new master knows; the office adds its own on Referensi."""

ROMAWI: dict[int, str] = {1: "I", 2: "II", 3: "III", 4: "IV"}
