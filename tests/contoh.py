"""A small master and one form, the data that tests of several floors share."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sakip_xl.domain.istilah import (
    JenisLibur,
    JenisUnit,
    Konsolidasi,
    Level,
    NamaSop,
    Peran,
    Peristiwa,
    Polaritas,
    StatusFormulir,
    Triwulan,
    YaTidak,
)
from sakip_xl.domain.jejak import BarisJejak, sambung
from sakip_xl.domain.model import (
    BarisTemuan,
    BatasPredikat,
    Disposisi,
    Dokumen,
    Formulir,
    HariKhusus,
    Indikator,
    IsianAnggaran,
    IsianFormulir,
    KegiatanKerja,
    Keputusan,
    Kerja,
    Kinerja,
    Notulen,
    Pejabat,
    Pengaturan,
    Peserta,
    Realisasi,
    RealisasiAnggaran,
    Unit,
)
from sakip_xl.errors import Tingkat
from sakip_xl.layout.buku import BUKU_FORMULIR, BUKU_MASTER, VERSI_LAYOUT
from sakip_xl.layout.isi import BarisMentah, IsiBuku, mentah
from sakip_xl.layout.pengaturan import PENGATURAN

ID_MASTER = "contoh-0001"
SEKARANG = datetime(2026, 7, 6, 9, 30)
YA = YaTidak.YA

PENGATURAN_CONTOH = Pengaturan(
    nama_kecamatan="Sumbersuko",
    nama_kabupaten="Kabupaten Lumajang",
    nama_provinsi="Jawa Timur",
    alamat_kantor="Jalan Raya Sumbersuko Nomor 1, Sumbersuko",
    tempat_naskah="Sumbersuko",
    tahun=2026,
    data_contoh=YA,
)


def isi_contoh(**tabel: list[BarisMentah]) -> IsiBuku:
    """A master of three units and six indicators in Triwulan II; ``tabel`` replaces whole tables."""
    isi = {
        "tblKerja": [mentah(Kerja(pelaksana="Siti Rahmawati, S.E.", triwulan=Triwulan.II))],
        "tblPengaturan": baris_pengaturan(PENGATURAN_CONTOH),
        "tblPejabat": [mentah(b) for b in PEJABAT],
        "tblUnit": [mentah(b) for b in UNIT],
        "tblPredikat": [mentah(b) for b in PREDIKAT],
        "tblHariKhusus": [
            mentah(
                HariKhusus(
                    tanggal=date(2026, 12, 15), jenis=JenisLibur.LIBUR, keterangan="Hari Jadi Lumajang"
                )
            )
        ],
        **_naskah(),
        "tblKinerja": [mentah(b) for b in KINERJA],
        "tblIndikator": [mentah(b) for b in INDIKATOR],
        "tblFormulir": [mentah(b) for b in FORMULIR],
        "tblRealisasi": [mentah(b) for b in REALISASI],
        "tblAnggaran": [
            mentah(RealisasiAnggaran(kode="K.1", triwulan=Triwulan.II, realisasi=Decimal("48500000.50")))
        ],
        "tblTemuan": [mentah(b) for b in TEMUAN],
        "tblJejak": [mentah(b) for b in jejak_contoh()],
    }
    return IsiBuku(BUKU_MASTER, {**isi, **tabel}).dengan_meta(
        jenis=BUKU_MASTER, versi_layout=VERSI_LAYOUT, id_master=ID_MASTER
    )


def baris_pengaturan(pengaturan: Pengaturan) -> list[BarisMentah]:
    """The rows of tblPengaturan that hold these settings."""
    return [
        {
            "pengaturan": d.label,
            "nilai": _sel(getattr(pengaturan, d.bidang)),
            "penjelasan": d.penjelasan,
            "sumber": d.sumber,
        }
        for d in PENGATURAN
    ]


def formulir_contoh(**isian: list[BarisMentah]) -> IsiBuku:
    """The form of the unit YAN for Triwulan II, not filled in yet; ``isian`` replaces whole tables."""
    tabel = {
        "tblIsian": [mentah(b) for b in ISIAN],
        "tblIsianAnggaran": [
            mentah(IsianAnggaran(kode="K.1", uraian="Pelayanan Administrasi Terpadu", pagu=Decimal(97000000)))
        ],
    }
    return IsiBuku(BUKU_FORMULIR, {**tabel, **isian}).dengan_meta(
        jenis=BUKU_FORMULIR,
        versi_layout=VERSI_LAYOUT,
        id_master=ID_MASTER,
        id_formulir="F-2026-TW2-YAN",
        unit="YAN",
        nama_unit="Seksi Pelayanan Umum",
        kepala_unit="Bambang Sutrisno, S.Sos.",
        triwulan="2",
        tahun="2026",
        kecamatan="Sumbersuko",
        kabupaten="Kabupaten Lumajang",
        tenggat="8 Juli 2026 pukul 15.30",
        pengirim="Siti Rahmawati, S.E.",
        data_contoh="Ya",
        pemisah_desimal="tanyakan",
        sidik_terkunci="0" * 64,
    )


def jejak_contoh() -> list[BarisJejak]:
    """Two steps of the Pengumpulan done, on an unbroken chain."""
    rantai: list[BarisJejak] = []
    for langkah, oleh, peran in ((1, PEJABAT[0], Peran.CAMAT), (2, PEJABAT[1], Peran.SEKRETARIS)):
        rantai.append(
            sambung(
                rantai,
                ID_MASTER,
                waktu=datetime(2026, 7, langkah, 8, 5),
                sop=NamaSop.PENGUMPULAN,
                triwulan=2,
                langkah=langkah,
                peristiwa=Peristiwa.SELESAI,
                oleh=oleh.nama,
                peran=peran,
                akun="kec-sumbersuko",
            )
        )
    return rantai


def _sel(nilai: Any) -> Any:
    if nilai == "":
        return None
    if isinstance(nilai, Decimal):
        return float(nilai)
    return nilai.value if hasattr(nilai, "value") else nilai


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
    Unit(kode="SEK-UMUM", nama="Sub Bagian Umum dan Kepegawaian", jenis=JenisUnit.SUBBAGIAN),
    Unit(
        kode="YAN",
        nama="Seksi Pelayanan Umum",
        jenis=JenisUnit.SEKSI,
        kepala="Bambang Sutrisno, S.Sos.",
    ),
    Unit(kode="PMD", nama="Seksi Pemberdayaan Masyarakat dan Desa", jenis=JenisUnit.SEKSI),
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
    kode: str, indikator: str, satuan: str, tahun: Any, tw: tuple[Any, ...], **lain: Any
) -> Indikator:
    baku: dict[str, Any] = {
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
    }
    target = {f"target_tw{n}": nilai for n, nilai in enumerate(tw, 1)}
    isi = {**baku, **target, **lain}
    return Indikator(kode=kode, indikator=indikator, satuan=satuan, target_tahun=tahun, **isi)


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
        status=StatusFormulir.DITERIMA if unit.kode == "YAN" else StatusFormulir.DIKIRIM,
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
    IsianFormulir(
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
    BarisTemuan(
        nomor=1,
        kode="SKP-101",
        tingkat=Tingkat.SALAH,
        lembar="Indikator",
        sel="K9",
        kolom="Satuan",
        pesan="Kolom Satuan belum diisi.",
        saran="Isi kolom Satuan, atau hapus seluruh isi barisnya.",
    ),
    BarisTemuan(
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


def _naskah() -> dict[str, list[BarisMentah]]:
    sop: dict[str, Any] = {"sop": NamaSop.PENGUMPULAN, "triwulan": Triwulan.II}
    camat, sekretaris, tim = (p.nama for p in PEJABAT[:3])
    disposisi = Disposisi(
        **sop,
        nomor_agenda="045/2026",
        langkah=1,
        tanggal=date(2026, 7, 1),
        hal="Pengumpulan data kinerja Triwulan II",
        diteruskan_kepada="Sekretaris",
        harap="Proses lebih lanjut",
        oleh=camat,
    )
    notulen = Notulen(
        **sop,
        nomor="NOT-01/2026",
        tanggal=date(2026, 7, 2),
        jam_mulai=time(9, 0),
        jam_selesai=time(10, 0),
        tempat="Ruang rapat kecamatan",
        agenda="Pelaksanaan pengumpulan data kinerja Triwulan II",
        pimpinan=sekretaris,
        notulis=tim,
        ringkasan="Seluruh seksi mengisi formulir sampai dengan 8 Juli 2026.",
    )
    keputusan = Keputusan(
        nomor_notulen=notulen.nomor,
        keputusan="Formulir dikirim 6 Juli 2026.",
        tindak_lanjut="Menyiapkan formulir.",
        penanggung_jawab="Tim SAKIP",
        batas_waktu=date(2026, 7, 6),
    )
    kegiatan = [
        KegiatanKerja(
            **sop,
            langkah=n,
            kegiatan=nama,
            penanggung_jawab="Tim SAKIP",
            mulai=date(2026, 7, mulai),
            selesai=date(2026, 7, selesai),
            keluaran=keluaran,
            progres=progres,
        )
        for n, nama, mulai, selesai, keluaran, progres in (
            (4, "Mengumpulkan dokumen yang diperlukan", 3, 3, "Daftar periksa dokumen", Decimal(100)),
            (5, "Menyiapkan formulir data capaian", 3, 6, "Formulir", Decimal(50)),
            (7, "Pengisian formulir oleh unit", 6, 8, "Formulir terisi", Decimal(0)),
        )
    ]
    dokumen = [
        Dokumen(**sop, langkah=4, dokumen="Rencana Strategis", ada=YA, lokasi="Lemari 1, map biru"),
        Dokumen(**sop, langkah=4, dokumen="Hasil Survei Kepuasan Masyarakat"),
    ]
    return {
        "tblDisposisi": [mentah(disposisi)],
        "tblNotulen": [mentah(notulen)],
        "tblPeserta": [
            mentah(Peserta(nomor_notulen=notulen.nomor, nama=p.nama, jabatan=p.jabatan)) for p in PEJABAT
        ],
        "tblKeputusan": [mentah(keputusan)],
        "tblProgramKerja": [mentah(b) for b in kegiatan],
        "tblDokumen": [mentah(b) for b in dokumen],
    }
