"""What a column lets staff type, and the prompt that tells them: derived from the model and the layout."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from pydantic import BaseModel

from sakip_xl.layout.inti import Kolom, Rupa, Sifat, Tabel

JUDUL_MAKS, PESAN_MAKS, DAFTAR_MAKS = 32, 255, 255
TANGGAL_AWAL, TANGGAL_AKHIR = date(2000, 1, 1), date(2100, 12, 31)
_ANGKA = {Rupa.ANGKA, Rupa.PERSEN, Rupa.UANG}
_TERBESAR = 1e15


def validasi_kolom(tabel: Tabel, kolom: Kolom) -> dict[str, Any] | None:
    """The data validation of one column in XlsxWriter's words; ``None`` where staff do not type.

    A choice of a closed list is refused when it is not in it. All else warns and lets through: what was
    typed is judged by the check, which can explain. Typed numbers (``Rupa.KETIK``) are never judged here.
    """
    if tabel.sifat is not Sifat.ISIAN or kolom.kunci or kolom.rumus is not None:
        return None
    return {**_aturan(tabel, kolom), **petunjuk(kolom.judul, kolom.petunjuk)}


def petunjuk(judul: str, teks: str) -> dict[str, Any]:
    """The prompt that appears when the cell is entered, within Excel's limits."""
    return {"input_title": judul[:JUDUL_MAKS], "input_message": teks[:PESAN_MAKS]}


def pilihan_dari(nilai: tuple[str, ...]) -> dict[str, Any]:
    """A dropdown typed inline; too long for Excel is a builder's mistake."""
    if len(",".join(nilai)) > DAFTAR_MAKS:
        msg = f"a dropdown of {len(nilai)} values is too long, name a range: {nilai[0]}"
        raise ValueError(msg)
    saran = "Pilih salah satu dari daftar: " + ", ".join(nilai) + "."
    return {"validate": "list", "source": list(nilai), **_tolak("Bukan pilihan", saran, "stop")}


def pilihan_nama(nama: str, jenis: str = "warning") -> dict[str, Any]:
    """A dropdown of a named range; a value that is not in it may be meant."""
    return {
        "validate": "list",
        "source": f"={nama}",
        **_tolak("Tidak ada di daftar", "Isian ini tidak ada di daftar pilihan. Periksa ejaannya.", jenis),
    }


def aturan_rupa(rupa: Rupa, batas: tuple[float | None, float | None] = (None, None)) -> dict[str, Any]:
    """What a cell of this kind must be; text and typed numbers may be anything."""
    if rupa in {Rupa.TANGGAL, Rupa.WAKTU}:
        saran = "Ketik tanggal, misalnya 22/11/2026."
        return _antara("date", TANGGAL_AWAL, TANGGAL_AKHIR, "Bukan tanggal", saran)
    if rupa is Rupa.JAM:
        return _antara("time", time(0, 0), time(23, 59, 59), "Bukan jam", "Ketik jam, misalnya 09:30.")
    if rupa is Rupa.BULAT or rupa in _ANGKA:
        jenis = "integer" if rupa is Rupa.BULAT else "decimal"
        bawah = -_TERBESAR if batas[0] is None else batas[0]
        atas = _TERBESAR if batas[1] is None else batas[1]
        return _antara(jenis, bawah, atas, *_saran_angka(rupa, batas))
    return {"validate": "any"}


def batas_model(model: type[BaseModel], bidang: str) -> tuple[float | None, float | None]:
    """The least and the greatest number that the model takes for a field."""
    bawah = atas = None
    for aturan in model.model_fields[bidang].metadata:
        bawah = getattr(aturan, "ge", getattr(aturan, "gt", bawah))
        atas = getattr(aturan, "le", getattr(aturan, "lt", atas))
    return bawah, atas


def _aturan(tabel: Tabel, kolom: Kolom) -> dict[str, Any]:
    if nilai := tabel.pilihan(kolom.bidang):
        return pilihan_dari(nilai)
    if kolom.daftar:
        return pilihan_nama(kolom.daftar)
    return aturan_rupa(kolom.rupa, batas_model(tabel.model, kolom.bidang))


def _saran_angka(rupa: Rupa, batas: tuple[float | None, float | None]) -> tuple[str, str]:
    kata = "bilangan bulat" if rupa is Rupa.BULAT else "angka"
    bawah, atas = batas
    if bawah is not None and atas is not None:
        return f"Bukan {kata} yang wajar", f"Ketik {kata} {bawah:g} sampai {atas:g}."
    if bawah is not None:
        return f"Bukan {kata} yang wajar", f"Ketik {kata}, tidak kurang dari {bawah:g}."
    return f"Bukan {kata}", f"Ketik {kata} saja."


def _antara(jenis: str, bawah: object, atas: object, judul: str, saran: str) -> dict[str, Any]:
    return {
        "validate": jenis,
        "criteria": "between",
        "minimum": bawah,
        "maximum": atas,
        **_tolak(judul, saran, "warning"),
    }


def _tolak(judul: str, saran: str, jenis: str) -> dict[str, Any]:
    return {"error_title": judul[:JUDUL_MAKS], "error_message": saran[:PESAN_MAKS], "error_type": jenis}
