"""The sections of the printed reports, from the figures of the active quarter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kertas import Kertas, Ruas
from sakip_xl.build.ringkas import Ringkasan, Uang, bulat, predikat_bulat
from sakip_xl.domain import tulisan
from sakip_xl.domain.istilah import Level, NamaSop, YaTidak
from sakip_xl.domain.model import Laporan, Sel
from sakip_xl.domain.sop import IDENTITAS, isi_nama
from sakip_xl.layout.rumus_ukur import bilangan

_TENGAH, _KANAN = "tengah", "kanan+masuk1"


def bagian_dasar(kertas: Kertas, bahan: Bahan, sop: NamaSop) -> None:
    """The legal basis of the SOP, and the Camat's order that started it."""
    aturan, triwulan = bahan.master.pengaturan, bahan.master.kerja.triwulan
    dasar = [isi_nama(b.teks, aturan.nama_kecamatan, aturan.nama_kabupaten) for b in IDENTITAS.dasar_hukum]
    perintah = [
        f"Disposisi Camat Nomor Agenda {d.nomor_agenda} tanggal {tulisan.tanggal(d.tanggal)} hal {d.hal}."
        for d in bahan.master.disposisi
        if d.sop is sop and d.triwulan == triwulan and d.langkah == 1
    ]
    for nomor, teks in enumerate([*dasar, *perintah], 1):
        kertas.bernomor(nomor, teks)


def bagian_pengumpulan(kertas: Kertas, data: Ringkasan) -> None:
    """How many units returned, who is late and who is missing, one row a unit."""
    wajib = [u for u in data.unit if u.unit.wajib is YaTidak.YA]
    kembali = sum(u.kembali for u in wajib)
    lambat = [u.unit.nama for u in wajib if u.terlambat]
    belum = [u.unit.nama for u in wajib if not u.kembali]
    kertas.teks(
        f"Dari {len(wajib)} unit wajib, {kembali} unit sudah mengembalikan formulir atau dikecualikan."
    )
    if belum:
        kertas.teks(f"Belum mengembalikan: {tulisan.daftar(belum)}.")
    if lambat:
        kertas.teks(f"Terlambat: {tulisan.daftar(lambat)}.")
    ruas = (
        Ruas(0, 0, "No", _TENGAH),
        Ruas(1, 2, "Unit Kerja"),
        Ruas(3, 3, "Status"),
        Ruas(4, 5, "Realisasi Terisi", _TENGAH),
        Ruas(6, 7, "Kembali"),
    )
    baris: list[list[Sel]] = [
        [
            nomor,
            f"{u.unit.nama}{_alasan(u.formulir.alasan if u.formulir else '')}",
            u.status,
            f"{u.terisi} dari {u.jumlah}",
            tulisan.waktu(u.formulir.kembali) if u.formulir else "-",
        ]
        for nomor, u in enumerate(data.unit, 1)
    ]
    kertas.tabel(ruas, baris, "Belum ada unit kerja.")


def _alasan(teks: str) -> str:
    return f" ({teks})" if teks else ""


def bagian_data(kertas: Kertas, bahan: Bahan) -> None:
    """What was collected: target and realisasi of every indicator as the units typed them."""
    master, triwulan = bahan.master, int(bahan.master.kerja.triwulan)
    lapor = {r.kode: r.realisasi for r in master.realisasi if r.triwulan == triwulan}
    ruas = (
        Ruas(0, 0, "No", _TENGAH),
        Ruas(1, 2, "Indikator Kinerja"),
        Ruas(3, 3, "Satuan"),
        Ruas(4, 4, "Target", _KANAN),
        Ruas(5, 5, "Realisasi", _KANAN),
        Ruas(6, 7, "Unit"),
    )
    baris: list[list[Sel]] = [
        [nomor, i.indikator, i.satuan, ketikan(i.target_tw(triwulan)), ketikan(lapor.get(i.kode)), i.unit]
        for nomor, i in enumerate(master.indikator_berlaku(), 1)
    ]
    kertas.tabel(ruas, baris, "Belum ada indikator.")


