"""What every sheet has in common: its head, its buttons, its way back, and the block of signatures."""

from __future__ import annotations

from datetime import date

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Daerah, Kanvas, LembarKanvas
from sakip_xl.build.rumus_tabel import alamat, teks_rumus
from sakip_xl.build.tabel import atur_lebar, ganti_sel
from sakip_xl.domain import tulisan
from sakip_xl.domain.istilah import Peran
from sakip_xl.domain.model import Sel
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import IsiBuku
from sakip_xl.layout.pengaturan import MENURUT_LABEL
from sakip_xl.layout.tombol import TOMBOL

TANDA_CONTOH = "DATA CONTOH, BUKAN DATA RESMI"
CATATAN_TOMBOL = "Tombol biru bekerja bila add-in SAKIP terpasang; tanpa itu pakai perintah sakip."
_TOMBOL_TERSEMPIT = 10.0
_LEBAR_BAKU = 8.43
_LEBAR_KEMBALI = 11.0
_KOSONG_TTD = 3

_RUMUS_KECAMATAN = '"Kecamatan "&nama_kecamatan&IF(nama_kabupaten="","",", "&nama_kabupaten)&", Tahun "&tahun'


def gambar_kepala(lembar: LembarKanvas, bahan: Bahan, *, tombol: bool = True) -> int:
    """Draw the head of a master sheet; returns the first free row.

    Title, the line of kecamatan, kabupaten and year, the mark of sample data, and one row with the way
    back to Beranda and the sheet's buttons. The columns are first made as wide as the tables need.
    """
    atur_lebar(lembar, MASTER.tabel_lembar(lembar.lembar.nama))
    lembar.tulis(0, 0, lembar.lembar.judul, "judul")
    lembar.tinggi[0] = 28
    lembar.tulis(1, 0, teks_kecamatan(bahan), "subjudul", rumus=_RUMUS_KECAMATAN)
    rumus_contoh = f'IF(data_contoh="Ya","{TANDA_CONTOH}","")'
    lembar.tulis(2, 0, tanda_contoh(bahan), "contoh", rumus=rumus_contoh)
    kolom = 0
    if lembar.lembar.nama != "Beranda":
        kolom = kolom_selebar(lembar, 0, _LEBAR_KEMBALI)
        lembar.gabung(Daerah(3, 0, 3, kolom), "← Beranda", "tautan+di_tengah")
        ganti_sel(lembar, 3, 0, tautan="'Beranda'!A1", petunjuk="Kembali ke Beranda")
        kolom += 1
    return gambar_tombol(lembar, 3, kolom) if tombol else 5


def gambar_tombol(lembar: LembarKanvas, baris: int, kolom: int = 0) -> int:
    """Draw all buttons of the sheet in one row with the note beside them; returns the first free row."""
    ada = [t.id for t in TOMBOL if lembar.lembar.nama in t.lembar]
    for id_tombol in ada:
        akhir = kolom_selebar(lembar, kolom, lebar_tombol(id_tombol))
        tombol(lembar, baris, kolom, id_tombol, sampai=akhir)
        kolom = akhir + 1
    if ada:
        lembar.tulis(baris, kolom, CATATAN_TOMBOL, "kecil+di_tengah")
    return baris + 2


def lebar_tombol(id_tombol: str) -> float:
    """How wide a button must be for its longest word; the label may take two lines."""
    label = next(t.label for t in TOMBOL if t.id == id_tombol)
    return max(_TOMBOL_TERSEMPIT, 1.2 * max(map(len, label.split())) + 1)


def tombol(
    lembar: LembarKanvas, baris: int, kolom: int, id_tombol: str, *, sampai: int | None = None
) -> None:
    """Draw one button over the columns up to ``sampai``: a cell that links to its own defined name.

    Without the add-in the link only jumps to its own cell (design.md D2).
    """
    satu = next(t for t in TOMBOL if t.id == id_tombol)
    akhir = kolom if sampai is None else sampai
    lembar.tinggi[baris] = 30
    tautan = nama_tombol(id_tombol, lembar.lembar.nama)
    lembar.tulis(baris, kolom, satu.label, "tombol", tautan=tautan, petunjuk=satu.petunjuk)
    for lain in range(kolom + 1, akhir + 1):
        lembar.tulis(baris, lain, None, "tombol")
    if akhir > kolom:
        lembar.gabungan.append(Daerah(baris, kolom, baris, akhir))


def nama_tombol(id_tombol: str, lembar: str) -> str:
    """The defined name of a button's cell: ``tombol_rekap_Tanda_Terima``."""
    return f"tombol_{id_tombol}_{lembar.replace(' ', '_')}"


def namai_tombol(kanvas: Kanvas) -> None:
    """Give every drawn button its defined name."""
    for nama, lembar in kanvas.lembar.items():
        for (baris, kolom), sel in lembar.sel.items():
            if sel.tautan is not None and sel.tautan.startswith("tombol_"):
                kanvas.nama[sel.tautan] = alamat(nama, baris, kolom)


