"""The table of Kertas Kerja: its inputs as numbers, its results as live formulas (formulas.capaian)."""

from __future__ import annotations

import re
from dataclasses import replace

from sakip_xl.domain.model import KertasKerja
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.formulas.capaian import RUMUS
from sakip_xl.formulas.measurement import OWN_COLUMNS, own_column
from sakip_xl.schema.base import Column, Look, Table, Trait

_ANGKA, _BULAT, _PERSEN, _KETIK, _PANJANG, _PILIHAN = (
    Look.NUMBER,
    Look.INTEGER,
    Look.PERCENT,
    Look.TYPED,
    Look.LONG_TEXT,
    Look.CHOICE,
)


def _helper_column(field_name: str, heading: str, prompt: str, look: Look = Look.NUMBER) -> Column:
    """A column that the formulas need and that inspectors may unhide."""
    return Column(field_name, heading, 11, prompt, look, tersembunyi=True)


def _measurement_columns(suffix: str, label: str) -> tuple[Column, ...]:
    """The columns between the numbers of a measurement and its capaian, all whole numbers."""
    return (
        _helper_column(
            f"persen{suffix}",
            f"Persen Program{label}",
            "Capaian yang dihitung program karena angkanya terlalu panjang untuk rumus Excel.",
        ),
        _helper_column(
            f"acuan{suffix}", f"Acuan{label}", "Target yang dibandingkan, sebagai bilangan bulat.", _BULAT
        ),
        _jalur_column(suffix, label),
        *(
            _helper_column(
                f"{own_column(jalur)}{suffix}",
                f"{jalur.heading}{label}",
                "Pembilang bila jalur hitungnya yang disebut judul.",
                _BULAT,
            )
            for jalur in OWN_COLUMNS
        ),
        _helper_column(
            f"pembilang{suffix}",
            f"Pembilang{label}",
            "Pembilang capaian, dalam satuan angka desimal terakhirnya.",
            _BULAT,
        ),
        _helper_column(f"penyebut{suffix}", f"Penyebut{label}", "Penyebut capaian.", _BULAT),
        _helper_column(
            f"hasil_bagi{suffix}", f"Hasil Bagi{label}", "Pembilang dibagi penyebut, tanpa sisa.", _BULAT
        ),
    )


def _jalur_column(suffix: str, label: str) -> Column:
    """How the capaian is computed; shown for the quarter."""
    prompt = "Hitungan yang dipakai menurut rumus, target, dan realisasi; lihat lembar Referensi."
    return Column(f"jalur{suffix}", f"Jalur Hitung{label}", 11, prompt, tersembunyi=bool(suffix))


