"""Rules of the sheet Notulen: the meeting, who was there and what was decided (SOP step 2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from sakip_xl.domain.aturan.inti import (
    Konteks,
    Langgar,
    aturan,
    aturan_baris,
    ganda,
    kunci,
    langgar,
    tanpa_rujukan,
)
from sakip_xl.domain.aturan.waktu import luar_masa, mendatang
from sakip_xl.domain.istilah import Peran, YaTidak
from sakip_xl.domain.model import Keputusan, Master, Notulen, Peserta
from sakip_xl.domain.tulisan import tanggal

_T = "tblNotulen"
PESERTA_MINIMAL = 2
"""A meeting is of the Sekretaris with Tim SAKIP: at least two people."""


def yang_hadir(master: Master, nomor: str) -> list[Peserta]:
    """The participants who were present at one meeting."""
    return [p for p in master.peserta if kunci(p.nomor_notulen) == kunci(nomor) and p.hadir is YaTidak.YA]


def keputusan_rapat(master: Master, nomor: str) -> list[Keputusan]:
    """The decisions of one meeting."""
    return [satu for satu in master.keputusan if kunci(satu.nomor_notulen) == kunci(nomor)]


def tim_hadir(master: Master, nomor: str) -> bool:
    """Whether somebody of Tim SAKIP was present at one meeting."""
    tim = {kunci(p.nama) for p in master.pejabat if p.peran is Peran.TIM_SAKIP}
    return any(kunci(p.nama) in tim for p in yang_hadir(master, nomor))


@aturan(
    "SKP-301",
    _T,
    kenapa="Peserta dan keputusan menunjuk notulen dengan nomornya, jadi nomor tidak boleh ganda.",
    baik={_T: [{"nomor": "NOT-01"}]},
    buruk={_T: [{"nomor": "NOT-01"}, {"nomor": "not-01"}]},
)
def nomor_notulen_ganda(k: Konteks) -> Iterator[Langgar]:
    """Two minutes carry one number."""
    yield from ganda(k.master.notulen, "nomor", lambda n: kunci(n.nomor))


@aturan_baris(
    "SKP-123",
    _T,
    kenapa="Rapat SOP diadakan dalam tahun anggaran, atau untuk Triwulan IV pada awal tahun berikutnya.",
    baik={_T: [{"tanggal": date(2027, 1, 5)}]},
    buruk={_T: [{"tanggal": date(2027, 4, 1)}]},
)
def tanggal_luar_tahun(n: Notulen, k: Konteks) -> Iterator[Langgar]:
    """The date lies outside the budget year and the months of its report."""
    yield from luar_masa(n, "tanggal", k)


@aturan_baris(
    "SKP-124",
    _T,
    kenapa="Notulen dibuat setelah rapat, jadi tanggalnya tidak mungkin setelah hari ini.",
    baik={_T: [{"tanggal": date(2026, 7, 2)}]},
    buruk={_T: [{"tanggal": date(2026, 8, 2)}]},
)
def tanggal_mendatang(n: Notulen, k: Konteks) -> Iterator[Langgar]:
    """The meeting has not been held yet."""
    yield from mendatang(n, "tanggal", k)


@aturan_baris(
    "SKP-203",
    _T,
    kenapa="Rapat selesai setelah dimulai; jam yang terbalik biasanya salah ketik.",
    baik={_T: [{"jam_mulai": time(9), "jam_selesai": time(10)}]},
    buruk={_T: [{"jam_mulai": time(10), "jam_selesai": time(9)}]},
)
def jam_terbalik(n: Notulen, _k: Konteks) -> Iterator[Langgar]:
    """The meeting ends before it begins."""
    if n.jam_selesai <= n.jam_mulai:
        yield langgar(n, "jam_selesai", mulai=f"{n.jam_mulai:%H.%M}", selesai=f"{n.jam_selesai:%H.%M}")


@aturan_baris(
    "SKP-305",
    _T,
    kenapa="Rapat langkah 2 dilaksanakan atas perintah disposisi langkah 1.",
    baik={_T: [{"tanggal": date(2026, 7, 1)}], "tblDisposisi": [{"tanggal": date(2026, 7, 1)}]},
    buruk={_T: [{"tanggal": date(2026, 6, 30)}], "tblDisposisi": [{"tanggal": date(2026, 7, 1)}]},
)
def mendahului_disposisi(n: Notulen, k: Konteks) -> Iterator[Langgar]:
    """The meeting is older than the order for it."""
    perintah = [
        d.tanggal
        for d in k.master.disposisi
        if d.langkah == 1 and d.sop is n.sop and d.triwulan == n.triwulan
    ]
    if perintah and n.tanggal < min(perintah):
        yield langgar(n, "tanggal", disposisi=tanggal(min(perintah)))


@aturan_baris(
    "SKP-306",
    _T,
    kenapa="Langkah 2 kedua SOP: Sekretaris yang memimpin rapat dan memberi arahan; Camat boleh memimpin.",
    baik={_T: [{"pimpinan": "Siti Aminah"}]},
    buruk={_T: [{"pimpinan": "Dewi Lestari"}]},
)
def pimpinan_bukan_sekretaris(n: Notulen, k: Konteks) -> Iterator[Langgar]:
    """The meeting is led by somebody who may not."""
    if not k.punya_peran(n.pimpinan, Peran.SEKRETARIS, Peran.CAMAT):
        yield langgar(n, "pimpinan")


@aturan_baris(
    "SKP-307",
    _T,
    kenapa="Rapat adalah pertemuan Sekretaris dengan Tim SAKIP, jadi sedikitnya dua orang hadir.",
    baik={"tblPeserta": [{"nama": "Agus Wijaya"}, {"nama": "Siti Aminah"}]},
    buruk={"tblPeserta": [{"nama": "Agus Wijaya"}, {"nama": "Siti Aminah", "hadir": "Tidak"}]},
)
def peserta_kurang(n: Notulen, k: Konteks) -> Iterator[Langgar]:
    """Fewer than two participants were present."""
    hadir = len(yang_hadir(k.master, n.nomor))
    if hadir < PESERTA_MINIMAL:
        yield langgar(n, "nomor", hadir=hadir, minimal=PESERTA_MINIMAL)


@aturan_baris(
    "SKP-308",
    _T,
    kenapa="Arahan pada langkah 2 diberikan kepada Tim SAKIP, jadi Tim SAKIP harus hadir.",
    baik={"tblPeserta": [{"nama": "agus wijaya"}]},
    buruk={"tblPeserta": [{"nama": "Dewi Lestari"}]},
)
def tanpa_tim_sakip(n: Notulen, k: Konteks) -> Iterator[Langgar]:
    """Nobody of Tim SAKIP is among those present."""
    if not tim_hadir(k.master, n.nomor):
        yield langgar(n, "nomor")


@aturan_baris(
    "SKP-309",
    _T,
    kenapa="Program kerja langkah 3 disusun dari keputusan rapat.",
    baik={"tblKeputusan": [{}]},
    buruk={"tblKeputusan": []},
)
def tanpa_keputusan(n: Notulen, k: Konteks) -> Iterator[Langgar]:
    """The minutes have no decision."""
    if not keputusan_rapat(k.master, n.nomor):
        yield langgar(n, "nomor")


@aturan(
    "SKP-302",
    "tblPeserta",
    kenapa="Peserta dicatat pada satu notulen; nomor yang tidak ada membuat daftar hadir hilang.",
    baik={"tblPeserta": [{"nomor_notulen": "not-01"}]},
    buruk={"tblPeserta": [{"nomor_notulen": "NOT-09"}]},
)
def peserta_tanpa_notulen(k: Konteks) -> Iterator[Langgar]:
    """A participant of minutes that do not exist."""
    sah = {kunci(n.nomor) for n in k.master.notulen}
    yield from tanpa_rujukan(k.master.peserta, "nomor_notulen", sah, "daftar notulen", kunci)


@aturan(
    "SKP-301",
    "tblPeserta",
    kenapa="Satu orang dicatat sekali pada daftar hadir satu rapat.",
    baik={"tblPeserta": [{"nama": "Agus Wijaya"}, {"nama": "Agus Wijaya", "nomor_notulen": "NOT-02"}]},
    buruk={"tblPeserta": [{"nama": "Agus Wijaya"}, {"nama": "agus wijaya"}]},
)
def peserta_ganda(k: Konteks) -> Iterator[Langgar]:
    """One person stands twice on one list."""
    yield from ganda(k.master.peserta, "nama", lambda p: (kunci(p.nomor_notulen), kunci(p.nama)))


@aturan(
    "SKP-302",
    "tblKeputusan",
    kenapa="Keputusan dicatat pada satu notulen; nomor yang tidak ada membuat keputusan hilang.",
    baik={"tblKeputusan": [{"nomor_notulen": "NOT-01"}]},
    buruk={"tblKeputusan": [{"nomor_notulen": "NOT-09"}]},
)
def keputusan_tanpa_notulen(k: Konteks) -> Iterator[Langgar]:
    """A decision of minutes that do not exist."""
    sah = {kunci(n.nomor) for n in k.master.notulen}
    yield from tanpa_rujukan(k.master.keputusan, "nomor_notulen", sah, "daftar notulen", kunci)


@aturan_baris(
    "SKP-310",
    "tblKeputusan",
    kenapa="Batas waktu tindak lanjut tidak mungkin sebelum rapat yang memutuskannya.",
    baik={"tblKeputusan": [{"batas_waktu": date(2026, 7, 2)}, {"nomor_notulen": "NOT-09"}]},
    buruk={"tblKeputusan": [{"batas_waktu": date(2026, 7, 1)}]},
)
def batas_mendahului_rapat(satu: Keputusan, k: Konteks) -> Iterator[Langgar]:
    """The due date lies before the meeting."""
    for n in k.master.notulen:
        if kunci(n.nomor) == kunci(satu.nomor_notulen) and satu.batas_waktu < n.tanggal:
            yield langgar(satu, "batas_waktu", rapat=tanggal(n.tanggal))
