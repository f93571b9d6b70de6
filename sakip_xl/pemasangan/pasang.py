"""Install for the person who is logged on: the add-in, its settings, on a Mac its script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath

from sakip_xl import __version__
from sakip_xl.actions.hasil import Hasil
from sakip_xl.books.wadah import sidik_bita
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.pemasangan.bahan import bahan
from sakip_xl.pemasangan.kode_byte import kompilasi
from sakip_xl.pemasangan.manifes import BerkasTerpasang, Manifes, baca_manifes
from sakip_xl.pemasangan.mesin import Mesin, Tempat, mesin_ini
from sakip_xl.pemasangan.registri import dinonaktifkan
from sakip_xl.pemasangan.tulisan import Tulisan
from sakip_xl.pemasangan.uji_diri import uji_diri
from sakip_xl.pemasangan.windows import tempat_windows


def pasang(mesin: Mesin | None = None, *, sekarang: datetime, pratinjau: bool = False) -> Hasil:
    """Install, or repair or renew what is installed; ``pratinjau`` only tells what would be done.

    Refuses while Excel runs (SKP-571) and with a Python that would not serve (SKP-573, 576). When a step
    fails, what the earlier ones wrote is taken back (SKP-577 to 579). Run twice, it changes nothing.
    """
    mesin = mesin or mesin_ini()
    if pratinjau:
        return _rencana(mesin)
    tempat = mesin.tempat()
    if mesin.excel_terbuka():
        raise SakipError("SKP-571")
    if mesin.dari_toko():
        raise SakipError("SKP-573", nilai=mesin.python)
    isi = bahan(mesin, tempat)
    lama = _manifes_lama(tempat)
    kurang = kompilasi(mesin.pustaka())
    with Tulisan() as tulisan:
        manifes, diganti = _tulis(tulisan, tempat, isi, lama, sekarang)
        uji_diri(mesin, str(mesin.python))
        tulisan.tulis(tempat.manifes, manifes.ke_bita())
    catatan = [*_soal_python(mesin, kurang), *_hapus_larangan(mesin, tempat)]
    pesan = f"SAKIP {__version__} terpasang. Buka Excel; tab SAKIP muncul di pita."
    if diganti is not None:
        pesan += f" Tambahan yang lama disimpan di {diganti}."
    data = {"versi": __version__, "berkas": [str(satu) for satu in isi], "cadangan": diganti and str(diganti)}
    return Hasil(pesan, data, catatan, [*isi])


def _tulis(
    tulisan: Tulisan, tempat: Tempat[Path], isi: dict[Path, bytes], lama: Manifes | None, sekarang: datetime
) -> tuple[Manifes, Path | None]:
    """Write what differs. Gives the manifest, which keeps what earlier installations made, and the backup.

    A backup of somebody else's add-in is no part of the manifest: ``lepas`` leaves it to its owner.
    """
    catatan = {satu.jalur: satu for satu in lama.berkas} if lama else {}
    diganti = None
    sebelum = tulisan.baca(tempat.tambahan)
    if sebelum is not None and sebelum != isi[tempat.tambahan]:
        diganti = tempat.cadangan / f"SAKIP.{sekarang:%Y%m%d-%H%M%S}.xlam"
        tulisan.tulis(diganti, sebelum)
        if lama and lama.milik_kami(tempat.tambahan, sebelum):
            catatan[diganti] = BerkasTerpasang(jalur=diganti, sidik=sidik_bita(sebelum))
    for jalur, bita in isi.items():
        tulisan.tulis(jalur, bita)
        catatan[jalur] = BerkasTerpasang(jalur=jalur, sidik=sidik_bita(bita))
    for jalur in (tempat.log, tempat.log_lama):
        catatan[jalur] = BerkasTerpasang(jalur=jalur, sidik=None)
    folder = [*(lama.folder if lama else []), *tulisan.folder]
    manifes = Manifes(
        versi=__version__,
        saat=sekarang,
        berkas=list(catatan.values()),
        folder=[satu for satu in dict.fromkeys(folder) if satu.exists()],
    )
    return manifes, diganti


def _manifes_lama(tempat: Tempat[Path]) -> Manifes | None:
    """What is installed; a manifest that cannot be read is written anew, as SKP-580 tells."""
    try:
        return baca_manifes(tempat)
    except SakipError:
        return None


def _soal_python(mesin: Mesin, kurang: list[Path]) -> Iterator[Temuan]:
    if mesin.sementara(mesin.python):
        yield temuan("SKP-574", nilai=mesin.python)
    if kurang:
        yield temuan("SKP-591", nilai=", ".join(satu.name for satu in kurang))


def _hapus_larangan(mesin: Mesin, tempat: Tempat[Path]) -> Iterator[Temuan]:
    """Let Excel load our add-in again after it had shut it out; only entries of exactly that file."""
    if mesin.registri is None:
        return
    for kunci, nama in list(dinonaktifkan(mesin.registri, tempat.tambahan)):
        try:
            mesin.registri.hapus(kunci, nama)
        except OSError:
            yield temuan("SKP-597", nilai=tempat.tambahan.name)


def _rencana(mesin: Mesin) -> Hasil:
    tempat: Tempat[Path] | Tempat[PurePath]
    try:
        tempat, awal = mesin.tempat(), "Yang akan dilakukan"
    except SakipError as galat:
        if galat.kode != "SKP-570":
            raise
        tempat, awal = tempat_windows(), f"{mesin.nama} tidak mempunyai Excel. Yang akan dilakukan di Windows"
    awal += ", tanpa hak administrator; sekarang tidak ada yang diubah:"
    langkah = list(_langkah(mesin, tempat))
    return Hasil("\n  ".join([awal, *langkah]), {"rencana": langkah})


def _langkah(mesin: Mesin, tempat: Tempat[Path] | Tempat[PurePath]) -> Iterator[str]:
    yield "memastikan Excel sudah ditutup"
    yield f"menyiapkan kode byte pustaka untuk {mesin.python}"
    yield f"menulis {tempat.tambahan}; yang lama disalin ke {tempat.cadangan}"
    if tempat.skrip is not None:
        yield f"menulis {tempat.skrip}"
    yield f"menulis {tempat.setelan}"
    yield "menguji apakah Python itu dapat menjalankan SAKIP"
    yield f"mencatat semuanya di {tempat.manifes}"
    if tempat.skrip is None:
        yield "menghapus larangan Excel atas SAKIP.xlam itu dari DisabledItems"
