"""The form of one unit: a cover that says what to do, the two entry sheets, and the hidden identity."""

from __future__ import annotations

from datetime import datetime

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.isian import gambar_meta
from sakip_xl.build.kanvas import Daerah, Kanvas, LembarKanvas, TabelKanvas
from sakip_xl.build.kepala import TANDA_CONTOH
from sakip_xl.build.rumus_tabel import alamat
from sakip_xl.build.sampul import Kemajuan, gambar_sampul, sebutan_periode
from sakip_xl.build.tabel import atur_lebar, daerah_kolom, gambar_tabel, letak_tabel
from sakip_xl.build.ukur import tinggi_baris
from sakip_xl.domain.istilah import PemisahDesimal
from sakip_xl.domain.model import Master, Pengaturan
from sakip_xl.layout.buku import FORMULIR
from sakip_xl.layout.inti import Tabel
from sakip_xl.layout.isi import IsiBuku
from sakip_xl.layout.rumus_isian import BELUM, LENGKAP, NAMA_PEMISAH
from sakip_xl.layout.tabel_formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

_PETUNJUK = {
    "tblIsian": "Isi sel kuning saja; indikator dan target terkunci. Realisasi nol ditulis 0, jangan "
    "dikosongkan. Kolom Status Isian memberi tahu yang masih kurang. Nilai yang tidak mencapai target "
    "atau tampak janggal cukup dijelaskan di kolom Kendala.",
    "tblIsianAnggaran": "Isi realisasi dari awal tahun sampai akhir triwulan ini, dalam rupiah. Belum ada "
    "realisasi ditulis 0. Realisasi yang melebihi pagu dijelaskan di kolom Keterangan.",
}
_SEBUTAN = {"tblIsian": "indikator", "tblIsianAnggaran": "baris anggaran"}
_BEKU = {"tblIsian": 3, "tblIsianAnggaran": 2}
_LEBAR_PETUNJUK = 120.0


def gambar_formulir(isi: IsiBuku, sekarang: datetime) -> Kanvas:
    """Draw the form whose identity stands in ``isi.meta``; a key that is missing shows as empty."""
    bahan = Bahan(isi, Master(isi.meta.get("id_master", ""), _pengaturan(isi)), sekarang)
    kanvas = Kanvas(aktif="Sampul", properti=_properti(isi))
    for lembar in FORMULIR.lembar:
        kanvas.tambah(lembar)
    kemajuan = [
        gambar_lembar_isian(kanvas.lembar["Isian"], bahan, TBL_ISIAN),
        gambar_lembar_isian(kanvas.lembar["Anggaran"], bahan, TBL_ISIAN_ANGGARAN),
    ]
    gambar_sampul(kanvas.lembar["Sampul"], bahan, kemajuan)
    gambar_meta(kanvas.lembar["_meta"], bahan)
    kanvas.nama[NAMA_PEMISAH] = _acuan_meta(kanvas.lembar["_meta"], isi, "pemisah_desimal")
    return kanvas


def gambar_lembar_isian(lembar: LembarKanvas, bahan: Bahan, tabel: Tabel) -> Kemajuan:
    """Draw one entry sheet; returns its line of progress, which the cover repeats."""
    atur_lebar(lembar, [tabel])
    lembar.tulis(0, 0, lembar.lembar.judul, "judul")
    lembar.tinggi[0] = 28
    meta = bahan.isi.meta
    lembar.tulis(
        1, 0, f"{meta.get('nama_unit') or meta.get('unit', '')}, {sebutan_periode(meta)}", "subjudul"
    )
    if meta.get("data_contoh") == "Ya":
        lembar.tulis(2, 0, TANDA_CONTOH, "contoh")
    lembar.tulis(3, 0, "← Sampul", "tautan", tautan="'Sampul'!A1", petunjuk="Kembali ke Sampul")
    _tulis_lebar(lembar, 4, _PETUNJUK[tabel.nama])
    letak = gambar_tabel(lembar, tabel, 6, bahan)
    kemajuan = _kemajuan(lembar, letak)
    lembar.tulis(5, 0, kemajuan.nilai, "label+satu_baris", rumus=kemajuan.rumus)
    lembar.beku = (letak.baris + 1, _BEKU[tabel.nama])
    lembar.ulang_baris = (letak.baris, letak.baris)
    _warnai_status(lembar, letak)
    return kemajuan


