"""Hand a form to every unit (SOP Pengumpulan steps 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folder import folder_kerja, terpasang
from sakip_xl.actions.formulir import (
    id_formulir_baru,
    indikator_unit,
    isi_formulir,
    nama_berkas,
    sidik_terkunci,
)
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.periksa import temuan_penghalang
from sakip_xl.actions.sesi import Saat, Sesi
from sakip_xl.books.gambar import gambar_buku
from sakip_xl.books.port import Buku
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.istilah import ROMAWI, Peristiwa, StatusFormulir, Triwulan
from sakip_xl.domain.model import Formulir, Unit
from sakip_xl.errors import SakipError, Temuan, temuan

TABEL_SYARAT = ("tblPengaturan", "tblUnit", "tblKinerja", "tblIndikator")


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One form to be sent: its unit, number and file name, and the form it replaces, if any."""

    unit: Unit
    nomor: str
    berkas: str
    lama: Formulir | None


Kemajuan = Callable[[Iterable[Kiriman]], Iterable[Kiriman]]


def bagikan(
    buku: Buku,
    ke: Path,
    *,
    triwulan: int,
    saat: Saat,
    kemajuan: Kemajuan = iter,
) -> Hasil:
    """Write one form for every obliged unit into ``ke`` and register it with its due time.

    Units whose form is out or back already are left alone and named; when what is asked changed since, a
    form not taken over yet is replaced (SKP-477) and one taken over is named (SKP-482). A unit without an
    indicator that has a target in this quarter gets none and is named. Refused before anything is written
    when the indicators have faults (SKP-461), no unit has anything to report (SKP-483) or a file of that
    name exists (SKP-561).
    """
    sesi = Sesi.buka(buku, saat)
    salah = temuan_penghalang(sesi, TABEL_SYARAT)
    if salah:
        raise SakipError("SKP-461", rincian=salah, jumlah=len(salah))
    catatan: list[Temuan] = []
    daftar = _daftar_kiriman(sesi, triwulan, catatan)
    if not daftar and not sesi.master.formulir_tw(triwulan):
        raise SakipError("SKP-483", rincian=catatan, triwulan=ROMAWI[triwulan])
    _tolak_yang_ada(ke, [satu.berkas for satu in daftar])
    cadangan = _kirim(sesi, ke, triwulan, daftar, kemajuan) if daftar else None
    berkas = [ke / satu.berkas for satu in daftar]
    pesan = f"{len(berkas)} formulir Triwulan {ROMAWI[triwulan]} disimpan di folder {ke.absolute().name}."
    if not berkas:
        pesan = f"Tidak ada formulir Triwulan {ROMAWI[triwulan]} yang perlu dibuat lagi."
    data = {
        "formulir": [str(jalur) for jalur in berkas],
        "triwulan": triwulan,
        "cadangan": str(cadangan or ""),
    }
    return Hasil(pesan, data, catatan, berkas)


def _daftar_kiriman(sesi: Sesi, triwulan: int, catatan: list[Temuan]) -> list[Kiriman]:
    """Every form to be sent now, each under a file name of its own."""
    hasil: list[Kiriman] = []
    terpakai: set[str] = set()
    for unit in sesi.master.unit_wajib():
        lama = sesi.master.formulir_tw(triwulan).get(unit.kode)
        if _perlu(sesi, unit, triwulan, lama, catatan):
            nomor = id_formulir_baru(sesi.master, unit.kode, triwulan)
            hasil.append(Kiriman(unit, nomor, nama_berkas(nomor, terpakai), lama))
            terpakai.add(hasil[-1].berkas.casefold())
    return hasil


def _perlu(sesi: Sesi, unit: Unit, triwulan: int, lama: Formulir | None, catatan: list[Temuan]) -> bool:
    """Whether a unit is to get a form now; what is noteworthy goes to ``catatan``."""
    if not indikator_unit(sesi.master, unit.kode, triwulan):
        catatan.append(temuan("SKP-463", nilai=unit.nama, triwulan=ROMAWI[triwulan]))
        return False
    if lama is None:
        return True
    isi = isi_formulir(sesi.master, unit, triwulan, id_formulir=lama.id_formulir, tenggat=sesi.sekarang)
    if sidik_terkunci(isi) == lama.sidik or lama.status is StatusFormulir.DIKECUALIKAN:
        status = str(lama.status)
        catatan.append(temuan("SKP-462", nilai=unit.nama, nomor=lama.id_formulir, status=status))
        return False
    diterima = lama.status is StatusFormulir.DITERIMA
    kode = "SKP-482" if diterima else "SKP-477"
    catatan.append(temuan(kode, nilai=unit.nama, nomor=lama.id_formulir))
    return not diterima


def _tolak_yang_ada(ke: Path, nama: list[str]) -> None:
    ada = [satu for satu in nama if (ke / satu).exists()]
    if ada:
        raise SakipError("SKP-561", nilai=", ".join(ada), folder=ke.absolute().name)


def _kirim(sesi: Sesi, ke: Path, triwulan: int, daftar: list[Kiriman], kemajuan: Kemajuan) -> Path | None:
    """Write every form and the register, or nothing at all; gives the backup."""
    tenggat = sesi.tenggat_pengisian()
    with folder_kerja(ke) as kerja:
        for satu in kemajuan(daftar):
            isi = isi_formulir(sesi.master, satu.unit, triwulan, id_formulir=satu.nomor, tenggat=tenggat)
            tulis_xlsx(gambar_buku(isi, sesi.sekarang), kerja / satu.berkas)
            _daftarkan(sesi, satu, triwulan, isi.meta["sidik_terkunci"], tenggat)
        with terpasang(kerja, ke):
            return sesi.simpan("bagikan", berkas=[ke / satu.berkas for satu in daftar])


def _daftarkan(sesi: Sesi, satu: Kiriman, triwulan: int, sidik: str, tenggat: datetime) -> None:
    baris = Formulir(
        id_formulir=satu.nomor,
        triwulan=Triwulan(triwulan),
        unit=satu.unit.kode,
        berkas=satu.berkas,
        sidik=sidik,
        dikirim=sesi.sekarang,
        dikirim_oleh=sesi.oleh,
        tenggat=tenggat,
        status=StatusFormulir.DIKIRIM,
    )
    if satu.lama is not None:
        sesi.ubah(
            "tblFormulir",
            satu.lama.baris_ke,
            status=str(StatusFormulir.DIKEMBALIKAN),
            alasan=f"Diganti formulir {satu.nomor}.",
        )
    sesi.perubahan.tambahkan("tblFormulir", baris)
    catatan = f"{satu.nomor} untuk {satu.unit.nama}"
    sesi.catat(Peristiwa.FORMULIR_DIKIRIM, triwulan=triwulan, catatan=catatan)
