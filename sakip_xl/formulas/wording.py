"""The column Cara Hitung: how a capaian came about, in words and numbers.

The sentences are the domain's own; they stand on Referensi with places for their numbers, so that a formula
and ``hitung_capaian`` cannot tell two stories.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

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
from sakip_xl.formulas.measurement import TW, Hitung, Row, as_number


def number_text_formula(cell: str, number: str = "") -> str:
    """A number as Indonesian text, whatever the regional settings: ``(-1.234,5)``, empty when empty.

    ``number`` is what to write where it is not the cell itself.
    """
    value = number or cell
    rounded = f"ROUND(ABS({value}),10)"
    return (
        f'=IF({cell}="","",IF({cell}<0,"(-","")&SUBSTITUTE(FIXED(INT({rounded}),0),",",".")'
        f'&IF({rounded}=INT({rounded}),"",","&MID({rounded}+({rounded}<1),LEN(INT({rounded}))+2,10))'
        f'&IF({cell}<0,")",""))'
    )


def compute_text(field_name: str) -> Hitung:
    """The twin of ``number_text_formula`` for one field."""

    def compute(row: Row, _scope: Scope) -> Cell:
        value = as_number(row.get(field_name))
        return _text(value)

    return compute


def compute_reference_text(row: Row, _scope: Scope) -> Cell:
    """The twin of ``number_text_formula`` for the target that is compared with."""
    whole, factor = TW.numbers(row), TW.factor(row)
    if whole is None or factor is None:
        return ""
    lower, upper, realisasi = whole
    return _text(max(lower, min(realisasi, upper)) / factor)


def _text(value: Decimal | Fraction | None) -> str:
    text = angka(value, None, blank="")
    return f"({text})" if value is not None and value < 0 else text


def _cap(item: RumusDef) -> str:
    """What the sentence adds where a range limits the capaian."""
    kode, sentence = item.positif.kode.sebutan, f", paling tinggi {item.batas_rentang} di luar rentang"
    return TW.fill(f'IF(IFERROR(AND(<J>="{kode}",<B><><S>,{item.bila_terbatas}),0),"{sentence}","")')


KALIMAT_BATAS = "=" + "&".join(_cap(item) for item in REGISTRI.values() if item.batas_rentang is not None)

KALIMAT = (
    TW.fill(
        f'=IF([@kode]="","",SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(INDEX({KALIMAT_JALUR},MATCH(<J>,{DAFTAR_KALIMAT},0),'
        f"1+{SENTENCE_WIDTH}*((<R>><T>)=(<T>>=0))),"
        '"{target}",[@teks_acuan]),"{realisasi}",[@teks_realisasi]),'
        '"{terburuk}",[@teks_terburuk])'
    )
    + "&[@kalimat_batas])"
)
"""The sentence of the jalur with its numbers; the second column of sentences is for what lies beyond."""

CARA_HITUNG = (
    '=IF(OR([@acuan]="",[@target_bawah]=[@target_atas],'
    f'[@jalur]="{not_computed(Catatan.TERBURUK_TIDAK_TERBACA)}"),[@kalimat],'
    '"rentang "&[@teks_bawah]&" sampai "&[@teks_atas]&IF([@jalur]="dalam rentang",": ",'
    '", batas "&IF([@diraih]<[@acuan],"bawah ","atas ")&[@teks_acuan]&": ")&[@kalimat])'
)


def compute_how(row: Row, scope: Scope) -> Cell:
    """The twin of ``CARA_HITUNG``: the domain's sentence."""
    if row.get("kode") in {None, ""}:
        return ""
    result = TW.measure(row, scope)
    return TANPA_CARA if result is None else result.capaian.rumus


def compute_sentence(row: Row, scope: Scope) -> Cell:
    """The twin of ``KALIMAT``: the domain's sentence without the range it stands for."""
    sentence = str(compute_how(row, scope))
    return sentence.partition(": ")[2] if sentence.startswith("rentang ") else sentence


def compute_cap(row: Row, scope: Scope) -> Cell:
    """The twin of ``KALIMAT_BATAS``: the end of the domain's sentence."""
    _, mark, end = str(compute_how(row, scope)).partition(", paling tinggi ")
    return mark + end
