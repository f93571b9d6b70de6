"""Draws one named table: title, headings, every raw row as it is, spare rows, dropdowns and formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.gaya import gaya_rupa
from sakip_xl.build.kanvas import Daerah, Jenis, LembarKanvas, SelKanvas, TabelKanvas
from sakip_xl.build.rumus_tabel import rumus_penuh
from sakip_xl.build.ukur import tinggi_baris
from sakip_xl.build.validasi import validasi_kolom
from sakip_xl.domain.model import Sel
from sakip_xl.layout.inti import Kolom, Konteks, Rupa, Sifat, Tabel
from sakip_xl.layout.isi import BarisMentah
from sakip_xl.layout.persen import dari_persen

_TERENDAH = 16.0
_SIDIK = "sidik"
"""Fingerprints are for programs: they are kept whole but shown on one line."""
_BERTANGGAL = {Rupa.TANGGAL, Rupa.WAKTU, Rupa.JAM}
_BERTEKS = {Rupa.TEKS, Rupa.PANJANG}
_BERTANGGAL_JENIS = ((datetime, Rupa.WAKTU), (date, Rupa.TANGGAL), (time, Rupa.JAM))
_BERANGKA = {Rupa.KETIK, Rupa.ANGKA, Rupa.PERSEN, Rupa.BULAT, Rupa.UANG}


def gambar_tabel(
    lembar: LembarKanvas,
    tabel: Tabel,
    baris: int,
    bahan: Bahan,
    *,
    kolom: int = 0,
    isian: str = "isian",
    pita: Sequence[tuple[str, str, str]] = (),
) -> TabelKanvas:
    """Draw a table from ``baris`` on: its title, unless the sheet has the same, then its heading.

    Every raw row is drawn as it is, blank rows and unreadable values too. A table of ``Sifat.ISIAN``
    gets its ``cadangan`` of blank rows below the last row; every table has at least one row.
    ``isian`` is the style of the cells that staff fill in; ``pita`` gives bands over groups of
    columns: a text with the first and the last field below it.
    """
    if tabel.judul != lembar.lembar.judul:
        lembar.tulis(baris, kolom, tabel.judul, "judul_bagian")
        lembar.tinggi.setdefault(baris, 24)
        baris += 1
    if tabel.penjelasan:
        lembar.tulis(baris, kolom, tabel.penjelasan, "penjelasan")
        baris += 1
    for teks, awal, akhir in pita:
        dari, sampai = (kolom + tabel.letak_kolom(bidang) for bidang in (awal, akhir))
        lembar.gabung(Daerah(baris, dari, baris, sampai), teks, "pita")
    baris += 1 if pita else 0
    isi = bahan.isi.baris(tabel.nama)
    letak = TabelKanvas(tabel, baris, kolom, jumlah_baris(tabel, isi))
    lembar.tabel.append(letak)
    atur_lebar(lembar, [tabel], kolom)
    for n, satu in enumerate(tabel.kolom):
        lembar.tulis(baris, kolom + n, satu.judul, "kepala")
    _gambar_baris(lembar, letak, isi, bahan.konteks, isian)
    _gambar_validasi(lembar, letak)
    taksir_tinggi(lembar, letak)
    return letak


def jumlah_baris(tabel: Tabel, isi: Sequence[BarisMentah]) -> int:
    """How many data rows the table is drawn with; blank rows at the end count as spare ones."""
    terisi = max((ke for ke, satu in enumerate(isi, 1) if not _kosong(satu)), default=0)
    cadangan = tabel.cadangan if tabel.sifat is Sifat.ISIAN else 0
    return max(terisi + cadangan, len(isi), 1)


def atur_lebar(lembar: LembarKanvas, tabel: Iterable[Tabel], kolom: int = 0) -> None:
    """Make each column as wide as the widest of the tables stacked in it needs."""
    for satu in tabel:
        for n, k in enumerate(satu.kolom, kolom):
            lembar.lebar[n] = max(lembar.lebar.get(n, 0), k.lebar)
            if k.tersembunyi:
                lembar.kolom_tersembunyi.add(n)


def taksir_tinggi(lembar: LembarKanvas, letak: TabelKanvas) -> None:
    """Estimate the height of the heading and of every row that holds more than one line."""
    lebar = [lembar.lebar[letak.kolom + n] for n in range(len(letak.tabel.kolom))]
    for baris in range(letak.baris, letak.baris + letak.jumlah + 1):
        isi = [
            (nilai, lebar[n])
            for n in range(len(lebar))
            if isinstance(nilai := lembar.sel[baris, letak.kolom + n].nilai, str)
            and letak.kolom + n not in lembar.kolom_tersembunyi
            and not lembar.sel[baris, letak.kolom + n].gaya.endswith("terpotong")
        ]
        lembar.taksiran[baris] = max(tinggi_baris(isi), _TERENDAH)


def daerah_kolom(letak: TabelKanvas, bidang: str) -> Daerah:
    """The data cells of one column."""
    kolom = letak.kolom + letak.tabel.letak_kolom(bidang)
    return Daerah(letak.baris + 1, kolom, letak.baris + letak.jumlah, kolom)


def daerah_isi(letak: TabelKanvas) -> Daerah:
    """All data cells of a table."""
    akhir = letak.kolom + len(letak.tabel.kolom) - 1
    return Daerah(letak.baris + 1, letak.kolom, letak.baris + letak.jumlah, akhir)


def letak_tabel(lembar: LembarKanvas, nama: str) -> TabelKanvas:
    """The place of a table drawn on the sheet."""
    return next(letak for letak in lembar.tabel if letak.tabel.nama == nama)


def ganti_sel(lembar: LembarKanvas, baris: int, kolom: int, **ubahan: str) -> None:
    """Change the style, link or prompt of a cell that a table has drawn."""
    lembar.sel[baris, kolom] = replace(lembar.sel[baris, kolom], **ubahan)  # type: ignore[arg-type]


def gaya_kolom(tabel: Tabel, kolom: Kolom, isian: str = "isian") -> str:
    """The style of a column's cells: who fills it decides the ground, what it holds the format.

    A formula never has the format of text, in which programs keep it as the text that it is.
    """
    if kolom.rumus is not None:
        return gaya_rupa(Rupa.PILIHAN if kolom.rupa in _BERTEKS else kolom.rupa, "hitungan")
    dasar = "kunci" if kolom.kunci else isian
    gaya = gaya_rupa(kolom.rupa, dasar if tabel.sifat is Sifat.ISIAN else "sel")
    return f"{gaya}+terpotong" if kolom.bidang.startswith(_SIDIK) else gaya


def sel_data(nilai: Sel, kolom: Kolom, gaya: str) -> SelKanvas:
    """One raw value as a cell: ``95%`` in a column of numbers goes back as 0,95 shown in percent.

    A date in another column, or a number in a column of dates, gets the format that keeps it what it is.
    """
    persen = dari_persen(nilai) if kolom.rupa in _BERANGKA else None
    if persen is not None:
        return SelKanvas(persen[0], f"{gaya}+persen{persen[1]}", Jenis.DATA)
    bentuk = _bentuk(nilai, kolom.rupa)
    return SelKanvas(nilai, f"{gaya}+{bentuk}" if bentuk else gaya, Jenis.DATA)


def _bentuk(nilai: Sel, rupa: Rupa) -> str | None:
    """The number format that a value needs where its column's own would turn it into something else."""
    if isinstance(nilai, (int, float)):
        return "capaian" if rupa in _BERTANGGAL and not isinstance(nilai, bool) else None
    for jenis, cocok in _BERTANGGAL_JENIS:
        if isinstance(nilai, jenis):
            return None if rupa is cocok else gaya_rupa(cocok)
    return None


