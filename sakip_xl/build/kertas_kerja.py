"""The sheet Kertas Kerja: one row per indicator and quarter, every result a live formula."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import LembarKanvas, TabelKanvas
from sakip_xl.build.kepala import gambar_kepala, tanda_tangan
from sakip_xl.build.tabel import daerah_isi, daerah_kolom, gambar_tabel, ganti_sel
from sakip_xl.build.warna import warnai_predikat
from sakip_xl.domain.istilah import MetodeRekap, Pembulatan, Peran
from sakip_xl.domain.model import Pengaturan
from sakip_xl.domain.tulisan import angka
from sakip_xl.layout.tabel_kertas_kerja import TBL_KERTAS_KERJA

PITA = (
    ("Indikator", "kode", "satuan"),
    ("Cara Mengukur", "polaritas", "nol_tercapai"),
    ("Triwulan Ini", "target_ketik", "ln_rekap"),
    ("Sampai dengan Triwulan Ini", "r1", "capaian_sd"),
    ("Tahun", "tahun_ketik", "capaian_tahun"),
    ("Penjelasan", "teks_bawah", "catatan"),
)
PENJELASAN = (
    "Semua angka capaian adalah rumus. Tampilkan kolom tersembunyi untuk melihat target dan realisasi "
    "sebagai angka, target acuan, dan nilai sebelum dibulatkan. Untuk Rekap adalah capaian triwulan ini; "
    "indikator yang tidak ditargetkan pada triwulan ini tidak ikut direkap dan disebut pada lembar Rekap."
)
_AMBANG = "IF(ISNUMBER(ambang_capaian_tinggi),ambang_capaian_tinggi,150)"
RUMUS_ATURAN = (
    '="Aturan yang dipakai: "&IF(ISNUMBER(desimal),desimal,2)&" angka desimal, pembulatan "'
    '&IF(pembulatan="potong","potong","setengah naik")&", batas nilai rekap "'
    '&IF(ISNUMBER(batas_rekap),SUBSTITUTE(batas_rekap&"",".",",")&"%","tidak ada")&", metode rekap "'
    '&IF(OR(metode_rekap="berbobot",metode_rekap="geometrik"),LOWER(metode_rekap),"rata-rata")&"."'
)


def gambar_kertas_kerja(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the head, the rules in force, the table and the signature of Tim SAKIP."""
    baris = gambar_kepala(lembar, bahan)
    lembar.tulis(baris, 0, teks_aturan(bahan.master.pengaturan), "baris+tebal", rumus=RUMUS_ATURAN)
    lembar.tulis(baris + 1, 0, PENJELASAN, "penjelasan")
    letak = gambar_tabel(lembar, TBL_KERTAS_KERJA, baris + 3, bahan, pita=PITA)
    lembar.beku = (letak.baris + 1, letak.kolom + TBL_KERTAS_KERJA.letak_kolom("indikator") + 1)
    lembar.ulang_baris = (letak.baris - 1, letak.baris)
    _rapikan(lembar, letak)
    _warnai(lembar, letak, bahan)
    bawah = letak.baris + letak.jumlah + 2
    kanan = letak.kolom + TBL_KERTAS_KERJA.letak_kolom("cara_hitung")
    tanda_tangan(lembar, bawah, kanan, bahan, Peran.TIM_SAKIP, tanggal=None)


def teks_aturan(aturan: Pengaturan) -> str:
    """The rules in force in one sentence, as the formula of the sheet gives it."""
    batas = "tidak ada" if aturan.batas_rekap is None else f"{angka(aturan.batas_rekap, None, ribuan=False)}%"
    bulat = "potong" if aturan.pembulatan is Pembulatan.POTONG else "setengah naik"
    return (
        f"Aturan yang dipakai: {aturan.desimal} angka desimal, pembulatan {bulat}, "
        f"batas nilai rekap {batas}, metode rekap {MetodeRekap(aturan.metode_rekap)}."
    )


def _rapikan(lembar: LembarKanvas, letak: TabelKanvas) -> None:
    """Center the short words that stand beside numbers."""
    for bidang in ("jalur", "predikat", "terisi", "satuan", "polaritas", "rumus"):
        daerah = daerah_kolom(letak, bidang)
        for baris in range(daerah.baris, daerah.baris_akhir + 1):
            gaya = lembar.sel[baris, daerah.kolom].gaya
            ganti_sel(lembar, baris, daerah.kolom, gaya=f"{gaya}+tengah")


def _warnai(lembar: LembarKanvas, letak: TabelKanvas, bahan: Bahan) -> None:
    """Grey for other quarters, the colours of the predikat, a mark on what looks unlikely."""
    awal = letak.baris + 1
    triwulan = _sel(letak, "triwulan", awal)
    lain = {"type": "formula", "criteria": f'=AND({triwulan}<>"",{triwulan}<>triwulan_aktif)'}
    lembar.bersyarat.append((daerah_isi(letak), {**lain, "format": "menunggu", "stop_if_true": True}))
    warnai_predikat(lembar, daerah_kolom(letak, "predikat"), bahan.master.predikat)
    for bidang in ("capaian", "capaian_sd", "capaian_tahun"):
        sel = _sel(letak, bidang, awal)
        janggal = f"=AND(ISNUMBER({sel}),OR({sel}<0,{sel}>{_AMBANG}))"
        daerah = daerah_kolom(letak, bidang)
        lembar.bersyarat.append((daerah, {"type": "formula", "criteria": janggal, "format": "peringatan"}))


def _sel(letak: TabelKanvas, bidang: str, baris: int) -> str:
    """A cell for a conditional format: the column fixed, the row moving."""
    return xl_rowcol_to_cell(baris, letak.kolom + letak.tabel.letak_kolom(bidang), col_abs=True)
