"""The flowchart of one SOP: the five SOP AP symbols and the arrows between them, as drawing shapes.

Arithmetic is in pixels from the top left of the sheet. Every arrow is a chain of horizontal and vertical
lines, so that no program has to bend or mirror a connector (domain.md 1.9; PermenPANRB 35/2012).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from sakip_xl.build.kanvas import Bentuk, LembarKanvas
from sakip_xl.domain.istilah import Peran
from sakip_xl.domain.lipatan import Keadaan
from sakip_xl.domain.sop import Langkah, Simbol, Sop

SEGILIMA = "flowChartOffpageConnector"
GARIS = "line"
RUANG_SAMBUNGAN = 36
"""Pixels that a page break needs in the row above it and in the row below it, for the segilima."""

_PRESET = {
    Simbol.MULAI: "flowChartTerminator",
    Simbol.PROSES: "flowChartProcess",
    Simbol.KEPUTUSAN: "flowChartDecision",
    Simbol.SELESAI: "flowChartTerminator",
}
_UKURAN = {
    Simbol.MULAI: (62, 28),
    Simbol.PROSES: (58, 30),
    Simbol.KEPUTUSAN: (62, 42),
    Simbol.SELESAI: (62, 28),
}
_TEKS = {Simbol.MULAI: "Mulai", Simbol.SELESAI: "Selesai"}
WARNA = {
    Keadaan.BELUM: "#FFFFFF",
    Keadaan.BERJALAN: "#ED7D31",
    Keadaan.SELESAI: "#C6E0B4",
    Keadaan.DRAF: "#FFE699",
}
"""Fill of a symbol by the state of its step: the current one strong, the others pale."""
_TINTA, _TINTA_KINI, _PUTIH = "#1F4E79", "#843C0C", "#FFFFFF"
_SISI_SEGILIMA, _TEPI, _JALUR = 22, 4, 20

Titik = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kisi:
    """The pixel edges of the columns and rows of a sheet whose sizes are fixed."""

    kiri: tuple[int, ...]
    atas: tuple[int, ...]

    @classmethod
    def dari(cls, lembar: LembarKanvas, kolom: int, baris: int) -> Kisi:
        """The grid of the first ``kolom`` columns and ``baris`` rows as the sheet sets them."""
        lebar = [int(lembar.lebar.get(k, 8.43) * 7 + 0.5) + 5 for k in range(kolom)]
        tinggi = [int(lembar.tinggi.get(b, 15) * 4 / 3) for b in range(baris)]
        return cls(tuple(accumulate(lebar, initial=0)), tuple(accumulate(tinggi, initial=0)))

    def bentuk(self, x: int, y: int, preset: str, lebar: int, tinggi: int, **rupa: str) -> Bentuk:
        """A shape whose top left stands at ``x``, ``y``, hung on the cell below that point."""
        kolom = bisect_right(self.kiri, x) - 1
        baris = bisect_right(self.atas, y) - 1
        letak = {"geser_x": x - self.kiri[kolom], "geser_y": y - self.atas[baris]}
        return Bentuk(baris, kolom, preset, lebar, tinggi, **letak, **rupa)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class TataBagan:
    """Where the flowchart stands: the row of each step, the column of each actor, and the page breaks.

    ``jeda`` holds the numbers of the steps after which a new page begins.
    """

    baris: Mapping[int, int]
    kolom: Mapping[Peran, int]
    jeda: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Gambar:
    """One symbol by its middle."""

    peran: Peran
    x: int
    y: int
    lebar: int
    tinggi: int

    @property
    def atas(self) -> Titik:
        return self.x, self.y - self.tinggi // 2

    @property
    def bawah(self) -> Titik:
        return self.x, self.y + self.tinggi // 2

    @property
    def kiri(self) -> int:
        return self.x - self.lebar // 2

    @property
    def kanan(self) -> int:
        return self.x + self.lebar // 2


def gambar_bagan(kisi: Kisi, sop: Sop, tata: TataBagan, keadaan: Mapping[int, Keadaan]) -> list[Bentuk]:
    """Every shape of one SOP: the arrows first, so that the symbols lie on top of them.

    ``keadaan`` gives the state of each step by its number; a step without one counts as not begun.
    """
    bagan = _Bagan(kisi, sop, tata)
    simbol = [
        satu
        for langkah in sop.langkah
        for satu in bagan.simbol(langkah, keadaan.get(langkah.nomor, Keadaan.BELUM))
    ]
    return [*bagan.hubungan(), *simbol]


def gambar_legenda(kisi: Kisi, baris: int, kolom: int) -> list[Bentuk]:
    """The five symbols of the SOP AP in one row, a column each, for the legend below a table."""
    tengah = (kisi.atas[baris] + kisi.atas[baris + 1]) // 2
    rupa = ((_PRESET[simbol], *_UKURAN[simbol]) for simbol in (Simbol.MULAI, Simbol.PROSES))
    semua = [
        *rupa,
        (_PRESET[Simbol.KEPUTUSAN], 48, 32),
        (SEGILIMA, _SISI_SEGILIMA, _SISI_SEGILIMA),
        (GARIS, 48, 0),
    ]
    hasil = []
    for ke, (preset, lebar, tinggi) in enumerate(semua, start=kolom):
        x = (kisi.kiri[ke] + kisi.kiri[ke + 1] - lebar) // 2
        rupa_satu = {"isi": _PUTIH, "garis": _TINTA, "alternatif": "Arti simbol"}
        kepala = {"panah": "akhir"} if preset == GARIS else {}
        hasil.append(kisi.bentuk(x, tengah - tinggi // 2, preset, lebar, tinggi, **rupa_satu, **kepala))
    return hasil


def jeda_aman(sop: Sop, nomor: int) -> bool:
    """Whether a page may break after that step: no return crosses it, and one arrow leaves the step."""
    langkah, berikut = sop.ke(nomor), sop.ke(nomor + 1)
    putus = sop.langkah_keputusan
    if (putus.kembali_ke or putus.nomor) <= nomor < putus.nomor:
        return False
    return len(set(langkah.kolom) & set(berikut.kolom)) <= 1


def _sebutan(nomor: int, tujuan: int) -> str:
    return f"Panah dari langkah {nomor} ke langkah {tujuan}"


@dataclass(slots=True)
class _Bagan:
    kisi: Kisi
    sop: Sop
    tata: TataBagan
    gambar: dict[int, list[_Gambar]] = field(init=False)

    def __post_init__(self) -> None:
        self.gambar = {langkah.nomor: self._letakkan(langkah) for langkah in self.sop.langkah}

    def _letakkan(self, langkah: Langkah) -> list[_Gambar]:
        """The symbols of one step from left to right, clear of the room of a page break."""
        baris = self.tata.baris[langkah.nomor]
        atas, bawah = self.kisi.atas[baris], self.kisi.atas[baris + 1]
        atas += RUANG_SAMBUNGAN if langkah.nomor - 1 in self.tata.jeda else 0
        bawah -= RUANG_SAMBUNGAN if langkah.nomor in self.tata.jeda else 0
        hasil = []
        for peran, simbol in langkah.kolom.items():
            kolom = self.tata.kolom[peran]
            x = (self.kisi.kiri[kolom] + self.kisi.kiri[kolom + 1]) // 2
            hasil.append(_Gambar(peran, x, (atas + bawah) // 2, *_UKURAN[simbol]))
        return sorted(hasil, key=lambda satu: satu.x)

    def simbol(self, langkah: Langkah, keadaan: Keadaan) -> Iterator[Bentuk]:
        """The symbols of one step in the colour of its state."""
        for satu in self.gambar[langkah.nomor]:
            simbol = langkah.kolom[satu.peran]
            yield self.kisi.bentuk(
                satu.kiri,
                satu.atas[1],
                _PRESET[simbol],
                satu.lebar,
                satu.tinggi,
                teks=_TEKS.get(simbol, ""),
                isi=WARNA[keadaan],
                garis=_TINTA_KINI if keadaan is Keadaan.BERJALAN else _TINTA,
                alternatif=f"Langkah {langkah.nomor}, {satu.peran}: {simbol}, {keadaan}",
            )

    def hubungan(self) -> Iterator[Bentuk]:
        """The links within each step, the arrows to the next one, and the return of the decision."""
        for langkah, berikut in pairwise(self.sop.langkah):
            yield from self._dalam(langkah, berikut)
            if langkah.nomor in self.tata.jeda:
                yield from self._lewat_halaman(langkah, berikut)
            else:
                yield from self._lanjut(langkah, berikut)
            if langkah.keputusan:
                yield from self._label(langkah)
                yield from self._kembali(langkah)
        yield from self._dalam(self.sop.akhir, None)

    def _masuk(self, langkah: Langkah) -> list[_Gambar]:
        """The symbols that the flow reaches first: those straight below the step before, or the actor's."""
        gambar = self.gambar[langkah.nomor]
        if langkah.nomor > 1:
            sebelum = self.sop.ke(langkah.nomor - 1).kolom
            lurus = [satu for satu in gambar if satu.peran in sebelum]
            if lurus:
                return lurus
        return [self._pelaku(langkah)]

    def _pelaku(self, langkah: Langkah) -> _Gambar:
        """The symbol of the first actor that has one."""
        menurut_peran = {satu.peran: satu for satu in self.gambar[langkah.nomor]}
        return next(menurut_peran[peran] for peran in langkah.pelaku if peran in menurut_peran)

    def _keluar(self, langkah: Langkah) -> _Gambar:
        """The symbol where the step ends: the last actor's that has one."""
        menurut_peran = {satu.peran: satu for satu in self.gambar[langkah.nomor]}
        return next(menurut_peran[peran] for peran in reversed(langkah.pelaku) if peran in menurut_peran)

    def _dalam(self, langkah: Langkah, berikut: Langkah | None) -> Iterator[Bentuk]:
        """Join the symbols of one row, pointing away from where the flow came in."""
        masuk = [satu.x for satu in self._masuk(langkah)]
        turun = self._turun(langkah, berikut) if berikut else None
        for kiri, kanan in pairwise(self.gambar[langkah.nomor]):
            bercabang = turun is not None and kiri.x < turun < kanan.x
            titik = [(kiri.kanan, kiri.y), (kanan.kiri, kanan.y)]
            if kiri.x < min(masuk):
                titik.reverse()
            datar = bercabang or min(masuk) <= kiri.x < kanan.x <= max(masuk)
            yield from self._garis(titik, f"Langkah {langkah.nomor} dikerjakan bersama", panah=not datar)

    def _turun(self, langkah: Langkah, berikut: Langkah) -> int | None:
        """Where the flow drops from the line between two symbols, when the next actor stands between."""
        if set(langkah.kolom) & set(berikut.kolom):
            return None
        gambar, x = self.gambar[langkah.nomor], self._pelaku(berikut).x
        return x if gambar[0].x < x < gambar[-1].x else None

    def _lanjut(self, langkah: Langkah, berikut: Langkah) -> Iterator[Bentuk]:
        """The arrow or arrows to the next step."""
        nama = _sebutan(langkah.nomor, berikut.nomor)
        dari = {satu.peran: satu for satu in self.gambar[langkah.nomor]}
        lurus = [satu for satu in self.gambar[berikut.nomor] if satu.peran in dari]
        for satu in lurus:
            yield from self._garis([dari[satu.peran].bawah, satu.atas], nama)
        if not lurus:
            yield from self._garis(self._belok(langkah, berikut), nama)

    def _belok(self, langkah: Langkah, berikut: Langkah) -> list[Titik]:
        """The way to an actor in another column, past the symbols of its own row."""
        keluar, tujuan = self._keluar(langkah), self._pelaku(berikut)
        turun = self._turun(langkah, berikut)
        if turun is not None:
            return [(turun, keluar.y), tujuan.atas]
        kiri, kanan = sorted((keluar.x, tujuan.x))
        if any(kiri < satu.x < kanan for satu in self.gambar[langkah.nomor]):
            sela = self.kisi.atas[self.tata.baris[berikut.nomor]] - 2 * _TEPI
            return [keluar.bawah, (keluar.x, sela), (tujuan.x, sela), tujuan.atas]
        sisi = keluar.kanan if tujuan.x > keluar.x else keluar.kiri
        return [(sisi, keluar.y), (tujuan.x, keluar.y), tujuan.atas]

    def _lewat_halaman(self, langkah: Langkah, berikut: Langkah) -> Iterator[Bentuk]:
        """A segilima below the step and another above the next one, with one letter (pindah halaman)."""
        nama = _sebutan(langkah.nomor, berikut.nomor)
        huruf = chr(ord("A") + sorted(self.tata.jeda).index(langkah.nomor))
        tujuan = self._masuk(berikut)[0]
        dari = {satu.peran: satu for satu in self.gambar[langkah.nomor]}.get(
            tujuan.peran, self._keluar(langkah)
        )
        turun = self._turun(langkah, berikut)
        ujung = dari.bawah if turun is None else (turun, dari.y)
        batas = self.kisi.atas[self.tata.baris[langkah.nomor] + 1]
        bawah = batas - _TEPI - _SISI_SEGILIMA
        yield from self._garis([ujung, (ujung[0], bawah)], nama)
        yield self._segilima(ujung[0], bawah, huruf, f"Bersambung ke langkah {berikut.nomor}")
        atas = self.kisi.atas[self.tata.baris[berikut.nomor]] + _TEPI
        yield from self._garis([(tujuan.x, atas + _SISI_SEGILIMA), tujuan.atas], nama)
        yield self._segilima(tujuan.x, atas, huruf, f"Sambungan dari langkah {langkah.nomor}")

    def _segilima(self, x: int, y: int, huruf: str, sebutan: str) -> Bentuk:
        sisi = _SISI_SEGILIMA
        rupa = {"teks": huruf, "isi": _PUTIH, "garis": _TINTA, "alternatif": sebutan}
        return self.kisi.bentuk(x - sisi // 2, y, SEGILIMA, sisi, sisi, **rupa)

    def _label(self, langkah: Langkah) -> Iterator[Bentuk]:
        """The two answers beside the decision."""
        putus = self._pelaku(langkah)
        x, y = putus.bawah
        for teks, kiri, atas, lebar in (
            ("Ya", x + 3, y + 1, 36),
            ("Tidak", putus.kanan + 13, putus.y - 22, 54),
        ):
            rupa = {"teks": teks, "isi": _PUTIH, "garis": _PUTIH, "alternatif": f"Jawaban {teks}"}
            yield self.kisi.bentuk(kiri, atas, "rect", lebar, 20, **rupa)

    def _kembali(self, langkah: Langkah) -> Iterator[Bentuk]:
        """The return of a *tidak*: out to the right, up a free lane, back into the default step."""
        tujuan_nomor = langkah.kembali_ke or langkah.nomor
        putus, tujuan = self._pelaku(langkah), self._pelaku(self.sop.ke(tujuan_nomor))
        dilewati = [satu for nomor in range(tujuan_nomor, langkah.nomor + 1) for satu in self.gambar[nomor]]
        jalur = max(satu.kanan for satu in dilewati) + _JALUR
        titik = [(putus.kanan, putus.y), (jalur, putus.y), (jalur, tujuan.y), (tujuan.kanan, tujuan.y)]
        yield from self._garis(titik, _sebutan(langkah.nomor, tujuan_nomor))

    def _garis(self, titik: Sequence[Titik], sebutan: str, *, panah: bool = True) -> Iterator[Bentuk]:
        """The chain of lines through the points, with an arrowhead at its end."""
        for ke, ((x1, y1), (x2, y2)) in enumerate(pairwise(titik), start=2):
            kepala = "" if not panah or ke < len(titik) else "akhir" if (x2, y2) > (x1, y1) else "awal"
            yield self.kisi.bentuk(
                min(x1, x2),
                min(y1, y2),
                GARIS,
                abs(x2 - x1),
                abs(y2 - y1),
                garis=_TINTA,
                alternatif=sebutan,
                panah=kepala,
            )
