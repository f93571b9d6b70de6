"""The sheet Disposisi: the register, and below it one Lembar Disposisi on half a page for each of its rows.

Printed are the disposisi of the quarter staff work on, and one blank sheet, which fills itself as soon as
the next row of the register is typed (it is the blangko that step 1 of both SOPs asks for).
"""

from __future__ import annotations

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import (
    BarisDaftar,
    Rumus,
    baris_daftar,
    baris_terisi,
    cari_pejabat,
    catat_belum_lengkap,
    gambar_kop,
    literal,
    rumus_pejabat,
    tinggi_teks,
)
from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.build.kepala import gambar_kepala
from sakip_xl.build.tabel import gambar_tabel
from sakip_xl.domain import tulisan
from sakip_xl.domain.model import Disposisi
from sakip_xl.layout.tabel_naskah import TBL_DISPOSISI

PILIHAN_HARAP = (
    "Tanggapan dan Saran",
    "Proses lebih lanjut",
    "Koordinasi/konfirmasikan",
    "Laporkan hasilnya",
    "Simpan/arsipkan",
)
"""What a Lembar Disposisi offers to tick (domain.md 1.10); any other wish is written out below them."""

_AKHIR = 7
_KIRI, _KANAN, _TENGAH = 0, 5, 4
_SKALA = 76
_TINGGI_SETENGAH = 552.0
"""Points of rows on half an F4 page at that scale."""
_LABEL = "naskah+garis_naskah+di_tengah"
_ISI = "naskah+garis_naskah+tebal+di_tengah"


