"""Every kind of document, in the order of the SOPs."""

from __future__ import annotations

from sakip_xl.documents import reports, sop_papers
from sakip_xl.documents.base import DocumentKind

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
    )
}
