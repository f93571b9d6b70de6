"""The tables of one unit's form."""

from __future__ import annotations

from datetime import date, time

from sakip_xl.domain.model import AnggaranInput, Cell, FormulirInput
from sakip_xl.formulas import form_answer as answer
from sakip_xl.formulas import form_plain as plain
from sakip_xl.formulas import form_status as rumus
from sakip_xl.formulas.base import ColumnFormula
from sakip_xl.schema.base import Column, Look, Table


def _example(result: str, **changes: Cell) -> tuple[dict[str, Cell], Cell]:
    """A worked example of Status Isian: a filled row with some cells changed."""
    standard: dict[str, Cell] = {
        "kode": "IKS.1",
        "hasil": 92.5,
        "bukan_angka": "Tidak",
        "bila_kosong": rumus.KOSONG,
        "yang_diisi": "Isi jumlah triwulan ini saja.",
        "alasan_belum": None,
        "kendala": "-",
        "solusi": None,
        "tindak_lanjut": None,
        "penanggung_jawab": None,
        "batas_waktu": None,
        "bukti_dukung": "Laporan bulanan",
    }
    return {**standard, **changes}, result


_STATUS_EXAMPLES = (
    _example(rumus.TERISI),
    _example(rumus.TERISI, hasil=0),
    _example(rumus.KOSONG, hasil=""),
    _example(rumus.KOSONG, hasil=" - "),
    _example(rumus.BELUM, hasil="", bila_kosong=rumus.BELUM, alasan_belum="Menunggu BPS"),
    _example(rumus.PERIKSA, hasil="92,5"),
    _example(rumus.PERIKSA, hasil=9164, bukan_angka="Ya"),
    _example(rumus.PERIKSA, hasil="1.234"),
    _example(rumus.PERIKSA, hasil=46054.0),
    _example(rumus.PERIKSA, hasil=0.95),
    _example(rumus.PERIKSA, hasil=-3),
    _example(rumus.PERIKSA, hasil=answer.UNSURE),
    _example(rumus.PERIKSA, alasan_belum="Menunggu BPS", bila_kosong=rumus.BELUM),
    _example(rumus.PERIKSA, batas_waktu="30 Juni 2026"),
    _example(rumus.TERISI, batas_waktu=date(2026, 6, 30)),
    _example(rumus.TERISI, bukti_dukung=date(2026, 6, 30)),
    _example(rumus.PERIKSA, bukti_dukung=198203032006031000),
    _example(rumus.PERIKSA, yang_diisi="Kata penilaian: AA, A, BB, B, CC, C, D."),
    _example("", kode=None),
)


def _answer(result: Cell, *pecahan: Cell, realisasi: Cell = None) -> tuple[dict[str, Cell], Cell]:
    """A worked example of Hasil; with pembilang and penyebut where they are asked."""
    row: dict[str, Cell] = {"satuan": "%", "minta_pecahan": "Tidak", "realisasi": realisasi}
    if pecahan:
        row |= {"minta_pecahan": "Ya", "pembilang": pecahan[0], "penyebut": pecahan[1]}
    return row, result


_HASIL_EXAMPLES = (
    _answer(92.5, realisasi=92.5),
    _answer(82.5, realisasi="82,5"),
    _answer(82.5, realisasi="82.5"),
    _answer(1.234, realisasi="1.234"),
    _answer(0.95, realisasi="95%"),
    _answer("1.234.567 ", realisasi="1.234.567"),
    _answer("5 hari ", realisasi="5 hari"),
    _answer(" "),
    _answer(75.0, 6, 8),
    _answer(75.0, "6", "8"),
    _answer(0.0, 0, 8),
    _answer("", None, None),
    _answer(answer.UNSURE, 6, None),
    _answer(answer.UNSURE, 6, 0),
    _answer(answer.UNSURE, "6 desa", 8),
    _answer(answer.UNSURE, "6", "8 desa"),
    _answer(answer.UNSURE, 6, 8, realisasi=75),
)

