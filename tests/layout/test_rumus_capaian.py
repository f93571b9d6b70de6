"""The formulas of the Kertas Kerja: worked examples, odd cases, in Python and recalculated."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Kanvas
from sakip_xl.build.rumus_tabel import alamat
from sakip_xl.build.tabel import gambar_tabel, nilai_rumus
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.istilah import Pembulatan
from sakip_xl.domain.model import BatasPredikat, Master, Pengaturan, Sel
from sakip_xl.domain.predikat import ambang_baku
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.contoh_capaian import CONTOH
from sakip_xl.layout.inti import Konteks
from sakip_xl.layout.isi import IsiBuku, mentah
from sakip_xl.layout.rumus_capaian import RUMUS
from sakip_xl.layout.tabel_kertas_kerja import TBL_KERTAS_KERJA
from tests.office.recalc import Kantor

Isian = Mapping[str, Sel]
PREDIKAT = tuple(
    BatasPredikat(
        predikat=a.predikat,
        batas_bawah=a.batas_bawah,
        termasuk="Ya" if a.termasuk else "Tidak",  # type: ignore[arg-type]
    )
    for a in ambang_baku()
)
TERBALIK = (
    BatasPredikat(predikat="Tercapai", batas_bawah=Decimal(100), termasuk="Ya"),  # type: ignore[arg-type]
    BatasPredikat(predikat="Hampir", batas_bawah=Decimal("75.5")),
)
BAKU = Pengaturan(nama_kecamatan="Contoh", tahun=2026)

FUNGSI_2013 = (
    "ABS AND CHOOSE COUNT FIXED IF IFERROR INDEX INT ISNA ISNUMBER LEN LN MATCH MAX MID MIN N OR ROUND ROW "
    "SUBSTITUTE SUM SUMPRODUCT TRUNC"
)


def hitung(isian: Isian, pengaturan: Pengaturan = BAKU) -> dict[str, Sel]:
    return nilai_rumus(TBL_KERTAS_KERJA, isian, Konteks(pengaturan, PREDIKAT))


@pytest.mark.parametrize(("isian", "harap"), CONTOH, ids=range(len(CONTOH)))
def test_every_worked_example_holds_in_python(isian: Isian, harap: Isian) -> None:
    hasil = hitung(isian)
    assert {bidang: hasil[bidang] for bidang in harap} == harap


def test_every_formula_has_a_column_and_a_worked_example() -> None:
    assert {k.bidang for k in TBL_KERTAS_KERJA.kolom if k.rumus} == set(RUMUS)
    assert [bidang for bidang, rumus in RUMUS.items() if not rumus.contoh] == []


def test_formulas_name_only_headings_of_the_table_and_functions_of_excel_2013() -> None:
    judul = {k.judul for k in TBL_KERTAS_KERJA.kolom}
    for kolom in TBL_KERTAS_KERJA.kolom:
        if kolom.rumus is None:
            continue
        teks = kolom.rumus.teks
        assert set(re.findall(r"\[@\[([^]]+)\]\]", teks)) <= judul
        fungsi = set(re.findall(r"([A-Z]+)\(", re.sub(r'"[^"]*"', "", teks)))
        assert fungsi <= set(FUNGSI_2013.split())
        assert len(teks) < 8192
        assert all(len(potong) <= 255 for potong in re.findall(r'"([^"]*)"', teks))


def test_an_empty_row_shows_nothing_and_nonsense_breaks_nothing() -> None:
    kosong = hitung({})
    assert {b: kosong[b] for b in ("jalur", "capaian", "terisi", "predikat", "cara_hitung")} == {
        "jalur": "", "capaian": "", "terisi": "", "predikat": "", "cara_hitung": "",
    }  # fmt: skip
    ngawur = hitung({"kode": "X", "rumus": "entah", "konsolidasi": "entah", "target_bawah": "delapan",
                     "target_atas": True, "realisasi": 3, "r1": 3})  # fmt: skip
    assert (ngawur["jalur"], ngawur["capaian"], ngawur["realisasi_sd"]) == ("tidak dihitung", "", 3.0)


# --- recalculated ------------------------------------------------------------------------------------------


def ganjil() -> list[Isian]:
    """Every formula with plain, range, zero and negative targets, ties of rounding and long numbers."""
    target: list[tuple[float, float]] = [
        (80, 80), (3, 3), (0, 0), (-4, -4), (0.07, 0.07), (110, 110), (1234567.5, 1234567.5), (80, 90),
        (-5, 5), (-9, -3), (0, 2), (106439453000, 106439453000), (0.3, 0.3),
    ]  # fmt: skip
    realisasi = [0, 80, 82.5, -4, -1, 56.23, 0.07, 91.4, 1 / 3, 80.004, 99.995, 5, 72, 106439452999.55]
    baris: list[Isian] = []
    for rumus, (bawah, atas), nilai in itertools.product(
        ("rasio", "selisih", "kebalikan", "stabil"), target, realisasi
    ):
        n = len(baris)
        pilihan: list[dict[str, Sel]] = [{}, {"terburuk": 10, "terburuk_ketik": 10}, {"terburuk_ketik": "?"}]
        buruk = pilihan[n % 3]
        if n % 7 == 0:
            buruk = {"terburuk": 0, "terburuk_ketik": 0}
        baris.append({
            "kode": f"I.{n}", "triwulan": 1, "rumus": rumus, "konsolidasi": "jumlah", "dapat_digabung": "Ya",
            "nol_tercapai": "Ya" if n % 2 else "Tidak", "target_bawah": bawah, "target_atas": atas,
            "realisasi": nilai, "r1": nilai, "t1_bawah": bawah, "t1_atas": atas,
            "tahun_bawah": 4 * bawah, "tahun_atas": 4 * atas, **buruk,
        })  # fmt: skip
    return baris


def triwulanan() -> list[Isian]:
    """Quarters filled in every pattern under every consolidation, some without a target."""
    acak = random.Random(22)  # noqa: S311 any numbers will do
    baris: list[Isian] = []
    for konsolidasi, pola in itertools.product(
        ("jumlah", "rata-rata", "posisi akhir"), itertools.product((True, False), repeat=4)
    ):
        isi: dict[str, Sel] = {
            "kode": f"T.{len(baris)}", "triwulan": 4, "rumus": acak.choice(("rasio", "selisih")),
            "konsolidasi": konsolidasi, "dapat_digabung": "Tidak" if len(baris) % 9 == 8 else "Ya",
            "tahun_bawah": 0.3, "tahun_atas": 0.6,
        }  # fmt: skip
        for n, ada in enumerate(pola, 1):
            bawah = acak.randrange(1, 9) / 10
            if ada:
                isi[f"r{n}"] = acak.randrange(0, 9) / 10
            if acak.random() < 0.8:
                isi |= {f"t{n}_bawah": bawah, f"t{n}_atas": bawah + acak.choice((0, 0.1))}
        baris.append(isi)
    return baris


def buku(
    berkas: Path, baris: Sequence[Isian], pengaturan: Pengaturan, predikat: Sequence[BatasPredikat]
) -> Path:
    """A book with the table, the bounds and the settings as named cells."""
    tabel = {"tblKertasKerja": [dict(b) for b in baris], "tblPredikat": [mentah(b) for b in predikat]}
    isi = IsiBuku("master", tabel)
    master = Master(
        "uji", pengaturan, predikat=[b.model_copy(update={"baris_ke": n}) for n, b in enumerate(predikat)]
    )
    bahan = Bahan(isi, master, datetime(2026, 7, 1))
    kanvas = Kanvas()
    identitas = kanvas.tambah(MASTER.lembar_bernama("Identitas"))
    for n, nama in enumerate(("desimal", "pembulatan", "batas_rekap")):
        nilai = getattr(pengaturan, nama)
        identitas.tulis(n, 0, float(nilai) if isinstance(nilai, Decimal) else nilai)
        kanvas.nama[nama] = alamat("Identitas", n, 0)
    gambar_tabel(identitas, MASTER.tabel_bernama("tblPredikat"), 5, bahan)
    gambar_tabel(kanvas.tambah(MASTER.lembar_bernama("Kertas Kerja")), TBL_KERTAS_KERJA, 0, bahan)
    tulis_xlsx(kanvas, berkas)
    return berkas


@pytest.mark.libreoffice
def test_libreoffice_computes_every_example_and_odd_case_alike(kantor: Kantor, tmp_path: Path) -> None:
    contoh = [isian for isian, _ in CONTOH]
    potong = BAKU.model_copy(
        update={"desimal": 1, "pembulatan": Pembulatan.POTONG, "batas_rekap": Decimal(110)}
    )
    bulat = BAKU.model_copy(update={"desimal": 0})
    semua = [
        buku(tmp_path / "baku.xlsx", [*contoh, {}, *ganjil(), *triwulanan()], BAKU, PREDIKAT),
        buku(tmp_path / "potong.xlsx", [*contoh, *ganjil()], potong, TERBALIK),
        buku(tmp_path / "bulat.xlsx", triwulanan(), bulat, ()),
    ]
    hasil = kantor.hitung_ulang(semua)
    for berkas in semua:
        assert hasil[berkas].galat == []
        assert hasil[berkas].beda == []
    assert sum(h.dibandingkan for h in hasil.values()) > 40_000
