"""Every kind of document, in the order of the SOPs."""

from __future__ import annotations

from sakip_xl.documents import reports, sop_papers
from sakip_xl.documents.base import DocumentKind
from sakip_xl.documents.evaluasi_renja import evaluasi_renja
from sakip_xl.documents.evaluasi_renja_sheet import draw_evaluasi_renja
from sakip_xl.documents.lkjip import lkjip

PAPERS: dict[str, DocumentKind] = {
    kind.jenis: kind
    for kind in (
        DocumentKind("disposisi", "Lembar Disposisi", sop_papers.disposisi),
        DocumentKind("undangan", "Undangan Rapat", sop_papers.undangan),
        DocumentKind("notulen", "Notulen Rapat dan Daftar Hadir", sop_papers.notulen),
        DocumentKind("program-kerja", "Program Kerja Kegiatan", sop_papers.program_kerja),
        DocumentKind("tanda-terima", "Bukti Tanda Terima Formulir", sop_papers.tanda_terima),
        DocumentKind("juknis", "Petunjuk Teknis Ringkas Pengukuran Kinerja", sop_papers.juknis),
        DocumentKind(
            "laporan-pengumpulan", "Laporan Hasil Pengumpulan Data Kinerja", reports.laporan_pengumpulan
        ),
        DocumentKind("laporan-pengukuran", "Laporan Hasil Pengukuran Kinerja", reports.laporan_pengukuran),
        DocumentKind("lkjip", "Laporan Kinerja Instansi Pemerintah", lkjip),
        DocumentKind("e81", "Evaluasi Renja (Formulir E.81)", evaluasi_renja, draw_evaluasi_renja),
    )
}

TEMPLATED: tuple[DocumentKind, ...] = tuple(kind for kind in PAPERS.values() if kind.draw is None)
"""The kinds that are made from a Word template."""
