"""The papers that go before the reports: disposisi, undangan, notulen, checklist, receipt, juknis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from sakip_xl.documents.base import DOTS, Document, Source, Tags, with_office
from sakip_xl.documents.office import named, office_tags, person_tags
from sakip_xl.domain import wording
from sakip_xl.domain.model import Disposisi, Dokumen, Indikator, Keputusan, Notulen, Peserta
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import Peran, SopName, YesNo
from sakip_xl.domain.wording import normalized

HARAP = (
    "Tanggapan dan Saran",
    "Proses lebih lanjut",
    "Koordinasi/konfirmasikan",
    "Laporkan hasilnya",
    "Simpan/arsipkan",
)
"""The wishes that a Lembar Disposisi offers to tick; any other is written out below them."""

BLANGKO = "blangko"
"""The key of a paper with nothing in it, to be filled in by hand."""

_LONG_DOTS = 3 * DOTS

OfMeeting = TypeVar("OfMeeting", Peserta, Keputusan)

SOP_NAMES = {
    SopName.PENGUMPULAN: "Pengumpulan Data Kinerja",
    SopName.PENGUKURAN: "Pengukuran Kinerja",
}


def disposisi(source: Source) -> Iterator[Document]:
    """One Lembar Disposisi a row of the register, but those that answer a report."""
    return _sheets(source, answers=False)


def disposisi_camat(source: Source) -> Iterator[Document]:
    """The Camat's disposisi on each report."""
    return _sheets(source, answers=True)


def _sheets(source: Source, *, answers: bool) -> Iterator[Document]:
    for row in source.master.disposisi:
        answered = row.langkah == SOP[row.sop].langkah_keluar("disposisi_laporan").nomor
        if row.triwulan == source.triwulan and answered is answers:
            tags, nomor = _disposisi_tags(source, row), row.nomor_agenda
            yield Document(nomor, tags, nomor=nomor, tanggal=row.tanggal, sop=row.sop)


def _disposisi_tags(source: Source, row: Disposisi) -> dict[str, object]:
    wish = row.harap.casefold()
    offered = [text for text in HARAP if text.casefold() in wish]
    other = "" if offered else row.harap
    return with_office(
        office_tags(source, row.tanggal),
        sop=SOP_NAMES[row.sop],
        nomor_agenda=row.nomor_agenda,
        surat_dari=row.surat_dari,
        nomor_surat=row.nomor_surat or "-",
        tanggal_surat=wording.tanggal(row.tanggal_surat),
        diterima=wording.tanggal(None if row.tanggal_surat else row.tanggal, blank="…………………"),
        sifat=str(row.sifat),
        hal=row.hal,
        diteruskan_kepada=row.diteruskan_kepada,
        harap=_wishes(offered, other),
        catatan=row.catatan or "-",
        pemberi=_giver(source, row),
    )


def _wishes(offered: Sequence[str], other: str) -> list[Tags]:
    """The wishes to tick, and one more that is written out."""
    wishes = [(text in offered, text) for text in HARAP]
    return [
        {"tanda": "☑" if ticked else "☐", "teks": text}
        for ticked, text in (*wishes, (bool(other), other or DOTS))
    ]


def _giver(source: Source, row: Disposisi) -> Tags:
    """Who gave it: ``Plt. Camat`` when somebody acted as Camat on its date."""
    office = source.master.office_of(row.oleh, [Peran.CAMAT], row.tanggal)
    return named(source, row.oleh) if office is None else person_tags(office)


def blank_disposisi(source: Source) -> Document:
    """The blangko that step 1 of both SOPs asks for; it is dated by hand too."""
    texts = ("surat_dari", "nomor_surat", "tanggal_surat", "nomor_agenda", "diterima", "sifat")
    tags = with_office(
        office_tags(source),
        sop="",
        **dict.fromkeys(texts, DOTS),
        hal=_LONG_DOTS,
        diteruskan_kepada=_LONG_DOTS,
        harap=_wishes((), ""),
        catatan="\n".join(3 * [_LONG_DOTS]),
        pemberi=person_tags(None),
    )
    return Document(BLANGKO, tags, numbered=False, before=date.min)


def undangan(source: Source) -> Iterator[Document]:
    """The invitation to each meeting that has minutes, to everybody who is named in them."""
    for row in _meetings(source):
        invited = [person.nama for person in _of_meeting(source.master.peserta, row)]
        tags = with_office(
            office_tags(source, row.tanggal),
            **_meeting_tags(row),
            peserta=[{"nomor": number, "nama": name} for number, name in enumerate(invited, 1)],
            pimpinan=named(source, row.pimpinan),
        )
        yield Document(row.nomor, tags, before=row.tanggal, sop=row.sop)


def notulen(source: Source) -> Iterator[Document]:
    """The minutes of each meeting with its list of those who were there."""
    for row in _meetings(source):
        people = _of_meeting(source.master.peserta, row)
        decisions = _of_meeting(source.master.keputusan, row)
        tags = with_office(
            office_tags(source, row.tanggal),
            **_meeting_tags(row),
            ringkasan=row.ringkasan,
            peserta=[
                {
                    "nomor": number,
                    "nama": person.nama,
                    "jabatan": person.jabatan,
                    "hadir": "hadir" if person.hadir is YesNo.YA else "tidak hadir",
                    "tanda_tangan": "\n" if person.hadir is YesNo.YA else "tidak hadir",
                }
                for number, person in enumerate(people, 1)
            ],
            keputusan=[
                {
                    "nomor": number,
                    "keputusan": item.keputusan,
                    "tindak_lanjut": item.tindak_lanjut,
                    "penanggung_jawab": item.penanggung_jawab,
                    "batas_waktu": wording.tanggal(item.batas_waktu),
                }
                for number, item in enumerate(decisions, 1)
            ],
            pimpinan=named(source, row.pimpinan),
            notulis=named(source, row.notulis),
        )
        yield Document(row.nomor, tags, nomor=row.nomor, tanggal=row.tanggal, sop=row.sop)