_BUKAN_ANGKA_EXAMPLES: tuple[tuple[dict[str, Cell], Cell], ...] = (
    ({"realisasi": 92.5, "hasil": 92.5}, "Tidak"),
    ({"realisasi": 92.3456, "hasil": 92.3456}, "Tidak"),
    ({"realisasi": "95%", "hasil": 0.95}, "Tidak"),
    ({"realisasi": "92,5", "hasil": 92.5}, "Tidak"),
    ({"realisasi": "92.5", "hasil": 92.5}, "Tidak"),
    ({"realisasi": "1.234", "hasil": 1.234}, "Ya"),
    ({"realisasi": "92,50", "hasil": 92.5}, "Ya"),
    ({"realisasi": "5 hari", "hasil": "5 hari "}, "Ya"),
    ({"realisasi": date(1925, 2, 1), "hasil": 9164}, "Ya"),
    ({"realisasi": time(0), "hasil": 0}, "Ya"),
    ({"pembilang": 6, "penyebut": 8, "hasil": 75}, "Tidak"),
    ({"pembilang": "6", "penyebut": "8", "hasil": 75}, "Tidak"),
    ({"pembilang": "6,5", "penyebut": 8, "hasil": 75}, "Ya"),
    ({"pembilang": 6, "penyebut": date(1925, 2, 1), "hasil": 75}, "Ya"),
)

_BILA_KOSONG_EXAMPLES: tuple[tuple[dict[str, Cell], Cell], ...] = (
    ({"target": 80, "alasan_belum": None}, rumus.KOSONG),
    ({"target": None, "alasan_belum": " - "}, rumus.BOLEH_KOSONG),
    ({"target": 80, "alasan_belum": "Menunggu hasil evaluasi"}, rumus.BELUM),
    ({"target": 80, "alasan_belum": "Nihil"}, rumus.KOSONG),
)

_ANGGARAN_EXAMPLES: tuple[tuple[dict[str, Cell], Cell], ...] = (
    ({"kode": "K.1", "pagu": 100_000, "realisasi": 80_000, "keterangan": None}, rumus.TERISI),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": 120_000, "keterangan": "Pergeseran"}, rumus.PERIKSA),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": "80000", "keterangan": None}, rumus.TERISI),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": "120000", "keterangan": None}, rumus.PERIKSA),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": "80.000", "keterangan": None}, rumus.PERIKSA),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": "Rp 80.000", "keterangan": None}, rumus.PERIKSA),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": "100%", "keterangan": None}, rumus.PERIKSA),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": 9164, "keterangan": None}, rumus.PERIKSA),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": None, "keterangan": None}, rumus.KOSONG),
)

