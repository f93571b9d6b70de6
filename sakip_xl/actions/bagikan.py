"""Hand a form to every unit (SOP Pengumpulan steps 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.formulir import id_formulir_baru, indikator_unit, isi_formulir, nama_berkas
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

Kemajuan = Callable[[Iterable[Unit]], Iterable[Unit]]


def bagikan(
    buku: Buku,
    ke: Path,
    *,
    triwulan: int,
    saat: Saat,
    kemajuan: Kemajuan = iter,
) -> Hasil:
    """Write one form for every obliged unit into ``ke`` and register it with its due time.

    Units whose form is out or back already are left alone and named. A unit without an indicator that
    has a target in this quarter gets none and is named. Refused before anything is written when the
    indicators have faults (SKP-461) or a file of that name exists (SKP-561).
    """
    sesi = Sesi.buka(buku, saat)
    salah = temuan_penghalang(sesi, TABEL_SYARAT)
    if salah:
        raise SakipError("SKP-461", rincian=salah, jumlah=len(salah))
    catatan: list[Temuan] = []
    penerima = [unit for unit in sesi.master.unit_wajib() if _perlu(sesi, unit, triwulan, catatan)]
    daftar = [(unit, id_formulir_baru(sesi.master, unit.kode, triwulan)) for unit in penerima]
    _tolak_yang_ada(ke, [nama_berkas(nomor) for _, nomor in daftar])
    berkas = _tulis_semua(sesi, ke, triwulan, daftar, kemajuan)
    try:
        cadangan = sesi.simpan() if berkas else None
    except BaseException:
        for jalur in berkas:
            jalur.unlink(missing_ok=True)
        raise
    pesan = f"{len(berkas)} formulir Triwulan {ROMAWI[triwulan]} disimpan di folder {ke.name}."
    data = {
        "formulir": [str(jalur) for jalur in berkas],
        "triwulan": triwulan,
        "cadangan": str(cadangan or ""),
    }
    return Hasil(pesan, data, catatan, berkas)


def _perlu(sesi: Sesi, unit: Unit, triwulan: int, catatan: list[Temuan]) -> bool:
    ada = sesi.master.formulir_tw(triwulan).get(unit.kode)
    if ada is not None:
        catatan.append(temuan("SKP-462", nilai=unit.nama, nomor=ada.id_formulir, status=str(ada.status)))
        return False
    if not indikator_unit(sesi.master, unit.kode, triwulan):
        catatan.append(temuan("SKP-463", nilai=unit.nama, triwulan=ROMAWI[triwulan]))
        return False
    return True


def _tolak_yang_ada(ke: Path, nama: list[str]) -> None:
    if ke.exists() and not ke.is_dir():
        raise SakipError("SKP-563", nilai=ke.name)
    ada = [satu for satu in nama if (ke / satu).exists()]
    if ada:
        raise SakipError("SKP-561", nilai=", ".join(ada), folder=ke.name)


def _tulis_semua(
    sesi: Sesi, ke: Path, triwulan: int, daftar: list[tuple[Unit, str]], kemajuan: Kemajuan
) -> list[Path]:
    """Write every form or none; register each in the session's changes."""
    tenggat = sesi.tenggat_pengisian()
    nomor_unit = {unit.kode: nomor for unit, nomor in daftar}
    berkas: list[Path] = []
    try:
        ke.mkdir(parents=True, exist_ok=True)
        for unit in kemajuan([unit for unit, _ in daftar]):
            nomor = nomor_unit[unit.kode]
            isi = isi_formulir(sesi.master, unit, triwulan, id_formulir=nomor, tenggat=tenggat)
            jalur = ke / nama_berkas(nomor)
            berkas.append(jalur)
            tulis_xlsx(gambar_buku(isi, sesi.sekarang), jalur)
            _daftarkan(sesi, unit, triwulan, nomor, jalur, isi.meta["sidik_terkunci"], tenggat)
    except OSError as galat:
        for jalur in berkas:
            jalur.unlink(missing_ok=True)
        raise SakipError("SKP-564", nilai=ke.name) from galat
    return berkas


def _daftarkan(
    sesi: Sesi, unit: Unit, triwulan: int, nomor: str, jalur: Path, sidik: str, tenggat: datetime
) -> None:
    baris = Formulir(
        id_formulir=nomor,
        triwulan=Triwulan(triwulan),
        unit=unit.kode,
        berkas=jalur.name,
        sidik=sidik,
        dikirim=sesi.sekarang,
        dikirim_oleh=sesi.oleh,
        tenggat=tenggat,
        status=StatusFormulir.DIKIRIM,
    )
    sesi.perubahan.tambahkan("tblFormulir", baris)
    sesi.catat(Peristiwa.FORMULIR_DIKIRIM, triwulan=triwulan, catatan=f"{nomor} untuk {unit.nama}")
