"""Whether the installation works, check by check; what cannot be checked here is named as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sakip_xl import __version__
from sakip_xl.actions.result import Result
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.installer.checks import Installation, NotCheckedError, Pemeriksaan, checks
from sakip_xl.installer.it_page import write_it_page
from sakip_xl.installer.machine import Machine
from sakip_xl.installer.this_machine import this_machine


class CheckOutcome(StrEnum):
    """How one check came out."""

    OK = "OK"
    MASALAH = "masalah"
    TIDAK_DIPERIKSA = "tidak dapat diperiksa di sini"


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: what was looked at, how it came out, and what it found or why it was not made."""

    nama: str
    keluaran: CheckOutcome
    temuan: Temuan | None = None
    sebab: str = ""

    def to_dict(self) -> dict[str, str]:
        """For ``--json``; ``perbaikan`` is empty when nothing is to be done."""
        return {
            "nama": self.nama,
            "keadaan": str(self.keluaran),
            "keterangan": self.temuan.pesan if self.temuan else self.sebab,
            "perbaikan": self.temuan.saran if self.temuan else "",
        }


def diagnosa(machine: Machine | None = None, *, halaman: bool = False) -> Result:
    """Run every check; each fault comes with how to repair it. Nothing else is changed.

    What could not be checked is a finding too, one for each reason (SKP-598), and never counts as OK.
    ``halaman``: also leave the page for who looks after the computer in the person's folder (SKP-592).
    """
    machine = machine or this_machine()
    state = Installation(machine)
    results = [_check(title, run, state) for title, run in checks(machine).items()]
    names = {
        keluaran: [result.nama for result in results if result.keluaran is keluaran]
        for keluaran in CheckOutcome
    }
    message = [
        f"{keluaran[0].upper()}{keluaran[1:]}: {', '.join(found)}."
        for keluaran, found in names.items()
        if found
    ]
    data = {"versi": __version__, "sistem": machine.name, "periksa": [result.to_dict() for result in results]}
    found = [*(r.temuan for r in results if r.temuan), *_unchecked(results)]
    page = write_it_page(machine, data) if halaman else None
    if page is not None:
        message.append(f"Halaman untuk pengelola komputer: {page}")
    return Result("\n".join(message), data, found, [page] if page else ())


def _check(name: str, run: Pemeriksaan, state: Installation) -> Checked:
    try:
        found = run(state)
    except NotCheckedError as cause:
        return Checked(name, CheckOutcome.TIDAK_DIPERIKSA, sebab=str(cause))
    except SakipError as galat:
        found = galat.temuan
    return Checked(name, CheckOutcome.OK if found is None else CheckOutcome.MASALAH, found)


def _unchecked(results: Sequence[Checked]) -> Iterator[Temuan]:
    names_by_cause = dict[str, list[str]]()
    for result in results:
        if result.keluaran is CheckOutcome.TIDAK_DIPERIKSA:
            names_by_cause.setdefault(result.sebab, []).append(result.nama)
    for cause, names in names_by_cause.items():
        yield temuan("SKP-598", nilai=", ".join(names), sebab=cause)
