"""Every kind of document, in the order of the SOPs, then what the regency asks for."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from sakip_xl.documents import kke_indikator, kke_rencana, kke_triwulan, plans, reports, sop_papers
from sakip_xl.documents.base import Document, DocumentKind, KeyOf, Source
from sakip_xl.documents.evaluasi_renja import evaluasi_renja
from sakip_xl.documents.evaluasi_renja_sheet import draw_evaluasi_renja
from sakip_xl.documents.formulir_kertas import JENIS as PAPER_FORM
from sakip_xl.documents.formulir_kertas import formulir_kertas
from sakip_xl.documents.jilid import JILID
from sakip_xl.documents.kunci import KEY_REGISTRATION
from sakip_xl.documents.lkjip import lkjip
from sakip_xl.documents.perjanjian_kinerja import JENIS as PK
from sakip_xl.documents.perjanjian_kinerja import perjanjian_kinerja, vacant_posts
from sakip_xl.documents.rencana_aksi_sheet import draw_rencana_aksi
from sakip_xl.documents.rencana_aksi_triwulan import rencana_aksi_triwulan
from sakip_xl.documents.serah_terima import SERAH_TERIMA
from sakip_xl.documents.sop_document import sop_document
from sakip_xl.domain.model import (
    AnggaranKertas,
    Disposisi,
    Dokumen,
    Formulir,
    IsianKertas,
    KegiatanKerja,
    Keputusan,
    Laporan,
    NaskahRow,
    Notulen,
    Peserta,
    Undangan,
)
from sakip_xl.domain.terms import SopName


def _report_of(sop: SopName) -> dict[str, KeyOf]:
    """The rows of tblLaporan that are a report of this SOP."""
    return {Laporan.table: lambda row: "" if row.sop is sop else None}


def _sop_of(row: KegiatanKerja | Dokumen) -> str:
    return str(row.sop)


_AGENDA: dict[str, KeyOf] = {Disposisi.table: attrgetter("nomor_agenda")}
_ON_PAPER: dict[str, KeyOf] = {
    Formulir.table: lambda row: row.id_formulir if row.sent_on_paper else None,
    IsianKertas.table: attrgetter("id_formulir"),
    AnggaranKertas.table: attrgetter("id_formulir"),
}
_MEETING: dict[str, KeyOf] = {
    Notulen.table: attrgetter("nomor"),
    Peserta.table: attrgetter("nomor_notulen"),
    Keputusan.table: attrgetter("nomor_notulen"),
}

PAPERS: dict[str, DocumentKind] = {
    kind.jenis: kind
    for kind in (
        DocumentKind(
            "sop",
            "SOP AP dengan Diagram Alir",
            sop_document,
            "SOP",
            ("halaman", "dasar_hukum"),
            yearly=True,
        ),
        DocumentKind(
            "disposisi",
            "Lembar Disposisi",
            sop_papers.disposisi,
            "DIS",
            ("hal",),
            rows=_AGENDA,
            blank=sop_papers.blank_disposisi,
        ),
        DocumentKind(
            "undangan",
            "Undangan Rapat",
            sop_papers.undangan,
            "UND",
            ("nomor", "peserta", "agenda"),
            rows={Undangan.table: attrgetter("nomor"), **_MEETING},
        ),
        DocumentKind(
            "notulen",
            "Notulen Rapat dan Daftar Hadir",
            sop_papers.notulen,
            "NOT",
            ("keputusan", "peserta"),
            rows=_MEETING,
        ),
        DocumentKind(
            "program-kerja",
            "Program Kerja Kegiatan",
            sop_papers.program_kerja,
            "PROKER",
            ("kegiatan",),
            rows={KegiatanKerja.table: _sop_of},
            sheet="Program Kerja",
        ),
        DocumentKind(
            "checklist",
            "Checklist Dokumen",
            sop_papers.checklist,
            "CEK",
            ("dokumen",),
            rows={Dokumen.table: _sop_of},
            sheet="Dokumen",
        ),
        DocumentKind(
            PAPER_FORM,
            "Formulir Kertas",
            formulir_kertas,
            "FORM",
            ("nomor", "indikator", "anggaran"),
            rows=_ON_PAPER,
            sheet="Isian Kertas",
        ),
        DocumentKind(
            "tanda-terima",
            "Bukti Tanda Terima Formulir",
            sop_papers.tanda_terima,
            "TT",
            ("formulir",),
            sheet="Tanda Terima",
        ),
        DocumentKind(
            "rekap-pengumpulan",
            "Rekapitulasi Hasil Pengumpulan Data Kinerja",
            reports.rekap_pengumpulan,
            "REKAP",
            ("data",),
        ),
        DocumentKind(
            "laporan-pengumpulan",
            "Laporan Hasil Pengumpulan Data Kinerja",
            reports.laporan_pengumpulan,
            "LAP",
            ("nomor", "unit", "data"),
            rows=_report_of(SopName.PENGUMPULAN),
        ),
        DocumentKind(
            "juknis",
            "Petunjuk Teknis Ringkas Pengukuran Kinerja",
            sop_papers.juknis,
            "JUKNIS",
            ("indikator",),
        ),
        DocumentKind(
            "kertas-kerja",
            "Kertas Kerja Pengukuran Kinerja",
            reports.kertas_kerja,
            "KK",
            ("indikator",),
            sheet="Kertas Kerja",
        ),
        DocumentKind(
            "rekap-pengukuran",
            "Rekapitulasi Hasil Pengukuran Kinerja",
            reports.rekap_pengukuran,
            "REKAP",
            ("pohon",),
            sheet="Rekap",
        ),
        DocumentKind(
            "laporan-pengukuran",
            "Laporan Hasil Pengukuran Kinerja",
            reports.laporan_pengukuran,
            "LAP",
            ("nomor", "indikator"),
            rows=_report_of(SopName.PENGUKURAN),
        ),
        DocumentKind(
            "disposisi-camat",
            "Disposisi Camat atas Laporan",
            sop_papers.disposisi_camat,
            "DIS",
            ("hal",),
            rows=_AGENDA,
        ),
        DocumentKind(
            PK,
            "Perjanjian Kinerja",
            perjanjian_kinerja,
            "PK",
            ("pihak_pertama", "pihak_kedua", "kinerja", "anggaran"),
            yearly=True,
            missing=vacant_posts,
        ),
        DocumentKind(
            "rencana-aksi",
            "Rencana Aksi",
            plans.rencana_aksi,
            "RENAKSI",
            ("aksi",),
            sheet="Rencana Aksi",
            yearly=True,
        ),
        DocumentKind(
            "rencana-aksi-triwulan",
            "Rencana Aksi per Triwulan",
            rencana_aksi_triwulan,
            "RENAKSI",
            draw=draw_rencana_aksi,
            sheet="Rencana Aksi",
        ),
        DocumentKind(
            "kke-1",
            "Indikator SMART dan Menantang (KKE 1)",
            kke_indikator.kke_1,
            "KKE1",
            ("indikator",),
            yearly=True,
        ),
        DocumentKind(
            "kke-2",
            "Penjenjangan Kinerja (KKE 2)",
            kke_rencana.kke_2,
            "KKE2",
            ("kinerja", "belum_selaras"),
            yearly=True,
        ),
        DocumentKind(
            "kke-3",
            "Keselarasan DPA dengan Renstra dan Renja (KKE 3)",
            kke_rencana.kke_3,
            "KKE3",
            ("anggaran",),
            yearly=True,
        ),
        DocumentKind(
            "kke-4",
            "Pelaksanaan Pengukuran per Triwulan (KKE 4)",
            kke_triwulan.kke_4,
            "KKE4",
            ("triwulan",),
            yearly=True,
        ),
        DocumentKind(
            "kke-5",
            "Formula dan Sumber Data Indikator (KKE 5)",
            kke_indikator.kke_5,
            "KKE5",
            ("indikator",),
            yearly=True,
        ),
        DocumentKind(
            "tindak-lanjut-lhe",
            "Tindak Lanjut Rekomendasi LHE (KKE 6)",
            plans.tindak_lanjut_lhe,
            "TL-LHE",
            ("rekomendasi",),
            sheet="Tindak Lanjut LHE",
            yearly=True,
        ),
        DocumentKind(
            "lkjip", "Laporan Kinerja Instansi Pemerintah", lkjip, "LKJIP", ("utama", "sasaran", "anggaran")
        ),
        DocumentKind(
            "e81", "Evaluasi Renja (Formulir E.81)", evaluasi_renja, "E81", draw=draw_evaluasi_renja
        ),
    )
}

_ACTS = (SERAH_TERIMA, KEY_REGISTRATION)
"""What is made with an act of its own and stands in no register."""

KINDS: dict[str, DocumentKind] = {**PAPERS, **{kind.jenis: kind for kind in (JILID, *_ACTS)}}
"""Every kind with a template or a drawing: the papers, the Jilid that binds them, and the acts."""

TEMPLATED: tuple[DocumentKind, ...] = tuple(kind for kind in PAPERS.values() if kind.draw is None)
"""The papers that are made from a Word template."""

TEMPLATES: tuple[DocumentKind, ...] = (*TEMPLATED, JILID, *_ACTS)
"""Every kind whose Word template the office may change."""


def versions_of(rows: Iterable[NaskahRow], jenis: str, kunci: str, triwulan: int) -> list[NaskahRow]:
    """The rows of one document, oldest first."""
    wanted = document_of(jenis, kunci, triwulan)
    return [row for row in rows if document_of(row.jenis, row.kunci, row.triwulan) == wanted]


def document_of(jenis: str, kunci: str, triwulan: int) -> tuple[str, str, int | None]:
    """What all versions of one document share; one of the year may have been made in several quarters."""
    kind = KINDS.get(jenis)
    return jenis, kunci, None if kind is not None and kind.yearly else int(triwulan)


def papers_of(source: Source, sop: SopName) -> list[tuple[DocumentKind, Document]]:
    """Every paper of one SOP and quarter, in the order of the SOP."""
    return [(kind, paper) for kind in PAPERS.values() for paper in kind.compose(source) if paper.sop is sop]
