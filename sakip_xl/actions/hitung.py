"""Fill the Kertas Kerja of one quarter (SOP Pengukuran steps 4 and 5) and roll it up (step 6)."""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.periksa import temuan_penghalang
from sakip_xl.actions.sesi import Saat, Sesi
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import ROMAWI, NamaSop, Peristiwa
from sakip_xl.domain.kertas_kerja import isi_kertas_kerja
from sakip_xl.domain.model import KertasKerja, Master
from sakip_xl.domain.nilai import nilai_indikator, rekap_master
from sakip_xl.domain.tulisan import persen
from sakip_xl.errors import SakipError

TABEL_SYARAT = ("tblPengaturan", "tblPredikat", "tblKinerja", "tblIndikator", "tblRealisasi")


def hitung(
    buku: Buku,
    *,
    saat: Saat,
    triwulan: int | None = None,
    metode_saja: bool = False,
) -> Hasil:
    """Write one row per indicator for the quarter; other quarters stay as they are.

    ``metode_saja`` leaves every realisasi empty: the empty Kertas Kerja of step 4. Refused when the
    indicators or the reported figures have faults (SKP-467), each named.
    """
    sesi = Sesi.buka(buku, saat)
    periode = int(triwulan or sesi.master.kerja.triwulan)
    salah = temuan_penghalang(sesi, TABEL_SYARAT)
    if salah:
        raise SakipError("SKP-467", rincian=salah, jumlah=len(salah))
    baris = isi_kertas_kerja(replace(sesi.master, realisasi=[]) if metode_saja else sesi.master, periode)
    if not baris:
        raise SakipError("SKP-468")
    sesi.perubahan.ganti["tblKertasKerja"] = _gabung(sesi.master, baris, periode)
    nilai = nilai_indikator(sesi.master, baris)
    terhitung = sum(satu.capaian.nilai is not None for satu in nilai)
    ringkas = f"{terhitung} dari {len(nilai)} indikator Triwulan {ROMAWI[periode]} dihitung"
    sesi.catat(Peristiwa.HITUNG, sop=NamaSop.PENGUKURAN, triwulan=periode, catatan=ringkas)
    cadangan = sesi.simpan("hitung")
    data = {
        "triwulan": periode,
        "capaian": [satu.ke_dict() for satu in nilai],
        "tidak_dihitung": {
            satu.baris.kode: satu.baris.catatan for satu in nilai if satu.capaian.nilai is None
        },
        "cadangan": str(cadangan or ""),
    }
    return Hasil(f"Kertas Kerja terisi: {ringkas}.", data)


def rekap_pengukuran(
    buku: Buku,
    *,
    saat: Saat,
    triwulan: int | None = None,
) -> Hasil:
    """Confirm the roll-up of the Kertas Kerja as it stands (SOP Pengukuran step 6) and log it.

    The sheet Rekap computes it live; this gives the same values and names what was not counted. Refused
    when the quarter has no Kertas Kerja yet (SKP-469).
    """
    sesi = Sesi.buka(buku, saat)
    periode = int(triwulan or sesi.master.kerja.triwulan)
    if not any(k.triwulan == periode for k in sesi.master.kertas_kerja):
        raise SakipError("SKP-469", triwulan=ROMAWI[periode])
    simpul, kecamatan = rekap_master(sesi.master, periode)
    pesan = f"Capaian kecamatan Triwulan {ROMAWI[periode]}: {persen(kecamatan.nilai)}"
    sesi.catat(Peristiwa.REKAP, sop=NamaSop.PENGUKURAN, triwulan=periode, catatan=pesan)
    cadangan = sesi.simpan("rekap_pengukuran")
    data = {
        "triwulan": periode,
        "kecamatan": None if kecamatan.nilai is None else float(kecamatan.nilai),
        "simpul": {
            kode: {
                "nilai": None if hasil.nilai is None else float(hasil.nilai),
                "dihitung": hasil.dihitung,
                "dikecualikan": [{"kode": k, "alasan": a} for k, a in hasil.dikecualikan],
            }
            for kode, hasil in simpul.items()
        },
        "cadangan": str(cadangan or ""),
    }
    return Hasil(f"{pesan}.", data)


def _gabung(master: Master, baris: list[KertasKerja], triwulan: int) -> list[KertasKerja]:
    """The rows of the quarters before, the new ones, those of the quarters after."""
    lama = [k for k in master.kertas_kerja if k.triwulan != triwulan]
    return sorted([*lama, *baris], key=lambda k: int(k.triwulan))
