"""From raw rows to the typed ``Master``, with a finding for every cell that does not fit its column.

What a cell must be is said once, in the model's field types; the codes are those of
``data/galat/sel.toml``. A row with a wrong cell is left out of the typed master, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sakip_xl.domain.aturan.inti import BIDANG_MASTER, TemuanSel
from sakip_xl.domain.model import Kerja, Master, Pengaturan, Sel
from sakip_xl.errors import Temuan, temuan
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.inti import Tabel
from sakip_xl.layout.isi import BarisMentah, IsiBuku
from sakip_xl.layout.pengaturan import MENURUT_BIDANG, MENURUT_LABEL

__all__ = [
    "Muatan",
    "TemuanSel",
    "kosong",
    "muat_master",
    "muat_pengaturan",
    "muat_tabel",
]

_KODE = {
    "missing": "SKP-101",
    "string_too_short": "SKP-101",
    "too_short": "SKP-101",
    "bukan_pilihan": "SKP-102",
    "tanggal_teks": "SKP-103",
    "bukan_tanggal": "SKP-104",
    "bukan_jam": "SKP-105",
    "bukan_angka": "SKP-106",
    "int_type": "SKP-106",
    "decimal_type": "SKP-106",
    "angka_ambigu": "SKP-107",
    "bukan_bulat": "SKP-108",
    "bukan_triwulan": "SKP-109",
    "teks_terpotong": "SKP-113",
    "teks_panjang": "SKP-115",
    "greater_than_equal": "SKP-110",
    "greater_than": "SKP-110",
    "less_than_equal": "SKP-111",
    "less_than": "SKP-111",
}


@dataclass(frozen=True, slots=True)
class Muatan:
    """A typed master and what could not be typed."""

    master: Master
    temuan: list[TemuanSel] = field(default_factory=list)


def muat_master(isi: IsiBuku) -> Muatan:
    """The typed master of a raw one; settings that do not fit stand at their default."""
    salah: list[TemuanSel] = []
    daftar: dict[str, list[Any]] = {}
    for tabel in MASTER.tabel:
        if tabel.nama in BIDANG_MASTER:
            daftar[BIDANG_MASTER[tabel.nama]], cacat = muat_tabel(tabel, isi.baris(tabel.nama))
            salah += cacat
    kerja, cacat = _muat_kerja(isi.baris("tblKerja"))
    pengaturan, cacat_pengaturan = muat_pengaturan(isi)
    salah += [*cacat, *cacat_pengaturan]
    master = Master(
        id_master=isi.meta.get("id_master", ""),
        pengaturan=pengaturan,
        kerja=kerja[0] if kerja else Kerja(),
        **daftar,
    )
    return Muatan(master, salah)


def _muat_kerja(mentah: list[BarisMentah]) -> tuple[list[Kerja], list[TemuanSel]]:
    """The one row of Beranda: a choice that cannot be read leaves the others as they are."""
    tabel = MASTER.tabel_bernama("tblKerja")
    kerja, cacat = muat_tabel(tabel, mentah)
    salah = {(satu.baris_ke, satu.bidang) for satu in cacat}
    terbaca: list[BarisMentah] = [
        {bidang: nilai for bidang, nilai in baris.items() if (ke, bidang) not in salah}
        for ke, baris in enumerate(mentah)
    ]
    return (muat_tabel(tabel, terbaca)[0] if salah else kerja), cacat


def muat_tabel(tabel: Tabel, mentah: list[BarisMentah]) -> tuple[list[Any], list[TemuanSel]]:
    """The typed rows of one table and the findings; blank rows are skipped, their place is kept."""
    hasil: list[Any] = []
    salah: list[TemuanSel] = []
    bidang = frozenset(tabel.model.bidang())
    for ke, isi in enumerate(mentah):
        if kosong(isi):
            continue
        terisi: dict[str, Any] = {n: isi[n] for n in isi.keys() & bidang if not _hampa(isi[n])}
        try:
            hasil.append(tabel.model(**terisi, baris_ke=ke))
        except ValidationError as galat:
            salah += _temuan(tabel, ke, isi, galat)
    return hasil, salah


def muat_pengaturan(isi: IsiBuku) -> tuple[Pengaturan, list[TemuanSel]]:
    """The settings; a wrong one is a finding and stands at its default."""
    tempat: dict[str, int] = {}
    nilai: dict[str, Sel] = {}
    for ke, baris in enumerate(isi.baris("tblPengaturan")):
        definisi = MENURUT_LABEL.get(str(baris.get("pengaturan") or "").strip().casefold())
        if definisi is not None:
            tempat[definisi.bidang] = ke
            if not _hampa(baris.get("nilai")):
                nilai[definisi.bidang] = baris["nilai"]
    try:
        return Pengaturan(**nilai), []  # type: ignore[arg-type]
    except ValidationError as galat:
        salah = [
            TemuanSel(
                "tblPengaturan",
                tempat.get(nama, 0),
                "nilai",
                _satu_pengaturan(MENURUT_BIDANG[nama].label, nilai.get(nama), rinci),
            )
            for nama, rinci in _rincian(galat)
        ]
        benar = {nama: isi_ for nama, isi_ in nilai.items() if nama not in {n for n, _ in _rincian(galat)}}
        cadangan = {"nama_kecamatan": "(belum diisi)", "tahun": 2026}
        return Pengaturan(**{**cadangan, **benar}), salah  # type: ignore[arg-type]


def kosong(isi: Mapping[str, Sel]) -> bool:
    """Whether a raw row holds nothing at all."""
    return all(_hampa(nilai) for nilai in isi.values())


def _hampa(nilai: Sel) -> bool:
    return nilai is None or (isinstance(nilai, str) and not nilai.strip())


def _temuan(tabel: Tabel, ke: int, isi: BarisMentah, galat: ValidationError) -> list[TemuanSel]:
    return [
        TemuanSel(tabel.nama, ke, nama, _satu(tabel.kolom_bidang(nama).judul, isi.get(nama), rinci))
        for nama, rinci in _rincian(galat)
    ]


def _rincian(galat: ValidationError) -> list[tuple[str, ErrorDetails]]:
    return [(str(rinci["loc"][0]), rinci) for rinci in galat.errors(include_url=False)]


def _satu_pengaturan(label: str, nilai: Sel, rinci: ErrorDetails) -> Temuan:
    """What is wrong with one setting: its row is never to be emptied."""
    apa = _satu(label, nilai, rinci)
    return temuan("SKP-114", kolom=label) if apa.kode == "SKP-101" else apa


def _satu(judul: str, nilai: Sel, rinci: ErrorDetails) -> Temuan:
    isi = rinci.get("ctx", {})
    batas = isi.get("ge", isi.get("gt", isi.get("le", isi.get("lt"))))
    return temuan(
        _KODE.get(rinci["type"], "SKP-112"),
        nilai=nilai,
        kolom=judul,
        pilihan=isi.get("pilihan", ""),
        batas=batas,
    )
