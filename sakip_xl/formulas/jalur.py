"""The tables of rumus and jalur that the formulas of the Kertas Kerja look up on Referensi.

Which arithmetic a rumus takes, and every sentence of Cara Hitung, stand there as cells, written from the
registry of the domain, so that formulas stay short and a reader sees where a result came from.
"""

from __future__ import annotations

from sakip_xl.domain.measure.capaian import Capaian
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.rumus import JALUR, REGISTRI, RumusCapaian
from sakip_xl.domain.measure.rumus.definitions import RumusDef

DAFTAR_RUMUS, JALUR_RUMUS = "daftar_rumus", "jalur_rumus"
DAFTAR_JALUR, DAFTAR_KALIMAT, KALIMAT_JALUR = "daftar_jalur", "daftar_kalimat", "kalimat_jalur"
"""The defined names: rumus and their jalur; jalur that compute, all jalur, and their sentences."""

TIDAK_DIHITUNG = RumusCapaian.TIDAK_DIHITUNG.sebutan
TANPA_CARA = f"{TIDAK_DIHITUNG}: lihat kolom Catatan."
SEBAB = (
    Catatan.TERBURUK_TIDAK_TERBACA,
    Catatan.TERBURUK_NOL,
    Catatan.REALISASI_NOL,
    Catatan.TARGET_NOL,
)
"""Why numbers that are there cannot be compared; of several that are noted the first is the reason."""

KEPALA_RUMUS = (
    "Rumus",
    "Target di bawah 0",
    "Target di atas 0",
    "Target di bawah 0, realisasi 0",
    "Target di atas 0, realisasi 0",
    "Target 0",
)
JALUR_HEADINGS = (
    "Jalur Hitung",
    "Kalimat",
    "Kalimat bila realisasi melampaui target",
    "Pembilang",
    "Penyebut",
)
SENTENCE_WIDTH = 5
"""How many columns a sentence takes on Referensi: the second one begins that much further right."""

_LETTERS = {"<T>": "target", "<R>": "realisasi", "<W>": "terburuk", "<B>": "batas bawah", "<S>": "batas atas"}


def not_computed(sebab: Catatan) -> str:
    """How Jalur Hitung says why nothing is computed."""
    return f"{TIDAK_DIHITUNG}: {sebab.value.replace('_', ' ')}"


def jalur_text(capaian: Capaian) -> str:
    """What Jalur Hitung shows for a capaian."""
    if capaian.kode_rumus is not RumusCapaian.TIDAK_DIHITUNG:
        return capaian.kode_rumus.sebutan
    return next((not_computed(sebab) for sebab in SEBAB if sebab in capaian.catatan), TIDAK_DIHITUNG)


def rumus_rows() -> list[tuple[str, ...]]:
    """For each rumus the jalur by the sign of the target, and what a target of zero needs."""
    return [_rumus_row(item) for item in REGISTRI.values()]


def _rumus_row(item: RumusDef) -> tuple[str, ...]:
    signed = (item.negatif.kode.sebutan, item.positif.kode.sebutan)
    with_zero = signed if item.realisasi_nol else (not_computed(Catatan.REALISASI_NOL),) * 2
    return (item.rumus.value, *signed, *with_zero, zero_text(item))


def zero_text(item: RumusDef) -> str:
    """What a target of zero leads to under one rumus."""
    return item.bila_nol.kode.sebutan if item.bila_nol else not_computed(Catatan.TARGET_NOL)


def jalur_rows() -> list[tuple[str, ...]]:
    """Every jalur with its sentences and its arithmetic, then the reasons why nothing is computed."""
    computing = [
        (
            kode.sebutan,
            jalur.kalimat,
            jalur.kalimat_lewat or jalur.kalimat,
            _readable(jalur.pembilang),
            _readable(jalur.penyebut),
        )
        for kode, jalur in JALUR.items()
    ]
    reasons = [(not_computed(sebab), f"{TIDAK_DIHITUNG}: {sebab.kalimat}") for sebab in SEBAB]
    return [
        *computing,
        *((text, sentence, sentence, "", "") for text, sentence in (*reasons, (TIDAK_DIHITUNG, TANPA_CARA))),
    ]


def _readable(text: str) -> str:
    for letter, word in _LETTERS.items():
        text = text.replace(letter, word)
    return text
