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

from sakip_xl.domain.measure.capaian import CapaianMethod, compute_typed
from sakip_xl.domain.measure.massal import hitung_capaian_massal

ROUNDS = 3


def material(row_count: int) -> pd.DataFrame:
    """Rows as an office has them: mostly two decimals, a few zero targets and empty cells."""
    rng = np.random.default_rng(2026)
    target = rng.integers(1, 20_000, row_count) / 100
    target[rng.random(row_count) < 0.01] = 0
    realisasi = np.round(target * rng.uniform(0.3, 1.7, row_count), 2)
    realisasi[rng.random(row_count) < 0.02] = np.nan
    polaritas = rng.choice(["positif", "negatif"], row_count, p=[0.8, 0.2])
    return pd.DataFrame({"target": target, "realisasi": realisasi, "polaritas": polaritas})


def one_by_one(df: pd.DataFrame) -> None:
    """Compute every row by the scalar."""
    methods = {polaritas: CapaianMethod(polaritas) for polaritas in df["polaritas"].unique()}
    for target, realisasi, polaritas in zip(
        df["target"].tolist(), df["realisasi"].tolist(), df["polaritas"].tolist(), strict=True
    ):
        compute_typed(target, realisasi, methods[polaritas])


def seconds_of(route: Callable[[pd.DataFrame], object], df: pd.DataFrame) -> float:
    """Seconds that one route takes."""
    begin = perf_counter()
    route(df)
    return perf_counter() - begin


def main() -> None:
    """Print the seconds of both routes and their ratio."""
    row_count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    numbers = material(row_count)
    text = numbers.assign(
        target=[f"{n:.2f}".replace(".", ",") for n in numbers["target"]],
        realisasi=["" if np.isnan(n) else f"{n:.2f}%".replace(".", ",") for n in numbers["realisasi"]],
    )
    for name, df in (("angka", numbers), ("teks", text)):
        pairs = [(seconds_of(hitung_capaian_massal, df), seconds_of(one_by_one, df)) for _ in range(ROUNDS)]
        bulk, scalar = (median(times) for times in zip(*pairs, strict=True))
        comparison = f"massal {bulk:.3f} s, satu-satu {scalar:.3f} s, 1 : {scalar / bulk:.0f}"
        print(f"{name}: {row_count} baris, {comparison}")


if __name__ == "__main__":
    main()
