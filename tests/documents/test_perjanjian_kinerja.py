"""The Perjanjian Kinerja of each official: who signs with whom, what each promises, murni and perubahan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from sakip_xl.documents.base import Document, Source
from sakip_xl.documents.gaps import GAP
from sakip_xl.documents.papers import PAPERS
from sakip_xl.documents.perjanjian_kinerja import head_of_region, vacant_posts
from sakip_xl.domain.model import Kinerja, NaskahRow, Pejabat
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.terms import LaporanKind, Triwulan

NOW = datetime(2026, 7, 20, 9)
OFFICE: dict[str, list[dict[str, Any]]] = {
    "tblUnit": [
        {"kode": "SEK", "nama": "Sekretariat", "jenis": "sekretariat"},
        {"kode": "KEU", "nama": "Sub Bagian Keuangan", "jenis": "sub bagian", "kepala": "Rina Marlina"},
        {"kode": "PEM", "nama": "Seksi Pemerintahan", "kepala": "Dewi Lestari"},
        {"kode": "DS1", "nama": "Desa Sumbersari", "jenis": "desa"},
    ],
    "tblKinerja": [
        {"kode": "T.1", "level": "tujuan", "induk": ""},
        {"kode": "S.1"},
        {"kode": "P.1", "level": "program", "induk": "S.1", "unit": "SEK", "uraian": "Program Penunjang"},
        {
            "kode": "K.1",
            "level": "kegiatan",
            "induk": "P.1",
            "unit": "KEU",
            "uraian": "Administrasi",
            "pagu": 25_000_000,
            "sumber_dana": "APBD",
        },
        {"kode": "SK.1", "level": "sub kegiatan", "induk": "K.1", "unit": "KEU", "pagu": 25_000_000},
    ],
    "tblIndikator": [
        {"kode": "IKT.1", "level": "tujuan", "induk": "T.1", "target_tahun": None},
        {"kode": "IKS.1", "target_tahun": "80 - 90", "satuan": "%"},
        {
            "kode": "IKK.1",
            "level": "kegiatan",
            "induk": "K.1",
            "unit": "KEU",
            "target_tahun": 12,
            "satuan": "dokumen",
        },
    ],
}


def papers(office: dict[str, list[dict[str, Any]]], **setting: Any) -> dict[str, Document]:
    """The documents of an office by key."""
    source = Source(compose({**OFFICE, **office, "tblPengaturan": [setting]}), 2, NOW)
    return {paper.key: paper for paper in PAPERS["pk"].compose(source)}


def test_every_post_promises_to_its_superior_and_a_desa_promises_nothing() -> None:
    made = papers({}, nama_bupati="Hj. Ratna Dewi", nama_kabupaten="Kabupaten Lumajang")
    pairs = {
        key: (p.tags["pihak_pertama"]["nama"], p.tags["pihak_kedua"]["jabatan"]) for key, p in made.items()
    }
    assert pairs == {
        "camat-murni": ("Budi Santoso", "Bupati Lumajang"),
        "sekretaris-murni": ("Siti Aminah", "Camat"),
        "keu-murni": ("Rina Marlina", "Sekretaris"),
        "pem-murni": ("Dewi Lestari", "Camat"),
    }
    assert made["camat-murni"].tags["pihak_kedua"]["nama"] == "Hj. Ratna Dewi"


def test_the_camat_promises_outcomes_and_a_head_what_is_his_units() -> None:
    made = papers({})
    camat, head = made["camat-murni"].tags, made["keu-murni"].tags
    assert [row["target"] for row in camat["kinerja"]] == [GAP, "80 - 90%"]
    assert [row["program"] for row in camat["anggaran"]] == ["Program Penunjang"]
    assert [(row["kinerja"], row["target"]) for row in head["kinerja"]] == [("Administrasi", "12 dokumen")]
    assert (head["anggaran"][0]["keterangan"], head["jumlah"]["anggaran"]) == ("APBD", "25.000.000,00")
    assert [row["program"] for row in made["sekretaris-murni"].tags["anggaran"]] == ["Administrasi"]
    assert made["pem-murni"].tags["kinerja"] == made["pem-murni"].tags["anggaran"] == []


def test_a_perubahan_tells_the_targets_that_changed() -> None:
    indikator = [
        *OFFICE["tblIndikator"],
        {"kode": "IKS.1", "versi_pk": "perubahan", "target_tahun": 95, "satuan": "%"},
    ]
    office = {"tblIndikator": indikator}
    made = papers(office, tanggal_pk=date(2026, 1, 12), tanggal_pk_perubahan=date(2026, 7, 6))
    murni, changed = made["camat-murni"].tags, made["camat-perubahan"].tags
    assert (murni["tanggal_pk"], changed["tanggal_pk"]) == ("12 Januari 2026", "6 Juli 2026")
    assert [row["target"] for row in murni["kinerja"]][-1] == "80 - 90%"
    [change] = changed["perubahan"]
    assert (change["semula"], change["menjadi"]) == ("80 - 90%", "95%")
    assert murni["perubahan"] == []


def test_a_murni_that_was_made_stays_as_it_is_after_a_perubahan() -> None:
    master = compose({**OFFICE, "tblPengaturan": [{"tanggal_pk_perubahan": date(2026, 7, 6)}]})
    row = NaskahRow(
        nomor="",
        berkas="naskah/pk_camat-murni_2026.docx",
        jenis="pk",
        triwulan=Triwulan.I,
        status=LaporanKind.FINAL,
        versi=1,
        tanggal=date(2026, 1, 12),
        dibuat_oleh="Agus Wijaya",
        kunci="camat-murni",
        sidik_data="00",
        sidik_berkas="00",
    )
    keys = [paper.key for paper in PAPERS["pk"].compose(Source(replace(master, naskah=[row]), 2, NOW))]
    assert "camat-murni" not in keys
    assert {"camat-perubahan", "keu-murni"} <= set(keys)


def test_without_an_indicator_there_is_nothing_to_promise() -> None:
    source = Source(compose({**OFFICE, "tblIndikator": []}), 2, NOW)
    assert list(PAPERS["pk"].compose(source)) == []
    assert list(vacant_posts(source)) == []


def test_a_vacant_post_and_an_unnamed_head_of_the_region_are_named() -> None:
    unit = [{**row, "kepala": ""} for row in OFFICE["tblUnit"]]
    source = Source(compose({**OFFICE, "tblUnit": unit}), 2, NOW)
    found = [item.pesan for item in vacant_posts(source)]
    assert [
        word for word in ("Bupati", "Kepala Sub Bagian Keuangan") if not any(word in m for m in found)
    ] == []
    made = {paper.key: paper for paper in PAPERS["pk"].compose(source)}
    assert set(made["keu-murni"].tags["pihak_pertama"]["nama"]) == {"…"}


@pytest.mark.parametrize(
    ("kabupaten", "own", "expected"),
    [
        ("Kabupaten Lumajang", "", "Bupati Lumajang"),
        ("Lumajang", "", "Bupati Lumajang"),
        ("Kota Malang", "", "Wali Kota Malang"),
        ("Kota Malang", "Penjabat Wali Kota Malang", "Penjabat Wali Kota Malang"),
        ("", "", "Bupati …………………"),
    ],
)
def test_the_head_of_the_region_by_its_kind(kabupaten: str, own: str, expected: str) -> None:
    setting = {"nama_kabupaten": kabupaten, "jabatan_bupati": own}
    assert head_of_region(Source(compose({"tblPengaturan": [setting]}), 2, NOW)) == expected


CAMATS = [
    {"nama": "Budi Santoso", "jabatan": "Camat", "peran": "Camat", "selesai": date(2026, 6, 30)},
    {"nama": "Yusuf Hadi", "jabatan": "Camat", "peran": "Camat", "mulai": date(2026, 7, 1)},
]


def _camat(rows: list[dict[str, Any]], day: date | None) -> tuple[str, str]:
    tags = papers({"tblPejabat": rows}, tanggal_pk=day)["camat-murni"].tags
    return tags["pihak_pertama"]["nama"], tags["tanggal_pk"]


def test_who_took_office_after_the_signing_signs_on_a_day_of_his_own() -> None:
    assert _camat(CAMATS, date(2026, 1, 12)) == ("Yusuf Hadi", "…………………")
    assert _camat(CAMATS, date(2026, 7, 6)) == ("Yusuf Hadi", "6 Juli 2026")


def test_a_plh_signs_only_where_nobody_else_holds_the_post() -> None:
    plh = {"nama": "Joko Prasetyo", "jabatan": "Camat", "peran": "Camat", "jabat": "Plh."}
    assert _camat([plh, CAMATS[1]], None)[0] == "Yusuf Hadi"
    assert _camat([plh], None)[0] == "Joko Prasetyo"


def test_a_head_is_named_by_the_post_alone() -> None:
    head = {
        "nama": "Dewi Lestari",
        "peran": "Kasi/Kasubag",
        "unit": "PEM",
        "jabatan": "Kepala Seksi Pemerintahan, Ketua Tim SAKIP",
    }
    made = papers({"tblPejabat": [*CAMATS, head]})
    assert made["pem-murni"].tags["pihak_pertama"]["jabatan"] == "Kepala Seksi Pemerintahan"


def test_what_a_node_and_its_parents_cost_is_counted_once() -> None:
    kinerja = [
        *OFFICE["tblKinerja"],
        {"kode": "P.2", "level": "program", "induk": "S.1", "unit": "SEK", "pagu": 5},
    ]
    made = papers({Kinerja.table: kinerja, Pejabat.table: CAMATS})
    assert [row["program"] for row in made["keu-murni"].tags["anggaran"]] == ["Administrasi"]
    assert made["sekretaris-murni"].tags["jumlah"]["anggaran"] == "25.000.005,00"