def ketikan(nilai: object) -> str:
    """A target or realisasi as typed, numbers the Indonesian way; a dash for nothing."""
    if nilai is None or nilai == "":
        return "-"
    if isinstance(nilai, (int, float, Decimal)) and not isinstance(nilai, bool):
        return tulisan.angka(nilai, None)
    return str(nilai)


def bagian_pengukuran(kertas: Kertas, data: Ringkasan) -> None:
    """The table of PermenPANRB 53/2014: one row an indicator, under the node it measures."""
    ruas = (
        Ruas(0, 0, "No", _TENGAH),
        Ruas(1, 1, "Sasaran Strategis / Kinerja"),
        Ruas(2, 2, "Indikator Kinerja"),
        Ruas(3, 3, "Satuan"),
        Ruas(4, 4, "Target", _KANAN),
        Ruas(5, 5, "Realisasi", _KANAN),
        Ruas(6, 6, "Capaian (%)", _KANAN),
        Ruas(7, 7, "Predikat", _TENGAH),
    )
    uraian = {k.kode: k.uraian for k, _ in data.pohon}
    urutan = {kode: n for n, kode in enumerate(uraian)}
    semua = sorted(data.baris, key=lambda b: urutan.get(str(b["induk"]), len(urutan)))
    baris: list[list[Sel]] = []
    lalu = None
    for nomor, satu in enumerate(semua, 1):
        induk = str(satu["induk"])
        baris.append(
            [
                nomor,
                "" if induk == lalu else uraian.get(induk, induk),
                str(satu.get("indikator") or ""),
                str(satu.get("satuan") or ""),
                ketikan(satu.get("target_ketik")),
                ketikan(satu.get("realisasi_ketik")),
                tulisan.angka(bilangan(satu["capaian"])),
                str(satu["predikat"] or "-"),
            ]
        )
        lalu = induk
    kertas.tabel(ruas, baris, "Kertas Kerja triwulan ini belum diisi.")


def bagian_sasaran(kertas: Kertas, bahan: Bahan, data: Ringkasan) -> None:
    """The roll-up of every sasaran and of the kecamatan, and what was left out."""
    ruas = (
        Ruas(0, 0, "No", _TENGAH),
        Ruas(1, 2, "Sasaran"),
        Ruas(3, 4, "Indikator Dihitung", _TENGAH),
        Ruas(5, 6, "Capaian (%)", _KANAN),
        Ruas(7, 7, "Predikat", _TENGAH),
    )
    baris: list[list[Sel]] = []
    for kinerja, _ in data.pohon:
        if kinerja.level is Level.SASARAN:
            nilai = data.simpul[kinerja.kode]
            banyak = len(data.butir.get(kinerja.kode, []))
            dihitung = sum(b.nilai is not None for b in data.butir.get(kinerja.kode, []))
            baris.append(
                [len(baris) + 1, kinerja.uraian, f"{dihitung} dari {banyak}", *_nilai(bahan, nilai.nilai)]
            )
    kertas.tabel(ruas, baris, "Belum ada sasaran.")
    jumlah = ["", "Kecamatan", f"{data.kecamatan.dihitung} sasaran", *_nilai(bahan, data.kecamatan.nilai)]
    kertas.isi(ruas, jumlah, "tebal")
    luar = [str(b["kode"]) for b in data.baris if bilangan(b["untuk_rekap"]) is None]
    if luar:
        kertas.teks(
            f"Tidak ikut direkap {len(luar)} dari {len(data.baris)} indikator: {tulisan.daftar(luar)}. "
            "Sebabnya disebut pada lembar Rekap."
        )


def _nilai(bahan: Bahan, nilai: Decimal | None) -> tuple[str, str]:
    aturan = bahan.master.pengaturan
    return tulisan.angka(bulat(bahan, nilai), aturan.desimal), predikat_bulat(bahan, nilai) or "-"


