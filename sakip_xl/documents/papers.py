"""Every kind of document, in the order of the SOPs."""

from __future__ import annotations

from sakip_xl.documents import reports, sop_papers
from sakip_xl.documents.base import PaperKind

PAPERS: dict[str, PaperKind] = {
    kind.jenis: kind
    for kind in (
        PaperKind("disposisi", "Lembar Disposisi", sop_papers.disposisi),
        PaperKind("undangan", "Undangan Rapat", sop_papers.undangan),
        PaperKind("notulen", "Notulen Rapat dan Daftar Hadir", sop_papers.notulen),
        PaperKind("program-kerja", "Program Kerja Kegiatan", sop_papers.program_kerja),
        PaperKind("tanda-terima", "Bukti Tanda Terima Formulir", sop_papers.tanda_terima),
        PaperKind("juknis", "Petunjuk Teknis Ringkas Pengukuran Kinerja", sop_papers.juknis),
        PaperKind(
            "laporan-pengumpulan", "Laporan Hasil Pengumpulan Data Kinerja", reports.laporan_pengumpulan
        ),
        PaperKind("laporan-pengukuran", "Laporan Hasil Pengukuran Kinerja", reports.laporan_pengukuran),
    )
}
