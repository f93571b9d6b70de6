"""The table of Kertas Kerja: its inputs as numbers, its results as live formulas (formulas.capaian)."""

from __future__ import annotations

import re
from dataclasses import replace

from sakip_xl.domain.model import KertasKerja
from sakip_xl.formulas.capaian import RUMUS
from sakip_xl.schema.base import Column, Look, Table, Trait

_ANGKA, _PERSEN, _KETIK, _PANJANG, _PILIHAN = (
    Look.ANGKA,
    Look.PERSEN,
    Look.KETIK,
    Look.PANJANG,
    Look.PILIHAN,
)


def _helper_column(field_name: str, heading: str, prompt: str, look: Look = Look.ANGKA) -> Column:
    """A column that the formulas need and that inspectors may unhide."""
    return Column(field_name, heading, 11, prompt, look, tersembunyi=True)


def _measurement_columns(suffix: str, label: str, heading: str, prompt: str) -> tuple[Column, ...]:
    """The columns of a measurement that shows only its result."""
    return (
        _helper_column(f"acuan{suffix}", f"Target Acuan {label}", "Batas target yang dibandingkan."),
        _helper_column(f"jalur{suffix}", f"Jalur Hitung {label}", "Hitungan yang dipakai.", Look.TEKS),
        _helper_column(f"penuh{suffix}", f"Belum Dibulatkan {label}", "Capaian sebelum dibulatkan."),
        Column(f"capaian{suffix}", heading, 11, prompt, _PERSEN),
    )


