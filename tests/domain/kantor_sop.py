"""An office that runs one SOP on a log of its own: what the tests of the machine share."""

from __future__ import annotations

from datetime import datetime, timedelta

from sakip_xl.domain.istilah import NamaSop, Peran, YaTidak
from sakip_xl.domain.jejak import BarisJejak, sambung
from sakip_xl.domain.kalender import Kalender
from sakip_xl.domain.lipatan import Keadaan, Maju, Penolakan, Permintaan, StatusSop, lipat, periksa_maju
from sakip_xl.domain.sop import SOP

ID = "uji"
SENIN = datetime(2026, 4, 6, 8, 0)
KALENDER = Kalender()
SEMUA = frozenset(Peran)


class Kantor:
    """A log that is written the way an action writes it, one row an hour."""

    def __init__(self, nama: NamaSop = NamaSop.PENGUMPULAN) -> None:
        self.sop = SOP[nama]
        self.jejak: list[BarisJejak] = []
        self.kurang: dict[str, list[str]] = {}
        self.camat = False
        self.disetujui = True

    def status(self, sekarang: datetime | None = None) -> StatusSop:
        jam = sekarang or SENIN + timedelta(hours=len(self.jejak))
        return lipat(self.jejak, self.sop, 2, kalender=KALENDER, sekarang=jam)

    def minta(self, permintaan: Permintaan) -> Maju | Penolakan:
        return periksa_maju(
            self.sop,
            self.status(),
            permintaan,
            kekurangan=lambda nama: self.kurang.get(nama, []),
            pengumpulan_disetujui=self.disetujui,
            camat_dapat_mengembalikan=self.camat,
        )

    def lakukan(
        self, keputusan: YaTidak | None = None, catatan: str = "", ke_langkah: int | None = None
    ) -> Maju:
        hasil = self.minta(Permintaan(SEMUA, keputusan, catatan, ke_langkah))
        assert isinstance(hasil, Maju)
        self.catat(hasil)
        return hasil

    def catat(self, maju: Maju) -> None:
        waktu = SENIN + timedelta(hours=len(self.jejak))
        self.jejak.append(sambung(self.jejak, ID, waktu=waktu, oleh="Siti", **maju.isi_jejak()))

    def sampai(self, nomor: int) -> Kantor:
        """Complete steps until the one of that number runs."""
        while self.status().langkah_kini != nomor:
            self.lakukan(
                YaTidak.YA if self.status().langkah_kini == self.sop.langkah_keputusan.nomor else None
            )
        return self

    def tulis(self, **isi: object) -> None:
        """Put a row in the log that no action would write."""
        baku = {"waktu": SENIN + timedelta(hours=len(self.jejak)), "sop": self.sop.nama, "triwulan": 2}
        self.jejak.append(sambung(self.jejak, ID, **(baku | isi)))

    def tolak(self, permintaan: Permintaan) -> Penolakan:
        hasil = self.minta(permintaan)
        assert isinstance(hasil, Penolakan)
        return hasil


def keadaan(status: StatusSop) -> str:
    """One letter a step: b(elum), j (berjalan), s(elesai), d(raf)."""
    return "".join("j" if satu.keadaan is Keadaan.BERJALAN else satu.keadaan[0] for satu in status.langkah)
