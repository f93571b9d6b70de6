"""What the papers of an SOP step will probably hold, proposed for staff to correct."""

from __future__ import annotations

from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.usulan.base import Occasion, Usulan
from sakip_xl.domain.usulan.disposisi import disposisi
from sakip_xl.domain.usulan.dokumen import dokumen, new_checklist
from sakip_xl.domain.usulan.notulen import notulen
from sakip_xl.domain.usulan.program_kerja import program_kerja
from sakip_xl.domain.usulan.tanda_terima import tanda_terima

__all__ = ["PROPOSERS", "Occasion", "Usulan", "new_checklist", "propose"]

PROPOSERS = {
    "disposisi_camat": disposisi,
    "notulen": notulen,
    "program_kerja": program_kerja,
    "dokumen_lengkap": dokumen,
    "tanda_terima": tanda_terima,
    "disposisi_laporan": disposisi,
}
"""By the content check that its rows answer to: what proposes them."""


def propose(occasion: Occasion) -> Usulan | None:
    """What the step at hand can be helped with; ``None`` when it asks for nothing that staff type.

    What an earlier step asked for already is not this one's to propose.
    """
    steps = SOP[occasion.sop].langkah[: occasion.langkah.nomor]
    *earlier, own = ((*step.syarat_masuk, *step.syarat_keluar) for step in steps)
    known = {name for names in earlier for name in names}
    return next((PROPOSERS[name](occasion) for name in own if name in PROPOSERS.keys() - known), None)
