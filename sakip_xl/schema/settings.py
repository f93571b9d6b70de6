"""The settings of tblPengaturan: label, use, and the default with its source, one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sakip_xl.domain.model import Cell, Pengaturan, PengaturanRow
from sakip_xl.domain.wording import normalized
from sakip_xl.schema.base import Look


@dataclass(frozen=True, slots=True)
class PengaturanDef:
    """One setting; ``bidang`` is the field of ``Pengaturan`` and the name of its cell."""

    bidang: str
    label: str
    penjelasan: str
    sumber: str
    rupa: Look = Look.TEXT


_D = PengaturanDef
PENGATURAN: tuple[PengaturanDef, ...] = (
    _D(
        "nama_kecamatan",
        "Nama Kecamatan",
        "Dipakai di semua judul, formulir, dan laporan.",
        "Wajib diisi; satu sumber untuk seluruh buku.",
    ),
    _D(
        "nama_kabupaten",
        "Kabupaten/Kota",
        "Ditulis lengkap, misalnya Kabupaten Lumajang.",
        "Diisi kecamatan.",
    ),
    _D("nama_provinsi", "Provinsi", "Misalnya Jawa Timur.", "Diisi kecamatan."),
    _D("alamat_kantor", "Alamat Kantor", "Untuk kop naskah.", "Diisi kecamatan."),
    _D("tempat_naskah", "Tempat Penandatanganan", "Tempat yang ditulis sebelum tanggal.", "Diisi kecamatan."),
    _D(
        "nama_bupati",
        "Nama Bupati/Wali Kota",
        "Pihak kedua pada Perjanjian Kinerja Camat.",
        "Diisi kecamatan.",
    ),
    _D(
        "jabatan_bupati",
        "Jabatan Bupati/Wali Kota",
        "Sebutan jabatannya, misalnya Bupati Lumajang.",
        "Bawaan: Bupati atau Wali Kota menurut Kabupaten/Kota.",
    ),
    _D("tahun", "Tahun Anggaran", "Tahun kinerja yang diukur.", "Wajib diisi.", Look.INTEGER),
    _D(
        "data_contoh",
        "Data Contoh",
        "Ya bila isi buku ini contoh, bukan data resmi; dicetak di semua halaman.",
        "Bawaan: Tidak.",
        Look.CHOICE,
    ),
    _D(
        "tahun_awal_renstra",
        "Tahun Awal Renstra",
        "Tahun pertama Renstra yang berlaku, untuk membandingkan capaian antartahun.",
        "Diisi kecamatan menurut Renstra.",
        Look.INTEGER,
    ),
    _D(
        "tahun_akhir_renstra",
        "Tahun Akhir Renstra",
        "Tahun terakhir Renstra; kolom Target Akhir Renstra pada lembar Indikator dicapai sampai tahun itu.",
        "Diisi kecamatan menurut Renstra.",
        Look.INTEGER,
    ),
    _D(
        "triwulan_mulai",
        "Triwulan Mulai Memakai Buku",
        "Triwulan pertama yang dikerjakan dengan buku ini; triwulan sebelumnya dikerjakan di atas kertas dan "
        "datanya diketik sekali.",
        "Bawaan: 1.",
        Look.INTEGER,
    ),
    _D(
        "tanggal_pk",
        "Tanggal Perjanjian Kinerja",
        "Tanggal penandatanganan Perjanjian Kinerja murni.",
        "Diisi kecamatan.",
        Look.DATE,
    ),
    _D(
        "tanggal_pk_perubahan",
        "Tanggal Perjanjian Kinerja Perubahan",
        "Tanggal penandatanganan Perjanjian Kinerja perubahan; kosong bila tidak ada.",
        "Diisi kecamatan.",
        Look.DATE,
    ),
    _D(
        "pemisah_desimal",
        "Pemisah Desimal",
        "Arti 1.234 atau 1,234. tanyakan: menjadi temuan; koma: titik adalah pemisah ribuan; "
        "titik: koma adalah pemisah ribuan.",
        "Bawaan: tanyakan, agar angka tidak ditebak.",
        Look.CHOICE,
    ),
    _D(
        "desimal",
        "Angka Desimal Capaian",
        "Banyak angka desimal capaian.",
        "Bawaan: 2, kebiasaan LKjIP.",
        Look.INTEGER,
    ),
    _D(
        "pembulatan",
        "Pembulatan Capaian",
        "setengah_naik: 0,5 ke atas; potong: sisa dibuang.",
        "Bawaan: setengah_naik; tidak diatur peraturan.",
        Look.CHOICE,
    ),
    _D(
        "rumus_negatif",
        "Rumus Polaritas Negatif",
        "Rumus bila indikator negatif tidak menyebut rumus: selisih (2T-R)/T atau kebalikan T/R.",
        "Bawaan: selisih, menurut LAN 239/IX/6/8/2003.",
        Look.CHOICE,
    ),
    _D(
        "batas_rekap",
        "Batas Nilai Rekap (%)",
        "Capaian di atas batas dihitung sebesar batas dalam rekap; kosong berarti tanpa batas. "
        "Nilai di bawah 0 dihitung 0.",
        "Bawaan: tanpa batas; 120 dipakai Kementerian Keuangan.",
        Look.NUMBER,
    ),
    _D(
        "metode_rekap",
        "Metode Rekap",
        "rata-rata, berbobot (kolom Bobot), atau geometrik.",
        "Bawaan: rata-rata, kebiasaan LKjIP; geometrik menurut PMK 22/PMK.02/2021.",
        Look.CHOICE,
    ),
    _D(
        "dasar_rekap",
        "Dasar Rekap",
        "Capaian yang direkap. triwulan: triwulan ini saja; s.d. triwulan: sejak awal tahun terhadap "
        "targetnya; tahun: sejak awal tahun terhadap target setahun.",
        "Bawaan: s.d. triwulan, agar triwulan tanpa target tidak dihitung gagal.",
        Look.CHOICE,
    ),
    _D(
        "ambang_capaian_tinggi",
        "Ambang Capaian Tidak Wajar (%)",
        "Capaian di atas ambang diberi peringatan agar target ditinjau.",
        "Bawaan: 150.",
        Look.NUMBER,
    ),
    _D(
        "ambang_efisiensi",
        "Ambang Efisiensi (poin)",
        "Capaian dikurangi serapan: di atas ambang efisien, di bawah minus ambang tidak efisien.",
        "Bawaan: 5, kebiasaan pemerintah daerah.",
        Look.NUMBER,
    ),
    _D(
        "menit_per_hari",
        "Menit Kerja per Hari",
        "Dipakai untuk waktu baku 1 hari dan tenggat.",
        "Bawaan: 450, Perpres 21/2023 (37,5 jam seminggu).",
        Look.INTEGER,
    ),
    _D(
        "menit_ramadan",
        "Menit Kerja per Hari, Ramadan",
        "Menit kerja per hari dalam bulan Ramadan.",
        "Bawaan: 390, Perpres 21/2023 (32,5 jam seminggu).",
        Look.INTEGER,
    ),
    _D(
        "ramadan_mulai",
        "Ramadan Mulai",
        "Hari pertama jam kerja Ramadan; kosong berarti menurut perkiraan kalender.",
        "Surat edaran jam kerja Ramadan.",
        Look.DATE,
    ),
    _D(
        "ramadan_selesai",
        "Ramadan Selesai",
        "Hari terakhir jam kerja Ramadan.",
        "Surat edaran jam kerja Ramadan.",
        Look.DATE,
    ),
    _D(
        "camat_dapat_mengembalikan",
        "Camat Dapat Mengembalikan",
        "Ya bila Camat boleh mengembalikan laporan kepada Tim SAKIP.",
        "Bawaan: Tidak; SOP hanya memberi keputusan kepada Sekretaris.",
        Look.CHOICE,
    ),
    _D(
        "peran_bertanda_tangan",
        "Peran yang Bertanda Tangan",
        "Peran yang langkah dan keputusannya ditandatangani dengan PIN, dipisah koma; berlaku sejak kunci "
        "pertama peran itu didaftarkan. Tulis tidak ada bila tidak satu pun.",
        "Bawaan: Sekretaris, Camat.",
    ),
    _D(
        "hari_pengisian",
        "Hari Pengisian Formulir",
        "Hari kerja bagi unit untuk mengisi formulir.",
        "Bawaan: 1, waktu baku langkah 7 SOP Pengumpulan.",
        Look.INTEGER,
    ),
    _D(
        "cadangan_disimpan",
        "Cadangan Disimpan",
        "Sekian salinan cadangan terbaru selalu disimpan, juga semua yang dibuat hari ini, satu untuk "
        "tiap hari selama 7 hari, dan satu untuk tiap bulan selama 12 bulan.",
        "Bawaan: 20.",
        Look.INTEGER,
    ),
    _D(
        "buku_disimpan",
        "Simpan Buku Setelah Tombol",
        "Ya bila tombol yang berurusan dengan berkas di luar buku, misalnya Bagikan Formulir, Rekap, dan "
        "Arsipkan, sekaligus menyimpan buku; Tidak bila Anda sendiri yang menyimpannya.",
        "Bawaan: Ya, agar buku dan berkasnya selalu cocok.",
        Look.CHOICE,
    ),
    _D(
        "folder_formulir",
        "Folder Formulir",
        "Folder tempat formulir dikirim dan dikembalikan.",
        "Bawaan: folder formulir di samping buku induk.",
    ),
    _D("folder_arsip", "Folder Arsip", "Folder tempat arsip.", "Bawaan: folder arsip di samping buku induk."),
    _D(
        "folder_naskah",
        "Folder Naskah",
        "Folder tempat naskah Word dibuat.",
        "Bawaan: folder naskah di samping buku induk.",
    ),
    _D(
        "folder_templat",
        "Folder Templat",
        "Folder templat Word milik kantor; yang tidak ada di sana memakai templat bawaan.",
        "Bawaan: folder templat di samping buku induk.",
    ),
    _D(
        "pola_nomor",
        "Pola Nomor Naskah",
        "Susunan nomor naskah yang disetujui. Kata dalam kurung kurawal diganti: nomor (urutan), kode (jenis "
        "naskah), romawi atau bulan, triwulan, tahun. Disposisi dan notulen memakai nomornya sendiri.",
        "Bawaan program; ganti menurut tata naskah dinas daerah.",
    ),
    _D("sop_nomor", "Nomor SOP", "Nomor SOP AP; kosong bila belum ditetapkan.", "Diisi kecamatan."),
    _D(
        "sop_tanggal_pembuatan",
        "Tanggal Pembuatan SOP",
        "Tanggal pembuatan.",
        "Diisi kecamatan.",
        Look.DATE,
    ),
    _D("sop_tanggal_revisi", "Tanggal Revisi SOP", "Tanggal revisi.", "Diisi kecamatan.", Look.DATE),
    _D("sop_tanggal_efektif", "Tanggal Efektif SOP", "Tanggal efektif.", "Diisi kecamatan.", Look.DATE),
    _D("sop_disahkan_oleh", "SOP Disahkan Oleh", "Jabatan dan nama yang mengesahkan.", "Diisi kecamatan."),
)


def check_pengaturan(definitions: Sequence[PengaturanDef]) -> None:
    """Refuse settings that are not exactly the fields of ``Pengaturan``, in their order."""
    if [definition.bidang for definition in definitions] != list(Pengaturan.model_fields):
        msg = "schema.settings and domain.model.Pengaturan differ"
        raise ValueError(msg)


check_pengaturan(PENGATURAN)

_BY_LABEL: dict[str, PengaturanDef] = {definition.label.casefold(): definition for definition in PENGATURAN}
MENURUT_BIDANG: dict[str, PengaturanDef] = {definition.bidang: definition for definition in PENGATURAN}


def default_row(definition: PengaturanDef) -> PengaturanRow:
    """The row of one setting with its default; one that the office must fill is empty."""
    field = Pengaturan.model_fields[definition.bidang]
    return PengaturanRow(
        pengaturan=definition.label,
        nilai=None if field.is_required() or field.default == "" else field.default,
        penjelasan=definition.penjelasan,
        sumber=definition.sumber,
    )


def setting_of(row: Mapping[str, Cell]) -> PengaturanDef | None:
    """Which setting a raw row of tblPengaturan holds, by its label; ``None`` for none of ours."""
    return _BY_LABEL.get(normalized(str(row.get("pengaturan") or "")))
