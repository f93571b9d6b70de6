"""Explain a printed capaian: which formula and rounding give it."""

from __future__ import annotations

from sakip_xl.actions.result import Result
from sakip_xl.domain.measure.explain import Explanation, explain


def cek_capaian(
    target: str, realisasi: str, tercetak: str, *, terburuk: str | None = None, satuan: str = ""
) -> Result:
    """Every formula and rounding that explains a printed figure, or that none does.

    Raises ``ValueError`` with an Indonesian sentence for text that cannot be read as a number.
    """
    explanations = explain(target, realisasi, tercetak, terburuk=terburuk, satuan=satuan)
    data = {
        "target": target,
        "realisasi": realisasi,
        "tercetak": tercetak,
        "cocok": bool(explanations),
        "penjelasan": [_data(explanation) for explanation in explanations],
    }
    if not explanations:
        message = (
            f"Tidak ada rumus yang dikenal menghasilkan {tercetak} dari target {target} "
            f"dan realisasi {realisasi}."
        )
        return Result(message, data)
    return Result("\n".join(explanation.kalimat for explanation in explanations), data)


def _data(explanation: Explanation) -> dict[str, object]:
    return {
        "rumus": explanation.kode,
        "nama": explanation.nama,
        "pembulatan": str(explanation.pembulatan),
        "desimal": explanation.desimal,
        "batas": explanation.batas,
        "lazim": explanation.lazim,
        "kalimat": explanation.kalimat,
    }