def kolom_selebar(lembar: LembarKanvas, kolom: int, lebar: float) -> int:
    """The last column to take so that the columns from ``kolom`` on are together wide enough."""
    jumlah = 0.0
    while True:
        jumlah += 0 if kolom in lembar.kolom_tersembunyi else lembar.lebar.get(kolom, _LEBAR_BAKU)
        if jumlah >= lebar:
            return kolom
        kolom += 1


def teks_kecamatan(bahan: Bahan) -> str:
    """The line of kecamatan, kabupaten and year as the formula of the head gives it."""
    nama, kabupaten, tahun = (
        teks_rumus(nilai_pengaturan(bahan, bidang))
        for bidang in ("nama_kecamatan", "nama_kabupaten", "tahun")
    )
    return f"Kecamatan {nama}{', ' + kabupaten if kabupaten else ''}, Tahun {tahun}"


def tanda_contoh(bahan: Bahan) -> str:
    """The mark of sample data, empty for a book of real data."""
    return TANDA_CONTOH if teks_rumus(nilai_pengaturan(bahan, "data_contoh")).casefold() == "ya" else ""


def nilai_pengaturan(bahan: Bahan, bidang: str) -> Sel:
    """The raw cell of a setting, which is what a formula sees, also when it is wrong."""
    ke = letak_pengaturan(bahan.isi).get(bidang)
    return None if ke is None else bahan.isi.baris("tblPengaturan")[ke].get("nilai")


def letak_pengaturan(isi: IsiBuku) -> dict[str, int]:
    """The row of tblPengaturan that counts for each setting: the last one that has a value."""
    letak: dict[str, int] = {}
    berisi: set[str] = set()
    for ke, baris in enumerate(isi.baris("tblPengaturan")):
        definisi = MENURUT_LABEL.get(str(baris.get("pengaturan") or "").strip().casefold())
        if definisi is None:
            continue
        ada = bool(str(baris.get("nilai") if baris.get("nilai") is not None else "").strip())
        if ada or definisi.bidang not in berisi:
            letak[definisi.bidang] = ke
        if ada:
            berisi.add(definisi.bidang)
    return letak


def tanda_tangan(
    lembar: LembarKanvas,
    baris: int,
    kolom: int,
    bahan: Bahan,
    peran: Peran,
    *,
    sampai: int | None = None,
    tanggal: date | None = None,
    pengantar: str = "",
) -> int:
    """Draw the signature block of the first official with a peran; returns the first free row.

    Place and date, ``pengantar`` such as ``Mengetahui,``, jabatan, room to sign, nama and NIP. The
    date is dots when it is not known; what tblPejabat does not hold stays empty.
    """
    akhir = kolom if sampai is None else sampai
    hari = tulisan.tanggal(tanggal, kosong="....................")
    tempat = teks_rumus(nilai_pengaturan(bahan, "tempat_naskah"))
    rumus_tempat = f'IF(tempat_naskah="","",tempat_naskah&", ")&"{hari}"'
    isi: list[tuple[str, str | None, str]] = [
        (f"{tempat}, {hari}" if tempat else hari, rumus_tempat, "baris+tengah"),
        (pengantar, None, "baris+tengah"),
        (_pejabat(bahan, peran, "jabatan"), _rumus_pejabat(peran, "Jabatan"), "baris+tengah"),
        *[("", None, "baris")] * _KOSONG_TTD,
        (_pejabat(bahan, peran, "nama"), _rumus_pejabat(peran, "Nama"), "baris+tengah+tebal"),
        (_nip(_pejabat(bahan, peran, "nip")), _rumus_nip(peran), "baris+tengah"),
    ]
    for n, (nilai, rumus, gaya) in enumerate(isi):
        lembar.gabung(Daerah(baris + n, kolom, baris + n, akhir), nilai or None, gaya, rumus=rumus)
    return baris + len(isi)


def _pejabat(bahan: Bahan, peran: Peran, bidang: str) -> str:
    for baris in bahan.isi.baris("tblPejabat"):
        if teks_rumus(baris.get("peran")).casefold() == peran.casefold():
            return teks_rumus(baris.get(bidang))
    return ""


def _nip(nip: str) -> str:
    return f"NIP {nip}" if nip else ""


def _rumus_pejabat(peran: Peran, judul: str) -> str:
    return f'IFERROR(INDEX(tblPejabat[{judul}],MATCH("{peran}",tblPejabat[Peran dalam SOP],0))&"","")'


def _rumus_nip(peran: Peran) -> str:
    cari = f'INDEX(tblPejabat[NIP],MATCH("{peran}",tblPejabat[Peran dalam SOP],0))'
    return f'IFERROR(IF({cari}="","","NIP "&{cari}),"")'