def _tulis_lebar(lembar: LembarKanvas, baris: int, teks: str) -> None:
    """Write a long text over as many columns as it needs on the screen."""
    kolom, lebar = -1, 0.0
    while lebar < _LEBAR_PETUNJUK and kolom + 1 in lembar.lebar:
        kolom += 1
        lebar += lembar.lebar[kolom]
    lembar.gabung(Daerah(baris, 0, baris, kolom), teks, "penjelasan+bungkus")
    lembar.tinggi[baris] = tinggi_baris([(teks, lebar)])


def _kemajuan(lembar: LembarKanvas, letak: TabelKanvas) -> Kemajuan:
    tabel, sebutan = letak.tabel, _SEBUTAN[letak.tabel.nama]
    status, kode = daerah_kolom(letak, "status"), daerah_kolom(letak, "kode")
    baris = range(status.baris, status.baris_akhir + 1)
    lengkap = sum(lembar.sel[n, status.kolom].nilai == LENGKAP for n in baris)
    berkode = sum(lembar.sel[n, kode.kolom].nilai not in {None, ""} for n in baris)
    judul = f"{tabel.nama}[{tabel.kolom_bidang('status').judul}]"
    return Kemajuan(
        lembar.lembar.nama,
        f'COUNTIF({judul},"{LENGKAP}")&" dari "&COUNTA({tabel.nama}[Kode])&" {sebutan} lengkap"',
        f"{lengkap} dari {berkode} {sebutan} lengkap",
    )


def _warnai_status(lembar: LembarKanvas, letak: TabelKanvas) -> None:
    daerah = daerah_kolom(letak, "status")
    for syarat, gaya in ((f'"{LENGKAP}"', "selesai"), (f'"{BELUM}"', "menunggu")):
        lembar.bersyarat.append(
            (
                daerah,
                {"type": "cell", "criteria": "==", "value": syarat, "format": gaya, "stop_if_true": True},
            )
        )
    lembar.bersyarat.append((daerah, {"type": "no_blanks", "format": "terlambat"}))


def _acuan_meta(lembar: LembarKanvas, isi: IsiBuku, kunci: str) -> str:
    """The cell of one value of the identity; an empty text when the form does not carry it."""
    letak = letak_tabel(lembar, "tblMeta")
    for ke, baris in enumerate(isi.baris("tblMeta"), letak.baris + 1):
        if baris.get("kunci") == kunci:
            return alamat("_meta", ke, letak.kolom + letak.tabel.letak_kolom("nilai"))
    return '""'


def _pengaturan(isi: IsiBuku) -> Pengaturan:
    """What the form's formulas need of the master's settings; the rest stands at its default."""
    pemisah = isi.meta.get("pemisah_desimal", "").casefold()
    dikenal = pemisah in set(PemisahDesimal)
    return Pengaturan.model_construct(
        nama_kecamatan=isi.meta.get("kecamatan", ""),
        tahun=int(isi.meta["tahun"]) if isi.meta.get("tahun", "").isdigit() else 0,
        pemisah_desimal=PemisahDesimal(pemisah) if dikenal else PemisahDesimal.TANYAKAN,
    )


def _properti(isi: IsiBuku) -> dict[str, str]:
    meta = isi.meta
    properti = {
        "judul": f"Formulir Data Capaian Kinerja {meta.get('unit', '')} {sebutan_periode(meta)}",
        "perihal": "Pengumpulan data kinerja",
        "penulis": f"Kecamatan {meta.get('kecamatan', '')}",
        "kaki": f"{meta.get('id_formulir', '')}  Kecamatan {meta.get('kecamatan', '')}",
    }
    return {**properti, "kepala": TANDA_CONTOH} if meta.get("data_contoh") == "Ya" else properti
