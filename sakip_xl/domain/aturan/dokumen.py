"""Rules of the sheet Dokumen: the checklist of kelengkapan (SOP step 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan, aturan_baris, kunci, langgar
from sakip_xl.domain.aturan.waktu import mendatang
from sakip_xl.domain.istilah import NamaSop, YaTidak
from sakip_xl.domain.model import Dokumen, Master
from sakip_xl.domain.sop import SOP, Sop
from sakip_xl.domain.tulisan import daftar, triwulan

_T = "tblDokumen"


def dokumen_wajib(sop: Sop) -> list[tuple[int, str]]:
    """Step and name of every document that must come from outside the SOP.

    What an earlier step made is checked as the content of its own sheet, not as a document.
    """
    dibuat: set[str] = set()
    hasil: list[tuple[int, str]] = []
    for langkah in sop.langkah:
        if "dokumen_lengkap" in (*langkah.syarat_masuk, *langkah.syarat_keluar):
            hasil += [(langkah.nomor, nama) for nama in langkah.kelengkapan if nama not in dibuat]
        dibuat.update(langkah.keluaran)
    return hasil


def baris_dokumen(master: Master, sop: NamaSop, nomor_triwulan: int) -> list[Dokumen]:
    """The checklist of one SOP and quarter."""
    return [d for d in master.dokumen if d.sop is sop and d.triwulan == nomor_triwulan]


def belum_terdaftar(master: Master, sop: NamaSop, nomor_triwulan: int) -> list[str]:
    """The required documents that stand in no line of the checklist of their step."""
    daftar_periksa = baris_dokumen(master, sop, nomor_triwulan)
    return [
        nama
        for langkah, nama in dokumen_wajib(SOP[sop])
        if not any(d.langkah == langkah and _pokok(nama) in kunci(d.dokumen) for d in daftar_periksa)
    ]


def _pokok(nama: str) -> str:
    """The name without what stands in brackets: a line may add its year or say it otherwise there."""
    return kunci(re.sub(r"\([^)]*\)", "", nama))


@aturan_baris(
    "SKP-206",
    _T,
    kenapa="Setiap dokumen adalah kelengkapan satu langkah yang memang ada pada SOP-nya.",
    baik={_T: [{"langkah": 4}]},
    buruk={_T: [{"sop": "pengukuran", "langkah": 11}]},
)
def langkah_tidak_ada(d: Dokumen, _k: Konteks) -> Iterator[Langgar]:
    """The SOP has no step of that number."""
    akhir = SOP[d.sop].akhir.nomor
    if d.langkah > akhir:
        yield langgar(d, "langkah", sop=SOP[d.sop].judul, akhir=akhir)


@aturan_baris(
    "SKP-207",
    _T,
    kenapa="Dokumen yang sudah ada harus dapat ditemukan kembali saat reviu (PermenPANRB 53/2014).",
    baik={_T: [{"ada": "Ya", "lokasi": "Lemari 1"}, {"ada": "Tidak"}]},
    buruk={_T: [{"ada": "Ya"}]},
)
def tanpa_lokasi(d: Dokumen, _k: Konteks) -> Iterator[Langgar]:
    """A document is there, but nobody says where."""
    if d.ada is YaTidak.YA and not d.lokasi:
        yield langgar(d, "lokasi", dokumen=d.dokumen)


@aturan_baris(
    "SKP-208",
    _T,
    kenapa="Tanggal menunjukkan bahwa kelengkapan ada sebelum langkahnya selesai.",
    baik={_T: [{"ada": "Ya", "sejak": date(2026, 7, 6)}, {"ada": "Tidak"}]},
    buruk={_T: [{"ada": "Ya"}]},
)
def tanpa_tanggal(d: Dokumen, _k: Konteks) -> Iterator[Langgar]:
    """A document is there, but nobody says since when."""
    if d.ada is YaTidak.YA and d.sejak is None:
        yield langgar(d, "sejak", dokumen=d.dokumen)


@aturan_baris(
    "SKP-124",
    _T,
    kenapa="Dokumen yang sudah ada tidak mungkin diterima setelah hari ini.",
    baik={_T: [{"sejak": date(2026, 7, 10)}, {}]},
    buruk={_T: [{"sejak": date(2026, 7, 11)}]},
)
def sejak_mendatang(d: Dokumen, k: Konteks) -> Iterator[Langgar]:
    """The document is there since a day that has not come."""
    yield from mendatang(d, "sejak", k)


@aturan(
    "SKP-313",
    _T,
    kenapa="SOP menyebut dokumen yang harus dikumpulkan; yang tidak terdaftar mudah terlupa.",
    baik={},
    buruk={_T: [{"dokumen": "Renstra"}]},
)
def dokumen_terlewat(k: Konteks) -> Iterator[Langgar]:
    """A checklist that was begun lacks documents that the SOP names."""
    terakhir = {(d.sop, d.triwulan): d for d in k.master.dokumen}
    for (sop, nomor), baris in terakhir.items():
        kurang = belum_terdaftar(k.master, sop, nomor)
        if kurang:
            yield langgar(
                baris, "dokumen", sop=SOP[sop].judul, triwulan=triwulan(nomor), kurang=daftar(kurang)
            )
