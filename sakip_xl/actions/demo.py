"""Play the sample's whole quarter with the real actions, on real form files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sakip_xl.actions import contoh
from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.buat import isi_awal
from sakip_xl.actions.contoh import (
    Adegan,
    Cerita,
    Kemajuan,
    Kembali,
    Ketik,
    Majukan,
    TandaTerima,
    Tindakan,
    TindakanSop,
    Tuntas,
)
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.sesi import Saat, Sesi
from sakip_xl.actions.status import ringkas_sop
from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.books.gambar import gambar_buku
from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.port import Buku
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.istilah import NamaSop, Peristiwa
from sakip_xl.domain.jejak import berlaku
from sakip_xl.domain.model import Baris, Sel
from sakip_xl.domain.tulisan import daftar
from sakip_xl.errors import SakipError
from sakip_xl.layout.isi import BarisMentah, IsiBuku, Perubahan, mentah

_NAMA_MASTER = "SAKIP-Sumbersuko-2026.xlsx"


def demo(ke: Path) -> Hasil:
    """Play both SOPs of one quarter into the new or empty folder ``ke`` (SKP-566 when it is not empty).

    People's typing comes from ``data/contoh``; forms go out and come back as files; everything else is
    done by the actions that the buttons call. The master is kept in memory between the scenes and saved
    as a file at the end of each SOP.
    """
    if ke.exists() and not ke.is_dir():
        raise SakipError("SKP-563", nilai=ke.name)
    if ke.exists() and any(ke.iterdir()):
        raise SakipError("SKP-566", nilai=ke.absolute().name)
    kisah = contoh.cerita()
    awal = contoh.isi_contoh(
        isi_awal("Sumbersuko", kisah.adegan[0].waktu.year, id_master="contoh-sumbersuko")
    )
    panggung = Panggung(ke, kisah, BukuMemori(awal, nama=_NAMA_MASTER))
    for adegan in kisah.adegan:
        panggung.mainkan(adegan)
    return panggung.tutup()


@dataclass(slots=True)
class Panggung:
    """The demo's folder, the story and what came of it so far."""

    ke: Path
    cerita: Cerita
    buku: Buku
    hasil: dict[str, list[Hasil]] = field(default_factory=dict)
    kembali: list[Path] = field(default_factory=list)
    arsip: list[Path] = field(default_factory=list)

    @property
    def tw(self) -> int:
        """The quarter that is played."""
        return int(self.cerita.triwulan)

    @property
    def folder(self) -> Path:
        """Where the units put their filled forms."""
        return self.ke / "kembali"

    def mainkan(self, adegan: Adegan) -> None:
        """Let one person do one thing."""
        saat = Saat(adegan.waktu, adegan.oleh)
        match adegan:
            case Ketik():
                self._ketik(adegan)
            case TandaTerima():
                self._tanda_terima(adegan)
            case Kembali():
                self._kembali(adegan)
            case Kemajuan():
                self._kemajuan(adegan)
            case Tuntas():
                self._tuntas(adegan)
            case Majukan():
                self._majukan(adegan, saat)
            case TindakanSop(aksi="laporan"):
                laporan(self.buku, adegan.sop, saat=saat, triwulan=self.tw)
            case TindakanSop():
                self._arsipkan(adegan, saat)
            case Tindakan():
                self.hasil.setdefault(adegan.aksi, []).append(self._tindakan(adegan.aksi, saat))

    def _tindakan(self, aksi: str, saat: Saat) -> Hasil:
        """The buttons that need nothing but the quarter."""
        pilihan: dict[str, Callable[[], Hasil]] = {
            "periksa": lambda: periksa(self.buku, saat=saat, tulis=True),
            "bagikan": lambda: bagikan(self.buku, self.ke / "formulir", triwulan=self.tw, saat=saat),
            "rekap": lambda: rekap(self.buku, self.folder, triwulan=self.tw, saat=saat),
            "kertas kerja": lambda: hitung(self.buku, saat=saat, triwulan=self.tw, metode_saja=True),
            "hitung": lambda: hitung(self.buku, saat=saat, triwulan=self.tw),
            "rekap pengukuran": lambda: rekap_pengukuran(self.buku, saat=saat, triwulan=self.tw),
        }
        return pilihan[aksi]()

    def _majukan(self, adegan: Majukan, saat: Saat) -> None:
        majukan(
            self.buku,
            adegan.sop,
            saat=saat,
            triwulan=self.tw,
            keputusan=adegan.keputusan,
            catatan=adegan.catatan,
            ke_langkah=adegan.ke_langkah,
        )

    def _arsipkan(self, adegan: TindakanSop, saat: Saat) -> None:
        hasil = arsipkan(
            self.buku,
            adegan.sop,
            self.ke / "arsip",
            saat=saat,
            triwulan=self.tw,
            folder_formulir=self.folder,
        )
        self.arsip += hasil.berkas

    def _ketik(self, adegan: Ketik) -> None:
        naskah = self.cerita.naskah[adegan.naskah]
        perubahan = Perubahan()
        for tabel, baris in naskah.tambahan().items():
            perubahan.tambahkan(tabel, *baris)
        self._isi_baris("tblDokumen", ("sop", "triwulan", "langkah", "dokumen"), naskah.centang, perubahan)

    def _isi_baris(self, tabel: str, kunci: tuple[str, ...], baris: list[Any], perubahan: Perubahan) -> None:
        """Type over rows that are there already, found by the fields of ``kunci``; then save."""
        isi = self.buku.baca()
        for satu in map(mentah, baris):
            for ke, ada in enumerate(isi.baris(tabel)):
                if all(ada.get(nama) == satu[nama] for nama in kunci):
                    perubahan.ubah += [(tabel, ke, nama, nilai) for nama, nilai in satu.items()]
        self.buku.simpan(perubahan.terapkan(isi))

    def _tulis(self, tabel: str, cari: Callable[[BarisMentah], Mapping[str, Sel] | None]) -> None:
        """Type into every row for which ``cari`` gives cells; then save."""
        isi = self.buku.baca()
        perubahan = Perubahan()
        for ke, ada in enumerate(isi.baris(tabel)):
            for nama, nilai in (cari(ada) or {}).items():
                perubahan.ubah.append((tabel, ke, nama, nilai))
        self.buku.simpan(perubahan.terapkan(isi))

    def _tanda_terima(self, adegan: TandaTerima) -> None:
        penerima = {satu.unit: satu for satu in adegan.penerima}

        def isi(baris: BarisMentah) -> Mapping[str, Sel] | None:
            satu = penerima.get(str(baris.get("unit")))
            return {"penerima": satu.nama, "diterima_unit": satu.waktu} if satu else None

        self._tulis("tblFormulir", isi)

    def _kemajuan(self, adegan: Kemajuan) -> None:
        self._tulis(
            "tblProgramKerja",
            lambda b: (
                {"progres": adegan.progres}
                if b.get("sop") == adegan.sop and b.get("langkah") in adegan.langkah
                else None
            ),
        )

    def _tuntas(self, adegan: Tuntas) -> None:
        self._tulis(
            "tblKeputusan", lambda b: {"selesai": "Ya"} if b.get("nomor_notulen") == adegan.notulen else None
        )

    def _kembali(self, adegan: Kembali) -> None:
        """A unit opens the form it was sent, fills it in and saves it into the folder of returns."""
        dikirim = self.ke / "formulir" / self._nama_kirim(adegan.unit)
        buku = buka(dikirim, sekarang=lambda: adegan.waktu)
        isi = _terisi(buku.baca(), "tblIsian", adegan.jawaban())
        isi = _terisi(isi, "tblIsianAnggaran", adegan.anggaran())
        self.folder.mkdir(exist_ok=True)
        jalur = self.folder / f"{dikirim.stem}{adegan.akhiran}.xlsx"
        tulis_xlsx(gambar_buku(isi, adegan.waktu), jalur)
        os.utime(jalur, (adegan.waktu.timestamp(), adegan.waktu.timestamp()))
        if jalur not in self.kembali:
            self.kembali.append(jalur)

    def _nama_kirim(self, unit: str) -> str:
        return next(str(b["berkas"]) for b in self.buku.baca().baris("tblFormulir") if b.get("unit") == unit)

    def tutup(self) -> Hasil:
        """Save the master and tell the whole story in the keys of design.md 6."""
        akhir = self.cerita.adegan[-1].waktu
        master = self.ke / _NAMA_MASTER
        berkas = BukuBerkas(master, sekarang=lambda: akhir)
        berkas.simpan(self.buku.baca())
        sesi = Sesi.buka(berkas, Saat(akhir))
        data: dict[str, Any] = {
            "master": str(master),
            "formulir": self.hasil["bagikan"][-1].data["formulir"],
            "kembali": [str(jalur) for jalur in self.kembali],
            "rekap": self._rekap(),
            "capaian": self.hasil["hitung"][-1].data["capaian"],
            "sop": {str(nama): ringkas_sop(sesi.status(nama, self.tw)) for nama in NamaSop},
            "laporan": [str(master)],
            "arsip": str(self.arsip[-1]),
        }
        temuan = [satu for hasil in self.hasil["rekap"] for satu in hasil.temuan]
        temuan += periksa(berkas, saat=Saat(akhir)).temuan
        kembali = sum(baris.peristiwa is Peristiwa.KEMBALI for baris in berlaku(sesi.master.jejak))
        return Hasil(_pesan(data, kembali), data, list(dict.fromkeys(temuan)), status=0)

    def _rekap(self) -> dict[str, list[str]]:
        """How the forms stand at the end, and which were rejected, late or handed in twice on the way."""
        semua = [hasil.data for hasil in self.hasil["rekap"]]
        akhir = {kunci: semua[-1][kunci] for kunci in ("unit", "diterima", "belum")}
        tercatat = ("ditolak", "ganda", "terlambat")
        jalan = {kunci: sorted({u for satu in semua for u in satu[kunci]}) for kunci in tercatat}
        return {**akhir, **jalan}


