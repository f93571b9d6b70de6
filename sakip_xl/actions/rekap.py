"""Take the filled forms back into the master (SOP Pengumpulan steps 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.kembali import Kemajuan, Kembali, Pilihan, baca_folder
from sakip_xl.actions.sesi import Saat, Sesi
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import ROMAWI, NamaSop, Peristiwa, StatusFormulir, Triwulan
from sakip_xl.domain.model import Formulir, IsianAnggaran, IsianFormulir, Realisasi, RealisasiAnggaran, Sel
from sakip_xl.domain.syarat.data import unit_pelapor
from sakip_xl.domain.tulisan import daftar
from sakip_xl.errors import Tingkat
from sakip_xl.layout.buku import FORMULIR
from sakip_xl.layout.isi import mentah
from sakip_xl.layout.muat import muat_tabel

_JAWABAN = (
    "realisasi",
    "kendala",
    "solusi",
    "tindak_lanjut",
    "penanggung_jawab",
    "batas_waktu",
    "bukti_dukung",
)
_SELESAI = {StatusFormulir.DITERIMA, StatusFormulir.DIKECUALIKAN}


def rekap(
    buku: Buku,
    folder: Path,
    *,
    triwulan: int,
    saat: Saat,
    pratinjau: bool = False,
    kemajuan: Kemajuan = iter,
) -> Hasil:
    """Check every returned form of a folder and take over the good ones, all in one write.

    A form with a fault is rejected with every finding and its unit is to hand it in again; nothing of it
    is taken. ``pratinjau`` shows the same result and what would change, and writes nothing.
    """
    sesi = Sesi.buka(buku, saat)
    pilihan = baca_folder(sesi.master, folder, triwulan, sesi.sekarang, kemajuan)
    perubahan = [beda for satu in pilihan.diterima for beda in _ambil(sesi, satu)]
    terpakai = set(_unit(pilihan.diterima))
    for satu in pilihan.ditolak:
        _tolak(sesi, satu, terpakai)
    data = _data(sesi, pilihan, triwulan, perubahan)
    pesan = _pesan(data, triwulan, pratinjau=pratinjau)
    if not pratinjau:
        sesi.catat(Peristiwa.REKAP, sop=NamaSop.PENGUMPULAN, triwulan=triwulan, catatan=pesan)
        data["cadangan"] = str(sesi.simpan("rekap") or "")
    return Hasil(pesan, data, pilihan.temuan())


def _ambil(sesi: Sesi, kembali: Kembali) -> Iterator[dict[str, Sel]]:
    """Collect the changes of one good form; yields each answer that replaces another one."""
    formulir, isi = kembali.formulir, kembali.isi
    if formulir is None or isi is None:
        return
    for baris in muat_tabel(FORMULIR.tabel_bernama("tblIsian"), isi.baris("tblIsian"))[0]:
        yield from _ambil_realisasi(sesi, formulir.unit, formulir.id_formulir, baris, formulir.triwulan)
    for uang in muat_tabel(FORMULIR.tabel_bernama("tblIsianAnggaran"), isi.baris("tblIsianAnggaran"))[0]:
        yield from _ambil_anggaran(sesi, formulir.unit, formulir.id_formulir, uang, formulir.triwulan)
    sesi.ubah(
        "tblFormulir",
        formulir.baris_ke,
        status=str(StatusFormulir.DITERIMA),
        kembali=waktu_kembali(kembali, formulir, sesi.sekarang),
        berkas_kembali=kembali.jalur.name,
        sidik_kembali=kembali.sidik,
        alasan=None,
    )
    catatan = f"{formulir.id_formulir} dari {formulir.unit}: {kembali.jalur.name}"
    sesi.catat(Peristiwa.FORMULIR_DITERIMA, triwulan=formulir.triwulan, catatan=catatan)


def waktu_kembali(kembali: Kembali, formulir: Formulir, sekarang: datetime) -> datetime:
    """When a form came back first: when its file was saved last.

    A form taken over before keeps its time: a correction asked for later is not late. A time before the
    form was sent or after now says that a clock is wrong: then it is now.
    """
    if formulir.status is StatusFormulir.DITERIMA and formulir.kembali is not None:
        return formulir.kembali
    try:
        disimpan = datetime.fromtimestamp(kembali.disimpan // 10**9)
    except (OSError, OverflowError, ValueError):  # a year that no calendar of ours has
        return sekarang
    return disimpan if (formulir.dikirim or datetime.min) <= disimpan <= sekarang else sekarang


def _ambil_realisasi(
    sesi: Sesi, unit: str, nomor: str, isian: IsianFormulir, triwulan: Triwulan
) -> Iterator[dict[str, Sel]]:
    jawaban = {nama: getattr(isian, nama) for nama in _JAWABAN}
    baru = Realisasi(
        kode=isian.kode,
        triwulan=triwulan,
        unit=unit,
        id_formulir=nomor,
        dicatat=sesi.sekarang,
        **jawaban,
    )
    ada = [r for r in sesi.master.realisasi if r.kode == isian.kode and r.triwulan == triwulan]
    if not ada:
        sesi.perubahan.tambahkan("tblRealisasi", baru)
        return
    lama, isi_baru = mentah(ada[-1]), mentah(baru)
    berubah = {nama: isi_baru[nama] for nama in _JAWABAN if isi_baru[nama] != lama[nama]}
    for nama, nilai in berubah.items():
        yield {"kode": isian.kode, "kolom": nama, "lama": lama[nama], "baru": nilai}
    sesi.ubah(
        "tblRealisasi", ada[-1].baris_ke, **berubah, unit=unit, id_formulir=nomor, dicatat=sesi.sekarang
    )


def _ambil_anggaran(
    sesi: Sesi, unit: str, nomor: str, isian: IsianAnggaran, triwulan: Triwulan
) -> Iterator[dict[str, Sel]]:
    baru = RealisasiAnggaran(
        kode=isian.kode,
        triwulan=triwulan,
        unit=unit,
        realisasi=isian.realisasi,
        keterangan=isian.keterangan,
        id_formulir=nomor,
    )
    ada = [a for a in sesi.master.anggaran if a.kode == isian.kode and a.triwulan == triwulan]
    if not ada:
        sesi.perubahan.tambahkan("tblAnggaran", baru)
        return
    lama, isi_baru = mentah(ada[-1]), mentah(baru)
    berubah = {n: isi_baru[n] for n in ("realisasi", "keterangan") if isi_baru[n] != lama[n]}
    for nama, nilai in berubah.items():
        yield {"kode": isian.kode, "kolom": f"{nama} anggaran", "lama": lama[nama], "baru": nilai}
    sesi.ubah("tblAnggaran", ada[-1].baris_ke, **berubah, unit=unit, id_formulir=nomor)


def _tolak(sesi: Sesi, kembali: Kembali, terpakai: set[str]) -> None:
    """Register a rejection; a form that is excused or of which another file was taken over stays so."""
    formulir = kembali.formulir
    if formulir is None:
        return
    salah = [satu for satu in kembali.temuan if satu.tingkat is Tingkat.SALAH]
    alasan = f"{len(salah)} kesalahan, antara lain: {salah[0].pesan}"
    catatan = f"{formulir.id_formulir} dari {formulir.unit}, {kembali.jalur.name}: {alasan}"
    sesi.catat(Peristiwa.FORMULIR_DITOLAK, triwulan=formulir.triwulan, catatan=catatan)
    if formulir.status not in _SELESAI and formulir.unit not in terpakai:
        sesi.ubah("tblFormulir", formulir.baris_ke, status=str(StatusFormulir.DIKEMBALIKAN), alasan=alasan)


def _data(sesi: Sesi, pilihan: Pilihan, triwulan: int, perubahan: list[dict[str, Sel]]) -> dict[str, Any]:
    diterima = [*_unit(pilihan.lama), *_unit(pilihan.diterima)]
    terdaftar = sesi.master.formulir_tw(triwulan)
    sudah = {kode for kode, f in terdaftar.items() if f.status in _SELESAI}
    wajib = [unit.kode for unit in unit_pelapor(sesi.master, triwulan)]
    terlambat = [
        satu.formulir.unit
        for satu in pilihan.diterima
        if satu.formulir
        and satu.formulir.tenggat
        and waktu_kembali(satu, satu.formulir, sesi.sekarang) > satu.formulir.tenggat
    ]
    return {
        "triwulan": triwulan,
        "unit": wajib,
        "diterima": sorted({*diterima, *(sudah & set(wajib))}),
        "ditolak": sorted({*_unit(pilihan.ditolak)} - {*_unit(pilihan.diterima)}),
        "ganda": sorted({*_unit(pilihan.digantikan)}),
        "belum": [kode for kode in wajib if kode not in {*diterima, *sudah}],
        "terlambat": sorted(terlambat),
        "asing": [satu.jalur.name for satu in pilihan.asing],
        "perubahan": perubahan,
    }


def _unit(kembali: list[Kembali]) -> list[str]:
    return [satu.formulir.unit for satu in kembali if satu.formulir is not None]


def _pesan(data: dict[str, Any], triwulan: int, *, pratinjau: bool) -> str:
    awal = "Pratinjau rekap" if pratinjau else "Rekap"
    banyak = len({*data["diterima"]} & {*data["unit"]})
    kalimat = f"{awal} Triwulan {ROMAWI[triwulan]}: {banyak} dari {len(data['unit'])} unit diterima"
    for kunci in ("ditolak", "belum", "terlambat"):
        if data[kunci]:
            kalimat += f"; {kunci}: {daftar(data[kunci])}"
    return kalimat + "."
