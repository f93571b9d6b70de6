"""What people do before each step of both SOPs can be completed, and who completes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import NamaSop, Triwulan, YaTidak
from sakip_xl.domain.keadaan import status_sop
from sakip_xl.domain.model import Baris, Disposisi, KegiatanKerja, Keputusan, Notulen, Peserta
from sakip_xl.domain.sop import SOP
from sakip_xl.layout.isi import Perubahan
from tests.actions.kantor import CAMAT, KASI, KINI, SEKRETARIS, TIM, Kantor, isi_kantor, ketik, saat

KUMPUL, UKUR = NamaSop.PENGUMPULAN, NamaSop.PENGUKURAN
_NASKAH = ("tblDisposisi", "tblNotulen", "tblPeserta", "tblKeputusan", "tblProgramKerja")
_PELAKU = {"Camat": CAMAT, "Sekretaris": SEKRETARIS, "Tim SAKIP": TIM}


class Meja(Kantor):
    """An office without any paper yet, which walks through the SOPs of Triwulan II."""

    def __init__(self, akar: Path, **tabel: Any) -> None:
        super().__init__(akar, isi_kantor(**{**{nama: [] for nama in _NASKAH}, **tabel}))
        self.akar = akar
        self.jam = 0.0

    def tambah(self, tabel: str, *baris: Baris) -> None:
        """Somebody types rows."""
        tambah_baris(self.buku, tabel, *baris)

    def maju(self, sop: NamaSop, oleh: str | None = None, **pilihan: Any) -> Hasil:
        """Complete the step; by the first actor it names unless said otherwise."""
        self.jam += 0.25
        langkah = self.langkah(sop)
        nama = oleh or _PELAKU[SOP[sop].ke(langkah).pelaku[0]]
        return majukan(self.buku, sop, **{"saat": saat(nama, jam=self.jam), "triwulan": 2, **pilihan})

    def langkah(self, sop: NamaSop) -> int:
        """The step that runs; the last one when all are done."""
        return status_sop(self.master, sop, 2, KINI).langkah_kini or SOP[sop].akhir.nomor

    def siapkan(self, sop: NamaSop) -> None:
        """Do what the current step asks for."""
        persiapan = PERSIAPAN[sop].get(self.langkah(sop))
        if persiapan is not None:
            persiapan(self)

    def sampai(self, sop: NamaSop, nomor: int) -> Meja:
        """Walk until a step runs; its own preparations are not made."""
        while self.langkah(sop) != nomor:
            self.siapkan(sop)
            keputusan = SOP[sop].ke(self.langkah(sop)).keputusan
            self.maju(sop, keputusan=YaTidak.YA if keputusan else None)
        return self


def tambah_baris(buku: Buku, tabel: str, *baris: Baris) -> None:
    """Append rows to a book as somebody who types them."""
    perubahan = Perubahan()
    perubahan.tambahkan(tabel, *baris)
    buku.simpan(perubahan.terapkan(buku.baca()))


def disposisi(sop: NamaSop, langkah: int, **lain: Any) -> Disposisi:
    """One disposisi of the Camat."""
    isi: dict[str, Any] = {
        "nomor_agenda": f"{langkah:03d}/{sop}",
        "sop": sop,
        "triwulan": Triwulan.II,
        "langkah": langkah,
        "tanggal": date(2026, 7, 6),
        "hal": "Triwulan II",
        "diteruskan_kepada": "Sekretaris",
        "harap": "Laksanakan",
        "oleh": CAMAT,
    }
    return Disposisi(**{**isi, **lain})


def _rapat(meja: Meja, sop: NamaSop) -> None:
    nomor = f"NOT/{sop}"
    notulen = Notulen(
        nomor=nomor,
        sop=sop,
        triwulan=Triwulan.II,
        tanggal=date(2026, 7, 6),
        jam_mulai=time(9),
        jam_selesai=time(10),
        tempat="Ruang rapat",
        agenda="Triwulan II",
        pimpinan=SEKRETARIS,
        notulis=TIM,
        ringkasan="Arahan Sekretaris.",
    )
    keputusan = Keputusan(
        nomor_notulen=nomor,
        keputusan="Dikerjakan pekan ini.",
        tindak_lanjut="Menyiapkan.",
        penanggung_jawab=TIM,
        batas_waktu=date(2026, 7, 8),
    )
    meja.tambah("tblNotulen", notulen)
    meja.tambah("tblPeserta", *(Peserta(nomor_notulen=nomor, nama=n) for n in (SEKRETARIS, TIM, KASI)))
    meja.tambah("tblKeputusan", keputusan)


def _rencana(meja: Meja, sop: NamaSop) -> None:
    tim = [s.nomor for s in SOP[sop].langkah if "Tim SAKIP" in s.pelaku and s.nomor > 3]
    meja.tambah(
        "tblProgramKerja",
        *(
            KegiatanKerja(
                sop=sop,
                triwulan=Triwulan.II,
                langkah=nomor,
                kegiatan=f"Langkah {nomor}",
                penanggung_jawab=TIM,
                mulai=date(2026, 7, 6),
                selesai=date(2026, 7, 8),
                keluaran="Hasil",
            )
            for nomor in tim
        ),
    )


def _dokumen(meja: Meja, sop: NamaSop) -> None:
    for ke, baris in enumerate(meja.buku.baca().baris("tblDokumen")):
        if baris["sop"] == sop:
            ketik(meja.buku, "tblDokumen", ke, ada="Ya", lokasi="Lemari 1", sejak=date(2026, 7, 6))


def _tanda_terima(meja: Meja) -> None:
    for ke, satu in enumerate(meja.buku.baca().baris("tblFormulir")):
        ketik(meja.buku, "tblFormulir", ke, penerima=KASI, diterima_unit=satu["dikirim"])


def _kembali(meja: Meja) -> None:
    for unit in ("YAN", "PMD"):
        meja.jawab(unit, jam=meja.jam + 1)
    meja.rekap()


def _metode(meja: Meja) -> None:
    _dokumen(meja, UKUR)
    hitung(meja.buku, saat=saat(TIM), triwulan=2, metode_saja=True)


def _laporan(meja: Meja, sop: NamaSop) -> None:
    laporan(meja.buku, sop, saat=saat(TIM), triwulan=2)


def _arsip(meja: Meja, sop: NamaSop) -> None:
    arsipkan(meja.buku, sop, meja.akar / "arsip", saat=saat(TIM), triwulan=2, folder_formulir=meja.kembali)


PERSIAPAN: dict[NamaSop, dict[int, Callable[[Meja], object]]] = {
    KUMPUL: {
        1: lambda meja: meja.tambah("tblDisposisi", disposisi(KUMPUL, 1)),
        2: lambda meja: _rapat(meja, KUMPUL),
        3: lambda meja: _rencana(meja, KUMPUL),
        4: lambda meja: _dokumen(meja, KUMPUL),
        5: lambda meja: meja.bagikan(),
        6: _tanda_terima,
        7: _kembali,
        9: lambda meja: _laporan(meja, KUMPUL),
        11: lambda meja: meja.tambah("tblDisposisi", disposisi(KUMPUL, 11, harap="Arsipkan.")),
        12: lambda meja: _arsip(meja, KUMPUL),
    },
    UKUR: {
        1: lambda meja: meja.tambah("tblDisposisi", disposisi(UKUR, 1)),
        2: lambda meja: _rapat(meja, UKUR),
        3: lambda meja: _rencana(meja, UKUR),
        4: _metode,
        5: lambda meja: hitung(meja.buku, saat=saat(TIM), triwulan=2),
        6: lambda meja: rekap_pengukuran(meja.buku, saat=saat(TIM), triwulan=2),
        7: lambda meja: _laporan(meja, UKUR),
        9: lambda meja: meja.tambah("tblDisposisi", disposisi(UKUR, 9, catatan="Perhatikan IKS.3")),
        10: lambda meja: _arsip(meja, UKUR),
    },
}
