"""Take the last action back: cells, rows and files; the log tells both (design.md D8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folder import sidik_berkas
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.jurnal import DISIMPAN, Entri, SelBerubah, terakhir
from sakip_xl.actions.sesi import Saat, Sesi, tempatkan
from sakip_xl.books.mentah import tampil
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import ROMAWI, Peristiwa
from sakip_xl.domain.jejak import BarisJejak, berlaku, catatan_batal
from sakip_xl.domain.model import Sel
from sakip_xl.domain.sop import SOP
from sakip_xl.domain.tulisan import waktu
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.muat import TemuanSel

_TANPA_AKIBAT = {Peristiwa.PERIKSA, Peristiwa.BATAL}


def batalkan(buku: Buku, *, saat: Saat) -> Hasil:
    """Bring every cell that the last action changed back, and take away the rows it appended.

    The log keeps the action and gets a row that takes it back. Files that the action made and nobody
    changed are moved into a folder ``dibatalkan-...`` beside them; any other is left and named (SKP-489).
    Then the action before it can be taken back, up to ``jurnal.DISIMPAN`` of them. Refused when there is
    none (SKP-486), when a cell was changed since (SKP-484, each named), and when the log went on without
    the journal (SKP-487).
    """
    sesi = Sesi.buka(buku, saat)
    entri = terakhir(sesi.isi)
    if entri is None:
        raise SakipError("SKP-486", jumlah=DISIMPAN)
    ujung = _ujung(sesi, entri)
    berubah = entri.berubah(sesi.isi)
    if berubah:
        rincian = [_temuan(sesi, satu) for satu in berubah]
        raise SakipError("SKP-484", rincian=rincian, tindakan=_sebut(entri), jumlah=len(berubah))
    sesi.isi = entri.balikkan(sesi.isi)
    catatan = catatan_batal(entri.awal, entri.akhir, _sebut(entri))
    sesi.catat(Peristiwa.BATAL, sop=ujung.sop, triwulan=ujung.triwulan, catatan=catatan)
    cadangan = buku.simpan(sesi.perubahan.terapkan(sesi.isi))
    pindah, tertinggal = _singkirkan(entri, sesi.folder, sesi.sekarang)
    data = {
        "tindakan": entri.tindakan,
        "waktu": entri.waktu.isoformat(),
        "oleh": entri.oleh,
        "jejak": list(range(entri.awal, entri.akhir + 1)),
        "berkas": [str(jalur) for jalur in pindah],
        "cadangan": str(cadangan or ""),
    }
    return Hasil(_pesan(entri, ujung, pindah), data, tertinggal, pindah)


def _ujung(sesi: Sesi, entri: Entri) -> BarisJejak:
    """The last row of the log that the action wrote; refused when the log does not end with it."""
    jejak = {baris.nomor: baris for baris in berlaku(sesi.rantai)}
    ujung = jejak.get(entri.akhir)
    lanjut = any(n > entri.akhir and satu.peristiwa not in _TANPA_AKIBAT for n, satu in jejak.items())
    utuh = jejak.keys() >= {*range(entri.awal, entri.akhir + 1)}
    milik = entri.id_master == sesi.master.id_master
    if ujung is None or ujung.sidik != entri.sidik or lanjut or not utuh or not milik:
        raise SakipError("SKP-487", tindakan=_sebut(entri))
    return ujung


def _sebut(entri: Entri) -> str:
    """The action as staff remember it: what, when, who."""
    oleh = f" oleh {entri.oleh}" if entri.oleh else ""
    return f"{entri.tindakan} {waktu(entri.waktu)}{oleh}"


def _pesan(entri: Entri, ujung: BarisJejak, pindah: Sequence[Path]) -> str:
    langkah = f"langkah {ujung.langkah} " if ujung.langkah else ""
    sop = f"{langkah}{SOP[ujung.sop].judul}" if ujung.sop else ""
    triwulan = f"Triwulan {ROMAWI[ujung.triwulan]}" if ujung.triwulan else ""
    perihal = ", ".join(bagian for bagian in (sop, triwulan) if bagian)
    pesan = f"{_sebut(entri)} dibatalkan{': ' if perihal else ''}{perihal}."
    if pindah:
        folder = " dan ".join(sorted({jalur.parent.name for jalur in pindah}))
        pesan += f" {len(pindah)} berkas yang dibuatnya dipindahkan ke folder {folder}."
    return pesan


def _temuan(sesi: Sesi, satu: SelBerubah) -> Temuan:
    kolom = MASTER.tabel_bernama(satu.tabel).kolom_bidang(satu.bidang).judul
    apa = temuan("SKP-485", nilai=_teks(satu.kini), kolom=kolom, ditulis=_teks(satu.ditulis))
    return tempatkan(sesi.buku, TemuanSel(satu.tabel, satu.baris_ke, satu.bidang, apa), sesi.isi.jenis)


def _teks(nilai: Sel) -> str:
    return "(kosong)" if nilai is None else tampil(nilai)


# --- files --------------------------------------------------------------------------------------------------


def _singkirkan(entri: Entri, induk: Path | None, sekarang: datetime) -> tuple[list[Path], list[Temuan]]:
    """Move the files that are as the action made them; gives where they are now, and the others.

    The book is saved by now: what cannot be moved is named, and the rest is done all the same.
    """
    pindah: list[Path] = []
    tertinggal: list[Temuan] = []
    folder: dict[Path, Path] = {}
    for nama, sidik in entri.berkas:
        jalur = (induk / nama) if induk is not None else Path(nama)
        alasan = _alasan(jalur, sidik)
        if not alasan:
            if jalur.parent not in folder:
                folder[jalur.parent] = _folder_baru(jalur.parent, sekarang)
            ke = folder[jalur.parent]
            try:
                ke.mkdir(exist_ok=True)
                pindah.append(jalur.rename(ke / jalur.name))
            except OSError:
                alasan = "sedang dibuka program lain, atau foldernya tidak dapat ditulis"
        if alasan:
            tertinggal.append(temuan("SKP-489", nilai=jalur.name, alasan=alasan).di(berkas=jalur.name))
    for satu in folder.values():
        with suppress(OSError):
            satu.rmdir()  # only one that stayed empty goes
    return pindah, tertinggal


def _alasan(jalur: Path, sidik: str) -> str:
    """Why a file is to stay, empty when it is as it was made."""
    if not jalur.is_absolute() or not jalur.is_file():
        return "tidak ada lagi di tempatnya"
    try:
        return "" if sidik_berkas(jalur) == sidik else "isinya sudah berubah"
    except OSError:
        return "tidak dapat dibaca"


def _folder_baru(di: Path, sekarang: datetime) -> Path:
    """A folder name that is free beside the files."""
    return next(satu for satu in _calon(di / f"dibatalkan-{sekarang:%Y%m%d-%H%M%S}") if not satu.exists())


def _calon(awal: Path) -> Iterator[Path]:
    yield awal
    ke = 1
    while True:
        ke += 1
        yield awal.with_name(f"{awal.name}-{ke}")