def bagian_kendala(kertas: Kertas, bahan: Bahan) -> None:
    """Obstacles, what was done and what is going to be done, as the units reported them."""
    triwulan = bahan.master.kerja.triwulan
    nama = {i.kode: i.indikator for i in bahan.master.indikator_berlaku()}
    ruas = (
        Ruas(0, 0, "No", _TENGAH),
        Ruas(1, 1, "Indikator"),
        Ruas(2, 2, "Kendala"),
        Ruas(3, 5, "Solusi"),
        Ruas(6, 7, "Rencana Tindak Lanjut"),
    )
    isi = [
        [
            nama.get(r.kode, r.kode),
            _strip(r.kendala),
            _strip(r.solusi),
            _tindak(r.tindak_lanjut, r.batas_waktu),
        ]
        for r in bahan.master.realisasi
        if r.triwulan == triwulan and any(_ada(t) for t in (r.kendala, r.solusi, r.tindak_lanjut))
    ]
    kertas.tabel(ruas, [[n, *satu] for n, satu in enumerate(isi, 1)], "Tidak ada kendala yang dilaporkan.")


def _ada(teks: str) -> bool:
    return bool(teks.strip(" -.")) and teks.casefold() not in {"nihil", "tidak ada"}


def _strip(teks: str) -> str:
    return teks or "-"


def _tindak(teks: str, batas: date | None) -> str:
    hari = f" (sampai {tulisan.tanggal(batas)})" if batas is not None else ""
    return f"{_strip(teks)}{hari}"


def bagian_anggaran(kertas: Kertas, data: Ringkasan) -> None:
    """Ceiling, spending, absorption and efficiency of every program and of the kecamatan."""
    ruas = (
        Ruas(0, 0, "No", _TENGAH),
        Ruas(1, 1, "Program"),
        Ruas(2, 2, "Pagu (Rp)", _KANAN),
        Ruas(3, 4, "Realisasi (Rp)", _KANAN),
        Ruas(5, 5, "Serapan (%)", _KANAN),
        Ruas(6, 6, "Efisiensi (poin)", _KANAN),
        Ruas(7, 7, "Kesimpulan", _TENGAH),
    )
    program = [k for k, _ in data.pohon if k.level is Level.PROGRAM]
    baris: list[list[Sel]] = [[n, k.uraian, *_uang(data.uang[k.kode])] for n, k in enumerate(program, 1)]
    kertas.tabel(ruas, baris, "Belum ada program.")
    kertas.isi(ruas, ["", "Kecamatan", *_uang(data.uang_kecamatan)], "tebal")
    kertas.teks(
        "Efisiensi ialah capaian dikurangi serapan. Serapan dihitung terhadap pagu setahun, sehingga "
        "sebelum Triwulan IV kesimpulan bersifat sementara.",
        "naskah+miring",
    )


def _uang(uang: Uang) -> list[str]:
    return [
        tulisan.angka(uang.pagu),
        tulisan.angka(uang.realisasi),
        tulisan.angka(uang.serapan),
        tulisan.angka(uang.efisiensi),
        str(uang.tingkat or "-"),
    ]


def bagian_keputusan(kertas: Kertas, laporan: Sequence[Laporan]) -> None:
    """Every decision of the Sekretaris on this report and the Camat's disposisi, oldest first."""
    ada = False
    for satu in laporan:
        if satu.keputusan_sekretaris is not None:
            jawab = (
                "disetujui" if satu.keputusan_sekretaris is YaTidak.YA else "dikembalikan untuk dilengkapi"
            )
            arahan = f" Arahan: {satu.arahan}" if satu.arahan else ""
            kertas.teks(f"Laporan {satu.nomor} {jawab} oleh Sekretaris.{arahan}")
            ada = True
        if satu.disposisi_camat:
            kertas.teks(f"Disposisi Camat: {satu.disposisi_camat}")
            ada = True
    if not ada:
        kertas.teks("Menunggu keputusan Sekretaris dan disposisi Camat.")
