"""The column Cara Hitung: how a capaian came about, in words and numbers.

The sentences are the domain's own: each is asked for once with marks in place of its numbers, and the
marks become references. A formula and ``hitung_capaian`` can therefore not tell two stories.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import Rumus
from sakip_xl.domain.model import Sel
from sakip_xl.domain.rumus import Operan, hitung_rumus
from sakip_xl.domain.tulisan import angka
from sakip_xl.layout.inti import Konteks
from sakip_xl.layout.rumus_ukur import TW, Baris, Hitung, bilangan

TANPA_CARA = "tidak dihitung: lihat kolom Catatan."


def teks_bilangan(sel: str) -> str:
    """A number as Indonesian text, whatever the regional settings: ``(-1.234,5)``, empty when empty."""
    bulat = f"ROUND(ABS({sel}),10)"
    return (
        f'=IF({sel}="","",IF({sel}<0,"(-","")&SUBSTITUTE(FIXED(INT({bulat}),0),",",".")'
        f'&IF({bulat}=INT({bulat}),"",","&MID({bulat}+({bulat}<1),LEN(INT({bulat}))+2,10))'
        f'&IF({sel}<0,")",""))'
    )


def hitung_teks(bidang: str) -> Hitung:
    """The twin of ``teks_bilangan`` for one field."""

    def hitung(baris: Baris, _konteks: Konteks) -> Sel:
        nilai = bilangan(baris.get(bidang))
        tulis = angka(nilai, None, kosong="")
        return f"({tulis})" if nilai is not None and nilai < 0 else tulis

    return hitung


def _kalimat(rumus: Rumus, target: int, realisasi: int, *, terburuk: int | None = None) -> str:
    """The sentence of one case as an Excel text expression."""
    acuan = Operan(Fraction(target), "[@teks_acuan]")
    hasil = hitung_rumus(
        (acuan, acuan),
        Operan(Fraction(realisasi), "[@teks_realisasi]"),
        rumus,
        terburuk=None if terburuk is None else Operan(Fraction(terburuk), "[@teks_terburuk]"),
        nol_tercapai=True,
    )
    return _ungkapan(hasil.kalimat)


def _ungkapan(kalimat: str) -> str:
    """A sentence with marks as text and references joined by ``&``."""
    teks = f'"{kalimat}"'
    for bidang in ("teks_acuan", "teks_realisasi", "teks_terburuk"):
        teks = teks.replace(f"[@{bidang}]", f'"&[@{bidang}]&"')
    return teks.replace('&""', "")


def _tidak(catatan: Catatan) -> str:
    return f'"tidak dihitung: {catatan.kalimat}"'


SEBAB = (
    '=IF(OR([@jalur]<>"tidak dihitung",[@acuan]=""),"",'
    f"IF([@acuan]<>0,{_tidak(Catatan.REALISASI_NOL)},"
    f'IF(OR([@rumus]="rasio",[@rumus]="stabil"),{_tidak(Catatan.TARGET_NOL)},'
    f"IF(COUNT([@terburuk])=0,{_tidak(Catatan.TERBURUK_TIDAK_TERBACA)},{_tidak(Catatan.TERBURUK_NOL)}))))"
)


def bila(kasus: Sequence[tuple[str, str]], lain: str) -> str:
    """Nested IF of Excel: the expression of the first condition that holds, else ``lain``."""
    hasil = lain
    for syarat, ungkapan in reversed(kasus):
        hasil = f"IF({syarat},{ungkapan},{hasil})"
    return hasil


_STABIL = (
    f"IF(([@realisasi]<=[@acuan])=([@acuan]>0),{_kalimat(Rumus.STABIL, 2, 1)},{_kalimat(Rumus.STABIL, 1, 2)})"
    "&IF(AND([@target_bawah]<>[@target_atas],ABS([@realisasi]-[@acuan])/ABS([@acuan])<0.1),"
    '", paling tinggi 100 di luar rentang","")'
)

KALIMAT = "=" + bila(
    [
        ('[@kode]=""', '""'),
        ('[@acuan]=""', f'"{TANPA_CARA}"'),
        ('[@jalur]="tidak dihitung"', "[@sebab]"),
        ('[@jalur]="dalam rentang"', '"realisasi "&[@teks_realisasi]&" di dalam rentang = 100"'),
        ('[@jalur]="rasio"', _kalimat(Rumus.RASIO, 1, 1)),
        ('[@jalur]="rasio negatif"', _kalimat(Rumus.RASIO, -1, 1)),
        ('[@jalur]="selisih"', _kalimat(Rumus.SELISIH, 1, 1)),
        ('[@jalur]="selisih negatif"', _kalimat(Rumus.SELISIH, -1, 1)),
        ('[@jalur]="kebalikan"', _kalimat(Rumus.KEBALIKAN, 1, 1)),
        ('[@jalur]="terburuk"', _kalimat(Rumus.SELISIH, 0, 1, terburuk=5)),
        ('[@jalur]="nol tercapai"', _kalimat(Rumus.RASIO, 0, 0)),
        ('AND([@jalur]="target nol",[@realisasi]>0)', _kalimat(Rumus.SELISIH, 0, 1)),
        ('[@jalur]="target nol"', _kalimat(Rumus.SELISIH, 0, 0)),
    ],
    _STABIL,
)

CARA_HITUNG = (
    '=IF(OR([@acuan]="",[@target_bawah]=[@target_atas],'
    f"[@sebab]={_tidak(Catatan.TERBURUK_TIDAK_TERBACA)}),[@kalimat],"
    '"rentang "&[@teks_bawah]&" sampai "&[@teks_atas]&IF([@jalur]="dalam rentang",": ",'
    '", batas "&IF([@acuan]=[@target_bawah],"bawah ","atas ")&[@teks_acuan]&": ")&[@kalimat])'
)


def hitung_cara(baris: Baris, konteks: Konteks) -> Sel:
    """The twin of ``CARA_HITUNG``: the domain's sentence."""
    if baris.get("kode") in {None, ""}:
        return ""
    hasil = TW.ukur(baris, konteks)
    return TANPA_CARA if hasil is None else hasil.capaian.rumus


def hitung_kalimat(baris: Baris, konteks: Konteks) -> Sel:
    """The twin of ``KALIMAT``: the domain's sentence without the range it stands for."""
    lengkap = str(hitung_cara(baris, konteks))
    return lengkap.partition(": ")[2] if lengkap.startswith("rentang ") else lengkap


def hitung_sebab(baris: Baris, konteks: Konteks) -> Sel:
    """The twin of ``SEBAB``."""
    hasil = TW.ukur(baris, konteks)
    return hitung_kalimat(baris, konteks) if hasil is not None and hasil.nilai is None else ""
