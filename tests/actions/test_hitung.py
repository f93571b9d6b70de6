"""The Kertas Kerja of one quarter, its roll-up and the reports made from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.books.memori import BukuMemori
from sakip_xl.domain.istilah import NamaSop
from sakip_xl.domain.model import Sel
from sakip_xl.layout.isi import BarisMentah
from tests.actions.jalan_sop import KUMPUL, UKUR, Meja, tambah_baris
from tests.actions.kantor import TIM, Kantor, ditolak, isi_kantor, ketik, saat
from tests.contoh_baris import REALISASI


def lapor(kode: str, realisasi: Sel, *, triwulan: int = 2, unit: str = "YAN") -> BarisMentah:
    return {"kode": kode, "triwulan": triwulan, "unit": unit, "realisasi": realisasi}


@pytest.fixture
def buku() -> BukuMemori:
    return BukuMemori(isi_kantor(tblRealisasi=[lapor("IKS.1", "82,5"), lapor("IKK.1", 40, unit="PMD")]))


def kertas(buku: BukuMemori, triwulan: int = 2) -> dict[str, Sel]:
    baris = buku.baca().baris("tblKertasKerja")
    return {str(b["kode"]): b.get("realisasi") for b in baris if b["triwulan"] == triwulan}


def test_every_indicator_gets_a_row_and_its_capaian(buku: BukuMemori) -> None:
    hasil = hitung(buku, saat=saat(TIM), triwulan=2)
    nilai = {satu["kode"]: satu["nilai"] for satu in hasil.data["capaian"]}
    assert nilai == {"IKS.1": 100, "IKS.2": None, "IKS.3": None, "IKP.1": None, "IKT.1": None, "IKK.1": 50}
    assert set(hasil.data["tidak_dihitung"]) == {"IKS.2", "IKS.3", "IKP.1", "IKT.1"}
    assert all(hasil.data["tidak_dihitung"].values())
    assert hasil.pesan == "Kertas Kerja terisi: 2 dari 6 indikator Triwulan II dihitung."
    assert set(hasil.data["capaian"][0]) == {"kode", "level", "target", "realisasi", "nilai", "predikat"}
    assert buku.baca().baris("tblJejak")[-1]["peristiwa"] == "hitung capaian"


def test_other_quarters_keep_their_rows_and_stand_in_order(buku: BukuMemori) -> None:
    for triwulan in (3, 1):
        hitung(buku, saat=saat(TIM), triwulan=triwulan)
    lama = buku.baca().baris("tblKertasKerja")
    hitung(buku, saat=saat(TIM), triwulan=2)
    hitung(buku, saat=saat(TIM), triwulan=2)
    baris = buku.baca().baris("tblKertasKerja")
    assert [b["triwulan"] for b in baris] == [1] * 6 + [2] * 6 + [3] * 6
    assert baris[:6] + baris[12:] == lama


def test_the_method_alone_leaves_every_realisasi_empty(buku: BukuMemori) -> None:
    hitung(buku, saat=saat(TIM), triwulan=2, metode_saja=True)
    assert set(kertas(buku).values()) == {None}
    assert [b.get("target_ketik") for b in buku.baca().baris("tblKertasKerja")][:2] == [82.5, "92,5%"]
    hitung(buku, saat=saat(TIM), triwulan=2)
    assert kertas(buku)["IKS.1"] == 82.5


def test_the_quarter_of_beranda_is_taken_when_none_is_named(buku: BukuMemori) -> None:
    assert hitung(buku, saat=saat(TIM)).data["triwulan"] == 2
    assert rekap_pengukuran(buku, saat=saat(TIM)).data["triwulan"] == 2


def test_faults_in_what_was_reported_refuse_the_computation_each_named(buku: BukuMemori) -> None:
    ketik(buku, "tblRealisasi", 0, realisasi="delapan")
    ketik(buku, "tblIndikator", 5, satuan=None)
    with ditolak("SKP-467", buku, keluar=1) as galat:
        hitung(buku, saat=saat(TIM))
    assert {t.lembar for t in galat.value.rincian} == {"Formulir Capaian", "Indikator"}


def test_a_master_without_indicators_has_nothing_to_compute() -> None:
    buku = BukuMemori(isi_kantor(tblIndikator=[], tblKinerja=[]))
    with ditolak("SKP-468", buku):
        hitung(buku, saat=saat(TIM))


def test_the_roll_up_gives_every_node_and_names_what_is_left_out(buku: BukuMemori) -> None:
    hitung(buku, saat=saat(TIM))
    hasil = rekap_pengukuran(buku, saat=saat(TIM))
    assert hasil.data["kecamatan"] == 100
    assert hasil.data["simpul"]["K.1"]["nilai"] == 50
    assert hasil.data["simpul"]["P.1"]["nilai"] == 50
    assert {satu["kode"] for satu in hasil.data["simpul"]["S.1"]["dikecualikan"]} == {"IKS.2", "IKS.3"}
    assert hasil.pesan == "Capaian kecamatan Triwulan II: 100,00%."
    assert buku.baca().baris("tblJejak")[-1]["sop"] == "pengukuran"


def test_a_kecamatan_without_a_figure_is_told_as_such() -> None:
    buku = BukuMemori(isi_kantor())
    hitung(buku, saat=saat(TIM))
    hasil = rekap_pengukuran(buku, saat=saat(TIM))
    assert hasil.data["kecamatan"] is None
    assert hasil.pesan == "Capaian kecamatan Triwulan II: -."


def test_a_roll_up_without_a_kertas_kerja_is_refused(buku: BukuMemori) -> None:
    hitung(buku, saat=saat(TIM), triwulan=1)
    with ditolak("SKP-469", buku):
        rekap_pengukuran(buku, saat=saat(TIM), triwulan=2)


# --- Reports ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sop", [KUMPUL, UKUR])
def test_nothing_to_report_is_refused(sop: NamaSop) -> None:
    buku = BukuMemori(isi_kantor())
    with ditolak("SKP-464", buku):
        laporan(buku, sop, saat=saat(TIM))


def test_a_draft_sums_up_the_collection(tmp_path: Path) -> None:
    kantor = Kantor(tmp_path)
    kantor.bagikan()
    kantor.jawab("PMD", {"IKK.1": 0})
    kantor.rekap()
    hasil = laporan(kantor.buku, KUMPUL, saat=saat(TIM), triwulan=2)
    (baris,) = kantor.baris("tblLaporan")
    assert (hasil.data["nomor"], baris["jenis"]) == ("PENGUMPULAN-TW2-2026-01", "draft")
    assert baris["ringkasan"] == "1 dari 2 unit kembali; 1 realisasi terkumpul."
    assert (baris["disusun_oleh"], baris.get("capaian")) == (TIM, None)


def test_a_draft_of_the_measurement_carries_the_capaian_of_the_kecamatan(buku: BukuMemori) -> None:
    hitung(buku, saat=saat(TIM))
    laporan(buku, UKUR, saat=saat(TIM))
    (baris,) = buku.baca().baris("tblLaporan")
    assert baris["capaian"] == 100
    assert baris["ringkasan"] == "2 dari 6 indikator berealisasi; rata-rata capaian kecamatan 100,00%."


def test_reports_are_counted_within_their_sop_and_quarter_and_no_number_comes_twice(buku: BukuMemori) -> None:
    for _ in range(2):
        laporan(buku, KUMPUL, saat=saat(TIM))
    isi = buku.baca()
    buku.simpan(replace(isi, tabel={**isi.tabel, "tblLaporan": isi.baris("tblLaporan")[1:]}))
    assert laporan(buku, KUMPUL, saat=saat(TIM)).data["nomor"] == "PENGUMPULAN-TW2-2026-03"
    hitung(buku, saat=saat(TIM))
    assert laporan(buku, UKUR, saat=saat(TIM)).data["nomor"] == "PENGUKURAN-TW2-2026-01"


def test_the_fingerprint_of_a_report_changes_with_its_data_only(buku: BukuMemori) -> None:
    def sidik() -> Sel:
        laporan(buku, KUMPUL, saat=saat(TIM))
        return buku.baca().baris("tblLaporan")[-1]["sidik_data"]

    pertama = sidik()
    tambah_baris(buku, "tblRealisasi", REALISASI[0].model_copy(update={"kode": "IKS.2", "triwulan": 1}))
    assert sidik() == pertama
    ketik(buku, "tblRealisasi", 0, realisasi="82,6")
    assert sidik() != pertama


def test_a_report_by_nobody_is_by_tim_sakip(tmp_path: Path) -> None:
    meja = Meja(tmp_path, tblRealisasi=[lapor("IKS.1", 0)])
    ketik(meja.buku, "tblKerja", 0, pelaksana=None)
    laporan(meja.buku, KUMPUL, saat=saat())
    assert meja.baris("tblLaporan")[0]["disusun_oleh"] == "Tim SAKIP"
    assert meja.baris("tblJejak")[-1].get("oleh") is None
