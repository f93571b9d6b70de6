"""The papers of the registers Rencana Aksi and Tindak Lanjut LHE."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.office import plan_tags
from sakip_xl.domain import wording
from sakip_xl.domain.model import Indikator, RencanaAksi, TindakLanjutLhe
from sakip_xl.domain.report.sections import typed_value, with_unit
from sakip_xl.domain.terms import FollowUp


def rencana_aksi(source: Source) -> Iterator[Document]:
    """The actions of the year with what each month is to bring, indicator by indicator (Boyolali's columns).

    The indicator is said on the first line of its actions. One of an indicator that is not in force is on no
    paper; *Periksa Isian* names it.
    """
    indikator = {row.kode: row for row in source.master.indikator_in_force()}
    order = {kode: number for number, kode in enumerate(indikator)}
    rows = sorted(
        (row for row in source.master.rencana_aksi if row.kode in order), key=lambda r: order[r.kode]
    )
    if rows:
        actions = [
            _action(source, row, indikator[kode], number if first else 0)
            for number, (kode, group) in enumerate(groupby(rows, key=lambda row: row.kode), 1)
            for first, row in zip((True, *(False for _ in rows)), group, strict=False)
        ]
        yield Document("", with_office(plan_tags(source), aksi=actions))


def _action(source: Source, row: RencanaAksi, indikator: Indikator, number: int) -> Tags:
    """One action; ``number`` is 0 on the further lines of an indicator, which do not say it again."""
    node = next((node.uraian for node in source.master.kinerja if node.kode == indikator.induk), "")
    named = {
        "nomor": str(number),
        "kinerja": node,
        "indikator": indikator.indikator,
        "target_tahun": with_unit(indikator.target_tahun, indikator.satuan),
    }
    return {
        **(named if number else dict.fromkeys(named, "")),
        "aksi": row.aksi if not row.sub_aksi else f"{row.aksi}: {row.sub_aksi}",
        "unit": row.unit or "-",
        **{
            f"bulan_{month}": "" if value is None else typed_value(value)
            for month, value in enumerate(row.months, 1)
        },
    }


def tindak_lanjut_lhe(source: Source) -> Iterator[Document]:
    """What was recommended and what was done about it (KKE 6)."""
    rows = source.master.tindak_lanjut_lhe
    if rows:
        counts = [(status, sum(row.status is status for row in rows)) for status in FollowUp]
        tags = with_office(
            plan_tags(source),
            rekomendasi=[_recommendation(number, row) for number, row in enumerate(rows, 1)],
            ringkasan=wording.listing([f"{count} {status}" for status, count in counts]),
        )
        yield Document("", tags)


def _recommendation(number: int, row: TindakLanjutLhe) -> Tags:
    return {
        "nomor": number,
        "judul_lhe": row.judul_lhe,
        "rekomendasi": row.rekomendasi,
        "tindak_lanjut": row.tindak_lanjut or "-",
        "penanggung_jawab": row.penanggung_jawab or "-",
        "batas_waktu": wording.tanggal(row.batas_waktu),
        "status": str(row.status).capitalize(),
        "bukti": row.bukti or "-",
    }
