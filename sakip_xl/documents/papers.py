"""Every kind of document, in the order of the SOPs."""

from __future__ import annotations

from sakip_xl.documents import reports, sop_papers
from sakip_xl.documents.base import NaskahKind

PAPERS: dict[str, NaskahKind] = {
    kind.jenis: kind
    for kind in (
        NaskahKind("disposisi", "Lembar Disposisi", sop_papers.disposisi),
        NaskahKind("undangan", "Undangan Rapat", sop_papers.undangan),
        NaskahKind("notulen", "Notulen Rapat dan Daftar Hadir", sop_papers.notulen),
        NaskahKind("program-kerja", "Program Kerja Kegiatan", sop_papers.program_kerja),
        NaskahKind("tanda-terima", "Bukti Tanda Terima Formulir", sop_papers.tanda_terima),
        NaskahKind("juknis", "Petunjuk Teknis Ringkas Pengukuran Kinerja", sop_papers.juknis),
        NaskahKind(
            "laporan-pengumpulan", "Laporan Hasil Pengumpulan Data Kinerja", reports.laporan_pengumpulan
        ),
        NaskahKind("laporan-pengukuran", "Laporan Hasil Pengukuran Kinerja", reports.laporan_pengukuran),
    )
}
