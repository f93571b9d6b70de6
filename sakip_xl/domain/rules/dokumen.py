"""Rules of the sheet Dokumen: the checklist of kelengkapan (SOP step 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.model import Dokumen, Master
from sakip_xl.domain.rules.dates import in_future
from sakip_xl.domain.rules.registry import RuleScope, Violation, row_rule, rule, violation
from sakip_xl.domain.sop.definition import SOP, Sop
from sakip_xl.domain.terms import SopName, YesNo
from sakip_xl.domain.wording import listing, normalized, triwulan

_T = Dokumen.table


def required_dokumen(sop: Sop) -> list[tuple[int, str]]:
    """Step and name of every document that must come from outside the SOP.

    What an earlier step made is checked as the content of its own sheet, not as a document.
    """
    made: set[str] = set()
    result: list[tuple[int, str]] = []
    for langkah in sop.langkah:
        if "dokumen_lengkap" in (*langkah.syarat_masuk, *langkah.syarat_keluar):
            result += [(langkah.nomor, name) for name in langkah.kelengkapan if name not in made]
        made.update(langkah.keluaran)
    return result


def dokumen_rows(master: Master, sop: SopName, nomor_triwulan: int) -> list[Dokumen]:
    """The checklist of one SOP and quarter."""
    return [d for d in master.dokumen if d.sop is sop and d.triwulan == nomor_triwulan]


def not_yet_listed(master: Master, sop: SopName, nomor_triwulan: int) -> list[str]:
    """The required documents that are in no line of the checklist of their step."""
    checklist = dokumen_rows(master, sop, nomor_triwulan)
    return [
        name
        for langkah, name in required_dokumen(SOP[sop])
        if not any(d.langkah == langkah and _main_part(name) in normalized(d.dokumen) for d in checklist)
    ]


def document_of(sop: Sop, name: str) -> str:
    """The document of the SOP that a line of the checklist stands for, else its own name; both normalized."""
    own = normalized(name)
    return next((part for _, each in required_dokumen(sop) if (part := _main_part(each)) in own), own)


def _main_part(name: str) -> str:
    """The name without what is in brackets: a line may add its year or word it differently there."""
    return normalized(re.sub(r"\([^)]*\)", "", name))


@row_rule(
    "SKP-206",
    _T,
    kenapa="Setiap dokumen adalah kelengkapan satu langkah yang memang ada pada SOP-nya.",
    baik={_T: [{"langkah": 4}]},
    buruk={_T: [{"sop": "pengukuran", "langkah": 11}]},
)
def langkah_not_found(d: Dokumen, _k: RuleScope) -> Iterator[Violation]:
    """The SOP has no step of that number."""
    end = SOP[d.sop].akhir.nomor
    if d.langkah > end:
        yield violation(d, "langkah", sop=SOP[d.sop].judul, akhir=end)


@row_rule(
    "SKP-207",
    _T,
    kenapa="Dokumen yang sudah ada harus dapat ditemukan kembali saat reviu (PermenPANRB 53/2014).",
    baik={_T: [{"ada": "Ya", "lokasi": "Lemari 1"}, {"ada": "Tidak"}]},
    buruk={_T: [{"ada": "Ya"}]},
)
def without_location(d: Dokumen, _k: RuleScope) -> Iterator[Violation]:
    """A document is there, but not where it is kept."""
    if d.ada is YesNo.YA and not d.lokasi:
        yield violation(d, "lokasi", dokumen=d.dokumen)


@row_rule(
    "SKP-208",
    _T,
    kenapa="Tanggal menunjukkan bahwa kelengkapan ada sebelum langkahnya selesai.",
    baik={_T: [{"ada": "Ya", "sejak": date(2026, 7, 6)}, {"ada": "Tidak"}]},
    buruk={_T: [{"ada": "Ya"}]},
)
def without_date(d: Dokumen, _k: RuleScope) -> Iterator[Violation]:
    """A document is there, but not since when."""
    if d.ada is YesNo.YA and d.sejak is None:
        yield violation(d, "sejak", dokumen=d.dokumen)


@row_rule(
    "SKP-124",
    _T,
    kenapa="Dokumen yang sudah ada tidak mungkin diterima setelah hari ini.",
    baik={_T: [{"sejak": date(2026, 7, 10)}, {}]},
    buruk={_T: [{"sejak": date(2026, 7, 11)}]},
)
def since_future(d: Dokumen, k: RuleScope) -> Iterator[Violation]:
    """The document is there since a day that has not come."""
    yield from in_future(d, "sejak", k)


@rule(
    "SKP-313",
    _T,
    kenapa="SOP menyebut dokumen yang harus dikumpulkan; yang tidak terdaftar mudah terlupa.",
    baik={},
    buruk={_T: [{"dokumen": "Renstra"}]},
)
def skipped_dokumen(k: RuleScope) -> Iterator[Violation]:
    """A checklist that was begun lacks documents that the SOP names."""
    last = {(d.sop, d.triwulan): d for d in k.master.dokumen}
    for (sop, number), row in last.items():
        missing = not_yet_listed(k.master, sop, number)
        if missing:
            yield violation(
                row, "dokumen", sop=SOP[sop].judul, triwulan=triwulan(number), kurang=listing(missing)
            )