_COLUMNS: tuple[Column, ...] = (
    Column("kode", "Kode", 10, "Kode indikator."),
    Column("triwulan", "Triwulan", 11, "Triwulan.", Look.INTEGER),
    _helper_column("level", "Level", "Level kinerja.", _PILIHAN),
    _helper_column("induk", "Induk", "Kode kinerja yang diukur.", Look.TEXT),
    Column("unit", "Unit", 11, "Unit penanggung jawab."),
    Column("indikator", "Indikator", 34, "Indikator kinerja.", _PANJANG),
    Column("satuan", "Satuan", 10, "Satuan."),
    Column("polaritas", "Polaritas", 12, "Polaritas.", _PILIHAN),
    Column("rumus", "Rumus", 10, "Rumus yang dipakai.", _PILIHAN),
    _helper_column("konsolidasi", "Konsolidasi", "Cara menggabung triwulan.", _PILIHAN),
    _helper_column("bobot", "Bobot", "Bobot dalam induk.", _ANGKA),
    _helper_column("desimal", "Desimal", "Angka desimal tampilan realisasi.", Look.INTEGER),
    _helper_column("terburuk_ketik", "Nilai Terburuk Diketik", "Nilai terburuk sebagaimana diketik.", _KETIK),
    _helper_column("terburuk", "Nilai Terburuk", "Nilai terburuk sebagai angka."),
    _helper_column(
        "nol_tercapai", "Nol Berarti Tercapai", "Target nol dan realisasi nol berarti tercapai.", _PILIHAN
    ),
    _helper_column("skala", "Skala", "Pengali yang menjadikan semua angka baris ini bilangan bulat.", _BULAT),
    _helper_column(
        "kelipatan", "Kelipatan", "100 kali sepuluh pangkat angka desimal capaian (Identitas).", _BULAT
    ),
    _helper_column("baris_rumus", "Baris Rumus", "Baris rumus itu pada lembar Referensi.", _BULAT),
    _helper_column("nol_rumus", "Nol Rumus", "Jalur hitung rumus itu bila target nol.", Look.TEXT),
    _helper_column("bila_nol", "Bila Target Nol", "Jalur hitung indikator ini bila target nol.", Look.TEXT),
    _helper_column("buruk", "Buruk", "Nilai terburuk sebagai bilangan bulat.", _BULAT),
    Column("target_ketik", "Target TW", 11, "Target triwulan sebagaimana diketik.", _KETIK),
    Column("realisasi_ketik", "Realisasi TW", 11, "Realisasi triwulan sebagaimana diketik.", _KETIK),
    _helper_column(
        "target_bawah", "Target Bawah", "Target sebagai angka (batas bawah bila rentang).", _ANGKA
    ),
    _helper_column("target_atas", "Target Atas", "Target sebagai angka (batas atas bila rentang).", _ANGKA),
    _helper_column("realisasi", "Realisasi", "Realisasi sebagai angka.", _ANGKA),
    _helper_column("diraih", "Diraih", "Realisasi sebagai bilangan bulat.", _BULAT),
    *_measurement_columns("", ""),
    Column("capaian", "Capaian TW (%)", 10, "Capaian terhadap target triwulan.", _PERSEN),
    *(
        _helper_column(f"r{n}", f"Realisasi TW {numeral}", "Realisasi triwulan sebagai angka.")
        for n, numeral in ROMAWI.items()
    ),
    *(
        _helper_column(
            f"t{n}_{tail}", f"Target {tail.title()} TW {numeral}", "Target triwulan sebagai angka."
        )
        for tail in ("bawah", "atas")
        for n, numeral in ROMAWI.items()
    ),
    _helper_column(
        "dapat_digabung", "Dapat Digabung", "Tidak bila isian triwulan tidak dapat digabung.", _PILIHAN
    ),
    _helper_column("tw_akhir", "TW Terakhir Terisi", "Triwulan terakhir yang terisi.", _BULAT),
    _helper_column(
        "tw_target", "TW Target Terakhir", "Triwulan terakhir bertarget sampai yang terisi.", _BULAT
    ),
    *(
        _helper_column(
            f"dipakai{n}", f"TW {numeral} Dipakai", "1 bila realisasinya ikut digabung, selain itu 0.", _BULAT
        )
        for n, numeral in ROMAWI.items()
    ),
    *(
        _helper_column(
            f"dibanding{n}",
            f"TW {numeral} Dibandingkan",
            "1 bila targetnya ikut digabung, selain itu 0.",
            _BULAT,
        )
        for n, numeral in ROMAWI.items()
    ),
    _helper_column("pembagi", "Pembagi", "Banyak triwulan yang dirata-rata; selain rata-rata 1.", _BULAT),
    _helper_column("diraih_sd", "Diraih SD", "Realisasi gabungan sebagai bilangan bulat.", _BULAT),
    Column("terisi", "Triwulan Terisi", 10, "Banyak triwulan terisi dari yang sudah berjalan."),
    Column("realisasi_sd", "Realisasi s.d. TW", 11, "Realisasi triwulan terisi, digabung.", _ANGKA),
    Column("target_sd_bawah", "Target s.d. TW", 11, "Target triwulan terisi, digabung.", _ANGKA),
    _helper_column("target_sd_atas", "Target s.d. TW Atas", "Batas atas bila target berupa rentang."),
    *_measurement_columns("_sd", " SD"),
    Column("capaian_sd", "Capaian s.d. TW (%)", 11, "Capaian sampai dengan triwulan ini.", _PERSEN),
    Column("tahun_ketik", "Target Tahun", 11, "Target tahun sebagaimana diketik.", _KETIK),
    _helper_column("tahun_bawah", "Target Tahun Bawah", "Target tahun sebagai angka."),
    _helper_column("tahun_atas", "Target Tahun Atas", "Target tahun sebagai angka."),
    *_measurement_columns("_tahun", " Tahun"),
    Column(
        "capaian_tahun",
        "Capaian thd Target Tahun (%)",
        11,
        "Realisasi sampai triwulan ini terhadap target tahun.",
        _PERSEN,
    ),
    _helper_column("capaian_rekap", "Capaian Rekap", "Capaian menurut Dasar Rekap (Identitas).", _PERSEN),
    Column("predikat", "Predikat", 13, "Predikat capaian yang direkap."),
    Column(
        "untuk_rekap",
        "Untuk Rekap",
        10,
        "Capaian menurut Dasar Rekap: paling rendah 0, dibatasi Batas Nilai Rekap.",
        _PERSEN,
    ),
    _helper_column(
        "ikut", "Ikut", "Bobot dalam rekap: 1, atau Bobot bila metodenya berbobot; 0 bila tidak ikut."
    ),
    _helper_column("ln_rekap", "Log Rekap", "Logaritma nilai rekap, untuk metode geometrik."),
    _helper_column("jalur_rekap", "Jalur Rekap", "Hitungan capaian yang direkap.", Look.TEXT),
    _helper_column("acuan_rekap", "Acuan Rekap", "Target yang dibandingkan untuk capaian yang direkap."),
    _helper_column("diraih_rekap", "Diraih Rekap", "Realisasi untuk capaian yang direkap."),
    _helper_column("bawah_rekap", "Bawah Rekap", "Batas bawah target untuk capaian yang direkap."),
    _helper_column("atas_rekap", "Atas Rekap", "Batas atas target untuk capaian yang direkap."),
    _helper_column("teks_bawah", "Teks Target Bawah", "Angka dalam tulisan.", Look.TEXT),
    _helper_column("teks_atas", "Teks Target Atas", "Angka dalam tulisan.", Look.TEXT),
    _helper_column("teks_acuan", "Teks Target Acuan", "Angka dalam tulisan.", Look.TEXT),
    _helper_column("teks_realisasi", "Teks Realisasi", "Angka dalam tulisan.", Look.TEXT),
    _helper_column("teks_terburuk", "Teks Nilai Terburuk", "Angka dalam tulisan.", Look.TEXT),
    _helper_column("kalimat_batas", "Batas Rentang", "Keterangan bila rentang membatasi.", Look.TEXT),
    _helper_column("kalimat", "Kalimat Hitung", "Rumus tanpa keterangan rentang.", Look.TEXT),
    Column("cara_hitung", "Cara Hitung", 32, "Rumus dalam kata dan angka.", _PANJANG),
    Column("catatan", "Catatan", 30, "Yang perlu diperhatikan.", _PANJANG),
)


def _with_formulas(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with their formulas, each ``[@bidang]`` as the heading of that field."""
    headings = {column.bidang: column.judul for column in columns}

    def write(text: str) -> str:
        text = re.sub(r"\[@(\w+)\]", lambda match: f"[@[{headings[match[1]]}]]", text)
        return re.sub(
            r"\[@(\w+):(\w+)\]", lambda match: f"[@[{headings[match[1]]}]:[{headings[match[2]]}]]", text
        )

    return tuple(
        replace(column, rumus=replace(RUMUS[column.bidang], text=write(RUMUS[column.bidang].text)))
        if column.bidang in RUMUS
        else column
        for column in columns
    )


TBL_KERTAS_KERJA = Table(
    KertasKerja,
    "Kertas Kerja",
    "Kertas Kerja Pengukuran Kinerja",
    _with_formulas(_COLUMNS),
    sifat=Trait.COMPUTED,
    cadangan=0,
)