def gambar_disposisi(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the sheet: two Lembar Disposisi a page, newest last, then the blank one."""
    baris = gambar_kepala(lembar, bahan)
    letak = gambar_tabel(lembar, TBL_DISPOSISI, baris, bahan)
    baris = letak.baris + letak.jumlah + 2
    sah = [satu.baris_ke for satu in bahan.master.disposisi]
    baris = catat_belum_lengkap(lembar, bahan, baris, TBL_DISPOSISI.nama, sah)
    triwulan = bahan.master.kerja.triwulan
    judul = f"Lembar Disposisi {tulisan.triwulan(triwulan)} dan satu lembar kosong, siap cetak"
    lembar.tulis(baris, 0, judul, "judul_bagian")
    awal = baris + 1
    dicetak = [satu.baris_ke for satu in bahan.master.disposisi if satu.triwulan == triwulan]
    for ke, satu in enumerate([*baris_daftar(bahan, TBL_DISPOSISI.nama, dicetak), _kosong(bahan)]):
        baris = lembar.baris_berikut()
        if ke and ke % 2 == 0:
            lembar.jeda_halaman.append(baris)
        _gambar_lembar(lembar, bahan, satu, baris)
    lembar.mendatar, lembar.skala = False, _SKALA
    lembar.daerah_cetak = Daerah(awal, 0, lembar.baris_berikut() - 1, _AKHIR)


def _kosong(bahan: Bahan) -> BarisDaftar:
    """The first blank row below the register's last filled one."""
    terisi = baris_terisi(bahan.isi.baris(TBL_DISPOSISI.nama))
    return BarisDaftar(TBL_DISPOSISI, terisi[-1] + 1 if terisi else 0, {})


def _gambar_lembar(lembar: LembarKanvas, bahan: Bahan, satu: BarisDaftar, awal: int) -> None:
    baris = gambar_kop(lembar, bahan, awal, _AKHIR)
    lembar.tinggi[baris] = 28
    lembar.gabung(Daerah(baris, 0, baris, _AKHIR), "LEMBAR DISPOSISI", "naskah+tebal+besar+tengah+di_tengah")
    baris = _surat(lembar, satu, baris + 1)
    baris = _penerima(lembar, satu, baris)
    baris = _catatan(lembar, satu, baris)
    baris = _tanda_tangan(lembar, bahan, satu, baris)
    sisa = _TINGGI_SETENGAH - sum(lembar.tinggi.get(n, 15.0) for n in range(awal, baris))
    lembar.tinggi[baris] = max(20.0, sisa)
    lembar.gabung(Daerah(baris, 0, baris, _AKHIR), None, "naskah")


def _surat(lembar: LembarKanvas, satu: BarisDaftar, baris: int) -> int:
    """What came in, and where it stands in the agenda."""
    pasangan: tuple[tuple[str, Rumus, str, Rumus], ...] = (
        ("Surat dari", _dengan_bawaan(satu, "surat_dari"), "Diterima Tgl.", _diterima(satu)),
        ("No. Surat", satu.teks("nomor_surat"), "No. Agenda", satu.teks("nomor_agenda")),
        ("Tgl. Surat", satu.tanggal("tanggal_surat"), "Sifat", _dengan_bawaan(satu, "sifat")),
    )
    for kiri, isi_kiri, kanan, isi_kanan in pasangan:
        lembar.tinggi[baris] = 22
        _isian(lembar, baris, _KIRI, _TENGAH, kiri, isi_kiri)
        _isian(lembar, baris, _KANAN, _AKHIR, kanan, isi_kanan)
        baris += 1
    lebar = sum(lembar.lebar[kolom] for kolom in range(1, _AKHIR + 1))
    lembar.tinggi[baris] = tinggi_teks([(satu.nilai("hal"), lebar)], paling_rendah=34)
    _isian(lembar, baris, _KIRI, _AKHIR, "Hal", satu.teks("hal"))
    return baris + 1


def _isian(lembar: LembarKanvas, baris: int, kolom: int, akhir: int, label: str, isi: Rumus) -> None:
    rumus, nilai = isi
    lembar.tulis(baris, kolom, label, _LABEL)
    lembar.gabung(Daerah(baris, kolom + 1, baris, akhir), nilai, _ISI, rumus=rumus)


def _dengan_bawaan(satu: BarisDaftar, bidang: str) -> Rumus:
    """A cell that staff may leave empty because it has a default; a blank sheet stays blank."""
    bawaan = str(Disposisi.model_fields[bidang].default)
    acuan, agenda = satu.acuan(bidang), satu.acuan("nomor_agenda")
    nilai = satu.nilai(bidang) or (bawaan if satu.nilai("nomor_agenda") else "")
    return f'=IF(AND({acuan}="",{agenda}<>""),{literal(bawaan)},{acuan}&"")', nilai


def _diterima(satu: BarisDaftar) -> Rumus:
    """An order without a letter is received the day it is given; when a letter came in, only staff know."""
    surat = satu.acuan("tanggal_surat")
    rumus, nilai = satu.tanggal("tanggal")
    return f'=IF({surat}="",{rumus[1:]},"")', "" if satu.nilai("tanggal_surat") else nilai


def _penerima(lembar: LembarKanvas, satu: BarisDaftar, baris: int) -> int:
    """To whom it goes, and the wishes to tick, one a row."""
    lembar.tinggi[baris] = 20
    for kolom, akhir, judul in (
        (_KIRI, _TENGAH, "Diteruskan kepada Sdr.:"),
        (_KANAN, _AKHIR, "Dengan hormat harap:"),
    ):
        lembar.gabung(Daerah(baris, kolom, baris, akhir), judul, f"{_LABEL}+tebal")
    semua = [*(_centang(satu, teks) for teks in PILIHAN_HARAP), _lainnya(satu)]
    rumus, nilai = satu.teks("diteruskan_kepada")
    daerah = Daerah(baris + 1, _KIRI, baris + len(semua), _TENGAH)
    lembar.gabung(daerah, nilai, "naskah+garis_naskah+tebal", rumus=rumus)
    for ke, (rumus, nilai) in enumerate(semua, start=baris + 1):
        terakhir = ke == baris + len(semua)
        lembar.tinggi[ke] = tinggi_teks([(nilai, 60)], paling_rendah=19)
        gaya = f"naskah+di_tengah+garis_kiri+garis_kanan{'+garis_dasar' if terakhir else ''}"
        lembar.gabung(Daerah(ke, _KANAN, ke, _AKHIR), nilai, gaya, rumus=rumus)
    return baris + 1 + len(semua)


def _centang(satu: BarisDaftar, teks: str) -> Rumus:
    ada = teks.casefold() in satu.nilai("harap").casefold()
    rumus = f'=IF(ISNUMBER(SEARCH({literal(teks)},{satu.acuan("harap")})),"☑","☐")&{literal(" " + teks)}'
    return rumus, f"{'☑' if ada else '☐'} {teks}"


def _lainnya(satu: BarisDaftar) -> Rumus:
    """A wish that is none of the offered ones."""
    acuan, isi = satu.acuan("harap"), satu.nilai("harap")
    cocok = ",".join(f"ISNUMBER(SEARCH({literal(teks)},{acuan}))" for teks in PILIHAN_HARAP)
    biasa = not isi or any(teks.casefold() in isi.casefold() for teks in PILIHAN_HARAP)
    nilai = "☐ …………………………" if biasa else f"☑ {isi}"
    return f'=IF(OR({acuan}="",{cocok}),"☐ …………………………","☑ "&{acuan})', nilai


def _catatan(lembar: LembarKanvas, satu: BarisDaftar, baris: int) -> int:
    lembar.tinggi[baris] = 20
    lembar.gabung(Daerah(baris, 0, baris, _AKHIR), "Catatan:", f"{_LABEL}+tebal")
    rumus, nilai = satu.teks("catatan")
    lebar = sum(lembar.lebar[kolom] for kolom in range(_AKHIR + 1))
    lembar.tinggi[baris + 1] = min(150, tinggi_teks([(nilai, lebar)], paling_rendah=60))
    lembar.gabung(Daerah(baris + 1, 0, baris + 1, _AKHIR), nilai, "naskah+garis_naskah", rumus=rumus)
    return baris + 2


def _tanda_tangan(lembar: LembarKanvas, bahan: Bahan, satu: BarisDaftar, baris: int) -> int:
    """Who gave the disposisi, with room for paraf; what Identitas does not hold stays blank."""
    oleh, nama = f'{satu.acuan("oleh")}&""', satu.nilai("oleh")
    isi: list[Rumus] = [
        satu.tanggal("tanggal"),
        ("=" + rumus_pejabat(oleh, "Jabatan"), cari_pejabat(bahan, nama, "jabatan")),
        ("", None),
        satu.teks("oleh"),
        ("=" + rumus_pejabat(oleh, "Pangkat/Golongan"), cari_pejabat(bahan, nama, "pangkat")),
        _nip(bahan, oleh, nama),
    ]
    for ke, (rumus, nilai) in enumerate(isi):
        lembar.tinggi[baris + ke] = 46 if not rumus else 16
        gaya = f"naskah+tengah+garis_kanan{'+tebal' if ke == 3 else ''}"
        gaya += "+garis_dasar" if ke == len(isi) - 1 else ""
        daerah = Daerah(baris + ke, _KANAN, baris + ke, _AKHIR)
        lembar.gabung(daerah, nilai, gaya, rumus=rumus or None)
    daerah = Daerah(baris, _KIRI, baris + len(isi) - 1, _TENGAH)
    lembar.gabung(daerah, "Paraf dan tanggal penerima:", "naskah+garis_naskah")
    return baris + len(isi)


def _nip(bahan: Bahan, oleh: str, nama: str) -> Rumus:
    nip, cari = cari_pejabat(bahan, nama, "nip"), rumus_pejabat(oleh, "NIP")
    return f'=IF({cari}="","","NIP "&{cari})', f"NIP {nip}" if nip else ""
