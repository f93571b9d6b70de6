"""Roll-up: many capaian become one, from indikator up the tree to the kecamatan (domain.md 1.4).

What could not be computed is left out, counted and named. Results are not rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from sakip_xl.domain.bulat import ke_desimal
from sakip_xl.domain.istilah import Level, MetodeRekap

_HITUNG = Context(prec=60)
_SIMPAN = Context(prec=40)

ALASAN_KOSONG = "capaian tidak dapat dihitung"
ALASAN_BOBOT = "bobot belum diisi"
ALASAN_NEGATIF = "capaian di bawah nol tidak dapat dirata-rata geometrik"


@dataclass(frozen=True, slots=True)
class Butir:
    """One item of a roll-up.

    ``nilai`` is its capaian for the recap in percent, ``None`` when not computable, with the reason in
    ``alasan``; ``bobot`` is in percent.
    """

    kode: str
    nama: str
    nilai: Decimal | None
    bobot: Decimal | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class HasilRekap:
    """One value (``None`` when nothing counts), how many counted, and ``(kode, alasan)`` of the rest."""

    nilai: Decimal | None
    dihitung: int
    dikecualikan: tuple[tuple[str, str], ...] = ()


def rekap(butir: Iterable[Butir], metode: MetodeRekap = MetodeRekap.RATA_RATA) -> HasilRekap:
    """Make one value of many.

    ``RATA_RATA``: plain mean. ``BERBOBOT``: the weights of what counts are brought to 100 again; an
    item without a weight does not count. ``GEOMETRIK`` (PMK 22/2021): any 0 gives 0.

    >>> rekap([Butir("1", "", Decimal(100)), Butir("2", "", Decimal(90)), Butir("3", "", None)]).nilai
    Decimal('95')
    >>> hasil = rekap([Butir("1", "", Decimal(100)), Butir("2", "", Decimal(90))], MetodeRekap.GEOMETRIK)
    >>> round(hasil.nilai, 2)
    Decimal('94.87')
    """
    masuk: list[Butir] = []
    keluar: list[tuple[str, str]] = []
    for satu in butir:
        alasan = _alasan(satu, metode)
        if alasan:
            keluar.append((satu.kode, alasan))
        else:
            masuk.append(satu)
    return HasilRekap(_METODE[metode](masuk) if masuk else None, len(masuk), tuple(keluar))


def _alasan(butir: Butir, metode: MetodeRekap) -> str:
    """Why an item does not count; empty when it does."""
    if butir.nilai is None:
        return butir.alasan or ALASAN_KOSONG
    if metode is MetodeRekap.BERBOBOT and butir.bobot is None:
        return ALASAN_BOBOT
    return ALASAN_NEGATIF if metode is MetodeRekap.GEOMETRIK and butir.nilai < 0 else ""


def _rata_rata(butir: Sequence[Butir]) -> Decimal:
    return ke_desimal(sum((Fraction(b.nilai or 0) for b in butir), Fraction(0)) / len(butir))


def _berbobot(butir: Sequence[Butir]) -> Decimal | None:
    bobot = sum((Fraction(b.bobot or 0) for b in butir), Fraction(0))
    if bobot == 0:
        return None
    jumlah = sum((Fraction(b.nilai or 0) * Fraction(b.bobot or 0) for b in butir), Fraction(0))
    return ke_desimal(jumlah / bobot)


def _geometrik(butir: Sequence[Butir]) -> Decimal:
    nilai = [b.nilai or Decimal(0) for b in butir]
    if not all(nilai):
        return Decimal(0)
    logaritma = Decimal(0)
    for satu in nilai:
        logaritma = _HITUNG.add(logaritma, _HITUNG.ln(satu))
    return _SIMPAN.plus(_HITUNG.exp(_HITUNG.divide(logaritma, Decimal(len(nilai)))))


_METODE: dict[MetodeRekap, Callable[[Sequence[Butir]], Decimal | None]] = {
    MetodeRekap.RATA_RATA: _rata_rata,
    MetodeRekap.BERBOBOT: _berbobot,
    MetodeRekap.GEOMETRIK: _geometrik,
}


@dataclass(frozen=True, slots=True)
class Simpul:
    """One node of the performance tree; ``induk`` is empty at the top."""

    kode: str
    nama: str
    level: Level
    induk: str = ""


def rekap_pohon(
    simpul: Sequence[Simpul], butir: Mapping[str, Sequence[Butir]], metode: MetodeRekap
) -> dict[str, HasilRekap]:
    """The value of every node, by kode; ``butir`` has the indicators of each node.

    A node counts its own indicators. When none of them can be computed it counts its children, as a
    plain mean under ``BERBOBOT`` because nodes have no weight. A child that leads back to its parent
    counts as not computable, so that a tree with a loop still ends.
    """
    anak: dict[str, list[Simpul]] = {}
    for satu in simpul:
        anak.setdefault(satu.induk, []).append(satu)
    hasil: dict[str, HasilRekap] = {}
    for satu in simpul:
        _hitung_simpul(satu, anak, butir, metode, hasil)
    return {satu.kode: hasil[satu.kode] for satu in simpul}


def _hitung_simpul(
    awal: Simpul,
    anak: Mapping[str, Sequence[Simpul]],
    butir: Mapping[str, Sequence[Butir]],
    metode: MetodeRekap,
    hasil: dict[str, HasilRekap],
) -> None:
    """Depth first without recursion: children are finished before the node that needs them."""
    tumpukan = [(awal, False)]
    dijalani: set[str] = set()
    while tumpukan:
        simpul, turunan_selesai = tumpukan.pop()
        if simpul.kode in hasil:
            continue
        sendiri = rekap(butir.get(simpul.kode, ()), metode)
        turunan = anak.get(simpul.kode, ())
        if sendiri.nilai is not None or not turunan or turunan_selesai:
            hasil[simpul.kode] = (
                sendiri if sendiri.nilai is not None else _dari_anak(sendiri, turunan, hasil, metode)
            )
            continue
        dijalani.add(simpul.kode)
        tumpukan.append((simpul, True))
        tumpukan.extend((satu, False) for satu in turunan if satu.kode not in dijalani)


def _dari_anak(
    sendiri: HasilRekap,
    turunan: Sequence[Simpul],
    hasil: Mapping[str, HasilRekap],
    metode: MetodeRekap,
) -> HasilRekap:
    naik = rekap_simpul(turunan, hasil, metode)
    return HasilRekap(naik.nilai, naik.dihitung, (*sendiri.dikecualikan, *naik.dikecualikan))


def rekap_simpul(
    simpul: Iterable[Simpul], hasil: Mapping[str, HasilRekap], metode: MetodeRekap
) -> HasilRekap:
    """One value of several nodes that have theirs; nodes have no weight, so ``BERBOBOT`` is a plain mean."""
    tanpa_bobot = MetodeRekap.RATA_RATA if metode is MetodeRekap.BERBOBOT else metode
    kosong = HasilRekap(None, 0)
    return rekap((Butir(s.kode, s.nama, hasil.get(s.kode, kosong).nilai) for s in simpul), tanpa_bobot)


def rekap_kecamatan(
    simpul: Sequence[Simpul], hasil: Mapping[str, HasilRekap], metode: MetodeRekap
) -> HasilRekap:
    """The value of the kecamatan: over its sasaran, with the result of ``rekap_pohon``."""
    return rekap_simpul((s for s in simpul if s.level is Level.SASARAN), hasil, metode)


def rekap_unit(
    butir: Iterable[tuple[str, Butir]], metode: MetodeRekap = MetodeRekap.RATA_RATA
) -> dict[str, HasilRekap]:
    """The value of every unit over all its indicators, from pairs of unit and item, in their order."""
    kelompok: dict[str, list[Butir]] = {}
    for unit, satu in butir:
        kelompok.setdefault(unit, []).append(satu)
    return {unit: rekap(isi, metode) for unit, isi in kelompok.items()}