def _meetings(source: Source) -> Iterator[Notulen]:
    return (row for row in source.master.notulen if row.triwulan == source.triwulan)


def _of_meeting(rows: Iterable[OfMeeting], meeting: Notulen) -> list[OfMeeting]:
    """The rows that name this meeting; case and stray spaces do not matter."""
    return [row for row in rows if normalized(row.nomor_notulen) == normalized(meeting.nomor)]


def _meeting_tags(row: Notulen) -> dict[str, object]:
    return {
        "sop": SOP_NAMES[row.sop],
        "nomor": row.nomor,
        "hari": wording.hari(row.tanggal),
        "tanggal_rapat": wording.tanggal(row.tanggal),
        "jam": f"{row.jam_mulai:%H.%M} sampai {row.jam_selesai:%H.%M}",
        "tempat": row.tempat,
        "agenda": row.agenda,
    }


def program_kerja(source: Source) -> Iterator[Document]:
    """The planned activities of each SOP that has some."""
    for sop in SopName:
        rows = [
            row for row in source.master.program_kerja if row.sop is sop and row.triwulan == source.triwulan
        ]
        if rows:
            first = min(row.mulai for row in rows)
            tags = with_office(
                office_tags(source, first),
                sop=SOP_NAMES[sop],
                kegiatan=[
                    {
                        "nomor": number,
                        "langkah": row.langkah,
                        "kegiatan": row.kegiatan,
                        "penanggung_jawab": row.penanggung_jawab,
                        "mulai": wording.tanggal(row.mulai),
                        "selesai": wording.tanggal(row.selesai),
                        "keluaran": row.keluaran,
                    }
                    for number, row in enumerate(rows, 1)
                ],
            )
            yield Document(str(sop), tags, tanggal=first, sop=sop)


def checklist(source: Source) -> Iterator[Document]:
    """The Checklist Dokumen of each SOP that has one, by step."""
    for sop in SopName:
        rows = [row for row in source.master.dokumen if row.sop is sop and row.triwulan == source.triwulan]
        if rows:
            there = sum(row.ada is YesNo.YA for row in rows)
            missing = [row.dokumen for row in rows if row.wajib is YesNo.YA and row.ada is not YesNo.YA]
            tags = with_office(
                office_tags(source),
                sop=SOP_NAMES[sop],
                dokumen=[_dokumen_tags(number, row) for number, row in enumerate(rows, 1)],
                ringkasan=f"{there} dari {len(rows)} dokumen ada.",
                kurang=wording.listing(missing),
            )
            yield Document(str(sop), tags, sop=sop)


def _dokumen_tags(number: int, row: Dokumen) -> dict[str, object]:
    return {
        "nomor": number,
        "langkah": row.langkah,
        "dokumen": row.dokumen,
        "wajib": "wajib" if row.wajib is YesNo.YA else "bila ada",
        "ada": "☑" if row.ada is YesNo.YA else "☐",
        "lokasi": row.lokasi or "-",
        "sejak": wording.tanggal(row.sejak),
        "keterangan": row.keterangan or "-",
    }


def tanda_terima(source: Source) -> Iterator[Document]:
    """The receipt of all forms of the quarter."""
    units = {unit.kode: unit.nama for unit in source.master.unit}
    rows = list(source.master.formulir_tw(source.triwulan).values())
    if rows:
        sent = min((row.dikirim.date() for row in rows if row.dikirim is not None), default=None)
        tags = with_office(
            office_tags(source, sent),
            formulir=[
                {
                    "nomor": number,
                    "nomor_formulir": row.id_formulir,
                    "unit": units.get(row.unit, row.unit),
                    "dikirim": wording.waktu(row.dikirim),
                    "tenggat": wording.waktu(row.tenggat),
                    "penerima": row.penerima or "",
                    "diterima": wording.waktu(row.diterima_unit, blank=""),
                    "paraf": "",
                }
                for number, row in enumerate(rows, 1)
            ],
        )
        yield Document("", tags, tanggal=sent, sop=SopName.PENGUMPULAN)


def juknis(source: Source) -> Iterator[Document]:
    """How each indicator in force is measured: the short technical guide of SOP Pengukuran step 4."""
    rows = source.master.indikator_in_force()
    if rows:
        tags = with_office(
            office_tags(source),
            indikator=[_indikator_tags(number, row) for number, row in enumerate(rows, 1)],
        )
        yield Document("", tags, sop=SopName.PENGUKURAN)


def _indikator_tags(number: int, row: Indikator) -> dict[str, object]:
    return {
        "nomor": number,
        "kode": row.kode,
        "indikator": row.indikator,
        "definisi": row.definisi,
        "formula": row.formula,
        "satuan": row.satuan,
        "polaritas": str(row.polaritas),
        "konsolidasi": str(row.konsolidasi),
        "sumber_data": row.sumber_data,
        "unit": row.unit,
    }
