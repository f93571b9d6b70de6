"""How a rule points at a setting, and the name of the kecamatan wherever it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sakip_xl.domain.aturan.inti import (
    BIDANG_MASTER,
    Konteks,
    Langgar,
    aturan,
    kunci,
    langgar,
    tulis,
)
from sakip_xl.domain.model import Pengaturan

_BUKAN_NASKAH = {"tblTemuan", "tblArsip", "tblJejak", "tblKertasKerja", "tblHariKhusus", "tblPredikat"}
_SEBUTAN = re.compile(r"\b(?:[Kk]ecamatan|[Cc]amat|KECAMATAN|CAMAT)\s+(?P<nama>[A-Z][\w'-]+)")
_BUKAN_NAMA = frozenset(
    {"atas", "berprestasi", "berupa", "dalam", "dan", "di", "dengan", "desa", "ini", "itu", "kabupaten"}
    | {"kantor", "ke", "kepada", "kepala", "kota", "layak", "melalui", "nomor", "oleh", "pada", "ramah"}
    | {"secara", "sebagai", "sehat", "sekretaris", "selaku", "tahun", "tangguh", "tentang", "terhadap"}
    | {"terkait", "terpadu", "tim", "triwulan", "untuk", "wajib", "yang"}
)
"""Words that stand after Kecamatan or Camat with a capital and are no name."""


def setelan(k: Konteks, bidang: str, **isi: object) -> Langgar:
    """A violation at one setting; its row is its place among the settings."""
    nilai = tulis(getattr(k.master.pengaturan, bidang))
    return Langgar(list(Pengaturan.model_fields).index(bidang), bidang, nilai, isi)


def kecamatan_lain(teks: str, k: Konteks) -> str | None:
    """The name of another kecamatan in a text, as written; ``None`` when there is none.

    The name of an official after ``Camat`` is no kecamatan.
    """
    for cocok in _SEBUTAN.finditer(teks):
        if kunci(cocok["nama"]) not in _dikenal(k) | _BUKAN_NAMA:
            return cocok.group()
    return None


def _dikenal(k: Konteks) -> set[str]:
    """The words of this kecamatan's own name and of the officials' names."""
    sendiri = _kata(k.master.pengaturan.nama_kecamatan) - {"kecamatan"}
    return sendiri.union(*(_kata(p.nama) for p in k.master.pejabat))


def _kata(teks: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", kunci(teks)))


def _daftarkan(tabel: str) -> None:
    bidang_contoh = {"tblPeserta": "jabatan", "tblPejabat": "jabatan", "tblUnit": "nama"}.get(tabel)
    bidang = bidang_contoh or _TEKS_CONTOH.get(tabel, "uraian")

    @aturan(
        "SKP-127",
        tabel,
        kenapa="Nama kecamatan hanya satu, yaitu pada lembar Identitas; nama lain biasanya sisa salinan "
        "(naskah SOP sendiri menyebut Sumbersuko dan Senduro).",
        baik={tabel: [{bidang: "Camat Sumbersuko, Kecamatan Sumbersuko"}]},
        buruk={tabel: [{bidang: "Kantor Camat Senduro"}]},
    )
    def nama_kecamatan_lain(k: Konteks) -> Iterator[Langgar]:
        """Another kecamatan is named in a text."""
        daftar: Sequence[Any] = getattr(k.master, BIDANG_MASTER[tabel])
        for baris in daftar:
            for nama in baris.bidang():
                nilai = getattr(baris, nama)
                lain = kecamatan_lain(nilai, k) if isinstance(nilai, str) else None
                if lain is not None:
                    yield langgar(baris, nama, lain=lain, kecamatan=k.master.pengaturan.nama_kecamatan)


_TEKS_CONTOH = {
    "tblDisposisi": "hal",
    "tblNotulen": "agenda",
    "tblKeputusan": "keputusan",
    "tblProgramKerja": "kegiatan",
    "tblDokumen": "dokumen",
    "tblIndikator": "definisi",
    "tblFormulir": "alasan",
    "tblRealisasi": "kendala",
    "tblLaporan": "ringkasan",
    "tblAnggaran": "id_formulir",
}

for _tabel in BIDANG_MASTER:
    if _tabel not in _BUKAN_NASKAH:
        _daftarkan(_tabel)


@aturan(
    "SKP-127",
    "tblPengaturan",
    kenapa="Kop dan pengesahan memakai nama kecamatan yang sama dengan pengaturan Nama Kecamatan.",
    baik={"tblPengaturan": [{"sop_disahkan_oleh": "Camat Sumbersuko"}]},
    buruk={"tblPengaturan": [{"sop_disahkan_oleh": "Camat Senduro"}]},
)
def pengaturan_kecamatan_lain(k: Konteks) -> Iterator[Langgar]:
    """Another kecamatan is named in a setting."""
    for bidang in ("alamat_kantor", "tempat_naskah", "sop_disahkan_oleh"):
        lain = kecamatan_lain(getattr(k.master.pengaturan, bidang), k)
        if lain is not None:
            yield setelan(k, bidang, lain=lain, kecamatan=k.master.pengaturan.nama_kecamatan)
