"""Foreign content: everything in a file that rendering the book again would lose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip_xl.books.baca import BukuTerbaca
from sakip_xl.books.lembar_xml import persegi, sel, unsur
from sakip_xl.books.mentah import tampil
from sakip_xl.books.peta import LEMBAR_PETA, Peta, PetaLembar, baris_peta, kosong, tanda, tempat
from sakip_xl.books.susunan import TabelTerbaca
from sakip_xl.errors import Temuan, temuan
from sakip_xl.layout.buku import BUKU

_BAGIAN_ASING = re.compile(
    r"xl/(pivotTables|pivotCache|embeddings|externalLinks|ctrlProps|activeX|slicers|slicerCaches|timelines"
    r"|queryTables|model|diagrams|dialogsheets|macrosheets)/[^/]+",
    re.IGNORECASE,
)
_JANGKAR = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}


def isi_asing(buku: BukuTerbaca, peta: Peta) -> list[Temuan]:
    """Everything foreign, sheet by sheet, each with its cell where it has one (SKP-531 to 540).

    ``peta`` says what we drew ourselves. What stands in our tables is content, not foreign, except
    formulas and links hidden behind a text, which a raw value cannot carry.
    """
    hasil = [*_bagian(buku), *_lembar(buku), *_tabel(buku)]
    nama = _nama_lembar(buku)
    for lembar in BUKU[buku.isi.jenis].lembar:
        satu = nama[lembar.nama.casefold()]
        milik = peta.get(lembar.nama, PetaLembar())
        tabel = sorted((t for t in buku.tabel.values() if t.lembar == satu), key=lambda t: t.baris)
        pada_lembar = (
            *_sel(buku, satu, tabel, milik),
            *_dalam_tabel(buku, satu, tabel),
            *_gambar(buku, satu, milik),
            *_komentar(buku, satu),
        )
        hasil += [hal.di(lembar=satu) for hal in pada_lembar]
    return [hal.di(berkas=buku.wadah.jalur.name) for hal in hasil]


def _nama_lembar(buku: BukuTerbaca) -> dict[str, str]:
    return {nama.casefold(): nama for nama in buku.buku.sheet_names}


def _bagian(buku: BukuTerbaca) -> Iterator[Temuan]:
    """Parts of the container that our books never have."""
    for bagian in sorted(buku.wadah.bagian):
        if bagian.endswith("vbaProject.bin"):
            yield temuan("SKP-538")
        elif _BAGIAN_ASING.fullmatch(bagian):
            yield temuan("SKP-539", nilai=bagian)


def _lembar(buku: BukuTerbaca) -> Iterator[Temuan]:
    kita = {lembar.nama.casefold() for lembar in BUKU[buku.isi.jenis].lembar}
    for nama in buku.buku.sheet_names:
        if nama.casefold() not in kita:
            yield temuan("SKP-531", nilai=nama).di(lembar=nama)


def _tabel(buku: BukuTerbaca) -> Iterator[Temuan]:
    """Tables and columns that the layout does not know."""
    kita = {nama.casefold() for nama in buku.tabel}
    for nama in buku.buku.table_names or []:
        if nama.casefold() not in kita:
            satu = buku.buku.get_table_by_name(nama)
            awal = sel(*satu.start) if satu.start else None
            yield temuan("SKP-532", nilai=nama).di(lembar=satu.sheet, sel=awal)
    for letak in buku.tabel.values():
        for judul, kolom in letak.asing.items():
            yield temuan("SKP-533", kolom=judul, nilai=letak.tabel.nama).di(
                lembar=letak.lembar, sel=sel(letak.baris - 1, kolom)
            )


def _sel(buku: BukuTerbaca, lembar: str, tabel: list[TabelTerbaca], peta: PetaLembar) -> Iterator[Temuan]:
    """Cells outside the tables that we did not draw, and formulas where we drew none."""
    daerah = [(t.baris - 1, t.akhir) for t in tabel]
    rumus = buku.sisi(lembar).rumus
    petak = buku.nilai(lembar)
    for baris, isi in enumerate(petak):
        if lembar.casefold() == LEMBAR_PETA and baris_peta(isi):
            continue
        for kolom, nilai in enumerate(isi):
            if _termasuk(tabel, baris, kolom):
                continue
            kita = tempat(daerah, baris, kolom) in peta.rumus
            asing = (
                not kita
                if (baris, kolom) in rumus
                else not kosong(nilai) and not kita and tanda(kolom, nilai) not in peta.tetap
            )
            if asing:
                yield temuan("SKP-534", nilai=tampil(nilai)).di(sel=sel(baris, kolom))


def _termasuk(tabel: list[TabelTerbaca], baris: int, kolom: int) -> bool:
    return any(t.baris - 1 <= baris <= t.akhir and t.awal <= kolom < t.awal + t.lebar for t in tabel)


def _dalam_tabel(buku: BukuTerbaca, lembar: str, tabel: list[TabelTerbaca]) -> Iterator[Temuan]:
    """Formulas and hidden links in cells that hold typed content."""
    sisi, petak = buku.sisi(lembar), buku.nilai(lembar)
    tautan = _alamat_luar(buku, lembar) if sisi.tautan else {}
    for letak in tabel:
        isian = {letak.kolom[k.bidang] for k in letak.tabel.kolom if k.rumus is None}
        for baris in range(letak.baris, min(letak.akhir + 1, len(petak))):
            for kolom in isian:
                nilai = petak[baris][kolom] if kolom < len(petak[baris]) else ""
                alamat = (baris, kolom)
                if alamat in sisi.rumus:
                    hasil = sisi.galat.get(alamat, tampil(nilai))
                    yield temuan("SKP-535", nilai=hasil).di(sel=sel(*alamat))
                tujuan = tautan.get(sisi.tautan.get(alamat, ""), "")
                if tujuan and tujuan.removeprefix("mailto:").rstrip("/") not in str(nilai):
                    yield temuan("SKP-540", nilai=tujuan).di(sel=sel(*alamat))


def _alamat_luar(buku: BukuTerbaca, lembar: str) -> dict[str, str]:
    luar = (satu for satu in buku.hubungan(lembar) if satu.get("TargetMode") == "External")
    return {satu["Id"]: satu["Target"] for satu in luar}


def _gambar(buku: BukuTerbaca, lembar: str, peta: PetaLembar) -> Iterator[Temuan]:
    """More drawings on the sheet than we put there."""
    jumlah = sum(
        len(unsur(buku.wadah.bagian.get(satu["Target"], b"<r/>"), *_JANGKAR))
        for satu in buku.hubungan(lembar)
        if satu.get("Type", "").endswith("/drawing")
    )
    if jumlah > peta.gambar:
        yield temuan("SKP-536", nilai=jumlah - peta.gambar)


def _komentar(buku: BukuTerbaca, lembar: str) -> Iterator[Temuan]:
    """Notes and threaded comments, each at its cell."""
    sel_berkomentar = {
        persegi(atribut["ref"])[:2]
        for satu in buku.hubungan(lembar)
        if satu.get("Type", "").lower().endswith(("/comments", "/threadedcomment"))
        for _, atribut in unsur(buku.wadah.bagian.get(satu["Target"], b"<r/>"), "comment", "threadedComment")
    }
    for alamat in sorted(sel_berkomentar):
        yield temuan("SKP-537").di(sel=sel(*alamat))
