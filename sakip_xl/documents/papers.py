"""Every kind of document, in the order of the SOPs, then what the regency asks for."""

from __future__ import annotations

from sakip_xl.documents import reports, sop_papers
from sakip_xl.documents.base import DocumentKind
from sakip_xl.documents.evaluasi_renja import evaluasi_renja
from sakip_xl.documents.evaluasi_renja_sheet import draw_evaluasi_renja
from sakip_xl.documents.lkjip import lkjip
from sakip_xl.documents.sop_document import sop_document

PAPERS: dict[str, DocumentKind] = {
    kind.jenis: kind
    for kind in (
        DocumentKind(
            "sop", "SOP AP dengan Diagram Alir", sop_document, "SOP", ("halaman", "dasar_hukum"), yearly=True
        ),
        DocumentKind("disposisi", "Lembar Disposisi", sop_papers.disposisi, "DIS", ("hal",)),
        DocumentKind(
            "undangan", "Undangan Rapat", sop_papers.undangan, "UND", ("nomor", "peserta", "agenda")
        ),
        DocumentKind(
            "notulen", "Notulen Rapat dan Daftar Hadir", sop_papers.notulen, "NOT", ("keputusan", "peserta")
        ),
        DocumentKind(
            "program-kerja", "Program Kerja Kegiatan", sop_papers.program_kerja, "PROKER", ("kegiatan",)
        ),
        DocumentKind("checklist", "Checklist Dokumen", sop_papers.checklist, "CEK", ("dokumen",)),
        DocumentKind(
            "tanda-terima", "Bukti Tanda Terima Formulir", sop_papers.tanda_terima, "TT", ("formulir",)
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
        ),
        DocumentKind(
            "juknis",
            "Petunjuk Teknis Ringkas Pengukuran Kinerja",
            sop_papers.juknis,
            "JUKNIS",
            ("indikator",),
        ),
        DocumentKind(
            "kertas-kerja", "Kertas Kerja Pengukuran Kinerja", reports.kertas_kerja, "KK", ("indikator",)
        ),
        DocumentKind(
            "rekap-pengukuran",
            "Rekapitulasi Hasil Pengukuran Kinerja",
            reports.rekap_pengukuran,
            "REKAP",
            ("pohon",),
        ),
        DocumentKind(
            "laporan-pengukuran",
            "Laporan Hasil Pengukuran Kinerja",
            reports.laporan_pengukuran,
            "LAP",
            ("nomor", "indikator"),
        ),
        DocumentKind(
            "disposisi-camat",
            "Disposisi Camat atas Laporan",
            sop_papers.disposisi_camat,
            "DIS",
            ("hal",),
        ),
        DocumentKind(
            "lkjip", "Laporan Kinerja Instansi Pemerintah", lkjip, "LKJIP", ("utama", "sasaran", "anggaran")
        ),
        DocumentKind(
            "e81", "Evaluasi Renja (Formulir E.81)", evaluasi_renja, "E81", draw=draw_evaluasi_renja
        ),
    )
}

TEMPLATED: tuple[DocumentKind, ...] = tuple(kind for kind in PAPERS.values() if kind.draw is None)
"""The kinds that are made from a Word template."""
