"""Make an open book ready for writing, and give everything back as it was, also after a failure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from sakip_xl.books.tuan import Halangan, LindunganBersandiError
from sakip_xl.errors import SakipError

if TYPE_CHECKING:
    import xlwings as xw

    from sakip_xl.books.barisan import Geser
    from sakip_xl.books.tuan import Tuan


_PENOLAKAN = {
    Halangan.SEDANG_DIISI: "SKP-541",
    Halangan.HANYA_BACA: "SKP-542",
    Halangan.DIPAKAI_BERSAMA: "SKP-543",
}


def pastikan_dapat_ditulis(buku: xw.Book, tuan: Tuan) -> None:
    """Refuse when the open book cannot be written now (SKP-541 to 543)."""
    halangan = tuan.halangan(buku)
    if halangan is not None:
        raise SakipError(_PENOLAKAN[halangan], berkas=buku.name)


@contextmanager
def tenang(buku: xw.Book) -> Iterator[None]:
    """Without redrawing, events, questions and recalculation; sheet and selection are given back.

    Cells that wait to be pasted are let go: inserting rows would paste them.
    """
    lembar = buku.sheets.active
    pilihan = buku.app.selection
    buku.app.cut_copy_mode = False
    with buku.app.properties(
        screen_updating=False, enable_events=False, display_alerts=False, calculation="manual"
    ):
        try:
            yield
        finally:
            lembar.activate()
            if pilihan is not None and pilihan.sheet.name == lembar.name:
                pilihan.select()


@contextmanager
def terbuka(lembar: xw.Sheet, tuan: Tuan, geser: Sequence[Geser]) -> Iterator[None]:
    """One sheet without protection, filter and hidden rows; all three come back exactly as they were.

    ``geser`` tells how rows move meanwhile. Refused when the protection has a password (SKP-544) or a
    filter is of a kind that could not be laid again (SKP-545).
    """
    with ExitStack() as tumpukan:
        lindungan = tuan.lindungan(lembar)
        if lindungan is not None:
            try:
                tuan.buka_lindungan(lembar)
            except LindunganBersandiError as galat:
                raise SakipError("SKP-544", nilai=lembar.name) from galat
            tumpukan.callback(tuan.lindungi, lembar, lindungan)
        if tuan.baris_tersembunyi(lembar):
            tumpukan.enter_context(_tampak(lembar, tuan, geser))
        yield


@contextmanager
def _tampak(lembar: xw.Sheet, tuan: Tuan, geser: Sequence[Geser]) -> Iterator[None]:
    """Every row in sight; then filters are laid again, and rows hidden by hand hidden again."""
    saringan = [(tabel, aktif) for tabel in lembar.tables if (aktif := _aktif(tabel))]
    if any(satu.type not in _CARA for _, aktif in saringan for satu in aktif):
        raise SakipError("SKP-545", nilai=lembar.name)
    with ExitStack() as kembali:
        for tabel, aktif in saringan:
            kembali.callback(_saring_lagi, tabel, aktif)
            tabel.autofilter.clear()
        tangan = tuan.baris_tersembunyi(lembar)
        if tangan:
            kembali.callback(tuan.tampilkan_baris, lembar, _tergeser(tangan, geser), tampak=False)
            tuan.tampilkan_baris(lembar, tangan, tampak=True)
        yield


def _saring_lagi(tabel: xw.main.Table, aktif: Sequence[Any]) -> None:
    for satu in aktif:
        _CARA[satu.type](tabel.autofilter, satu)


def _aktif(tabel: xw.main.Table) -> list[Any]:
    return [satu for satu in tabel.autofilter.criteria if satu.type != "none"]


def _bandingkan(saringan: Any, satu: Any) -> None:
    saringan.apply_comparison(satu.field, satu.operator, satu.value1, satu.value2)


_CARA: Mapping[str, Any] = {
    "values": lambda saringan, satu: saringan.apply_values(satu.field, satu.values),
    "comparison": _bandingkan,
}
"""How each kind of filter is laid again; kinds that tell too little of themselves are missing."""


def _tergeser(baris: Sequence[int], geser: Sequence[Geser]) -> list[int]:
    """Where rows (from 1) stand after insertions and deletions (from 0, in the old numbering)."""
    hasil = []
    for satu in baris:
        if any(g.jumlah < 0 and g.baris < satu <= g.baris - g.jumlah for g in geser):
            continue
        hasil.append(satu + sum(g.jumlah for g in geser if g.baris < satu))
    return hasil
