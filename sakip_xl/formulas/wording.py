"""The column Cara Hitung: how a capaian came about, in words and numbers.

The sentences are the domain's own: each is asked for once with marks in place of its numbers, and the
marks become references. A formula and ``hitung_capaian`` can therefore not tell two stories.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.rumus import Operand, compute_rumus
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import Rumus
from sakip_xl.domain.wording import angka
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.measurement import TW, Hitung, Row, as_number

TANPA_CARA = "tidak dihitung: lihat kolom Catatan."


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

    def compute(row: Row, _scope: Scope) -> Cell:
        value = as_number(row.get(field_name))
        text = angka(value, None, blank="")
        return f"({text})" if value is not None and value < 0 else text

    return compute


def _sentence(rumus: Rumus, target: int, realisasi: int, *, terburuk: int | None = None) -> str:
    """The sentence of one case as an Excel text expression."""
    reference = Operand(Fraction(target), "[@teks_acuan]")
    result = compute_rumus(
        (reference, reference),
        Operand(Fraction(realisasi), "[@teks_realisasi]"),
        rumus,
        terburuk=None if terburuk is None else Operand(Fraction(terburuk), "[@teks_terburuk]"),
        nol_tercapai=True,
    )
    return _expression(result.kalimat)


def _expression(sentence: str) -> str:
    """A sentence with marks as text and references joined by ``&``."""
    text = f'"{sentence}"'
    for field_name in ("teks_acuan", "teks_realisasi", "teks_terburuk"):
        text = text.replace(f"[@{field_name}]", f'"&[@{field_name}]&"')
    return text.replace('&""', "")


def _not_computed(catatan: Catatan) -> str:
    return f'"tidak dihitung: {catatan.kalimat}"'


SEBAB = (
    '=IF(OR([@jalur]<>"tidak dihitung",[@acuan]=""),"",'
    f"IF([@acuan]<>0,{_not_computed(Catatan.REALISASI_NOL)},"
    f'IF(OR([@rumus]="rasio",[@rumus]="stabil"),{_not_computed(Catatan.TARGET_NOL)},'
    f"IF(COUNT([@terburuk])=0,{_not_computed(Catatan.TERBURUK_TIDAK_TERBACA)},"
    f"{_not_computed(Catatan.TERBURUK_NOL)}))))"
)


def if_chain(cases: Sequence[tuple[str, str]], other: str) -> str:
    """Nested IF of Excel: the expression of the first condition that holds, else ``other``."""
    result = other
    for condition, expression in reversed(cases):
        result = f"IF({condition},{expression},{result})"
    return result


_STABIL = (
    f"IF(([@realisasi]<=[@acuan])=([@acuan]>0),{_sentence(Rumus.STABIL, 2, 1)},"
    f"{_sentence(Rumus.STABIL, 1, 2)})"
    "&IF(AND([@target_bawah]<>[@target_atas],ABS([@realisasi]-[@acuan])/ABS([@acuan])<0.1),"
    '", paling tinggi 100 di luar rentang","")'
)

KALIMAT = "=" + if_chain(
    [
        ('[@kode]=""', '""'),
        ('[@acuan]=""', f'"{TANPA_CARA}"'),
        ('[@jalur]="tidak dihitung"', "[@sebab]"),
        ('[@jalur]="dalam rentang"', '"realisasi "&[@teks_realisasi]&" di dalam rentang = 100"'),
        ('[@jalur]="rasio"', _sentence(Rumus.RASIO, 1, 1)),
        ('[@jalur]="rasio negatif"', _sentence(Rumus.RASIO, -1, 1)),
        ('[@jalur]="selisih"', _sentence(Rumus.SELISIH, 1, 1)),
        ('[@jalur]="selisih negatif"', _sentence(Rumus.SELISIH, -1, 1)),
        ('[@jalur]="kebalikan"', _sentence(Rumus.KEBALIKAN, 1, 1)),
        ('[@jalur]="terburuk"', _sentence(Rumus.SELISIH, 0, 1, terburuk=5)),
        ('[@jalur]="nol tercapai"', _sentence(Rumus.RASIO, 0, 0)),
        ('AND([@jalur]="target nol",[@realisasi]>0)', _sentence(Rumus.SELISIH, 0, 1)),
        ('[@jalur]="target nol"', _sentence(Rumus.SELISIH, 0, 0)),
    ],
    _STABIL,
)

CARA_HITUNG = (
    '=IF(OR([@acuan]="",[@target_bawah]=[@target_atas],'
    f"[@sebab]={_not_computed(Catatan.TERBURUK_TIDAK_TERBACA)}),[@kalimat],"
    '"rentang "&[@teks_bawah]&" sampai "&[@teks_atas]&IF([@jalur]="dalam rentang",": ",'
    '", batas "&IF([@acuan]=[@target_bawah],"bawah ","atas ")&[@teks_acuan]&": ")&[@kalimat])'
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


def compute_cause(row: Row, scope: Scope) -> Cell:
    """The twin of ``SEBAB``."""
    result = TW.measure(row, scope)
    return compute_sentence(row, scope) if result is not None and result.nilai is None else ""
