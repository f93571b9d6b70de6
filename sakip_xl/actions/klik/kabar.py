"""What a click says: one message that fits a message box; what does not fit goes to a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip_xl.actions.klik.meja import Meja
from sakip_xl.errors import SakipError, Temuan
from sakip_xl.layout.isi import Perubahan

BATAS = 950
"""A message box of Excel cuts at about 1,000 characters without saying so."""
BATAS_KEPALA = 600
LEMBAR_TEMUAN = "Hasil Pemeriksaan"


def susun(kepala: str, butir: Sequence[str], kaki: str, sisa: str) -> tuple[str, int]:
    """The message of a beginning, items and an end, and how many items did not fit.

    Items are left out whole from the last one on, and ``sisa`` says how many; a beginning of more than
    ``BATAS_KEPALA`` characters is cut where a line ends.
    """
    awal, akhir = potong(kepala, BATAS_KEPALA), f"\n\n{kaki}" if kaki else ""
    for banyak in range(len(butir), -1, -1):
        kurang = len(butir) - banyak
        isi = [*butir[:banyak], *([sisa.format(jumlah=kurang)] if kurang else [])]
        teks = "\n".join([awal, *([""] if isi else []), *isi]) + akhir
        if len(teks) <= BATAS:
            return teks, kurang
    return potong(awal + akhir, BATAS), len(butir)


def potong(teks: str, batas: int) -> str:
    """A text of at most so many characters, cut at the end of a line or word and marked."""
    if len(teks) <= batas:
        return teks
    badan = teks[: batas - 4]
    tempat = max(badan.rfind("\n"), badan.rfind(" "))
    return f"{badan[: tempat if tempat > 0 else len(badan)].rstrip()} ..."


def sebut(satu: Temuan, nama_buku: str, *, tanda: bool) -> str:
    """A finding as one item: how grave (with ``tanda``), where, what, what to do."""
    berkas = satu.berkas if satu.berkas != nama_buku else None
    awal = " ".join(
        bagian for bagian in (f"[{satu.tingkat}]" if tanda else "", berkas, satu.tempat) if bagian
    )
    return f"- {awal}{': ' if awal else ''}{satu.pesan} {satu.saran}"


@dataclass(frozen=True, slots=True)
class Kabar:
    """What is to be said about one click.

    ``tertulis``: the findings stand on their sheet already. ``lembar`` comes to the front when no finding
    does. ``genting`` marks a refusal.
    """

    kepala: str
    temuan: Sequence[Temuan] = ()
    kaki: str = ""
    tertulis: bool = False
    genting: bool = False
    lembar: str | None = None

    def baris(self, nama_buku: str) -> list[str]:
        """Every finding as one item; those of a refusal all forbid, which needs no mark."""
        return [sebut(satu, nama_buku, tanda=not self.genting) for satu in self.temuan]


def kabarkan(meja: Meja, kabar: Kabar) -> None:
    """Show the message; findings that do not fit are written to Hasil Pemeriksaan, which comes to the front.

    A book that cannot be written now keeps its sheet, and the message says that the rest is in the log.
    """
    butir = kabar.baris(meja.nama)
    kurang = susun(kabar.kepala, butir, kabar.kaki, _DI_LEMBAR)[1]
    di_lembar = bool(butir) and (kabar.tertulis or (kurang > 0 and _tulis(meja, kabar.temuan)))
    lembar = LEMBAR_TEMUAN if di_lembar else kabar.lembar
    if lembar is not None:
        meja.layar.buka_lembar(lembar)
    teks = susun(kabar.kepala, butir, kabar.kaki, _DI_LEMBAR if di_lembar else _DI_LOG)[0]
    meja.layar.pesan(teks, genting=kabar.genting)


_DI_LEMBAR = f"... dan {{jumlah}} lagi. Semuanya ada di lembar {LEMBAR_TEMUAN}."
_DI_LOG = "... dan {jumlah} lagi, tercatat di berkas log SAKIP."


def _tulis(meja: Meja, temuan: Sequence[Temuan]) -> bool:
    """Put findings on their sheet, all other tables untouched; whether that was possible."""
    from sakip_xl.actions.periksa import baris_temuan

    try:
        isi = meja.buku.baca()
        meja.buku.simpan(Perubahan(ganti={"tblTemuan": baris_temuan(temuan, meja.nama)}).terapkan(isi))
    except SakipError:
        return False
    return True
