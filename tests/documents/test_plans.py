"""The papers of the registers Rencana Aksi, Tindak Lanjut LHE and Undangan, and of the SOP itself."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from sakip_xl.documents.base import Document, Source
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.rules.sample import compose

NOW = datetime(2026, 7, 20, 9)


def papers(jenis: str, office: dict[str, list[dict[str, Any]]], **setting: Any) -> list[Document]:
    """The documents of one kind."""
    source = Source(compose({**office, "tblPengaturan": [setting]}), 2, NOW)
    return list(PAPERS[jenis].compose(source))


def test_an_indicator_is_said_once_above_its_actions() -> None:
    rows: list[dict[str, Any]] = [
        {"kode": "IKS.1", "aksi": "Evaluasi", "sub_aksi": "kunjungan", "unit": "PEM", "bulan_3": "2,5"},
        {"kode": "IKT.1", "aksi": "Rapat", "bulan_3": 0},
        {"kode": "IKS.1", "aksi": "Laporan", "bulan_3": None, "bulan_12": "tuntas"},
        {"kode": "IKS.99", "aksi": "Tersesat"},
    ]
    [paper] = papers("rencana-aksi", {"tblRencanaAksi": rows})
    shown = [(row["nomor"], row["aksi"], row["bulan_3"], row["bulan_12"]) for row in paper.tags["aksi"]]
    assert shown == [
        ("1", "Rapat", "0", ""),
        ("2", "Evaluasi: kunjungan", "2,5", ""),
        ("", "Laporan", "", "tuntas"),
    ]
    assert paper.tags["aksi"][2]["indikator"] == ""


@pytest.mark.parametrize("jenis", ["rencana-aksi", "tindak-lanjut-lhe"])
def test_an_empty_register_has_no_paper(jenis: str) -> None:
    assert papers(jenis, {}) == []


def test_recommendations_are_counted_by_how_far_they_are() -> None:
    rows: list[dict[str, Any]] = [
        {"status": "tuntas", "bukti": "SK"},
        {"batas_waktu": date(2026, 12, 18)},
        {"status": "belum"},
    ]
    [paper] = papers("tindak-lanjut-lhe", {"tblTindakLanjutLhe": rows})
    assert paper.tags["ringkasan"] == "2 belum, 0 proses, dan 1 tuntas"
    assert [row["status"] for row in paper.tags["rekomendasi"]] == ["Tuntas", "Belum", "Belum"]
    assert paper.tags["rekomendasi"][1]["batas_waktu"] == "18 Desember 2026"


def test_an_invitation_of_the_register_takes_the_place_of_that_by_the_minutes() -> None:
    rows: list[dict[str, Any]] = [
        {"kepada": "Kepala Seksi; Tim SAKIP ;", "jam_selesai": time(11)},
        {"nomor": "005/02", "sop": "pengukuran"},
    ]
    first, second = papers("undangan", {"tblUndangan": rows})
    assert [row["nama"] for row in first.tags["peserta"]] == ["Kepala Seksi", "Tim SAKIP"]
    assert (first.nomor, first.tags["jam"]) == ("005/01", "09.00 sampai 11.00")
    assert (second.tags["jam"], second.tags["peserta"]) == ("09.00 sampai selesai", [])


def test_without_names_everybody_of_the_minutes_is_invited() -> None:
    [paper] = papers("undangan", {"tblUndangan": [{}]})
    assert [row["nama"] for row in paper.tags["peserta"]] == ["Agus Wijaya", "Siti Aminah"]
    assert paper.tanggal == date(2026, 7, 1)


def test_the_sop_is_approved_by_whom_identitas_names_else_by_the_camat() -> None:
    by_camat = papers("sop", {})[0].tags["pengesah"]
    named = papers("sop", {}, sop_disahkan_oleh="Siti Aminah")[0].tags["pengesah"]
    nobody = papers("sop", {"tblPejabat": []})[0].tags["pengesah"]
    assert (by_camat["nama"], named["nama"]) == ("Budi Santoso", "Siti Aminah")
    assert nobody["jabatan"] == "Camat"
    assert set(nobody["nama"]) == {"…"}


YEARLY = [jenis for jenis, kind in PAPERS.items() if kind.yearly]
REGISTERS: dict[str, list[dict[str, Any]]] = {
    "tblKinerja": [{}, {"kode": "P.1", "level": "program", "induk": "S.1"}],
    "tblRencanaAksi": [{}],
    "tblTindakLanjutLhe": [{}],
}


@pytest.mark.parametrize("jenis", YEARLY)
def test_a_paper_of_the_year_is_the_same_in_every_quarter(jenis: str) -> None:
    first, last = (
        [paper.sidik for paper in PAPERS[jenis].compose(Source(compose(REGISTERS), tw, NOW))] for tw in (1, 4)
    )
    assert first == last
    assert first


def test_a_dash_is_no_target_of_a_month() -> None:
    [paper] = papers("rencana-aksi", {"tblRencanaAksi": [{"bulan_3": "-", "bulan_4": 0}]})
    assert [paper.tags["aksi"][0][f"bulan_{month}"] for month in (3, 4)] == ["", "0"]
