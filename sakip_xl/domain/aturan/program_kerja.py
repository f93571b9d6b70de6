"""Rules of the sheet Program Kerja: the plan of activities (SOP step 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan, aturan_baris, langgar
from sakip_xl.domain.aturan.waktu import luar_masa
from sakip_xl.domain.istilah import NamaSop, Peran
from sakip_xl.domain.model import KegiatanKerja, Master
from sakip_xl.domain.sop import SOP, Sop
from sakip_xl.domain.tulisan import daftar, tanggal, triwulan

_T = "tblProgramKerja"


def langkah_tim(sop: Sop) -> list[int]:
    """The steps of Tim SAKIP that come after the plan itself and so must stand in it."""
    rencana = next(satu.nomor for satu in sop.langkah if "program_kerja" in satu.syarat_keluar)
    return [satu.nomor for satu in sop.langkah if satu.nomor > rencana and Peran.TIM_SAKIP in satu.kolom]


def langkah_belum_direncanakan(master: Master, sop: NamaSop, nomor_triwulan: int) -> list[int]:
    """The steps of Tim SAKIP that the plan of one SOP and quarter does not have."""
    ada = {p.langkah for p in master.program_kerja if p.sop is sop and p.triwulan == nomor_triwulan}
    return [nomor for nomor in langkah_tim(SOP[sop]) if nomor not in ada]


@aturan_baris(
    "SKP-123",
    _T,
    kenapa="Kegiatan SOP direncanakan dalam tahun anggaran, atau untuk Triwulan IV pada "
    "awal tahun berikutnya.",
    baik={_T: [{"mulai": date(2026, 7, 6)}]},
    buruk={_T: [{"mulai": date(2062, 7, 6), "selesai": date(2062, 7, 7)}]},
)
def mulai_luar_tahun(p: KegiatanKerja, k: Konteks) -> Iterator[Langgar]:
    """The activity begins outside the budget year and the months of its report."""
    yield from luar_masa(p, "mulai", k)


@aturan_baris(
    "SKP-130",
    _T,
    kenapa="Kegiatan dimulai pada hari kerja (Perpres 21/2023); mulai pada hari libur biasanya salah ketik.",
    baik={_T: [{"mulai": date(2026, 7, 6)}]},
    buruk={_T: [{"mulai": date(2026, 7, 5)}, {"mulai": date(2026, 7, 31), "selesai": date(2026, 7, 31)}]},
)
def mulai_hari_libur(p: KegiatanKerja, k: Konteks) -> Iterator[Langgar]:
    """The activity begins on a day off."""
    sebab = k.kalender.sebab_libur(p.mulai)
    if sebab is not None:
        yield langgar(p, "mulai", sebab=sebab)


@aturan_baris(
    "SKP-204",
    _T,
    kenapa="Kegiatan tidak mungkin selesai sebelum dimulai.",
    baik={_T: [{"mulai": date(2026, 7, 6), "selesai": date(2026, 7, 6)}]},
    buruk={_T: [{"mulai": date(2026, 7, 7), "selesai": date(2026, 7, 6)}]},
)
def selesai_mendahului_mulai(p: KegiatanKerja, _k: Konteks) -> Iterator[Langgar]:
    """The activity ends before it begins."""
    if p.selesai < p.mulai:
        yield langgar(p, "selesai", mulai=tanggal(p.mulai))


@aturan_baris(
    "SKP-205",
    _T,
    kenapa="Kemajuan 100 berarti kegiatan sudah selesai, jadi tanggal mulainya sudah tiba.",
    baik={_T: [{"progres": 100, "mulai": date(2026, 7, 6), "selesai": date(2026, 7, 17)}]},
    buruk={_T: [{"progres": 100, "mulai": date(2026, 7, 13), "selesai": date(2026, 7, 17)}]},
)
def tuntas_sebelum_mulai(p: KegiatanKerja, k: Konteks) -> Iterator[Langgar]:
    """The activity is called done although it has not begun."""
    if p.progres == 100 and p.mulai > k.hari_ini:
        yield langgar(p, "progres", mulai=tanggal(p.mulai))


@aturan_baris(
    "SKP-206",
    _T,
    kenapa="Setiap kegiatan melaksanakan satu langkah yang memang ada pada SOP-nya.",
    baik={_T: [{"langkah": 12}]},
    buruk={_T: [{"sop": "pengukuran", "langkah": 12}]},
)
def langkah_tidak_ada(p: KegiatanKerja, _k: Konteks) -> Iterator[Langgar]:
    """The SOP has no step of that number."""
    akhir = SOP[p.sop].akhir.nomor
    if p.langkah > akhir:
        yield langgar(p, "langkah", sop=SOP[p.sop].judul, akhir=akhir)


@aturan(
    "SKP-311",
    _T,
    kenapa="Program kerja langkah 3 memuat semua langkah Tim SAKIP, agar tidak ada yang terlewat.",
    baik={_T: [{"langkah": nomor} for nomor in (4, 5, 6, 8, 9, 12)]},
    buruk={_T: [{"langkah": 4}]},
)
def langkah_terlewat(k: Konteks) -> Iterator[Langgar]:
    """A plan that was begun lacks steps of Tim SAKIP."""
    terakhir = {(p.sop, p.triwulan): p for p in k.master.program_kerja}
    for (sop, nomor), baris in terakhir.items():
        kurang = langkah_belum_direncanakan(k.master, sop, nomor)
        if kurang:
            yield langgar(
                baris,
                "langkah",
                sop=SOP[sop].judul,
                triwulan=triwulan(nomor),
                kurang=daftar([str(satu) for satu in kurang]),
            )


@aturan_baris(
    "SKP-312",
    _T,
    kenapa="Program kerja disusun dari hasil rapat langkah 2, jadi kegiatannya dimulai sesudah rapat.",
    baik={_T: [{"mulai": date(2026, 7, 2)}]},
    buruk={_T: [{"mulai": date(2026, 7, 1)}]},
)
def mendahului_rapat(p: KegiatanKerja, k: Konteks) -> Iterator[Langgar]:
    """The activity begins before the meeting that ordered it."""
    rapat = [n.tanggal for n in k.master.notulen if n.sop is p.sop and n.triwulan == p.triwulan]
    if rapat and p.mulai < min(rapat):
        yield langgar(p, "mulai", rapat=tanggal(min(rapat)))
