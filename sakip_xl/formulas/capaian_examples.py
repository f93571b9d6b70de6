"""Worked examples of the Kertas Kerja: inputs of one row, and what its computed columns must show.

They hold under the default settings: two decimals, half up, no cap, the predikat shipped with the
program. Tests compute each in Python and recalculate it in LibreOffice.
"""

from __future__ import annotations

from decimal import Decimal

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.kertas_kerja import NUMBERS
from sakip_xl.domain.measure.whole_numbers import scale_of
from sakip_xl.domain.model import Cell

Isian = dict[str, Cell]
Contoh = tuple[Isian, Isian]


def with_scale(inputs: Isian) -> Isian:
    """The inputs of a row with the scale that the program would write beside them."""
    numbers = (inputs.get(name) for name in NUMBERS)
    scale = scale_of(Decimal(repr(number)) for number in numbers if isinstance(number, (int, float)))
    return {"skala": scale, **inputs}


def _row(rumus: str, target: float | tuple[float, float], realisasi: float, **other: Cell) -> Isian:
    """The inputs of an indicator measured in the second quarter only."""
    lower, upper = target if isinstance(target, tuple) else (target, target)
    inputs: Isian = {
        "kode": "IKS.1.1",
        "triwulan": 2,
        "rumus": rumus,
        "konsolidasi": "posisi akhir",
        "dapat_digabung": "Ya",
        "nol_tercapai": "Tidak",
        "target_bawah": lower,
        "target_atas": upper,
        "realisasi": realisasi,
        "r2": realisasi,
        "t2_bawah": lower,
        "t2_atas": upper,
        **other,
    }
    return with_scale(inputs)


def _triwulan(
    konsolidasi: str, realisasi: tuple[float | None, ...], target: tuple[float | None, ...]
) -> Isian:
    """The inputs of an indicator to date, without a target of its quarter."""
    inputs: Isian = {
        "kode": "IKK.2.1",
        "triwulan": len(target),
        "rumus": "rasio",
        "konsolidasi": konsolidasi,
        "dapat_digabung": "Ya",
        "nol_tercapai": "Tidak",
        **{f"r{n}": value for n, value in enumerate(realisasi, 1)},
        **{f"t{n}_{bound}": value for n, value in enumerate(target, 1) for bound in ("bawah", "atas")},
        "tahun_bawah": 40,
        "tahun_atas": 40,
    }
    return with_scale(inputs)


