"""Rules of the sheet Disposisi (SOP steps 1 and the report to the Camat)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan, aturan_baris, ganda, kunci, langgar
from sakip_xl.domain.aturan.waktu import luar_masa, mendatang
from sakip_xl.domain.istilah import JenisLaporan, Peran
from sakip_xl.domain.model import Disposisi
from sakip_xl.domain.sop import SOP
from sakip_xl.domain.tulisan import tanggal, triwulan

_T = "tblDisposisi"


@aturan(
    "SKP-301",
    _T,
    kenapa="Nomor agenda menunjuk satu naskah pada buku agenda, jadi tidak boleh dipakai dua kali.",
    baik={_T: [{"nomor_agenda": "045/2026"}, {"nomor_agenda": "046/2026"}]},
    buruk={_T: [{"nomor_agenda": "045/2026"}, {"nomor_agenda": " 045/2026 "}]},
)
def nomor_agenda_ganda(k: Konteks) -> Iterator[Langgar]:
    """Two disposisi carry one agenda number."""
    yield from ganda(k.master.disposisi, "nomor_agenda", lambda d: kunci(d.nomor_agenda))


@aturan_baris(
    "SKP-123",
    _T,
    kenapa="Disposisi SOP dibuat dalam tahun anggaran, atau untuk Triwulan IV paling lambat awal tahun "
    "berikutnya (PermenPANRB 53/2014: laporan paling lambat dua bulan setelah tahun berakhir).",
    baik={_T: [{"tanggal": date(2026, 7, 1)}]},
    buruk={_T: [{"tanggal": date(2025, 7, 1)}]},
)
def tanggal_luar_tahun(d: Disposisi, k: Konteks) -> Iterator[Langgar]:
    """The date lies outside the budget year and the months of its report."""
    yield from luar_masa(d, "tanggal", k)


@aturan_baris(
    "SKP-124",
    _T,
    kenapa="Disposisi yang sudah dicatat tidak mungkin bertanggal setelah hari ini.",
    baik={_T: [{"tanggal": date(2026, 7, 10)}]},
    buruk={_T: [{"tanggal": date(2026, 7, 11)}]},
)
def tanggal_mendatang(d: Disposisi, k: Konteks) -> Iterator[Langgar]:
    """The date has not come yet."""
    yield from mendatang(d, "tanggal", k)


@aturan_baris(
    "SKP-206",
    _T,
    kenapa="SOP Pengukuran hanya sampai langkah 10, SOP Pengumpulan sampai langkah 12.",
    baik={_T: [{"sop": "pengumpulan", "langkah": 11}]},
    buruk={_T: [{"sop": "pengukuran", "langkah": 11}]},
)
def langkah_tidak_ada(d: Disposisi, _k: Konteks) -> Iterator[Langgar]:
    """The SOP has no step of that number."""
    akhir = SOP[d.sop].akhir.nomor
    if d.langkah > akhir:
        yield langgar(d, "langkah", sop=SOP[d.sop].judul, akhir=akhir)


@aturan_baris(
    "SKP-201",
    _T,
    kenapa="Nomor dan tanggal surat menunjuk surat yang sama, jadi diisi keduanya atau tidak sama sekali.",
    baik={_T: [{}, {"nomor_surat": "005/12", "tanggal_surat": date(2026, 6, 30)}]},
    buruk={_T: [{"nomor_surat": "005/12"}, {"tanggal_surat": date(2026, 6, 30)}]},
)
def surat_setengah(d: Disposisi, _k: Konteks) -> Iterator[Langgar]:
    """Only one of number and date of the letter is given."""
    if bool(d.nomor_surat) != (d.tanggal_surat is not None):
        yield langgar(d, "tanggal_surat" if d.nomor_surat else "nomor_surat")


@aturan_baris(
    "SKP-202",
    _T,
    kenapa="Langkah 1 kedua SOP adalah perintah Camat kepada Sekretaris.",
    baik={_T: [{"diteruskan_kepada": "Sdr. Sekretaris Kecamatan"}, {"diteruskan_kepada": "Siti Aminah"}]},
    buruk={_T: [{"diteruskan_kepada": "Kasi Pemerintahan"}]},
)
def bukan_kepada_sekretaris(d: Disposisi, k: Konteks) -> Iterator[Langgar]:
    """The order of step 1 goes to somebody else than the Sekretaris."""
    kepada = kunci(d.diteruskan_kepada)
    dikenal = any(kunci(p.nama) in kepada for p in k.berperan(Peran.SEKRETARIS))
    if d.langkah == 1 and "sekretaris" not in kepada and not dikenal:
        yield langgar(d, "diteruskan_kepada")


@aturan_baris(
    "SKP-303",
    _T,
    kenapa="Perintah langkah 1 dan disposisi atas laporan hanya dapat diberikan oleh Camat.",
    baik={_T: [{"oleh": "Budi Santoso"}]},
    buruk={_T: [{"oleh": "Agus Wijaya"}]},
)
def bukan_oleh_camat(d: Disposisi, k: Konteks) -> Iterator[Langgar]:
    """The disposisi is not given by somebody with the role of Camat."""
    if not k.punya_peran(d.oleh, Peran.CAMAT):
        yield langgar(d, "oleh")


@aturan_baris(
    "SKP-304",
    _T,
    kenapa="Disposisi Camat atas laporan diberikan setelah laporan final disampaikan.",
    baik={
        _T: [{"langkah": 11, "tanggal": date(2026, 7, 10)}],
        "tblLaporan": [{"jenis": "final", "tanggal": date(2026, 7, 9)}],
    },
    buruk={
        _T: [{"langkah": 11, "tanggal": date(2026, 7, 8)}],
        "tblLaporan": [{"jenis": "final", "tanggal": date(2026, 7, 9)}],
    },
)
def mendahului_laporan(d: Disposisi, k: Konteks) -> Iterator[Langgar]:
    """The answer to the report is older than the final report."""
    final = [x for x in k.master.laporan_tw(d.sop, d.triwulan) if x.jenis is JenisLaporan.FINAL]
    if d.langkah == SOP[d.sop].akhir.nomor - 1 and final and d.tanggal < final[-1].tanggal:
        yield langgar(
            d,
            "tanggal",
            nomor=final[-1].nomor,
            tanggal_laporan=tanggal(final[-1].tanggal),
            triwulan=triwulan(d.triwulan),
        )
