"""The column Cara Hitung: how a capaian came about, in words and numbers.

The sentences are the domain's own; they stand on Referensi with places for their numbers, so that a formula
and ``hitung_capaian`` cannot tell two stories.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.rumus import REGISTRI
from sakip_xl.domain.measure.rumus.definitions import RumusDef
from sakip_xl.domain.model import Cell
from sakip_xl.domain.wording import angka
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.jalur import (
    DAFTAR_KALIMAT,
    KALIMAT_JALUR,
    SENTENCE_WIDTH,
    TANPA_CARA,
    not_computed,
)
from sakip_xl.formulas.measurement import (
    COLUMNS_OF,
    Hitung,
    MeasurementColumns,
    Row,
    as_number,
    chosen,
    number_cell,
)

CHOSEN = MeasurementColumns("bawah_rekap", "atas_rekap", "diraih_rekap", "_rekap")
"""The columns of the measurement that Cara Hitung tells, in numbers as staff know them."""

_PERIOD = "[@skala]*[@pembagi]"
_CHOSEN_CELLS = {
    "acuan": ("[@acuan]/[@skala]", f"[@acuan_sd]/({_PERIOD})", f"[@acuan_tahun]/({_PERIOD})"),
    "diraih": ("[@diraih]/[@skala]", "[@realisasi_sd]", "[@realisasi_sd]"),
    "bawah": ("[@target_bawah]", "[@target_sd_bawah]", "[@tahun_bawah]"),
    "atas": ("[@target_atas]", "[@target_sd_atas]", "[@tahun_atas]"),
}
"""Where each number of the measurement stands: of the quarter, to date, and of the year."""


def chosen_formulas() -> Iterator[tuple[str, str, Hitung]]:
    """Field, Excel text and twin of the measurement that the roll-up counts; empty where it has none."""
    there = chosen("[@acuan]", "[@acuan_sd]", "[@acuan_tahun]")
    yield "jalur_rekap", f"={chosen('[@jalur]', '[@jalur_sd]', '[@jalur_tahun]')}", _compute_jalur
    for name, cells in _CHOSEN_CELLS.items():
        yield f"{name}_rekap", f'=IF({there}="","",{chosen(*cells)})', _compute_chosen(name)


def _columns(scope: Scope) -> MeasurementColumns:
    return COLUMNS_OF[scope.pengaturan.dasar_rekap]


def _compute_jalur(row: Row, scope: Scope) -> Cell:
    return row.get(f"jalur{_columns(scope).akhiran}")


def _compute_chosen(name: str) -> Hitung:
    def compute(row: Row, scope: Scope) -> Cell:
        columns = _columns(scope)
        whole, factor = columns.numbers(row), columns.factor(row)
        if whole is None or factor is None:
            return ""
        lower, upper, realisasi = (number / factor for number in whole)
        numbers = {
            "acuan": max(lower, min(realisasi, upper)),
            "diraih": realisasi,
            "bawah": lower,
            "atas": upper,
        }
        return number_cell(numbers[name])

    return compute


def number_text_formula(cell: str) -> str:
    """A number as Indonesian text, whatever the regional settings: ``(-1.234,5)``, empty when empty."""
    rounded = f"ROUND(ABS({cell}),10)"
    return (
        f'=IF({cell}="","",IF({cell}<0,"(-","")&SUBSTITUTE(FIXED(INT({rounded}),0),",",".")'
        f'&IF({rounded}=INT({rounded}),"",","&MID({rounded}+({rounded}<1),LEN(INT({rounded}))+2,10))'
        f'&IF({cell}<0,")",""))'
    )


def compute_text(field_name: str) -> Hitung:
    """The twin of ``number_text_formula`` for one field."""
    return lambda row, _scope: _text(as_number(row.get(field_name)))


def _text(value: Decimal | None) -> str:
    text = angka(value, None, blank="")
    return f"({text})" if value is not None and value < 0 else text


def _cap(item: RumusDef) -> str:
    """What the sentence adds where a range limits the capaian."""
    kode, sentence = item.positif.kode.sebutan, f", paling tinggi {item.batas_rentang} di luar rentang"
    return CHOSEN.fill(f'IF(IFERROR(AND(<J>="{kode}",<B><><S>,{item.bila_terbatas}),0),"{sentence}","")')


KALIMAT_BATAS = "=" + "&".join(_cap(item) for item in REGISTRI.values() if item.batas_rentang is not None)

KALIMAT = (
    CHOSEN.fill(
        f'=IF([@kode]="","",SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(INDEX({KALIMAT_JALUR},MATCH(<J>,{DAFTAR_KALIMAT},0),'
        f"1+{SENTENCE_WIDTH}*((<R>><T>)=(<T>>=0))),"
        '"{target}",[@teks_acuan]),"{realisasi}",[@teks_realisasi]),'
        '"{terburuk}",[@teks_terburuk])'
    )
    + "&[@kalimat_batas])"
)
"""The sentence of the jalur with its numbers; the second column of sentences is for what lies beyond."""

CARA_HITUNG = (
    '=IF(OR([@acuan_rekap]="",[@bawah_rekap]=[@atas_rekap],'
    f'[@jalur_rekap]="{not_computed(Catatan.TERBURUK_TIDAK_TERBACA)}"),[@kalimat],'
    '"rentang "&[@teks_bawah]&" sampai "&[@teks_atas]&IF([@jalur_rekap]="dalam rentang",": ",'
    '", batas "&IF([@diraih_rekap]<[@acuan_rekap],"bawah ","atas ")&[@teks_acuan]&": ")&[@kalimat])'
)


def compute_how(row: Row, scope: Scope) -> Cell:
    """The twin of ``CARA_HITUNG``: the domain's sentence."""
    if row.get("kode") in {None, ""}:
        return ""
    result = _columns(scope).measure(row, scope)
    return TANPA_CARA if result is None else result.capaian.rumus


def compute_sentence(row: Row, scope: Scope) -> Cell:
    """The twin of ``KALIMAT``: the domain's sentence without the range it stands for."""
    sentence = str(compute_how(row, scope))
    return sentence.partition(": ")[2] if sentence.startswith("rentang ") else sentence


def compute_cap(row: Row, scope: Scope) -> Cell:
    """The twin of ``KALIMAT_BATAS``: the end of the domain's sentence."""
    _, mark, end = str(compute_how(row, scope)).partition(", paling tinggi ")
    return mark + end