def _pesan(data: dict[str, Any], kembali: int) -> str:
    """What the demo did, in a few lines; ``kembali`` is how often a report was returned."""
    terhitung = sum(satu["nilai"] is not None for satu in data["capaian"])
    return "\n".join(
        (
            f"{len(data['formulir'])} formulir dibagikan, {len(data['rekap']['diterima'])} diterima kembali.",
            f"Ditolak lebih dahulu: {daftar(data['rekap']['ditolak'])}.",
            f"Terlambat: {daftar(data['rekap']['terlambat'])}.",
            f"Diserahkan dua kali: {daftar(data['rekap']['ganda'])}.",
            f"{terhitung} dari {len(data['capaian'])} indikator dihitung.",
            f"Laporan dikembalikan Sekretaris {kembali} kali sebelum disetujui.",
            *(
                f"SOP {nama}: langkah {satu['langkah']}, {satu['status']}."
                for nama, satu in data["sop"].items()
            ),
            f"Buku induk: {data['master']}",
            f"Arsip: {data['arsip']}",
        )
    )


def _terisi(isi: IsiBuku, tabel: str, jawaban: list[Any]) -> IsiBuku:
    """A form with the unit's answers typed in; what is locked stays."""
    menurut_kode = {satu.kode: satu for satu in jawaban}

    def baris(ada: BarisMentah) -> BarisMentah:
        satu: Baris | None = menurut_kode.get(str(ada.get("kode")))
        if satu is None:
            return ada
        return {**ada, **{nama: mentah(satu)[nama] for nama in satu.model_fields_set - {"kode"}}}

    return replace(isi, tabel={**isi.tabel, tabel: [baris(ada) for ada in isi.baris(tabel)]})
