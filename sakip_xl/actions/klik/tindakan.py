"""What each button does at the desk: the choices of Beranda become the arguments of its action.

Every action is imported by its own button only, so that a light click starts light.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from platform import python_version

from sakip_xl import __version__
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.klik.meja import Meja
from sakip_xl.books.tempat import berkas_log
from sakip_xl.domain.istilah import YaTidak
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import MASTER, VERSI_LAYOUT

Tindakan = Callable[[Meja], Hasil | None]
"""``None`` when the person changed their mind: nothing was done and nothing is said."""


def status(meja: Meja) -> Hasil:
    """Where both SOPs stand; draws the views of the book again, where it can be written."""
    from sakip_xl.actions.status import status as lakukan

    hasil = lakukan(meja.buku, saat=meja.saat_siapa_pun, triwulan=meja.kerja.triwulan)
    if meja.layar.dapat_ditulis:
        meja.buku.simpan(meja.buku.baca())
    return hasil


def majukan(meja: Meja, keputusan: YaTidak | None = None) -> Hasil:
    """Complete the current step of the chosen SOP, with this answer where one is asked for.

    ``arahan`` goes with either answer, the step to go back to only with a no.
    """
    from sakip_xl.actions.majukan import majukan as lakukan

    kerja = meja.kerja
    return lakukan(
        meja.buku,
        kerja.sop,
        saat=meja.saat(wajib=True),
        triwulan=kerja.triwulan,
        keputusan=keputusan,
        catatan=kerja.arahan if keputusan else "",
        ke_langkah=kerja.ke_langkah if keputusan is YaTidak.TIDAK else None,
    )


def bagikan(meja: Meja) -> Hasil | None:
    """A form for every unit, into the folder chosen."""
    from sakip_xl.actions.bagikan import bagikan as lakukan

    triwulan, saat = meja.kerja.triwulan, meja.saat()
    ke = meja.folder("folder_formulir", "Pilih folder untuk formulir yang akan dibagikan")
    if ke is None:
        return None
    return lakukan(
        meja.buku,
        ke,
        triwulan=triwulan,
        saat=saat,
        kemajuan=meja.layar.kemajuan("Membuat formulir", lambda satu: satu.berkas),
    )


def periksa(meja: Meja) -> Hasil:
    """Every finding of the book as it is now, unsaved changes too, written to Hasil Pemeriksaan."""
    from sakip_xl.actions.periksa import periksa as lakukan

    with meja.layar.salinan() as meja.buku.jalur:
        return lakukan(meja.buku, saat=meja.saat_siapa_pun, tulis=True)


def rekap(meja: Meja, *, pratinjau: bool = False) -> Hasil | None:
    """Take over, or only look at, the forms in the folder chosen."""
    from sakip_xl.actions.rekap import rekap as lakukan

    triwulan, saat = meja.kerja.triwulan, meja.saat()
    dari = meja.folder("folder_formulir", "Pilih folder formulir yang kembali")
    if dari is None:
        return None
    return lakukan(
        meja.buku,
        dari,
        triwulan=triwulan,
        saat=saat,
        pratinjau=pratinjau,
        kemajuan=meja.layar.kemajuan("Membaca formulir", lambda jalur: jalur.name),
    )


def pratinjau(meja: Meja) -> Hasil | None:
    """What a rekap would take over, in a new book; the master stays as it is."""
    from sakip_xl.actions.klik.pratinjau import LEBAR, lembar_pratinjau

    hasil = rekap(meja, pratinjau=True)
    if hasil is None:
        return None
    baris, tebal = lembar_pratinjau(hasil)
    meja.layar.buku_baru(baris, LEBAR, tebal)
    return replace(hasil, temuan=(), status=hasil.keluar)


def hitung(meja: Meja) -> Hasil:
    """The Kertas Kerja of the chosen quarter."""
    from sakip_xl.actions.hitung import hitung as lakukan

    return lakukan(meja.buku, saat=meja.saat(), triwulan=meja.kerja.triwulan)


def rekap_pengukuran(meja: Meja) -> Hasil:
    """The roll-up of the Kertas Kerja."""
    from sakip_xl.actions.hitung import rekap_pengukuran as lakukan

    return lakukan(meja.buku, saat=meja.saat(), triwulan=meja.kerja.triwulan)


def laporan(meja: Meja) -> Hasil:
    """The draft report of the chosen SOP."""
    from sakip_xl.actions.laporan import laporan as lakukan

    return lakukan(meja.buku, meja.kerja.sop, saat=meja.saat(), triwulan=meja.kerja.triwulan)


def cetak(meja: Meja) -> Hasil | None:
    """Print the sheet in front; a host without a print dialog makes a PDF beside the master.

    A sheet that is not of the master is printed only after a question.
    """
    lembar = meja.layar.lembar_depan
    tanya = f"Lembar '{lembar}' bukan bagian buku induk SAKIP. Tetap cetak?"
    if lembar not in {satu.nama for satu in MASTER.lembar} and not meja.layar.tanya(tanya):
        return None
    if meja.layar.cetak():
        return None
    if meja.asal.jalur is None:
        raise SakipError("SKP-496", berkas=meja.nama)
    folder = meja.asal.jalur.parent / "cetak"
    pdf = folder / f"{meja.asal.jalur.stem} {lembar} {meja.sekarang:%Y%m%d-%H%M%S}.pdf"
    try:
        meja.layar.cetak_pdf(pdf)
    except OSError as galat:
        raise SakipError("SKP-564", nilai=str(folder)) from galat
    return Hasil(f"Lembar {lembar} dicetak sebagai {pdf.name} di folder {folder}.", berkas=[pdf])


def arsipkan(meja: Meja) -> Hasil | None:
    """The archive of the chosen SOP, in the folder chosen; the forms from where Identitas keeps them.

    Only when that folder is not there is it asked for.
    """
    from sakip_xl.actions.arsipkan import arsipkan as lakukan

    kerja, saat = meja.kerja, meja.saat()
    ke = meja.folder("folder_arsip", "Pilih folder untuk arsip")
    formulir = meja.folder_bawaan("folder_formulir")
    if ke is not None and not (formulir and formulir.is_dir()):
        formulir = meja.folder("folder_formulir", "Pilih folder formulir yang sudah direkap")
    if ke is None or formulir is None:
        return None
    return lakukan(meja.buku, kerja.sop, ke, saat=saat, triwulan=kerja.triwulan, folder_formulir=formulir)


def batalkan(meja: Meja) -> Hasil:
    """Take the last action back."""
    from sakip_xl.actions.batalkan import batalkan as lakukan

    return lakukan(meja.buku, saat=meja.saat())


def petunjuk(meja: Meja) -> None:
    """Open the guide."""
    meja.layar.buka_lembar("Petunjuk")


def tentang(meja: Meja) -> Hasil:
    """Which program this is."""
    log = berkas_log()
    baris = (
        f"SAKIP Kecamatan, paket sakip_xl versi {__version__}",
        f"Susunan buku kerja: versi {VERSI_LAYOUT}",
        "Lisensi: MIT; xlwings BSD-3",
        f"Python {python_version()} di {sys.executable}",
        f"Akun: {meja.akun or '-'}",
        f"Berkas log: {log}",
    )
    return Hasil("\n".join(baris), {"versi": __version__, "log": str(log)})


def diagnosa(meja: Meja) -> Hasil:
    """Whether the installation is whole."""
    return meja.periksa_pemasangan()


@dataclass(frozen=True, slots=True)
class Klik:
    """One button: what it does, the sheet shown afterwards, and what to do next.

    ``bila_salah`` takes the place of ``lanjut`` while a finding blocks; both may name buttons by their id
    in braces. ``induk``: only on a master. ``menulis``: refused before it asks for anything when the book
    cannot be written.
    """

    lakukan: Tindakan
    lembar: str | None = None
    lanjut: str = ""
    bila_salah: str = "Perbaiki yang bertanda salah, lalu ulangi."
    induk: bool = True
    menulis: bool = True


_MINTA_PERBAIKAN = "Minta unit memperbaiki formulir yang bertanda salah, lalu klik {rekap} lagi."


KLIK: dict[str, Klik] = {
    "status": Klik(status, "Beranda", "Lengkapi yang kurang, lalu klik {majukan}.", menulis=False),
    "majukan": Klik(majukan),
    "setujui": Klik(partial(majukan, keputusan=YaTidak.YA)),
    "kembalikan": Klik(partial(majukan, keputusan=YaTidak.TIDAK)),
    "bagikan": Klik(
        bagikan,
        "Tanda Terima",
        "Pastikan setiap unit menerima formulirnya, lalu catat penerimanya di lembar Tanda Terima.",
    ),
    "periksa": Klik(periksa, lanjut="Tidak ada yang menghalangi; klik {status} untuk melihat langkah kini."),
    "pratinjau": Klik(
        pratinjau,
        None,
        "Bila sudah sesuai, klik {rekap}. Buku pratinjau boleh ditutup tanpa disimpan.",
        _MINTA_PERBAIKAN,
        menulis=False,
    ),
    "rekap": Klik(rekap, "Tanda Terima", "Bila semua unit sudah kembali, klik {majukan}.", _MINTA_PERBAIKAN),
    "hitung": Klik(hitung, "Kertas Kerja", "Teliti Kertas Kerja, lalu klik {rekap_pengukuran}."),
    "rekap_pengukuran": Klik(rekap_pengukuran, "Rekap", "Teliti lembar Rekap, lalu klik {majukan}."),
    "laporan": Klik(laporan, "Laporan", "Baca lembar Laporan, lalu klik {majukan}."),
    "cetak": Klik(cetak, menulis=False),
    "arsipkan": Klik(arsipkan, "Arsip", "Klik {majukan} untuk menyelesaikan SOP."),
    "batalkan": Klik(batalkan),
    "petunjuk": Klik(petunjuk, "Petunjuk", menulis=False),
    "diagnosa": Klik(diagnosa, induk=False, menulis=False),
    "tentang": Klik(tentang, induk=False, menulis=False),
}
