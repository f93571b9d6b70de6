"""The demo plays the whole story with the real actions, and nothing in it is fixed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.demo import demo
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.sesi import Saat
from sakip_xl.books.berkas import buka
from sakip_xl.books.memori import BukuMemori
from sakip_xl.domain.istilah import NamaSop
from sakip_xl.errors import SakipError
from sakip_xl.layout.muat import muat_master
from tests.actions.kantor import tulis_formulir, ubah_sel

SESUDAH = datetime(2026, 7, 10, 8)
KUNCI = {"master", "formulir", "kembali", "rekap", "capaian", "sop", "laporan", "arsip", "temuan", "pesan"}


@pytest.fixture(scope="module")
def pentas(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Hasil]:
    ke = tmp_path_factory.mktemp("demo") / "hasil & 'uji' 100% é"
    return ke, demo(ke)


@pytest.fixture(scope="module")
def data(pentas: tuple[Path, Hasil]) -> dict[str, Any]:
    return pentas[1].ke_dict()


def test_it_gives_the_agreed_keys_and_every_named_file_is_there(data: dict[str, Any]) -> None:
    assert set(data) == KUNCI
    assert {"unit", "diterima", "ditolak", "ganda", "belum"} <= set(data["rekap"])
    assert set(data["capaian"][0]) == {"kode", "level", "target", "realisasi", "nilai", "predikat"}
    for jalur in (data["master"], data["arsip"], *data["formulir"], *data["kembali"], *data["laporan"]):
        assert Path(jalur).is_file()


def test_both_sops_are_done(data: dict[str, Any]) -> None:
    assert data["sop"] == {
        "pengumpulan": {"langkah": 12, "status": "selesai"},
        "pengukuran": {"langkah": 10, "status": "selesai"},
    }


def test_the_story_shows_in_the_results(data: dict[str, Any]) -> None:
    rekap_ = data["rekap"]
    assert len(rekap_["unit"]) == len(rekap_["diterima"]) == len(data["formulir"]) == 8
    assert (rekap_["ditolak"], rekap_["ganda"]) == (["SI-KESOS", "SI-PLH"], ["SI-PMD"])
    assert (rekap_["terlambat"], rekap_["belum"]) == (["SI-TRANTIB"], [])
    assert len(data["kembali"]) == 9
    kode = {(t["berkas"], t["kode"]) for t in data["temuan"] if t["tingkat"] == "salah"}
    assert kode == {
        ("Formulir_2026-TW2-SI-KESOS.xlsx", "SKP-135"),
        ("Formulir_2026-TW2-SI-PLH.xlsx", "SKP-121"),
    }
    assert "tiga kali" in {t["nilai"] for t in data["temuan"]}
    assert "Laporan dikembalikan Sekretaris 1 kali sebelum disetujui." in data["pesan"]


def test_no_then_yes_stands_on_the_reports_and_in_the_log(data: dict[str, Any]) -> None:
    master = muat_master(buka(Path(data["master"]), sekarang=lambda: SESUDAH).baca()).master
    kumpul = master.laporan_tw(NamaSop.PENGUMPULAN, 2)
    assert [(x.jenis, x.keputusan_sekretaris) for x in kumpul] == [
        ("draft", "Tidak"),
        ("draft", "Ya"),
        ("final", "Ya"),
    ]
    assert kumpul[0].arahan
    assert kumpul[-1].disposisi_camat.startswith("Lanjutkan dengan pengukuran kinerja")


def test_the_only_findings_left_in_the_master_are_no_faults(data: dict[str, Any]) -> None:
    nama = Path(data["master"]).name
    assert "salah" not in {t["tingkat"] for t in data["temuan"] if t["berkas"] == nama}


def test_one_other_realisasi_changes_its_capaian_its_node_the_kecamatan_and_the_report(
    data: dict[str, Any], tmp_path: Path
) -> None:
    buku = BukuMemori(buka(Path(data["master"]), sekarang=lambda: SESUDAH).baca())
    saat = Saat(SESUDAH)
    lama = {satu["kode"]: satu["nilai"] for satu in hitung(buku, saat=saat).data["capaian"]}
    simpul = rekap_pengukuran(buku, saat=saat).data
    laporan(buku, NamaSop.PENGUKURAN, saat=saat)

    asal = next(Path(j) for j in data["kembali"] if j.endswith("SI-YANUM.xlsx"))
    isi = buka(asal, sekarang=lambda: SESUDAH).baca()
    ke, baris = next((n, b) for n, b in enumerate(isi.baris("tblIsian")) if str(b["kode"]).startswith("IKS."))
    asli = float(str(baris["realisasi"]).replace(",", ".").rstrip("%"))
    lain = ubah_sel(isi, "tblIsian", ke, realisasi=round(asli * 0.9, 2))
    (tmp_path / "kembali").mkdir()
    tulis_formulir(lain, tmp_path / "kembali" / asal.name, jam=80)
    hasil = rekap(buku, tmp_path / "kembali", triwulan=2, saat=saat)
    assert [satu["kode"] for satu in hasil.data["perubahan"]] == [baris["kode"]]

    baru = {satu["kode"]: satu["nilai"] for satu in hitung(buku, saat=saat).data["capaian"]}
    assert {kode for kode in lama if lama[kode] != baru[kode]} == {baris["kode"]}
    ulang = rekap_pengukuran(buku, saat=saat).data
    assert ulang["kecamatan"] < simpul["kecamatan"]
    beda = {kode for kode in simpul["simpul"] if simpul["simpul"][kode] != ulang["simpul"][kode]}
    induk = {b["kode"]: b["induk"] for b in buku.baca().baris("tblIndikator")}[baris["kode"]]
    assert induk in beda
    laporan(buku, NamaSop.PENGUKURAN, saat=saat)
    dulu, kini = buku.baca().baris("tblLaporan")[-2:]
    assert dulu["capaian"] != kini["capaian"]
    assert dulu["sidik_data"] != kini["sidik_data"]


@pytest.mark.parametrize(("berkas", "galat"), [(False, "SKP-566"), (True, "SKP-563")])
def test_a_folder_with_something_in_it_and_a_file_are_refused(
    tmp_path: Path, *, berkas: bool, galat: str
) -> None:
    (tmp_path / "isi.txt").write_text("x")
    with pytest.raises(SakipError) as ditolak:
        demo(tmp_path / "isi.txt" if berkas else tmp_path)
    assert (ditolak.value.kode, ditolak.value.keluar) == (galat, 4)
    assert [satu.name for satu in tmp_path.iterdir()] == ["isi.txt"]


def test_an_empty_folder_that_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    assert Path(demo(tmp_path / "demo").data["master"]).parent == tmp_path / "demo"
