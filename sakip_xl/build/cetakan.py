"""What the print-ready papers share: texts in formulas, one row of a register, and row heights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Daerah, Jenis, LembarKanvas
from sakip_xl.build.kepala import nilai_pengaturan
from sakip_xl.build.rumus_tabel import teks_rumus
from sakip_xl.build.ukur import banyak_baris
from sakip_xl.domain import tulisan
from sakip_xl.domain.model import Sel
from sakip_xl.domain.sop import isi_nama
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.inti import Tabel
from sakip_xl.layout.isi import BarisMentah

TINGGI_SATU_BARIS = 13.0
"""Points that one line of text at size 10 needs."""

PEMERINTAH = "PEMERINTAH KABUPATEN {kabupaten}"
KECAMATAN = "KECAMATAN {kecamatan}"

_TANDA = re.compile(r"(\{kecamatan\}|\{kabupaten\})")
_LITERAL_TERPANJANG = 250
_SEBUTAN = {
    "{kecamatan}": ("nama_kecamatan", "kecamatan "),
    "{kabupaten}": ("nama_kabupaten", "kabupaten "),
}
_HARI_NOL = datetime(1899, 12, 30)

Rumus = tuple[str, Sel]
"""A formula and the value it gives."""


@dataclass(frozen=True, slots=True)
class BarisDaftar:
    """One row of a register, as the formulas of its paper see it: raw, and by its place in the table."""

    tabel: Tabel
    ke: int
    isi: BarisMentah

    def acuan(self, bidang: str) -> str:
        """The reference to one cell of the row."""
        return f"INDEX({self.tabel.nama}[{self.tabel.kolom_bidang(bidang).judul}],{self.ke + 1})"

    def nilai(self, bidang: str) -> str:
        """One cell as text."""
        return teks_rumus(self.isi.get(bidang))

    def teks(self, bidang: str) -> Rumus:
        """One cell as text, empty when the cell is empty."""
        return f'={self.acuan(bidang)}&""', self.nilai(bidang)

    def tanggal(self, bidang: str) -> Rumus:
        """One date in full: ``2 April 2026``; what is no date stays as it is typed."""
        acuan, nilai = self.acuan(bidang), _saat(self.isi.get(bidang))
        hasil = self.nilai(bidang) if nilai is None else tulisan.tanggal(nilai)
        return f'=IF(ISNUMBER({acuan}),{rumus_tanggal(acuan)},{acuan}&"")', hasil

    def hari_tanggal(self, bidang: str) -> Rumus:
        """One date with its day: ``Kamis, 2 April 2026``."""
        acuan, nilai = self.acuan(bidang), _saat(self.isi.get(bidang))
        hasil = self.nilai(bidang) if nilai is None else f"{tulisan.hari(nilai)}, {tulisan.tanggal(nilai)}"
        hari = f'{_pilih(f"WEEKDAY({acuan},2)", tulisan.HARI)}&", "&{rumus_tanggal(acuan)}'
        return f'=IF(ISNUMBER({acuan}),{hari},{acuan}&"")', hasil

    def waktu(self, bidang: str) -> Rumus:
        """One moment: ``2 April 2026 pukul 09.30``."""
        acuan, nilai = self.acuan(bidang), _saat(self.isi.get(bidang))
        hasil = self.nilai(bidang) if nilai is None else tulisan.waktu(nilai)
        isi = f'{rumus_tanggal(acuan)}&" pukul "&{rumus_jam(acuan)}'
        return f'=IF(ISNUMBER({acuan}),{isi},{acuan}&"")', hasil


def baris_daftar(bahan: Bahan, nama: str, ke: Iterable[int]) -> list[BarisDaftar]:
    """The rows of a register at these places."""
    tabel, isi = MASTER.tabel_bernama(nama), bahan.isi.baris(nama)
    return [BarisDaftar(tabel, satu, isi[satu]) for satu in ke]


def baris_terisi(isi: Sequence[BarisMentah]) -> list[int]:
    """The places of the rows that hold anything."""
    return [ke for ke, satu in enumerate(isi) if any(nilai not in {None, ""} for nilai in satu.values())]


def gambar_kop(lembar: LembarKanvas, bahan: Bahan, baris: int, akhir: int) -> int:
    """Draw the letterhead over the columns up to ``akhir``; returns the row below."""
    for ke, (teks, gaya) in enumerate(((PEMERINTAH, "kop"), (KECAMATAN, "kop+besar"))):
        rumus, nilai = rumus_bernama(bahan, teks, besar=True)
        lembar.tinggi[baris + ke] = 20
        lembar.gabung(Daerah(baris + ke, 0, baris + ke, akhir), nilai, gaya, rumus=rumus)
    rumus, alamat = rumus_pengaturan(bahan, "alamat_kantor")
    lembar.tinggi[baris + 2] = 16
    gaya = "naskah+tengah+di_tengah+garis_ganda"
    lembar.gabung(Daerah(baris + 2, 0, baris + 2, akhir), alamat, gaya, rumus=rumus)
    return baris + 3


def catat_belum_lengkap(lembar: LembarKanvas, bahan: Bahan, baris: int, nama: str, sah: Iterable[int]) -> int:
    """Name the rows of a register that cannot be printed yet; returns the row below the note, if any."""
    kurang = [ke for ke in baris_terisi(bahan.isi.baris(nama)) if ke not in set(sah)]
    if not kurang:
        return baris
    daftar = tulisan.daftar([f"baris {ke + 1}" for ke in kurang])
    pesan = f"Belum lengkap atau salah isi, sehingga belum dapat dicetak: {daftar}. Klik Periksa Isian."
    lembar.tulis(baris, 0, pesan, "contoh", jenis=Jenis.HITUNGAN)
    return baris + 1


def rumus_tanggal(acuan: str) -> str:
    """The formula part that writes a date in Indonesian, whatever the language of Excel."""
    return f'DAY({acuan})&" "&{_pilih(f"MONTH({acuan})", tulisan.BULAN)}&" "&YEAR({acuan})'


def rumus_jam(acuan: str) -> str:
    """The formula part that writes a time of day: ``09.30``."""
    return f'RIGHT("0"&HOUR({acuan}),2)&"."&RIGHT("0"&MINUTE({acuan}),2)'


def teks_jam(nilai: Sel) -> str:
    """The time of day that ``rumus_jam`` writes; empty when there is none."""
    saat = nilai if isinstance(nilai, time) else _saat(nilai)
    return "" if saat is None else f"{saat:%H.%M}"


def rumus_pejabat(acuan_nama: str, judul: str) -> str:
    """The formula part that looks up one column of an official by name; empty when not found."""
    return f'IFERROR(INDEX(tblPejabat[{judul}],MATCH({acuan_nama},tblPejabat[Nama],0))&"","")'


def cari_pejabat(bahan: Bahan, nama: str, bidang: str) -> str:
    """What ``rumus_pejabat`` finds."""
    for baris in bahan.isi.baris("tblPejabat"):
        if nama and teks_rumus(baris.get("nama")).casefold() == nama.casefold():
            return teks_rumus(baris.get(bidang))
    return ""


def rumus_pengaturan(bahan: Bahan, bidang: str) -> Rumus:
    """The formula that repeats a setting, empty when it is empty, and its value."""
    nilai = nilai_pengaturan(bahan, bidang)
    return f'=IF({bidang}="","",{bidang})', "" if nilai is None else nilai


def rumus_bernama(bahan: Bahan, teks: str, *, besar: bool = False) -> tuple[str, str]:
    """The formula that fills ``{kecamatan}`` and ``{kabupaten}`` from their named cells, and its value.

    ``besar`` writes all of it in capitals. The value is that of ``sop.isi_nama``.
    """
    nama = [teks_rumus(nilai_pengaturan(bahan, bidang)) for bidang in ("nama_kecamatan", "nama_kabupaten")]
    nilai = isi_nama(teks, *nama)
    rumus = "&".join(
        _rumus_nama(potong) if potong in _SEBUTAN else literal(potong)
        for potong in _TANDA.split(teks)
        if potong
    )
    return (f"=UPPER({rumus})", nilai.upper()) if besar else (f"={rumus}", nilai)


def literal(teks: str) -> str:
    """A text as Excel writes it inside a formula, where one literal holds at most 255 characters."""
    potongan = [teks[i : i + _LITERAL_TERPANJANG] for i in range(0, len(teks), _LITERAL_TERPANJANG)] or [""]
    isi = "&".join('"' + satu.replace('"', '""') + '"' for satu in potongan)
    return isi.replace("\n", '"&CHAR(10)&"')


def tinggi_teks(isi: Iterable[tuple[object, float]], *, paling_rendah: float = 15.0) -> float:
    """The height in points of a row whose cells hold these texts in columns of these widths."""
    baris = max((banyak_baris(str(teks), lebar) for teks, lebar in isi), default=1)
    return max(paling_rendah, baris * TINGGI_SATU_BARIS + 4)


def _pilih(acuan: str, kata: Sequence[str]) -> str:
    return f"CHOOSE({acuan},{','.join(literal(satu) for satu in kata)})"


def _rumus_nama(tanda: str) -> str:
    """The name without its own ``Kecamatan``, so that a title does not say it twice; dots when empty."""
    sel, sebutan = _SEBUTAN[tanda]
    rapi = f"TRIM({sel})"
    tanpa = f'IF(LOWER(LEFT({rapi},{len(sebutan)}))="{sebutan}",MID({rapi},{len(sebutan) + 1},255),{rapi})'
    return f'IF({rapi}="","…",{tanpa})'


def _saat(nilai: Sel) -> datetime | None:
    """A date cell as a moment; a plain number counts as Excel counts it."""
    if isinstance(nilai, datetime):
        return nilai
    if isinstance(nilai, date):
        return datetime.combine(nilai, time())
    if isinstance(nilai, (int, float)) and not isinstance(nilai, bool):
        return _HARI_NOL + timedelta(days=nilai)
    return None
