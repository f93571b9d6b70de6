"""A signed PDF against its document: what is written on it, and whether it is still the file taken back.

The signature itself and a QR code in a picture are not read: no light library does either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sakip_xl.actions.folders import sidik_or_none
from sakip_xl.actions.session import Session
from sakip_xl.documents.base import shown_sidik
from sakip_xl.documents.paper_text import paper_text
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.sop.saksi import read_anchors
from sakip_xl.errors import Temuan, temuan

_SIDIK = re.compile(r"\bsidik\s+([0-9a-f]{12})\b")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a PDF says of itself, and what the register says of the document."""

    written: str
    noted: str

    def finding(self, name: str, row: NaskahRow) -> Temuan:
        """The finding, at the name of the file."""
        number = row.nomor or Path(row.berkas).name
        return temuan("SKP-847", nilai=name, tertulis=self.written, nomor=number, tercatat=self.noted)


def contradiction(content: bytes, row: NaskahRow) -> Contradiction | None:
    """What is written on a PDF and is not so by the register: the fingerprint of its data, the row it names.

    ``None`` when both agree, and when neither can be read.
    """
    text = paper_text(content)
    written = dict.fromkeys(_SIDIK.findall(text))
    if written and shown_sidik(row.sidik_data) not in written:
        return Contradiction(f"sidik isi {next(iter(written))}", f"bersidik {shown_sidik(row.sidik_data)}")
    anchors = read_anchors(text)
    agree = any(anchor.nomor == row.jejak and row.sidik_jejak.startswith(anchor.sidik) for anchor in anchors)
    if anchors and row.sidik_jejak and not agree:
        return Contradiction(f"jejak nomor {anchors[0].nomor}", f"menyebut jejak nomor {row.jejak}")
    return None


def is_readable(content: bytes) -> bool:
    """Whether a PDF has its fingerprint as text; a scan has not."""
    return bool(_SIDIK.search(paper_text(content)))


def signed_temuan(session: Session) -> Iterator[Temuan]:
    """Each signed PDF of the register that is gone or is another file now."""
    if session.folder is None:
        return
    for row in session.master.naskah:
        if not row.sidik_bertanda:
            continue
        path = session.folder / row.berkas_bertanda
        if sidik_or_none(path) != row.sidik_bertanda:
            reason = "berubah sesudah diterima" if path.is_file() else "tidak ada lagi di tempatnya"
            nomor = row.nomor or Path(row.berkas).name
            yield temuan("SKP-849", nilai=path.name, nomor=nomor, alasan=reason)