TBL_ISIAN = Table(
    FormulirInput,
    "Isian",
    "Isian Capaian Kinerja",
    (
        Column("kode", "Kode", 8, "Kode indikator.", kunci=True),
        Column("indikator", "Indikator", 22, "Indikator kinerja.", Look.LONG_TEXT, kunci=True),
        Column("yang_diisi", "Yang Diisi", 17, "Angka mana yang diminta.", Look.LONG_TEXT, kunci=True),
        Column("satuan", "Satuan", 8, "Satuan realisasi.", kunci=True),
        Column("target", "Target Triwulan", 10, "Target triwulan ini.", Look.TYPED, kunci=True),
        Column("target_sd", "Target s.d. Triwulan", 10, "Target sejak awal tahun.", Look.TYPED, kunci=True),
        Column(
            "realisasi_lalu",
            "Realisasi Triwulan Lalu",
            11,
            "Realisasi triwulan sebelumnya.",
            Look.TYPED,
            kunci=True,
        ),
        Column(
            "realisasi_tahun_lalu",
            "Realisasi Tahun Lalu",
            11,
            "Realisasi triwulan yang sama tahun lalu.",
            Look.TYPED,
            kunci=True,
        ),
        Column(
            "minta_pecahan",
            "Isi Pembilang",
            9,
            "Ya: isi pembilang dan penyebut.",
            kunci=True,
            tersembunyi=True,
        ),
        Column("pembilang", "Pembilang", 12, "Angka di atas: bagian yang dihitung. Satu angka.", Look.TYPED),
        Column("penyebut", "Penyebut", 10, "Angka di bawah: keseluruhannya. Satu angka.", Look.TYPED),
        Column(
            "realisasi",
            "Realisasi",
            11,
            "Isi angka yang disebut di kolom Yang Diisi. Nol ditulis 0; jangan dikosongkan.",
            Look.TYPED,
        ),
        Column(
            "hasil",
            "Hasil",
            10,
            "Realisasi yang dipakai: dihitung dari pembilang dan penyebut, atau yang diketik.",
            Look.NUMBER,
            kunci=True,
            rumus=ColumnFormula(answer.RUMUS_HASIL, answer.compute_hasil, _HASIL_EXAMPLES),
        ),
        Column(
            "bila_kosong",
            "Bila Kosong",
            12,
            "Status baris ini selama realisasinya kosong.",
            Look.CHOICE,
            kunci=True,
            tersembunyi=True,
            rumus=ColumnFormula(answer.RUMUS_BILA_KOSONG, answer.compute_bila_kosong, _BILA_KOSONG_EXAMPLES),
        ),
        Column(
            "bukan_angka",
            "Bukan Angka",
            10,
            "Ya: ada isian berupa tanggal, waktu, atau tulisan.",
            Look.CHOICE,
            kunci=True,
            tersembunyi=True,
            rumus=ColumnFormula(plain.RUMUS_BUKAN_ANGKA, plain.compute_bukan_angka, _BUKAN_ANGKA_EXAMPLES),
        ),
        Column(
            "status",
            "Status Isian",
            11,
            "Dihitung sendiri: Kosong, Boleh kosong, Terisi, Belum tersedia, atau Periksa (dinilai saat "
            "rekap).",
            Look.CHOICE,
            kunci=True,
            rumus=ColumnFormula(rumus.RUMUS_STATUS, rumus.compute_status, _STATUS_EXAMPLES),
        ),
        Column(
            "alasan_belum",
            "Alasan Belum Tersedia",
            15,
            "Isi bila realisasi belum tersedia, misalnya menunggu hasil evaluasi; Realisasi dikosongkan.",
            Look.LONG_TEXT,
        ),
        Column("kendala", "Kendala", 17, "Hambatan yang dihadapi; tulis - bila tidak ada.", Look.LONG_TEXT),
        Column("solusi", "Solusi", 17, "Pemecahan yang sudah dilakukan.", Look.LONG_TEXT),
        Column(
            "tindak_lanjut",
            "Rencana Tindak Lanjut",
            17,
            "Yang akan dilakukan triwulan berikut.",
            Look.LONG_TEXT,
        ),
        Column("penanggung_jawab", "Penanggung Jawab", 13, "Yang mengerjakan tindak lanjut."),
        Column("batas_waktu", "Batas Waktu", 17, "Tanggal, misalnya 30/09/2026.", Look.DATE),
        Column("bukti_dukung", "Bukti Dukung", 16, "Nama dokumen atau tautan bukti.", Look.LONG_TEXT),
        Column("level", "Level", 9, "Level kinerja.", kunci=True),
        Column("polaritas", "Polaritas", 12, "positif: makin tinggi makin baik.", kunci=True),
        Column("target_tahun", "Target Tahun", 10, "Target setahun.", Look.TYPED, kunci=True),
        Column(
            "definisi",
            "Definisi Operasional",
            40,
            "Apa yang dihitung dan bagaimana.",
            Look.LONG_TEXT,
            kunci=True,
        ),
    ),
    cadangan=0,
)

TBL_ISIAN_ANGGARAN = Table(
    AnggaranInput,
    "Anggaran",
    "Isian Realisasi Anggaran",
    (
        Column("kode", "Kode", 16, "Kode program, kegiatan, atau sub kegiatan.", kunci=True),
        Column(
            "uraian", "Uraian", 60, "Nama program, kegiatan, atau sub kegiatan.", Look.LONG_TEXT, kunci=True
        ),
        Column("pagu", "Pagu (Rp)", 20, "Pagu setahun.", Look.MONEY, kunci=True),
        Column(
            "realisasi",
            "Realisasi s.d. Triwulan Ini (Rp)",
            22,
            "Isi realisasi sampai akhir triwulan, rupiah.",
            Look.MONEY,
        ),
        Column("keterangan", "Keterangan", 34, "Catatan bila perlu.", Look.LONG_TEXT),
        Column(
            "status",
            "Status Anggaran",
            16,
            "Dihitung sendiri: Kosong, Terisi, atau Periksa (dinilai saat rekap).",
            Look.CHOICE,
            kunci=True,
            rumus=ColumnFormula(
                rumus.RUMUS_STATUS_ANGGARAN, rumus.compute_anggaran_status, _ANGGARAN_EXAMPLES
            ),
        ),
    ),
    cadangan=0,
)
