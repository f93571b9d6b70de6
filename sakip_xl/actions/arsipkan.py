"""Archive one SOP of one quarter (Pengumpulan step 12, Pengukuran step 10)."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

from sakip_xl.actions.folder import folder_kerja, sidik_berkas, terpasang
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.sesi import Saat, Sesi
from sakip_xl.books.gambar import gambar_buku
from sakip_xl.books.port import Buku
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.istilah import ROMAWI, NamaSop, Peristiwa, Triwulan
from sakip_xl.domain.model import Arsip
from sakip_xl.domain.sop import SOP
from sakip_xl.errors import SakipError, Temuan, temuan


def arsipkan(
    buku: Buku,
    sop: NamaSop,
    ke: Path,
    *,
    saat: Saat,
    triwulan: int | None = None,
    folder_formulir: Path | None = None,
) -> Hasil:
    """Put the master as it stands, the returned forms and a list of fingerprints into one zip in ``ke``.

    An archive of that name is never replaced: the next gets a number. Forms of the register that are not
    in ``folder_formulir`` any more are named. Refused before the Sekretaris agreed (SKP-465).
    """
    sesi = Sesi.buka(buku, saat)
    periode = int(triwulan or sesi.master.kerja.triwulan)
    if not sesi.status(sop, periode).disetujui:
        raise SakipError("SKP-465", nilai=SOP[sop].judul, triwulan=ROMAWI[periode])
    formulir, hilang = _formulir(sesi, periode, folder_formulir)
    tujuan = _nama_arsip(ke, sop, periode, sesi.master.pengaturan.tahun)
    with folder_kerja(ke) as kerja:
        _kemas(sesi, kerja / tujuan.name, formulir)
        _catat(sesi, sop, periode, kerja / tujuan.name, len(formulir))
        with terpasang(kerja, ke):
            cadangan = sesi.simpan("arsipkan", berkas=[tujuan])
    pesan = f"{SOP[sop].judul} Triwulan {ROMAWI[periode]} diarsipkan sebagai {tujuan.name}."
    return Hasil(pesan, {"arsip": str(tujuan), "cadangan": str(cadangan or "")}, hilang, [tujuan])


def _formulir(sesi: Sesi, triwulan: int, folder: Path | None) -> tuple[list[Path], list[Temuan]]:
    """The returned forms by their registered fingerprint, and a finding for each that is gone."""
    terdaftar = [f for f in sesi.master.formulir if f.triwulan == triwulan and f.sidik_kembali]
    ada = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
    berkas = (jalur for jalur in ada if jalur.is_file() and jalur.suffix.casefold() == ".xlsx")
    menurut_sidik = {sidik_berkas(jalur): jalur for jalur in berkas}
    ketemu = [menurut_sidik[f.sidik_kembali] for f in terdaftar if f.sidik_kembali in menurut_sidik]
    hilang = [
        temuan("SKP-466", nilai=f.berkas_kembali, unit=f.unit)
        for f in terdaftar
        if f.sidik_kembali not in menurut_sidik
    ]
    return ketemu, hilang


def _kemas(sesi: Sesi, zip_: Path, formulir: list[Path]) -> None:
    salinan = zip_.with_suffix(".xlsx")
    tulis_xlsx(gambar_buku(sesi.isi, sesi.sekarang), salinan)
    isi = {"buku-induk.xlsx": salinan, **dict(zip(_nama_dalam(formulir), formulir, strict=True))}
    daftar = "".join(f"{sidik_berkas(jalur)}  {nama}\r\n" for nama, jalur in isi.items())
    with zipfile.ZipFile(zip_, "w", zipfile.ZIP_DEFLATED) as wadah:
        for nama, jalur in isi.items():
            wadah.write(jalur, nama)
        wadah.writestr("SIDIK-SHA256.txt", daftar)
    salinan.unlink()


def _nama_dalam(formulir: list[Path]) -> list[str]:
    """The forms' names inside the archive; two that differ in case only would overwrite each other."""
    terpakai = Counter(jalur.name.casefold() for jalur in formulir)
    return [
        f"formulir/{jalur.stem}{f'_{nomor}' if terpakai[jalur.name.casefold()] > 1 else ''}{jalur.suffix}"
        for nomor, jalur in enumerate(formulir, 1)
    ]


def _nama_arsip(ke: Path, sop: NamaSop, triwulan: int, tahun: int) -> Path:
    awal = f"Arsip_{str(sop).capitalize()}_TW{triwulan}_{tahun}"
    tujuan, urutan = ke / f"{awal}.zip", 1
    while tujuan.exists():
        urutan += 1
        tujuan = ke / f"{awal}_{urutan}.zip"
    return tujuan


def _catat(sesi: Sesi, sop: NamaSop, triwulan: int, arsip: Path, jumlah: int) -> None:
    sidik = sidik_berkas(arsip)
    sesi.perubahan.tambahkan(
        "tblArsip",
        Arsip(
            nomor=max((a.nomor for a in sesi.master.arsip), default=0) + 1,
            sop=sop,
            triwulan=Triwulan(triwulan),
            berkas=arsip.name,
            sidik=sidik,
            waktu=sesi.sekarang,
            oleh=sesi.oleh or "Tim SAKIP",
            keterangan=f"Buku induk dan {jumlah} formulir yang kembali.",
        ),
    )
    sesi.catat(Peristiwa.ARSIP, sop=sop, triwulan=triwulan, catatan=f"{arsip.name} {sidik[:16]}")