CONTOH: tuple[Contoh, ...] = (
    (
        _row("rasio", 80, 82.5, tahun_bawah=110, tahun_atas=110),
        {
            "kelipatan": 10_000,
            "diraih": 825.0,
            "acuan": 800.0,
            "jalur": "rasio",
            "baris_rumus": 1,
            "nol_rumus": "nol tercapai",
            "bila_nol": "tidak dihitung: target nol",
            "kalimat_batas": "",
            "ikut": 1,
            "pembilang_stabil": "",
            "pembilang": 8_250_000.0,
            "penyebut": 800.0,
            "hasil_bagi": 10_312.0,
            "capaian": 103.13,
            "teks_acuan": "80",
            "teks_realisasi": "82,5",
            "tw_akhir": 2,
            "dipakai1": 0,
            "dipakai2": 1,
            "pembagi": 1,
            "terisi": "1 dari 2",
            "diraih_sd": 825.0,
            "realisasi_sd": 82.5,
            "target_sd_bawah": 80.0,
            "capaian_sd": 103.13,
            "capaian_tahun": 75.0,
            "capaian_rekap": 103.13,
            "untuk_rekap": 103.13,
            "jalur_rekap": "rasio",
            "acuan_rekap": 80.0,
            "diraih_rekap": 82.5,
            "bawah_rekap": 80.0,
            "atas_rekap": 80.0,
            "predikat": "Sangat Tinggi",
            "cara_hitung": "rasio: realisasi ÷ target × 100 = 82,5 ÷ 80 × 100",
        },
    ),
    (
        _row("selisih", 49, 56.23),
        {
            "jalur": "selisih",
            "capaian": 85.24,
            "predikat": "Tinggi",
            "cara_hitung": "selisih: (2 × target − realisasi) ÷ target × 100 = (2 × 49 − 56,23) ÷ 49 × 100",
        },
    ),
    (
        _row("selisih", 10, 25),
        {"capaian": -50.0, "untuk_rekap": 0.0, "ln_rekap": -1_000_000_000, "predikat": "Sangat Rendah"},
    ),
    (_row("kebalikan", 49, 56.23), {"jalur": "kebalikan", "capaian": 87.14}),
    (
        _row("kebalikan", 49, 0),
        {
            "jalur": "tidak dihitung: realisasi nol",
            "pembilang": "",
            "capaian": "",
            "untuk_rekap": "",
            "predikat": "",
        },
    ),
    (
        _row("stabil", 80, 80),
        {"jalur": "stabil", "pembilang_stabil": 4320.0, "penyebut": 3600.0, "capaian": 120.0},
    ),
    (_row("stabil", 80, 60), {"capaian": 83.33}),
    (
        _row("rasio", (80, 90), 84),
        {
            "acuan": 84.0,
            "jalur": "dalam rentang",
            "capaian": 100.0,
            "teks_bawah": "80",
            "teks_atas": "90",
            "kalimat": "realisasi 84 di dalam rentang = 100",
            "cara_hitung": "rentang 80 sampai 90: realisasi 84 di dalam rentang = 100",
        },
    ),
    (
        _row("stabil", (80, 90), 92),
        {"kalimat_batas": ", paling tinggi 100 di luar rentang", "capaian": 100.0},
    ),
    (_row("rasio", (80, 90), 92), {"acuan": 90.0, "jalur": "rasio", "capaian": 102.22}),
    (_row("selisih", (7, 8), 9), {"acuan": 8.0, "capaian": 87.5}),
    (_row("rasio", -2, -1), {"jalur": "rasio negatif", "capaian": 150.0, "teks_acuan": "(-2)"}),
    (_row("selisih", -2, -1), {"jalur": "selisih negatif", "capaian": 50.0}),
    (
        _row("selisih", 0, 3, terburuk_ketik=10, terburuk=10),
        {"bila_nol": "terburuk", "buruk": 10.0, "jalur": "terburuk", "capaian": 70.0, "teks_terburuk": "10"},
    ),
    (_row("selisih", 0, 3), {"jalur": "target nol", "capaian": 0.0}),
    (
        _row("selisih", 0, 3, terburuk_ketik="banyak"),
        {
            "jalur": "tidak dihitung: terburuk tidak terbaca",
            "kalimat": f"tidak dihitung: {Catatan.TERBURUK_TIDAK_TERBACA.kalimat}",
        },
    ),
    (_row("rasio", 0, 0, nol_tercapai="Ya"), {"jalur": "nol tercapai", "capaian": 100.0}),
    (_row("rasio", 0, 0), {"jalur": "tidak dihitung: target nol", "capaian": ""}),
    (
        _row("rasio", 1_000_000_000, 821_249_999.99),
        {"pembilang": 821_249_999_990_000.0, "penyebut": 100_000_000_000.0, "capaian": 82.12},
    ),
    (
        _row("rasio", 1e15, 9.99e14, persen=99.9),
        {"pembilang": 9_990_000_000_000.0, "penyebut": 1_000_000_000.0, "capaian": 99.9},
    ),
    (
        _triwulan("jumlah", (8, None, 12), (10, 10, 10)),
        {
            "terisi": "2 dari 3",
            "dipakai3": 1,
            "dipakai4": 0,
            "realisasi_sd": 20.0,
            "target_sd_bawah": 20.0,
            "target_sd_atas": 20.0,
            "acuan_sd": 20.0,
            "jalur_sd": "rasio",
            "pembilang_stabil_sd": "",
            "pembilang_sd": 200_000.0,
            "penyebut_sd": 20.0,
            "hasil_bagi_sd": 10_000.0,
            "capaian_sd": 100.0,
            "acuan_tahun": 40.0,
            "jalur_tahun": "rasio",
            "pembilang_stabil_tahun": "",
            "pembilang_tahun": 200_000.0,
            "penyebut_tahun": 40.0,
            "hasil_bagi_tahun": 5_000.0,
            "capaian_tahun": 50.0,
            "capaian": "",
            "capaian_rekap": 100.0,
            "cara_hitung": "rasio: realisasi ÷ target × 100 = 20 ÷ 20 × 100",
        },
    ),
    (
        _triwulan("jumlah", (2, 0.8, 1.2, 0), (None, None, None, 4)),
        {"dibanding1": 0, "dibanding4": 1, "realisasi_sd": 4.0, "target_sd_bawah": 4.0, "capaian_sd": 100.0},
    ),
    (
        _triwulan("jumlah", (2, 0.8, 1.2), (None, None, None)),
        {
            "realisasi_sd": 4.0,
            "target_sd_bawah": "",
            "capaian_sd": "",
            "capaian_rekap": "",
            "acuan_rekap": "",
            "cara_hitung": "tidak dihitung: lihat kolom Catatan.",
        },
    ),
    (
        _triwulan("rata-rata", (80, 70, 81), (80, None, 90)),
        {"dipakai2": 0, "dibanding3": 1, "pembagi": 2, "realisasi_sd": 80.5, "capaian_sd": 94.71},
    ),
    (
        _triwulan("posisi akhir", (20, 40, 60), (None, 50, None)),
        {"tw_target": 2, "dibanding2": 1, "realisasi_sd": 60.0, "target_sd_bawah": 50.0, "capaian_sd": 120.0},
    ),
    (
        _triwulan("rata-rata", (8, None, 12), (10, 10, 10)),
        {"pembagi": 2, "diraih_sd": 20.0, "realisasi_sd": 10.0, "acuan_sd": 20.0, "capaian_sd": 100.0},
    ),
    (
        _triwulan("posisi akhir", (8, 9, None), (10, 12, 14)),
        {"tw_akhir": 2, "realisasi_sd": 9.0, "target_sd_atas": 12.0, "capaian_sd": 75.0},
    ),
    (
        {**_triwulan("jumlah", (8, 9), (10, 12)), "dapat_digabung": "Tidak"},
        {"realisasi_sd": "", "target_sd_bawah": "", "capaian_sd": "", "capaian_tahun": ""},
    ),
)


def contoh(field_name: str) -> tuple[tuple[Isian, Cell], ...]:
    """The examples that say something about one computed column."""
    return tuple(
        (dict(inputs), expected[field_name]) for inputs, expected in CONTOH if field_name in expected
    )
