"""Rules of the sheet Laporan: the Sekretaris' decision and arahan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan_baris, langgar
from sakip_xl.domain.aturan.waktu import mendatang
from sakip_xl.domain.istilah import JenisLaporan, YaTidak
from sakip_xl.domain.model import Laporan

_T = "tblLaporan"


@aturan_baris(
    "SKP-233",
    _T,
    kenapa="Laporan yang tidak disetujui dikembalikan untuk dilengkapi sesuai arahan (SOP, "
    "langkah keputusan).",
    baik={_T: [{"keputusan_sekretaris": "Tidak", "arahan": "Lengkapi bukti"}]},
    buruk={_T: [{"keputusan_sekretaris": "Tidak"}]},
)
def tidak_tanpa_arahan(x: Laporan, _k: Konteks) -> Iterator[Langgar]:
    """The Sekretaris says no without saying what to do."""
    if x.keputusan_sekretaris is YaTidak.TIDAK and not x.arahan:
        yield langgar(x, "arahan", nomor=x.nomor)


@aturan_baris(
    "SKP-234",
    _T,
    kenapa="Laporan menjadi final karena disetujui Sekretaris; yang dikembalikan menunggu laporan baru.",
    baik={_T: [{"jenis": "final", "keputusan_sekretaris": "Ya"}]},
    buruk={_T: [{"jenis": "final", "keputusan_sekretaris": "Tidak", "arahan": "Perbaiki"}]},
)
def final_yang_ditolak(x: Laporan, k: Konteks) -> Iterator[Langgar]:
    """The last report of its SOP and quarter is called final although it was refused."""
    terakhir = k.master.laporan_tw(x.sop, x.triwulan)[-1] is x
    if terakhir and x.jenis is JenisLaporan.FINAL and x.keputusan_sekretaris is YaTidak.TIDAK:
        yield langgar(x, "jenis", nomor=x.nomor)


@aturan_baris(
    "SKP-124",
    _T,
    kenapa="Laporan yang sudah disusun tidak mungkin bertanggal setelah hari ini.",
    baik={_T: [{"tanggal": date(2026, 7, 10)}]},
    buruk={_T: [{"tanggal": date(2026, 7, 11)}]},
)
def tanggal_mendatang(x: Laporan, k: Konteks) -> Iterator[Langgar]:
    """The report carries a date that has not come."""
    yield from mendatang(x, "tanggal", k)
