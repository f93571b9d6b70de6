"""Take away exactly what was installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sakip_xl.actions.hasil import Hasil
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.pemasangan.manifes import BerkasTerpasang, Manifes, baca_manifes
from sakip_xl.pemasangan.mesin import Mesin, Tempat, mesin_ini


def lepas(mesin: Mesin | None = None, *, pratinjau: bool = False) -> Hasil:
    """Delete every file of the manifest that still is as installed, then the folders that became empty.

    ``pratinjau`` only tells what would be deleted. A file that was changed, and a path outside our folders,
    is left and named (SKP-581, 582). What the system keeps from being deleted stays in the manifest, so
    that ``lepas`` can be run again (SKP-583). Refuses while Excel runs (SKP-571).
    """
    mesin = mesin or mesin_ini()
    tempat = mesin.tempat()
    manifes = baca_manifes(tempat)
    if manifes is None:
        return Hasil("SAKIP tidak terpasang di akun ini; tidak ada yang dilepas.", {"dihapus": []})
    hapus, catatan = _pilah(tempat, manifes)
    if pratinjau:
        daftar = [str(satu.jalur) for satu in hapus] + [str(tempat.manifes)]
        awal = "Yang akan dihapus; sekarang tidak ada yang diubah:"
        return Hasil("\n  ".join([awal, *daftar]), {"dihapus": daftar}, catatan)
    if mesin.excel_terbuka():
        raise SakipError("SKP-571")
    sisa = list(_hapus(hapus))
    if sisa:
        tempat.manifes.write_bytes(manifes.model_copy(update={"berkas": sisa}).ke_bita())
        catatan += [temuan("SKP-583", nilai=satu.jalur) for satu in sisa]
    else:
        tempat.manifes.unlink()
    _rapikan(tempat, manifes.folder)
    dihapus = [str(satu.jalur) for satu in hapus if satu not in sisa]
    pesan = "SAKIP sudah dilepas." if not sisa else "SAKIP belum seluruhnya dilepas."
    return Hasil(pesan, {"dihapus": dihapus}, catatan)


def _pilah(tempat: Tempat[Path], manifes: Manifes) -> tuple[list[BerkasTerpasang], list[Temuan]]:
    """What may be deleted, and why the rest is left."""
    hapus, catatan = list[BerkasTerpasang](), list[Temuan]()
    for satu in manifes.berkas:
        if not satu.jalur.exists():
            continue
        if not _di_dalam(tempat, satu.jalur):
            catatan.append(temuan("SKP-582", nilai=satu.jalur))
        elif _terbaca_utuh(satu):
            hapus.append(satu)
        else:
            catatan.append(temuan("SKP-581", nilai=satu.jalur))
    return hapus, catatan


def _di_dalam(tempat: Tempat[Path], jalur: Path) -> bool:
    return ".." not in jalur.parts and any(jalur.is_relative_to(folder) for folder in tempat.folder)


def _terbaca_utuh(satu: BerkasTerpasang) -> bool:
    """A file that cannot be read is tried all the same: the deleting tells what is wrong with it."""
    try:
        return satu.utuh()
    except OSError:
        return True


def _hapus(berkas: list[BerkasTerpasang]) -> Iterator[BerkasTerpasang]:
    """Delete; yields what could not be."""
    for satu in berkas:
        try:
            satu.jalur.unlink(missing_ok=True)
        except OSError:
            yield satu


def _rapikan(tempat: Tempat[Path], folder: list[Path]) -> None:
    """Delete the folders that we made and that are empty now, the inner ones first."""
    for satu in reversed(folder):
        if any(satu.is_relative_to(induk) or induk.is_relative_to(satu) for induk in tempat.folder):
            with suppress(OSError):
                satu.rmdir()
