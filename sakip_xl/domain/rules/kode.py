"""The rule of what names a kode that is lost: one finding a kode, with all that hangs on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sakip_xl.domain.model import Indikator, KertasKerja, Kinerja, Realisasi, Unit
from sakip_xl.domain.model.references import TARGETS, LostKode
from sakip_xl.domain.rules.registry import FindViolations, RuleScope, Violation, rule
from sakip_xl.domain.wording import listing

LOST = "SKP-353"
"""The code of a lost kode: what builds on the data is refused while there is one."""

_PLACES = {
    "kinerja": "pohon kinerja",
    "indikator": "indikator",
    "realisasi": "realisasi",
    "anggaran": "realisasi anggaran",
    "kertas_kerja": "kertas kerja",
    "riwayat": "riwayat",
    "rencana_aksi": "rencana aksi",
    "pejabat": "pejabat",
    "formulir": "tanda terima formulir",
}
_TABLES = {"kinerja": Kinerja.table, "indikator": Indikator.table, "unit": Unit.table}
_EXAMPLES = {
    "kinerja": {Indikator.table: [{"induk": "S.9"}, {"kode": "IKS.2", "induk": "S.9"}]},
    "indikator": {
        Indikator.table: [{"kode": "IKT.1", "level": "tujuan", "induk": "T.1"}, {"kode": "IKS.7"}],
        Realisasi.table: [{"kode": "IKT.1"}, {"kode": "IKS.1"}],
        KertasKerja.table: [{"kode": "IKS.1", "indikator": "Persentase desa tertib administrasi"}],
    },
    "unit": {Unit.table: [{"kode": "PEM-2"}]},
}


def places(lost: LostKode) -> str:
    """How many rows hang on a lost kode and where, as staff read it: ``2 realisasi dan 1 kertas kerja``."""
    counts = Counter(reference.rows for reference, _ in lost.hanging)
    return listing([f"{count} baris {_PLACES[rows]}" for rows, count in counts.items()])


def _remedy(lost: LostKode) -> str:
    if lost.now:
        return f"Bila kodenya sekarang {lost.now}, klik Ganti Kode: semua yang menggantung ikut dibawa"
    kode = f'"{lost.kode}"' if " " in lost.kode else lost.kode
    return (
        f"Bila kodenya diganti, bawa semuanya dengan sakip ganti-kode --lama {kode} --baru KODE; "
        f"bila barisnya terhapus atau belum ditulis, tulis pada {TARGETS[lost.target]}"
    )


def _find_lost(target: str) -> FindViolations:
    def lost_kode(k: RuleScope) -> Iterator[Violation]:
        """A kode that is gone while rows name it."""
        for lost in k.lost:
            if lost.target != target or lost.alone:
                continue
            texts = {"rujukan": TARGETS[target], "jumlah": len(lost.hanging), "tempat": places(lost)}
            reference, row = lost.hanging[0]
            place = (row.baris_ke, reference.field_name, row.table)
            if lost.now:
                rows = getattr(k.master, target)
                place = (next(r.baris_ke for r in rows if r.kode == lost.now), "kode", _TABLES[target])
            yield Violation(*place[:2], lost.kode, {**texts, "cara": _remedy(lost)}, place[2])

    return lost_kode


for _target, _table in _TABLES.items():
    rule(
        LOST,
        _table,
        kenapa="Kode yang diganti atau barisnya dihapus meninggalkan data yang tidak lagi masuk rekap.",
        baik={},
        buruk=_EXAMPLES[_target],
    )(_find_lost(_target))  # type: ignore[arg-type]