_COLUMNS: tuple[Column, ...] = (
    Column("kode", "Kode", 10, "Kode indikator."),
    Column("triwulan", "Triwulan", 8, "Triwulan.", Look.BULAT),
    _helper_column("level", "Level", "Level kinerja.", _PILIHAN),
    _helper_column("induk", "Induk", "Kode kinerja yang diukur.", Look.TEKS),
    Column("unit", "Unit", 11, "Unit penanggung jawab."),
    Column("indikator", "Indikator", 34, "Indikator kinerja.", _PANJANG),
    Column("satuan", "Satuan", 10, "Satuan."),
    Column("polaritas", "Polaritas", 9, "Polaritas.", _PILIHAN),
    Column("rumus", "Rumus", 10, "Rumus yang dipakai.", _PILIHAN),
    _helper_column("konsolidasi", "Konsolidasi", "Cara menggabung triwulan.", _PILIHAN),
    _helper_column("bobot", "Bobot", "Bobot dalam induk.", _ANGKA),
    _helper_column("desimal", "Desimal", "Angka desimal tampilan realisasi.", Look.BULAT),
    _helper_column("terburuk_ketik", "Nilai Terburuk Diketik", "Nilai terburuk sebagaimana diketik.", _KETIK),
    _helper_column("terburuk", "Nilai Terburuk", "Nilai terburuk sebagai angka."),
    _helper_column(
        "nol_tercapai", "Nol Berarti Tercapai", "Target nol dan realisasi nol berarti tercapai.", _PILIHAN
    ),
    Column("target_ketik", "Target TW", 11, "Target triwulan sebagaimana diketik.", _KETIK),
    Column("realisasi_ketik", "Realisasi TW", 11, "Realisasi triwulan sebagaimana diketik.", _KETIK),
    _helper_column(
        "target_bawah", "Target Bawah", "Target sebagai angka (batas bawah bila rentang).", _ANGKA
    ),
    _helper_column("target_atas", "Target Atas", "Target sebagai angka (batas atas bila rentang).", _ANGKA),
    _helper_column("realisasi", "Realisasi", "Realisasi sebagai angka.", _ANGKA),
    _helper_column("acuan", "Target Acuan", "Batas target yang dibandingkan dengan realisasi.", _ANGKA),
    Column("jalur", "Jalur Hitung", 11, "Hitungan yang dipakai menurut rumus, target, dan realisasi."),
    _helper_column("penuh", "Belum Dibulatkan", "Capaian sebelum dibulatkan."),
    Column("capaian", "Capaian TW (%)", 10, "Capaian terhadap target triwulan.", _PERSEN),
    Column("predikat", "Predikat", 13, "Predikat capaian triwulan."),
    Column(
        "untuk_rekap",
        "Untuk Rekap",
        10,
        "Nilai untuk rekap: paling rendah 0, dibatasi Batas Nilai Rekap.",
        _PERSEN,
    ),
    _helper_column("ln_rekap", "Logaritma Untuk Rekap", "Logaritma nilai rekap, untuk metode geometrik."),
    *(
        _helper_column(f"r{n}", f"Realisasi TW {numeral}", "Realisasi triwulan sebagai angka.")
        for n, numeral in enumerate(("I", "II", "III", "IV"), 1)
    ),
    *(
        _helper_column(
            f"t{n}_{tail}", f"Target {tail.title()} TW {numeral}", "Target triwulan sebagai angka."
        )
        for n, numeral in enumerate(("I", "II", "III", "IV"), 1)
        for tail in ("bawah", "atas")
    ),
    _helper_column(
        "dapat_digabung", "Dapat Digabung", "Tidak bila isian triwulan tidak dapat digabung.", _PILIHAN
    ),
    _helper_column("tw_akhir", "TW Terakhir Terisi", "Triwulan terakhir yang terisi.", Look.BULAT),
    Column("terisi", "Triwulan Terisi", 8, "Banyak triwulan terisi dari yang sudah berjalan."),
    Column("realisasi_sd", "Realisasi s.d. TW", 11, "Realisasi triwulan terisi, digabung.", _ANGKA),
    Column("target_sd_bawah", "Target s.d. TW", 11, "Target triwulan terisi, digabung.", _ANGKA),
    _helper_column("target_sd_atas", "Target s.d. TW Atas", "Batas atas bila target berupa rentang."),
    *_measurement_columns("_sd", "s.d. TW", "Capaian s.d. TW (%)", "Capaian sampai dengan triwulan ini."),
    Column("tahun_ketik", "Target Tahun", 11, "Target tahun sebagaimana diketik.", _KETIK),
    _helper_column("tahun_bawah", "Target Tahun Bawah", "Target tahun sebagai angka."),
    _helper_column("tahun_atas", "Target Tahun Atas", "Target tahun sebagai angka."),
    *_measurement_columns(
        "_tahun",
        "Tahun",
        "Capaian thd Target Tahun (%)",
        "Realisasi sampai triwulan ini terhadap target tahun.",
    ),
    _helper_column("teks_bawah", "Teks Target Bawah", "Angka dalam tulisan.", Look.TEKS),
    _helper_column("teks_atas", "Teks Target Atas", "Angka dalam tulisan.", Look.TEKS),
    _helper_column("teks_acuan", "Teks Target Acuan", "Angka dalam tulisan.", Look.TEKS),
    _helper_column("teks_realisasi", "Teks Realisasi", "Angka dalam tulisan.", Look.TEKS),
    _helper_column("teks_terburuk", "Teks Nilai Terburuk", "Angka dalam tulisan.", Look.TEKS),
    _helper_column("sebab", "Sebab Tidak Dihitung", "Sebab capaian tidak dapat dihitung.", Look.TEKS),
    _helper_column("kalimat", "Kalimat Hitung", "Rumus tanpa keterangan rentang.", Look.TEKS),
    Column("cara_hitung", "Cara Hitung", 32, "Rumus dalam kata dan angka.", _PANJANG),
    Column("catatan", "Catatan", 30, "Yang perlu diperhatikan.", _PANJANG),
)


def _with_formulas(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with their formulas, each ``[@bidang]`` as the heading of that field."""
    headings = {column.bidang: column.judul for column in columns}

    def write(text: str) -> str:
        return re.sub(r"\[@(\w+)\]", lambda match: f"[@[{headings[match[1]]}]]", text)

    return tuple(
        replace(column, rumus=replace(RUMUS[column.bidang], teks=write(RUMUS[column.bidang].teks)))
        if column.bidang in RUMUS
        else column
        for column in columns
    )


TBL_KERTAS_KERJA = Table(
    KertasKerja,
    "Kertas Kerja",
    "Kertas Kerja Pengukuran Kinerja",
    _with_formulas(_COLUMNS),
    sifat=Trait.HITUNGAN,
    cadangan=0,
)
