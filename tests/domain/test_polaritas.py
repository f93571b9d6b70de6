"""The warning on a polarity that contradicts the wording."""

from __future__ import annotations

import pytest

from sakip_xl.domain.measure.capaian import polaritas_warning
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.terms import Polaritas

NEGATIF = [
    "Jumlah pelanggaran Perda",
    "Angka kematian ibu",
    "Jumlah keluhan masyarakat",
    "Jumlah keluhan pelayanan",
    "Jumlah keluhan penanganan sampah",
    "Jumlah pengaduan pelayanan publik",
    "Jumlah temuan pemeriksaan",
    "Jumlah temuan yang berulang",
    "Angka kemiskinan",
    "Persentase penduduk miskin",
    "Persentase keluarga miskin",
    "Prevalensi stunting",
    "Jumlah balita stunting",
    "Tingkat pengangguran terbuka",
    "Jumlah kasus kekerasan terhadap anak",
    "Persentase rumah tidak layak huni",
    "Luas kawasan kumuh",
    "Menurunnya angka kemiskinan",
    "Angka kriminalitas menurun",
    "Lama penyelesaian pengaduan",
    "Rata-rata lama pelayanan KTP",
    "Waktu tunggu pelayanan",
    "Persentase pengaduan yang belum diselesaikan",
    "Persentase laporan tidak tepat waktu",
    "Persentase desa yang terlambat menyampaikan APBDes",
]
POSITIF = [
    "Persentase pengaduan yang diselesaikan",
    "Persentase pengaduan masyarakat yang ditindaklanjuti",
    "Persentase penurunan angka kemiskinan",
    "Persentase menurunnya angka kemiskinan",
    "Persentase penyelesaian administrasi kependudukan",
    "Jumlah sosialisasi pencegahan stunting",
    "Jumlah keluarga miskin penerima bantuan",
    "Jumlah rumah tidak layak huni yang diperbaiki",
    "Jumlah desa bebas narkoba",
    "Indeks Kepuasan Masyarakat",
    "Persentase APBDes tepat waktu",
    "Persentase partisipasi musrenbang",
    "Rata-rata lama sekolah",
    "Nilai SAKIP",
    "Persentase desa mandiri",
]
UNCLEAR = [
    "Jumlah dokumen perencanaan",
    "Persentase penduduk miskin yang bekerja",
    "Jumlah kegiatan di wilayah kecamatan yang terdampak banjir",
    "Jumlah warga yang tidak miskin",
    "Persentase keluarga tidak miskin",
    "",
]


@pytest.mark.parametrize("text", NEGATIF)
def test_wording_that_counts_a_bad_thing_contradicts_positif(text: str) -> None:
    assert polaritas_warning(text, Polaritas.POSITIF) is Catatan.POLARITAS_BERLAWANAN
    assert polaritas_warning(text.upper(), "positif") is Catatan.POLARITAS_BERLAWANAN
    assert polaritas_warning(text, Polaritas.NEGATIF) is None


@pytest.mark.parametrize("text", POSITIF)
def test_wording_that_counts_work_done_contradicts_negatif(text: str) -> None:
    assert polaritas_warning(text, Polaritas.NEGATIF) is Catatan.POLARITAS_BERLAWANAN
    assert polaritas_warning(text, Polaritas.POSITIF) is None


@pytest.mark.parametrize("text", UNCLEAR)
@pytest.mark.parametrize("polaritas", list(Polaritas))
def test_unclear_wording_never_warns(text: str, polaritas: Polaritas) -> None:
    assert polaritas_warning(text, polaritas) is None


@pytest.mark.parametrize("text", NEGATIF + POSITIF)
def test_stabil_never_warns(text: str) -> None:
    assert polaritas_warning(text, Polaritas.STABIL) is None
