"""The guard of every click: whatever happens, one Indonesian message, one line in the log, never more."""

from __future__ import annotations

import traceback

from sakip_xl.actions.klik.kabar import Kabar, kabarkan
from sakip_xl.actions.klik.meja import Meja
from sakip_xl.actions.klik.tindakan import KLIK
from sakip_xl.books.buku_log import catat_log
from sakip_xl.books.layar import TakTersampaikanError
from sakip_xl.errors import SakipError
from sakip_xl.layout.tombol import TOMBOL

_LABEL = {satu.id: satu.label for satu in TOMBOL}


def jaga(meja: Meja, tombol: str) -> None:
    """Do one click to its end and tell the person how it ended.

    A refusal tells what, where, what to do and its code; a fault of ours (SKP-902) where the log is, which
    alone holds its traceback. A program that turns our calls down while a cell is being typed in is no
    fault (SKP-541). ``TakTersampaikanError`` when no message could be shown.
    """
    try:
        kabar = _lakukan(meja, tombol)
        if kabar is not None:
            _catat(meja, tombol, kabar)
            kabarkan(meja, kabar)
    except TakTersampaikanError:
        raise
    except Exception as galat:  # noqa: BLE001 - the last guard: staff get a sentence and a log file
        _salah_kami(meja, tombol, galat)


def _lakukan(meja: Meja, tombol: str) -> Kabar | None:
    """What is to be said after the click; ``None`` when the person changed their mind."""
    klik = KLIK[tombol]
    try:
        with meja.layar.sibuk(f"{_LABEL[tombol]} sedang bekerja ..."):
            if klik.induk:
                meja.pastikan_induk()
            if klik.menulis:
                meja.layar.pastikan_dapat_ditulis()
            hasil = klik.lakukan(meja)
    except SakipError as galat:
        if galat.__cause__ is not None and not isinstance(galat.__cause__, SakipError):
            catat_log(f"{tombol}: {''.join(traceback.format_exception(galat))}", meja.sekarang)
        return _penolakan(galat)
    if hasil is None:
        return None
    lanjut = klik.bila_salah if hasil.keluar else klik.lanjut
    kaki = f"Berikutnya: {lanjut.format(**_LABEL)}" if lanjut else ""
    return Kabar(hasil.pesan, hasil.temuan, kaki, tertulis=tombol == "periksa", lembar=klik.lembar)


def _penolakan(galat: SakipError) -> Kabar:
    alasan = galat.temuan
    return Kabar(f"{alasan.pesan}\n{alasan.saran}", galat.rincian, f"Kode: {galat.kode}", genting=True)


def _salah_kami(meja: Meja, tombol: str, galat: Exception) -> None:
    log = catat_log(f"{tombol}: {''.join(traceback.format_exception(galat))}", meja.sekarang)
    sibuk, label = meja.layar.sedang_diisi(), _LABEL[tombol]
    salah = SakipError("SKP-541", berkas=meja.nama) if sibuk else SakipError("SKP-902", tombol=label, log=log)
    kabar = _penolakan(salah)
    meja.layar.pesan(f"{kabar.kepala}\n\n{kabar.kaki}", genting=True)


def _catat(meja: Meja, tombol: str, kabar: Kabar) -> None:
    awal = f"{tombol} {meja.nama} ({meja.akun or 'tanpa akun'})"
    catat_log("\n".join([f"{awal}: {kabar.kepala} {kabar.kaki}", *kabar.baris(meja.nama)]), meja.sekarang)
