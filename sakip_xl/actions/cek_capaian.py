"""Explain a printed capaian: which formula and rounding give it."""

from __future__ import annotations

from sakip_xl.actions.hasil import Hasil
from sakip_xl.domain.jelaskan import Penjelasan, jelaskan


def cek_capaian(target: str, realisasi: str, tercetak: str, *, terburuk: str | None = None) -> Hasil:
    """Every formula and rounding that explains a printed figure, or that none does.

    Raises ``ValueError`` with an Indonesian sentence for text that cannot be read as a number.
    """
    penjelasan = jelaskan(target, realisasi, tercetak, terburuk=terburuk)
    data = {
        "target": target,
        "realisasi": realisasi,
        "tercetak": tercetak,
        "cocok": bool(penjelasan),
        "penjelasan": [_data(satu) for satu in penjelasan],
    }
    if not penjelasan:
        pesan = (
            f"Tidak ada rumus yang dikenal menghasilkan {tercetak} dari target {target} "
            f"dan realisasi {realisasi}."
        )
        return Hasil(pesan, data)
    return Hasil("\n".join(satu.kalimat for satu in penjelasan), data)


def _data(satu: Penjelasan) -> dict[str, object]:
    return {
        "rumus": satu.kode,
        "nama": satu.nama,
        "pembulatan": str(satu.pembulatan),
        "desimal": satu.desimal,
        "batas": satu.batas,
        "lazim": satu.lazim,
        "kalimat": satu.kalimat,
    }
