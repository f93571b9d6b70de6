"""What must change on an open sheet so that it becomes the drawn one: worked out whole, before any write.

Three things are laid beside each other: the sheet as it stands, the map of what we drew there last, and
the new drawing. Rows are matched first (tables have grown, papers got lines), then cells: only what the
drawing changed since the map is written, and never over something that somebody else put there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sakip_xl.books.barisan import Asal, Geser, Potongan, geser_baris, pasangkan, potongan_tabel
from sakip_xl.books.lembar_xml import sel as a1
from sakip_xl.books.mentah import setara, tampil
from sakip_xl.books.peta import PetaLembar, Rekam, gaya_baku, kosong, petakan_lembar, tanda
from sakip_xl.books.susunan import TabelTerbaca
from sakip_xl.build.kanvas import Daerah, LembarKanvas, SelKanvas, TabelKanvas
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.layout.inti import Sifat
from sakip_xl.layout.isi import IsiBuku

Alamat = tuple[int, int]
_POLOS = Rekam(0, "")
"""A cell that was never drawn."""


@dataclass(frozen=True, slots=True)
class LembarTerlihat:
    """An open sheet as it stands: its tables from top to bottom and its values from A1."""

    nama: str
    tabel: Sequence[TabelTerbaca]
    nilai: Sequence[Sequence[object]]

    def isi(self, baris: int, kolom: int) -> object:
        """One value; beyond the used cells there is none."""
        deret = self.baris(baris)
        return deret[kolom] if kolom < len(deret) else None

    def baris(self, baris: int) -> Sequence[object]:
        """The values of one row."""
        return self.nilai[baris] if baris < len(self.nilai) else ()


@dataclass(slots=True)
class Rencana:
    """All that is to be done on one sheet; addresses are those after ``geser``, from 0.

    ``tulis``: new content by cell, of which ``data`` are inside tables. ``gaya``: old style (``None``
    when unknown) and new one (``""`` for none) by cell; ``tetangga``: the styles of the cells around
    them, whose lines may suffer. ``tautan``: cells that get a link, or whose link goes with all else in it.
    ``tata``: what changed beside the cells (``peta.tata_lembar``).
    """

    lembar: str
    geser: list[Geser] = field(default_factory=list)
    tulis: dict[Alamat, SelKanvas] = field(default_factory=dict)
    data: set[Alamat] = field(default_factory=set)
    gaya: dict[Alamat, tuple[str | None, str]] = field(default_factory=dict)
    tetangga: dict[Alamat, str] = field(default_factory=dict)
    lepas: list[Daerah] = field(default_factory=list)
    gabung: list[Daerah] = field(default_factory=list)
    tautan: dict[Alamat, SelKanvas] = field(default_factory=dict)
    tinggi: dict[int, float] = field(default_factory=dict)
    tata: dict[str, Any] = field(default_factory=dict)

    @property
    def kosong(self) -> bool:
        """Whether nothing is to be done."""
        isi = (self.geser, self.tulis, self.gaya, self.lepas, self.gabung, self.tautan, self.tata)
        return not any(isi)


def rencanakan(
    ada: LembarTerlihat, peta: PetaLembar, kanvas: LembarKanvas, lama: IsiBuku, baru: IsiBuku
) -> Rencana:
    """The plan of one sheet, whose content was ``lama`` and is going to be ``baru``.

    Refuses, with every place, when foreign content stands where something must be written or in a row
    that must go (SKP-546), and when the tables are not in their order any more (SKP-547).
    """
    letak = sorted(kanvas.tabel, key=lambda t: t.baris)
    if [t.tabel.nama for t in letak] != [t.tabel.nama for t in ada.tabel]:
        raise SakipError("SKP-547", nilai=ada.nama)
    kini = petakan_lembar(kanvas)
    potongan = _potong(ada, peta, letak, kini)
    hasil = Rencana(ada.nama, geser_baris(potongan))
    penyusun = _Penyusun(ada, peta, kanvas, hasil, potongan)
    penyusun.buang()
    for satu in potongan:
        if satu.tabel:
            penyusun.tabel(satu, letak[satu.bagian // 2], lama, baru)
        else:
            penyusun.celah(satu, kini)
    penyusun.gabungan()
    hasil.tetangga = _tetangga(hasil.gaya.keys(), kanvas)
    hasil.tata = {k: v for k, v in kini.tata.items() if v != peta.tata.get(k)}
    if penyusun.asing:
        raise SakipError("SKP-546", rincian=penyusun.asing, nilai=ada.nama)
    return hasil


def _potong(
    ada: LembarTerlihat, peta: PetaLembar, letak: Sequence[TabelKanvas], kini: PetaLembar
) -> list[Potongan]:
    """Every stretch of rows: before, in and after each table."""
    hasil: list[Potongan] = []
    mulai = baru = 0
    for ke, satu in enumerate(letak):
        tabel = ada.tabel[ke]
        kepala = tabel.baris - 1
        hasil.append(_celah(ada, peta, kini, 2 * ke, range(mulai, kepala), baru))
        hasil.append(potongan_tabel(2 * ke + 1, kepala, tabel.jumlah, satu.baris, satu.jumlah))
        mulai, baru = tabel.akhir + 1, satu.baris + satu.jumlah + 1
    ekor = peta.celah[-1] if peta.celah else 0
    hasil.append(_celah(ada, peta, kini, 2 * len(letak), range(mulai, mulai + ekor), baru))
    return hasil


def _celah(
    ada: LembarTerlihat, peta: PetaLembar, kini: PetaLembar, bagian: int, baris: range, baru: int
) -> Potongan:
    """The rows outside the tables: those there now, those drawn last and those to come, matched."""
    dulu = _ciri(peta, bagian)
    baris_lama = dict(enumerate(baris))
    if not _seperti_dulu(ada, peta, dulu, baris):  # somebody put rows in or took some out
        if bagian == 2 * len(ada.tabel):
            baris = range(baris.start, max(len(ada.nilai), baris.stop))
        pasangan = pasangkan(
            [_ciri_tetap(satu) for satu in dulu], [_ciri_terlihat(ada.baris(satu), peta) for satu in baris]
        )
        baris_lama = {ke: baris[n] for n, ke in enumerate(pasangan) if ke is not None}
        if bagian == 2 * len(ada.tabel):  # what stands below our last row is not ours to move
            baris = range(baris.start, max(baris_lama.values(), default=baris.start - 1) + 1)
    geser = min(bagian, 1)  # distances count from 1 below a table
    asal = [
        Asal(baris_lama[ke], ke + geser) if ke is not None and ke in baris_lama else Asal(None, None)
        for ke in pasangkan(dulu, _ciri(kini, bagian))
    ]
    return Potongan(bagian, baris.start, len(baris), baru, tuple(asal))


def _seperti_dulu(ada: LembarTerlihat, peta: PetaLembar, dulu: Sequence[Ciri], baris: range) -> bool:
    """Whether every row still shows the fixed texts that were drawn in it."""
    return len(baris) == len(dulu) and all(
        _ciri_tetap(satu)[0] <= _ciri_terlihat(ada.baris(n), peta)[0]
        for n, satu in zip(baris, dulu, strict=True)
    )


Ciri = tuple[tuple[int, Rekam], ...]


def _ciri(peta: PetaLembar, bagian: int) -> list[Ciri]:
    """What was drawn in each row of a stretch; a formula counts by its place, it moves with its rows."""
    banyak = peta.celah[bagian // 2] if bagian // 2 < len(peta.celah) else 0
    baris: list[list[tuple[int, Rekam]]] = [[] for _ in range(banyak)]
    for (b, jarak, kolom), satu in sorted(peta.sel.items(), key=lambda butir: butir[0]):
        if b == bagian and jarak - min(bagian, 1) < banyak:
            baris[jarak - min(bagian, 1)].append((kolom, satu))
    return [
        tuple((k, Rekam(s.jenis, s.gaya, 0 if s.rumus else s.tanda, s.tautan)) for k, s in satu)
        for satu in baris
    ]


CiriRingkas = tuple[frozenset[tuple[int, int]], bool]


def _ciri_tetap(ciri: Ciri) -> CiriRingkas:
    """The fixed texts that were drawn in a row, and whether anything was."""
    tetap = frozenset((kolom, satu.tanda) for kolom, satu in ciri if satu.tetap)
    return tetap, any(satu.berisi for _, satu in ciri)


def _ciri_terlihat(deret: Sequence[object], peta: PetaLembar) -> CiriRingkas:
    """Which of our fixed texts a row shows, and whether it shows anything."""
    isi = [(kolom, nilai) for kolom, nilai in enumerate(deret) if not kosong(nilai)]
    return frozenset(tanda(*butir) for butir in isi) & peta.tetap, bool(isi)


class _Penyusun:
    """Fills the plan of one sheet, stretch by stretch, and collects what stands in the way."""

    def __init__(
        self,
        ada: LembarTerlihat,
        peta: PetaLembar,
        kanvas: LembarKanvas,
        hasil: Rencana,
        potongan: Sequence[Potongan],
    ) -> None:
        self._ada = ada
        self._peta = peta
        self._kanvas = kanvas
        self._hasil = hasil
        self._potongan = potongan
        self.asing: list[Temuan] = []

    def buang(self) -> None:
        """Note what foreign content stands in the rows that go."""
        dipakai = {asal.ada for satu in self._potongan for asal in satu.asal}
        for satu in self._potongan:
            for ke in range(satu.banyak):
                if satu.mulai + ke not in dipakai:
                    self._baris_hilang(satu, satu.mulai + ke, ke)

    def _baris_hilang(self, potongan: Potongan, baris: int, jarak: int) -> None:
        tabel = self._ada.tabel[potongan.bagian // 2] if potongan.tabel else None
        for kolom, nilai in enumerate(self._ada.baris(baris)):
            dalam = tabel is not None and tabel.awal <= kolom < tabel.awal + tabel.lebar
            rekam = self._peta.sel.get((potongan.bagian, jarak + min(potongan.bagian, 1), kolom))
            if not dalam and not self._milik(nilai, kolom, rekam):
                self.asing.append(_asing(baris, kolom, nilai, self._ada.nama))

    def _milik(self, nilai: object, kolom: int, rekam: Rekam | None) -> bool:
        """Whether a value is ours, so that it may go."""
        if kosong(nilai) or (rekam is not None and rekam.berisi and not rekam.tetap):
            return True
        return tanda(kolom, nilai) in self._peta.tetap

    def tabel(self, potongan: Potongan, letak: TabelKanvas, lama: IsiBuku, baru: IsiBuku) -> None:
        """The cells of a table whose content changed, and the formulas of its new rows."""
        nama = letak.tabel.nama
        dulu, kini = lama.baris(nama), baru.baris(nama)
        kolom_ada = self._ada.tabel[potongan.bagian // 2].kolom
        for ke, asal in enumerate(potongan.asal[1:]):
            sebelum = dulu[asal.jarak - 1] if asal.jarak is not None and asal.jarak <= len(dulu) else {}
            sesudah = kini[ke] if ke < len(kini) else {}
            for n, k in enumerate(letak.tabel.kolom):
                tempat = (letak.baris + 1 + ke, letak.kolom + n)
                sel = self._kanvas.sel[tempat]
                alamat = (tempat[0], kolom_ada[k.bidang])
                berubah = (
                    asal.ada is None or jadi_teks(self._ada.isi(asal.ada, alamat[1]), sel)
                    if k.rumus is not None
                    else not setara(sebelum.get(k.bidang), sesudah.get(k.bidang))
                )
                if berubah:
                    self._hasil.tulis[alamat] = sel
                    self._hasil.data.add(alamat)
                if berubah or asal.ada is None or letak.tabel.sifat is not Sifat.ISIAN:
                    self._gaya_data(potongan, asal, letak, tempat, alamat)

    def _gaya_data(
        self, potongan: Potongan, asal: Asal, letak: TabelKanvas, tempat: Alamat, alamat: Alamat
    ) -> None:
        """The style of a cell whose value asks for another one than its column has, or did so."""
        sel = self._kanvas.sel[tempat]
        baku = gaya_baku(letak, *tempat)
        # a new row is like the last one
        jarak = asal.jarak or self._ada.tabel[potongan.bagian // 2].jumlah
        dulu = self._peta.sel.get((potongan.bagian, jarak, tempat[1]), Rekam(0, baku))
        if dulu.gaya != sel.gaya:
            self._hasil.gaya[alamat] = (dulu.gaya, sel.gaya)
        if asal.ada is None:
            dulu = Rekam(0, dulu.gaya)
        self._tautan(alamat, dulu, sel)

    def celah(self, potongan: Potongan, kini: PetaLembar) -> None:
        """The cells outside the tables whose drawing changed."""
        geser = min(potongan.bagian, 1)
        lama, baru = _menurut_baris(self._peta, potongan.bagian), _menurut_baris(kini, potongan.bagian)
        atas: Mapping[int, Rekam] | None = {} if potongan.bagian == 0 else None
        dari_tabel = self._kolom_di_atas(potongan)  # a row put in below a table begins with its looks
        for ke, asal in enumerate(potongan.asal):
            dulu = lama.get(asal.jarak, {}) if asal.jarak is not None else {}
            kini_baris = baru.get(ke + geser, {})
            baris = potongan.baru + ke
            if asal.ada is not None:
                atas = dulu
            for kolom in dulu.keys() | kini_baris.keys() | (dari_tabel if atas is None else atas.keys()):
                warisan = atas.get(kolom, _POLOS).gaya if atas is not None else None
                self._satu((baris, kolom), asal, dulu.get(kolom), warisan, kini_baris.get(kolom))
            if asal.ada is None or dulu != kini_baris:
                self._tinggi(baris)

    def _kolom_di_atas(self, potongan: Potongan) -> set[int]:
        if potongan.bagian == 0:
            return set()
        tabel = self._ada.tabel[potongan.bagian // 2 - 1]
        return set(range(tabel.awal, tabel.awal + tabel.lebar))

    def _satu(
        self, alamat: Alamat, asal: Asal, dulu: Rekam | None, warisan: str | None, kini: Rekam | None
    ) -> None:
        """One cell outside the tables: its content, its style and its link."""
        sel = self._kanvas.sel.get(alamat, SelKanvas(None, ""))
        lama, baru = dulu or _POLOS, kini or _POLOS
        if (lama.jenis, lama.tanda) != (baru.jenis, baru.tanda):
            if asal.ada is not None:
                nilai = self._ada.isi(asal.ada, alamat[1])
                if not self._milik(nilai, alamat[1], dulu):
                    self.asing.append(_asing(asal.ada, alamat[1], nilai, self._ada.nama))
            self._hasil.tulis[alamat] = sel
        elif asal.ada is not None and jadi_teks(self._ada.isi(asal.ada, alamat[1]), sel):
            self._hasil.tulis[alamat] = sel
        gaya_lama = lama.gaya if asal.ada is not None else warisan
        if gaya_lama != baru.gaya:
            self._hasil.gaya[alamat] = (gaya_lama, baru.gaya)
        self._tautan(alamat, lama, sel)

    def _tautan(self, alamat: Alamat, dulu: Rekam, sel: SelKanvas) -> None:
        """A link that comes or goes; only clearing a cell takes one off, so that the cell is drawn anew."""
        if dulu.tautan == (sel.tautan or ""):
            return
        self._hasil.tautan[alamat] = sel
        if not sel.tautan:
            self._hasil.gaya[alamat] = (None, sel.gaya)
            self._hasil.tulis[alamat] = sel

    def _tinggi(self, baris: int) -> None:
        tinggi = self._kanvas.tinggi.get(baris, self._kanvas.taksiran.get(baris))
        if tinggi is not None:
            self._hasil.tinggi[baris] = tinggi

    def gabungan(self) -> None:
        """Merged cells that must come apart, and those that must be merged."""
        letak = {
            (satu.bagian, asal.jarak): satu.baru + ke
            for satu in self._potongan
            for ke, asal in enumerate(satu.asal)
        }
        dulu = {_daerah(letak, *satu) for satu in self._peta.gabungan} - {None}
        kini = set(self._kanvas.gabungan)
        self._hasil.lepas = sorted((d for d in dulu if d is not None and d not in kini), key=_urut)
        self._hasil.gabung = sorted((d for d in kini if d not in dulu), key=_urut)


def jadi_teks(nilai: object, sel: SelKanvas) -> bool:
    """Whether a formula of ours stands there as a text, as one does that got into a cell of format text."""
    return sel.rumus is not None and isinstance(nilai, str) and nilai.startswith("=") and nilai != sel.nilai


def _tetangga(sel: Iterable[Alamat], kanvas: LembarKanvas) -> dict[Alamat, str]:
    """The drawn cells that share an edge with any of these."""
    berubah = set(sel)
    sekitar = {(b + db, k + dk) for b, k in berubah for db, dk in ((0, 1), (1, 0), (0, -1), (-1, 0))}
    return {alamat: kanvas.sel[alamat].gaya for alamat in (sekitar - berubah) & kanvas.sel.keys()}


def _menurut_baris(peta: PetaLembar, bagian: int) -> dict[int, dict[int, Rekam]]:
    hasil: dict[int, dict[int, Rekam]] = {}
    for (b, jarak, kolom), satu in peta.sel.items():
        if b == bagian:
            hasil.setdefault(jarak, {})[kolom] = satu
    return hasil


def _daerah(
    letak: Mapping[tuple[int, int | None], int], bagian: int, jarak: int, kolom: int, tinggi: int, lebar: int
) -> Daerah | None:
    """Where merged cells stand after the rows moved; ``None`` when all their rows go."""
    ada = [letak[bagian, jarak + ke] for ke in range(tinggi) if (bagian, jarak + ke) in letak]
    return Daerah(ada[0], kolom, ada[-1], kolom + lebar - 1) if ada else None


def _urut(daerah: Daerah) -> Alamat:
    return daerah.baris, daerah.kolom


def _asing(baris: int, kolom: int, nilai: object, lembar: str) -> Temuan:
    return temuan("SKP-534", nilai=tampil(nilai)).di(lembar=lembar, sel=a1(baris, kolom))
