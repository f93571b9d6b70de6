"""An office whose Sekretaris and Camat have a key, and what somebody without a key does to its book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sakip_xl.actions.kunci_daftar import kunci_daftar
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.result import Result
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.terms import SopName
from sakip_xl.schema.content import BookContent, raw
from sakip_xl.schema.load import load_master
from tests.actions.office import CAMAT, SEKRETARIS, kode, saat
from tests.actions.sop_walk import ACTORS, ClickContext
from tests.people_with_pins import Pins

PINS = {SEKRETARIS: "482913", CAMAT: "771204", "Kalimat sandi": "kuda biru di bawah meja"}


class SigningOffice(ClickContext):
    """An office in which everybody is asked for a PIN where one is due."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.pins = Pins(dict(PINS))
        self.papers = root / "naskah"

    def register(self, oleh: str, saksi: str) -> Result:
        """Somebody registers a key."""
        self.jam += 0.25
        return kunci_daftar(self.book, saksi, self.papers, moment=self.pins.at(saat(oleh, jam=self.jam)))

    def with_keys(self) -> SigningOffice:
        """Sekretaris and Camat register theirs."""
        self.register(SEKRETARIS, CAMAT)
        self.register(CAMAT, SEKRETARIS)
        return self

    def advance(self, sop: SopName, oleh: str | None = None, **options: Any) -> Result:
        """Complete the step; who has to sign is asked for the PIN."""
        self.jam += 0.25
        step = SOP[sop].ke(self.langkah(sop))
        name = oleh or (CAMAT if step.with_disposisi else ACTORS[step.pelaku[0]])
        moment = self.pins.at(saat(name, jam=self.jam))
        return majukan(self.book, sop, **{"moment": moment, "triwulan": 2, **options})


def forge(content: BookContent, change: Callable[[list[JejakRow]], Sequence[JejakRow]]) -> BookContent:
    """The book with another log, its chain computed anew: all that somebody without a key can do."""
    master = load_master(content).master
    chain: list[JejakRow] = []
    for row in change([*master.jejak]):
        fields = row.model_dump(exclude={"nomor", "sidik_lalu", "sidik", "format"})
        chain.append(connect(chain, master.id_master, **fields))
    return replace(content, tables={**content.tables, JejakRow.table: [raw(row) for row in chain]})


def last_row(office: SigningOffice) -> JejakRow:
    return office.master.jejak[-1]


def signature_codes(office: SigningOffice) -> list[str]:
    """What a check finds about signatures."""
    return [found for found in kode(periksa(office.book, moment=saat())) if found.startswith("SKP-8")]
