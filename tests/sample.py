"""A small master and one form, the data that tests of several floors share."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sakip_xl.domain.model import (
    AnggaranInput,
    Disposisi,
    Dokumen,
    KegiatanKerja,
    Keputusan,
    Kerja,
    Notulen,
    Pengaturan,
    Peserta,
    RealisasiAnggaran,
    SpecialDay,
)
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.terms import (
    Event,
    HolidayKind,
    Peran,
    SopName,
    Triwulan,
)
from sakip_xl.schema.books import FORMULIR_KIND, MASTER_KIND, VERSI_LAYOUT
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.settings import PENGATURAN
from tests.sample_rows import (
    FORMULIR,
    INDIKATOR,
    ISIAN,
    KINERJA,
    PEJABAT,
    PREDIKAT,
    REALISASI,
    TEMUAN,
    UNIT,
    YA,
)

ID_MASTER = "contoh-0001"
SEKARANG = datetime(2026, 7, 6, 9, 30)

PENGATURAN_CONTOH = Pengaturan(
    nama_kecamatan="Sumbersuko",
    nama_kabupaten="Kabupaten Lumajang",
    nama_provinsi="Jawa Timur",
    alamat_kantor="Jalan Raya Sumbersuko Nomor 1, Sumbersuko",
    tempat_naskah="Sumbersuko",
    tahun=2026,
    data_contoh=YA,
)


def sample_content(**table: list[RawRow]) -> BookContent:
    """A master of three units and six indicators in Triwulan II; ``table`` replaces whole tables."""
    content = {
        "tblKerja": [raw(Kerja(pelaksana="Siti Rahmawati, S.E.", triwulan=Triwulan.II))],
        "tblPengaturan": pengaturan_rows(PENGATURAN_CONTOH),
        "tblPejabat": [raw(b) for b in PEJABAT],
        "tblUnit": [raw(b) for b in UNIT],
        "tblPredikat": [raw(b) for b in PREDIKAT],
        "tblHariKhusus": [
            raw(
                SpecialDay(
                    tanggal=date(2026, 12, 15), jenis=HolidayKind.LIBUR, keterangan="Hari Jadi Lumajang"
                )
            )
        ],
        **_naskah(),
        "tblKinerja": [raw(b) for b in KINERJA],
        "tblIndikator": [raw(b) for b in INDIKATOR],
        "tblFormulir": [raw(b) for b in FORMULIR],
        "tblRealisasi": [raw(b) for b in REALISASI],
        "tblAnggaran": [
            raw(RealisasiAnggaran(kode="K.1", triwulan=Triwulan.II, realisasi=Decimal("48500000.50")))
        ],
        "tblTemuan": [raw(b) for b in TEMUAN],
        "tblJejak": [raw(b) for b in sample_jejak()],
    }
    return BookContent(MASTER_KIND, {**content, **table}).with_meta(
        jenis=MASTER_KIND, versi_layout=VERSI_LAYOUT, id_master=ID_MASTER
    )


def pengaturan_rows(pengaturan: Pengaturan) -> list[RawRow]:
    """The rows of tblPengaturan that hold these settings."""
    return [
        {
            "pengaturan": d.label,
            "nilai": _cell(getattr(pengaturan, d.bidang)),
            "penjelasan": d.penjelasan,
            "sumber": d.sumber,
        }
        for d in PENGATURAN
    ]


def sample_formulir(**entry: list[RawRow]) -> BookContent:
    """The form of the unit YAN for Triwulan II, not filled in yet; ``entry`` replaces whole tables."""
    table = {
        "tblIsian": [raw(b) for b in ISIAN],
        "tblIsianAnggaran": [
            raw(AnggaranInput(kode="K.1", uraian="Pelayanan Administrasi Terpadu", pagu=Decimal(97000000)))
        ],
    }
    return BookContent(FORMULIR_KIND, {**table, **entry}).with_meta(
        jenis=FORMULIR_KIND,
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


def step_content(sop: SopName, **steps: int | str | None) -> dict[str, Any]:
    """The cells by which a row of the log names steps, each given by its number or id."""
    content: dict[str, Any] = {}
    for name, step in steps.items():
        langkah = SOP[sop].find(step or "")
        content |= {name: langkah and langkah.nomor, f"{name}_id": langkah and langkah.id}
    return content


def sample_jejak() -> list[JejakRow]:
    """Two steps of the Pengumpulan done, on an unbroken chain."""
    chain: list[JejakRow] = []
    for langkah, oleh, peran in ((1, PEJABAT[0], Peran.CAMAT), (2, PEJABAT[1], Peran.SEKRETARIS)):
        chain.append(
            connect(
                chain,
                ID_MASTER,
                waktu=datetime(2026, 7, langkah, 8, 5),
                sop=SopName.PENGUMPULAN,
                triwulan=2,
                **step_content(SopName.PENGUMPULAN, langkah=langkah),
                peristiwa=Event.SELESAI,
                oleh=oleh.nama,
                peran=peran,
                akun="kec-sumbersuko",
            )
        )
    return chain


def _cell(nilai: Any) -> Any:
    if nilai == "":
        return None
    if isinstance(nilai, Decimal):
        return float(nilai)
    return nilai.value if hasattr(nilai, "value") else nilai


_SOP: dict[str, Any] = {"sop": SopName.PENGUMPULAN, "triwulan": Triwulan.II}


def _naskah() -> dict[str, list[RawRow]]:
    disposisi = Disposisi(
        **_SOP,
        nomor_agenda="045/2026",
        langkah=1,
        tanggal=date(2026, 7, 1),
        hal="Pengumpulan data kinerja Triwulan II",
        diteruskan_kepada="Sekretaris",
        harap="Proses lebih lanjut",
        oleh=PEJABAT[0].nama,
    )
    dokumen = [
        Dokumen(**_SOP, langkah=4, dokumen="Rencana Strategis", ada=YA, lokasi="Lemari 1, map biru"),
        Dokumen(**_SOP, langkah=4, dokumen="Hasil Survei Kepuasan Masyarakat"),
    ]
    return {
        "tblDisposisi": [raw(disposisi)],
        **_rapat(),
        "tblProgramKerja": [raw(b) for b in _plan()],
        "tblDokumen": [raw(b) for b in dokumen],
    }


def _rapat() -> dict[str, list[RawRow]]:
    notulen = Notulen(
        **_SOP,
        nomor="NOT-01/2026",
        tanggal=date(2026, 7, 2),
        jam_mulai=time(9, 0),
        jam_selesai=time(10, 0),
        tempat="Ruang rapat kecamatan",
        agenda="Pelaksanaan pengumpulan data kinerja Triwulan II",
        pimpinan=PEJABAT[1].nama,
        notulis=PEJABAT[2].nama,
        ringkasan="Seluruh seksi mengisi formulir sampai dengan 8 Juli 2026.",
    )
    keputusan = Keputusan(
        nomor_notulen=notulen.nomor,
        keputusan="Formulir dikirim 6 Juli 2026.",
        tindak_lanjut="Menyiapkan formulir.",
        penanggung_jawab="Tim SAKIP",
        batas_waktu=date(2026, 7, 6),
    )
    peserta = [Peserta(nomor_notulen=notulen.nomor, nama=p.nama, jabatan=p.jabatan) for p in PEJABAT]
    return {
        "tblNotulen": [raw(notulen)],
        "tblPeserta": [raw(b) for b in peserta],
        "tblKeputusan": [raw(keputusan)],
    }


def _plan() -> list[KegiatanKerja]:
    return [
        KegiatanKerja(
            **_SOP,
            langkah=n,
            kegiatan=name,
            penanggung_jawab="Tim SAKIP",
            mulai=date(2026, 7, begin),
            selesai=date(2026, 7, done),
            keluaran=keluaran,
            progres=progres,
        )
        for n, name, begin, done, keluaran, progres in (
            (4, "Mengumpulkan dokumen yang diperlukan", 3, 3, "Daftar periksa dokumen", Decimal(100)),
            (5, "Menyiapkan formulir data capaian", 3, 6, "Formulir", Decimal(50)),
            (7, "Pengisian formulir oleh unit", 6, 8, "Formulir terisi", Decimal(0)),
        )
    ]
