"""The tags that every document has: the office, its officials, the quarter and the day."""

from __future__ import annotations

from datetime import date

from sakip_xl.documents.base import DOTS, Source, Tags
from sakip_xl.domain import wording
from sakip_xl.domain.model import Pejabat
from sakip_xl.domain.terms import ROMAWI, Peran

SIGNERS = {"camat": Peran.CAMAT, "sekretaris": Peran.SEKRETARIS, "tim": Peran.TIM_SAKIP}
"""Whose signature blocks a template may have, by tag."""


def office_tags(source: Source, day: date | None = None) -> Tags:
    """The shared tags; ``day`` is the date of the paper, on which its officials were in office.

    Without one they are those of today.
    """
    on = day or source.now.date()
    return {
        **year_tags(source),
        "triwulan": wording.triwulan(source.triwulan),
        "romawi": ROMAWI[source.triwulan],
        "tanggal": wording.tanggal(day, blank=DOTS),
        **signers(source, on),
    }


def signers(source: Source, on: date) -> Tags:
    """The signature blocks of those who hold the offices on a day."""
    return {
        name: person_tags(next(iter(source.master.holders(peran, on)), None))
        for name, peran in SIGNERS.items()
    }


def year_tags(source: Source) -> Tags:
    """The shared tags of a paper that belongs to the year: nothing of the quarter or of today."""
    setting = source.master.pengaturan
    return {
        "kantor": {
            "kecamatan": setting.nama_kecamatan,
            "kabupaten": setting.nama_kabupaten,
            "provinsi": setting.nama_provinsi,
            "alamat": setting.alamat_kantor,
            "tempat": setting.tempat_naskah,
        },
        "tahun": str(setting.tahun),
        "contoh": "DATA CONTOH, BUKAN DATA RESMI" if setting.data_contoh == "Ya" else "",
    }


def plan_tags(source: Source) -> Tags:
    """The shared tags of a paper of the year and who signs it today, whatever the quarter."""
    return {**year_tags(source), **signers(source, source.now.date())}


def person_tags(official: Pejabat | None, name: str = "") -> Tags:
    """One official as a signature block shows them; what Identitas does not hold stays empty."""
    if official is None:
        return {"nama": name, "nip": "", "pangkat": "", "jabatan": ""}
    nip = f"NIP {official.nip}" if official.nip.strip(" -") else ""
    return {"nama": official.nama, "nip": nip, "pangkat": official.pangkat, "jabatan": official.sebutan}


def named(source: Source, name: str) -> Tags:
    """The official of that name, or the name alone."""
    return person_tags(source.master.pejabat_named(name), name)
