"""The reports of both SOPs: every number is one of the summary's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.office import office_tags
from sakip_xl.domain import wording
from sakip_xl.domain.measure.anggaran_tree import Money
from sakip_xl.domain.measure.nilai import Nilai
from sakip_xl.domain.model import Laporan
from sakip_xl.domain.sop.definition import IDENTITAS, SOP, fill_names
from sakip_xl.domain.terms import LaporanKind, Level, SopName, YesNo


def laporan_pengumpulan(source: Source) -> Iterator[Document]:
    """The report on collecting: how the forms came back and what was collected."""
    data = source.summary
    tags = {
        "wajib": len(data.wajib),
        "kembali": data.kembali,
        "belum": wording.listing([unit.unit.nama for unit in data.belum]),
        "terlambat": wording.listing([unit.unit.nama for unit in data.terlambat]),
        "unit": [
            {
                "nomor": number,
                "nama": unit.unit.nama,
                "status": unit.status,
                "terisi": f"{unit.terisi} dari {unit.jumlah}",
                "kembali": wording.waktu(unit.formulir.kembali) if unit.formulir else "-",
            }
            for number, unit in enumerate(data.unit, 1)
        ],
        "data": _collected(source),
    }
    yield _report(source, SopName.PENGUMPULAN, tags)


def laporan_pengukuran(source: Source) -> Iterator[Document]:
    """The report on measuring: indicators, sasaran, money (PermenPANRB 53/2014, Lampiran)."""
    data, desimal = source.summary, source.master.pengaturan.desimal
    tags = {
        "dasar_rekap": str(source.master.pengaturan.dasar_rekap),
        "indikator": measured_rows(source),
        "sasaran": [
            {
                "nomor": number,
                "sasaran": node.kinerja.uraian,
                "dihitung": f"{node.sendiri.dihitung} dari {len(node.indikator)}",
                **_nilai(node.nilai, desimal),
            }
            for number, node in enumerate(data.on_level(Level.SASARAN), 1)
        ],
        "kecamatan": {"dihitung": f"{data.kecamatan.dihitung} sasaran", **_nilai(data.kecamatan, desimal)},
        "dikecualikan": [
            {"kode": item.row.kode, "indikator": item.row.indikator, "alasan": item.alasan}
            for item in data.dikecualikan
        ],
        "program": [
            {"nomor": number, "program": node.kinerja.uraian, **money_tags(node.uang, desimal)}
            for number, node in enumerate(data.on_level(Level.PROGRAM), 1)
        ],
        "uang": money_tags(data.uang, desimal),
    }
    yield _report(source, SopName.PENGUKURAN, tags)


def _report(source: Source, sop: SopName, tags: Tags) -> Document:
    """One report with what both have: number, basis, obstacles, decisions; a draft until agreed."""
    versions = source.master.laporan_tw(sop, source.triwulan)
    last = versions[-1] if versions else None
    shared = office_tags(source, last.tanggal if last else None)
    all_tags = with_office(
        shared,
        nomor=last.nomor if last else "(belum disusun)",
        ringkasan=last.ringkasan if last else "",
        dasar=basis(source, sop),
        kendala=obstacles(source),
        keputusan=_decisions(versions),
        **tags,
    )
    nomor = last.nomor if last else ""
    return Document(str(sop), all_tags, nomor=nomor, draft=not agreed(source, sop))


def basis(source: Source, sop: SopName) -> list[Tags]:
    """What a report is based on: the regulations, and the disposisi of the Camat."""
    setting = source.master.pengaturan
    texts = [
        fill_names(item.teks, setting.nama_kecamatan, setting.nama_kabupaten)
        for item in IDENTITAS.dasar_hukum
    ]
    step = SOP[sop].langkah_keluar("disposisi_camat").nomor
    texts += [
        f"Disposisi Camat Nomor Agenda {row.nomor_agenda} "
        f"tanggal {wording.tanggal(row.tanggal)} hal {row.hal}."
        for row in source.master.disposisi
        if row.sop is sop and row.triwulan == source.triwulan and row.langkah == step
    ]
    return [{"nomor": number, "teks": text} for number, text in enumerate(texts, 1)]


def _collected(source: Source) -> list[Tags]:
    reported = {row.kode: row for row in source.master.realisasi if row.triwulan == source.triwulan}
    result = []
    for number, row in enumerate(source.master.indikator_in_force(), 1):
        answer = reported.get(row.kode)
        result.append(
            {
                "nomor": number,
                "indikator": row.indikator,
                "satuan": row.satuan,
                "target": typed(row.target_tw(source.triwulan)),
                "realisasi": typed(answer.realisasi if answer else None),
                "unit": row.unit,
            }
        )
    return result


def measured_rows(source: Source, *, blank: str = "-") -> list[Tags]:
    """The rows of the table of measurement, in the order of the tree (PermenPANRB 53/2014, Lampiran)."""
    data, desimal = source.summary, source.master.pengaturan.desimal
    names = {node.kinerja.kode: node.kinerja.uraian for node in data.pohon}
    order = {kode: number for number, kode in enumerate(names)}
    rows = sorted(data.indikator, key=lambda item: order.get(item.row.induk, len(order)))
    result: list[Tags] = []
    for number, item in enumerate(rows, 1):
        target, realisasi = item.capaian.pasangan
        above = rows[number - 2].row.induk if number > 1 else None
        result.append(
            {
                "nomor": number,
                "kinerja": "" if item.row.induk == above else names.get(item.row.induk, item.row.induk),
                "indikator": item.row.indikator,
                "satuan": item.row.satuan,
                "target": typed(target, blank=blank),
                "realisasi": typed(realisasi, blank=blank),
                "capaian": wording.angka(item.capaian.direkap.nilai, desimal, blank=blank),
                "predikat": item.predikat or blank,
            }
        )
    return result


def agreed(source: Source, sop: SopName) -> bool:
    """Whether the Sekretaris agreed to the report of the quarter, hence to the numbers that it gives."""
    versions = source.master.laporan_tw(sop, source.triwulan)
    return bool(versions) and versions[-1].jenis is LaporanKind.FINAL


def obstacles(source: Source) -> list[Tags]:
    """What hindered in the quarter and what is done about it, by indicator."""
    names = {row.kode: row.indikator for row in source.master.indikator_in_force()}
    rows = [
        row
        for row in source.master.realisasi
        if row.triwulan == source.triwulan
        and any(_said(text) for text in (row.kendala, row.solusi, row.tindak_lanjut))
    ]
    return [
        {
            "nomor": number,
            "kode": row.kode,
            "indikator": names.get(row.kode, row.kode),
            "kendala": row.kendala or "-",
            "solusi": row.solusi or "-",
            "tindak_lanjut": row.tindak_lanjut or "-",
            "batas_waktu": wording.tanggal(row.batas_waktu),
        }
        for number, row in enumerate(rows, 1)
    ]


def _said(text: str) -> bool:
    return bool(text.strip(" -.")) and text.casefold() not in {"nihil", "tidak ada"}


def _decisions(versions: list[Laporan]) -> list[Tags]:
    result = []
    for row in versions:
        if row.keputusan_sekretaris is not None:
            agreed = row.keputusan_sekretaris is YesNo.YA
            answer = "disetujui" if agreed else "dikembalikan untuk dilengkapi"
            arahan = f" Arahan: {row.arahan}" if row.arahan else ""
            result.append({"teks": f"Laporan {row.nomor} {answer} oleh Sekretaris.{arahan}"})
        if row.disposisi_camat:
            result.append({"teks": f"Disposisi Camat: {row.disposisi_camat}"})
    return result


def _nilai(nilai: Nilai, desimal: int) -> Tags:
    return {"capaian": wording.angka(nilai.bulat, desimal), "predikat": nilai.predikat or "-"}


def money_tags(money: Money, desimal: int, *, blank: str = "-") -> Tags:
    """Ceiling, spending, absorption and efficiency of one node or of the kecamatan."""
    return {
        "pagu": wording.angka(money.pagu, blank=blank),
        "realisasi": wording.angka(money.belanja, blank=blank),
        "serapan": wording.angka(money.serapan, desimal, blank=blank),
        "efisiensi": wording.angka(money.efisiensi, desimal, blank=blank),
        "kesimpulan": str(money.tingkat or blank),
    }


def typed(value: object, *, blank: str = "-") -> str:
    """A target or realisasi as typed, numbers the Indonesian way; ``blank`` for nothing."""
    if value is None or value == "":
        return blank
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return wording.angka(value, None)
    return str(value)
