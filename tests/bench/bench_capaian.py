"""How much faster the bulk route is than a loop: ``python tests/bench/bench_capaian.py [rows]``.

Both routes run in turn in one process, so that a busy machine slows both; the ratio is what counts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd

from sakip_xl.domain.capaian import Cara, hitung_ketikan
from sakip_xl.domain.massal import hitung_capaian_massal

PUTARAN = 3


def bahan(baris: int) -> pd.DataFrame:
    """Rows as an office has them: mostly two decimals, a few zero targets and empty cells."""
    acak = np.random.default_rng(2026)
    target = acak.integers(1, 20_000, baris) / 100
    target[acak.random(baris) < 0.01] = 0
    realisasi = np.round(target * acak.uniform(0.3, 1.7, baris), 2)
    realisasi[acak.random(baris) < 0.02] = np.nan
    polaritas = acak.choice(["positif", "negatif"], baris, p=[0.8, 0.2])
    return pd.DataFrame({"target": target, "realisasi": realisasi, "polaritas": polaritas})


def satu_satu(df: pd.DataFrame) -> None:
    """Compute every row by the scalar."""
    cara = {polaritas: Cara(polaritas) for polaritas in df["polaritas"].unique()}
    for target, realisasi, polaritas in zip(
        df["target"].tolist(), df["realisasi"].tolist(), df["polaritas"].tolist(), strict=True
    ):
        hitung_ketikan(target, realisasi, cara[polaritas])


def lama(kerja: Callable[[pd.DataFrame], object], df: pd.DataFrame) -> float:
    """Seconds that one route takes."""
    mulai = perf_counter()
    kerja(df)
    return perf_counter() - mulai


def main() -> None:
    """Print the seconds of both routes and their ratio."""
    baris = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    angka = bahan(baris)
    teks = angka.assign(
        target=[f"{n:.2f}".replace(".", ",") for n in angka["target"]],
        realisasi=["" if np.isnan(n) else f"{n:.2f}%".replace(".", ",") for n in angka["realisasi"]],
    )
    for nama, df in (("angka", angka), ("teks", teks)):
        pasangan = [(lama(hitung_capaian_massal, df), lama(satu_satu, df)) for _ in range(PUTARAN)]
        massal, skalar = (median(satu) for satu in zip(*pasangan, strict=True))
        banding = f"massal {massal:.3f} s, satu-satu {skalar:.3f} s, 1 : {skalar / massal:.0f}"
        print(f"{nama}: {baris} baris, {banding}")


if __name__ == "__main__":
    main()