def nilai_rumus(tabel: Tabel, baris: Mapping[str, Sel], konteks: Konteks) -> dict[str, Sel]:
    """The row by field name with its computed columns, from left to right."""
    hasil: dict[str, Sel] = {k.bidang: baris.get(k.bidang) for k in tabel.kolom if k.rumus is None}
    for k in tabel.kolom:
        if k.rumus is not None:
            hasil[k.bidang] = k.rumus.hitung(hasil, konteks)
    return hasil


def _gambar_baris(
    lembar: LembarKanvas, letak: TabelKanvas, isi: Sequence[BarisMentah], konteks: Konteks, isian: str
) -> None:
    tabel = letak.tabel
    gaya = [gaya_kolom(tabel, k, isian) for k in tabel.kolom]
    rumus = [rumus_penuh(tabel, k.rumus.teks) if k.rumus else None for k in tabel.kolom]
    for ke in range(letak.jumlah):
        nilai = nilai_rumus(tabel, isi[ke] if ke < len(isi) else {}, konteks)
        for n, k in enumerate(tabel.kolom):
            tempat = (letak.baris + 1 + ke, letak.kolom + n)
            if rumus[n] is None:
                lembar.sel[tempat] = sel_data(nilai[k.bidang], k, gaya[n])
            else:
                lembar.tulis(*tempat, nilai[k.bidang], gaya[n], rumus=rumus[n])


def _gambar_validasi(lembar: LembarKanvas, letak: TabelKanvas) -> None:
    for k in letak.tabel.kolom:
        aturan = validasi_kolom(letak.tabel, k)
        if aturan is not None:
            lembar.validasi.append((daerah_kolom(letak, k.bidang), aturan))


def _kosong(isi: Mapping[str, Sel]) -> bool:
    return all(nilai is None or nilai == "" for nilai in isi.values())
