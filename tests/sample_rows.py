"""The typed rows of the shared sample: officials, units, the tree, indicators and what was reported."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sakip_xl.domain.model import (
    BatasPredikat,
    Formulir,
    FormulirInput,
    Indikator,
    Kinerja,
    Pejabat,
    Realisasi,
    TemuanRow,
    Unit,
)
from sakip_xl.domain.terms import (
    FormulirStatus,
    Konsolidasi,
    Level,
    Peran,
    Polaritas,
    Triwulan,
    YesNo,
)
from sakip_xl.errors import Tingkat

YA = YesNo.YA

PEJABAT = [
    Pejabat(
        nama="Drs. Hadi Prasetyo, M.Si.",
        nip="197001011995031001",
        jabatan="Camat Sumbersuko",
        pangkat="Pembina Tk. I (IV/b)",
        peran=Peran.CAMAT,
    ),
    Pejabat(
        nama="Retno Wulandari, S.STP.",
        nip="198002022000122002",
        jabatan="Sekretaris Kecamatan",
        pangkat="Pembina (IV/a)",
        peran=Peran.SEKRETARIS,
    ),
    Pejabat(
        nama="Siti Rahmawati, S.E.",
        nip="198503032010012003",
        jabatan="Ketua Tim SAKIP",
        pangkat="Penata Tk. I (III/d)",
        peran=Peran.TIM_SAKIP,
        unit="SEK-UMUM",
    ),
    Pejabat(
        nama="Bambang Sutrisno, S.Sos.",
        nip="197804042005011004",
        jabatan="Kepala Seksi Pelayanan Umum",
        pangkat="Penata Tk. I (III/d)",
        peran=Peran.KASI_KASUBAG,
        unit="YAN",
    ),
]
UNIT = [
    Unit(kode="SEK-UMUM", nama="Sub Bagian Umum dan Kepegawaian", jenis="sub bagian"),
    Unit(
        kode="YAN",
        nama="Seksi Pelayanan Umum",
        jenis="seksi",
        kepala="Bambang Sutrisno, S.Sos.",
    ),
    Unit(kode="PMD", nama="Seksi Pemberdayaan Masyarakat dan Desa", jenis="seksi"),
]
PREDIKAT = [
    BatasPredikat(predikat="Sangat Tinggi", batas_bawah=Decimal(90), warna="2E7D32"),
    BatasPredikat(predikat="Tinggi", batas_bawah=Decimal(75), warna="7CB342"),
    BatasPredikat(predikat="Sedang", batas_bawah=Decimal(65), warna="F9A825"),
    BatasPredikat(predikat="Rendah", batas_bawah=Decimal(50), warna="EF6C00"),
    BatasPredikat(predikat="Sangat Rendah", warna="C62828"),
]
KINERJA = [
    Kinerja(
        kode="T.1",
        level=Level.TUJUAN,
        uraian="Meningkatnya kualitas tata kelola pemerintahan kecamatan",
        unit="SEK-UMUM",
    ),
    Kinerja(
        kode="S.1",
        level=Level.SASARAN,
        induk="T.1",
        uraian="Meningkatnya kualitas pelayanan publik kecamatan",
        unit="YAN",
    ),
    Kinerja(
        kode="P.1",
        level=Level.PROGRAM,
        induk="S.1",
        uraian="Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
        unit="YAN",
        pagu=Decimal(97000000),
        sumber_dana="APBD",
    ),
    Kinerja(
        kode="K.1",
        level=Level.KEGIATAN,
        induk="P.1",
        uraian="Pelayanan Administrasi Terpadu Kecamatan",
        unit="YAN",
        pagu=Decimal(97000000),
        sumber_dana="APBD",
    ),
]


def _indikator(
    kode: str, indikator: str, satuan: str, tahun: Any, tw: tuple[Any, ...], **other: Any
) -> Indikator:
    defaults: dict[str, Any] = {
        "level": Level.SASARAN,
        "induk": "S.1",
        "definisi": f"Yang dihitung ialah {indikator.lower()} di wilayah kecamatan.",
        "formula": "Jumlah yang memenuhi dibagi jumlah seluruhnya, dikali 100.",
        "polaritas": Polaritas.POSITIF,
        "konsolidasi": Konsolidasi.POSISI_AKHIR,
        "sumber_data": "Rekap bulanan seksi",
        "frekuensi": "triwulanan",
        "unit": "YAN",
        "spesifik": YA,
        "dapat_diukur": YA,
        "dapat_dicapai": YA,
        "relevan": YA,
        "berbatas_waktu": YA,
        "menantang": YA,
    }
    target = {f"target_tw{n}": value for n, value in enumerate(tw, 1)}
    content = {**defaults, **target, **other}
    return Indikator(kode=kode, indikator=indikator, satuan=satuan, target_tahun=tahun, **content)


INDIKATOR = [
    _indikator("IKS.1", "Indeks Kepuasan Masyarakat", "indeks", 83.5, (82, 82.5, 83, 83.5), iku=YA),
    _indikator(
        "IKS.2",
        "Persentase pengaduan masyarakat yang diselesaikan",
        "%",
        "95%",
        ("90%", "92,5%", "95%", "95%"),
    ),
    _indikator(
        "IKS.3",
        "Rata-rata waktu pelayanan surat pengantar",
        "menit",
        15,
        (20, 18, 16, 15),
        polaritas=Polaritas.NEGATIF,
        terburuk=60,
    ),
    _indikator(
        "IKP.1",
        "Jumlah dokumen pelayanan yang diterbitkan",
        "dokumen",
        4800,
        (1200, 1200, 1200, 1200),
        level=Level.PROGRAM,
        induk="P.1",
        konsolidasi=Konsolidasi.JUMLAH,
    ),
    _indikator(
        "IKT.1",
        "Nilai SAKIP Kecamatan",
        "nilai",
        "70 - 75",
        (None, None, None, "70 - 75"),
        level=Level.TUJUAN,
        induk="T.1",
        unit="SEK-UMUM",
    ),
    _indikator(
        "IKK.1",
        "Persentase desa dengan laporan pertanggungjawaban baik",
        "%",
        90,
        (70, 80, 85, 90),
        level=Level.KEGIATAN,
        induk="K.1",
        unit="PMD",
    ),
]
FORMULIR = [
    Formulir(
        id_formulir=f"F-2026-TW2-{unit.kode}",
        triwulan=Triwulan.II,
        unit=unit.kode,
        berkas=f"Formulir TW2 {unit.kode}.xlsx",
        sidik="0" * 64,
        dikirim=datetime(2026, 7, 6, 8, 0),
        dikirim_oleh="Siti Rahmawati, S.E.",
        tenggat=datetime(2026, 7, 8, 15, 30),
        status=FormulirStatus.DITERIMA if unit.kode == "YAN" else FormulirStatus.DIKIRIM,
    )
    for unit in UNIT
]
REALISASI = [
    Realisasi(kode="IKS.1", triwulan=Triwulan.II, unit="YAN", realisasi="82,75", kendala="-"),
    Realisasi(kode="IKS.2", triwulan=Triwulan.II, unit="YAN", realisasi="93,25%", kendala="-"),
    Realisasi(
        kode="IKS.3",
        triwulan=Triwulan.II,
        unit="YAN",
        realisasi=19,
        kendala="Jaringan internet kantor sering terputus.",
        solusi="Memakai modem cadangan.",
        tindak_lanjut="Mengusulkan jaringan kedua.",
        penanggung_jawab="Kepala Seksi Pelayanan Umum",
        batas_waktu=date(2026, 9, 30),
    ),
    Realisasi(kode="IKP.1", triwulan=Triwulan.II, unit="YAN", realisasi=0, kendala="Blangko habis."),
]
ISIAN = [
    FormulirInput(
        kode=i.kode,
        level=i.level.value,
        indikator=i.indikator,
        definisi=i.definisi,
        satuan=i.satuan,
        polaritas=i.polaritas.value,
        target_tahun=i.target_tahun,
        target=i.target_tw2,
    )
    for i in INDIKATOR
    if i.unit == "YAN"
]
TEMUAN = [
    TemuanRow(
        nomor=1,
        kode="SKP-101",
        tingkat=Tingkat.SALAH,
        lembar="Indikator",
        sel="K9",
        kolom="Satuan",
        pesan="Kolom Satuan belum diisi.",
        saran="Isi kolom Satuan, atau hapus seluruh isi barisnya.",
    ),
    TemuanRow(
        nomor=2,
        kode="SKP-107",
        tingkat=Tingkat.PERINGATAN,
        lembar="Formulir Capaian",
        sel="D10",
        kolom="Realisasi",
        nilai="1.234",
        pesan="Isi kolom Realisasi '1.234' dapat berarti dua angka yang berbeda.",
        saran="Tulis tanpa pemisah ribuan.",
    ),
]
