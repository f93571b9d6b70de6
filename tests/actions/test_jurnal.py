"""The journal of one action: what it holds is enough to go back, whatever stands in the cells."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.actions.jurnal import DISIMPAN, Entri, bandingkan, nomor_berikut, tambahkan, terakhir
from sakip_xl.books.mentah import rapikan_tabel
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import BUKU_MASTER, MASTER
from sakip_xl.layout.isi import BarisMentah, IsiBuku
from tests.books.kontrak import ANEH

UNIT = MASTER.tabel_bernama("tblUnit")
SEL = st.sampled_from([None, *ANEH, "\ud800"])
TABEL = st.lists(st.dictionaries(st.sampled_from(UNIT.model.bidang()), SEL), max_size=5).map(
    lambda baris: rapikan_tabel(UNIT, baris)
)


def buku(unit: list[BarisMentah]) -> IsiBuku:
    return IsiBuku(BUKU_MASTER, {"tblUnit": unit})


def entri(lama: IsiBuku, baru: IsiBuku, **lain: Any) -> Entri:
    isi: dict[str, Any] = {
        "nomor": nomor_berikut(baru),
        "tindakan": "Rekap",
        "waktu": datetime(2026, 7, 6, 9, 30),
        "oleh": "Siti",
        "id_master": "M",
        "awal": 1,
        "akhir": 2,
        "sidik": "ab",
        "berkas": (("formulir/a.xlsx", "cd"),),
        "tabel": bandingkan(lama, baru, ["tblUnit"]),
    }
    return Entri(**{**isi, **lain})


@given(TABEL, TABEL)
def test_what_an_action_changed_leads_back_to_what_was(
    lama: list[BarisMentah], baru: list[BarisMentah]
) -> None:
    satu = entri(buku(lama), buku(baru))
    assert satu.berubah(buku(baru)) == []
    pulih = satu.balikkan(buku(baru)).baris("tblUnit")
    assert bandingkan(buku(lama), buku(pulih), ["tblUnit"]) == {}


@given(TABEL, TABEL)
def test_an_entry_comes_out_of_the_book_as_it_went_in(
    lama: list[BarisMentah], baru: list[BarisMentah]
) -> None:
    satu = entri(buku(lama), buku(baru))
    assert terakhir(tambahkan(buku(baru), satu)) == satu


@given(TABEL, TABEL, TABEL)
def test_a_difference_is_named_wherever_the_action_wrote(
    lama: list[BarisMentah], baru: list[BarisMentah], kini: list[BarisMentah]
) -> None:
    satu = entri(buku(lama), buku(baru))
    beda = bandingkan(buku(baru), buku(kini), ["tblUnit"])
    if not satu.berubah(buku(kini)):
        sel = {(ke, bidang) for ke, bidang, *_ in satu.tabel["tblUnit"].sel} if satu.tabel else set()
        sejak = {(ke, bidang) for ke, bidang, *_ in beda["tblUnit"].sel} if beda else set()
        assert not sel & sejak


def test_only_the_last_entries_are_kept_and_numbers_go_on() -> None:
    isi = buku([])
    for ke in range(1, DISIMPAN + 3):
        isi = tambahkan(isi, entri(isi, isi, tindakan=f"ke-{ke}"))
    jurnal = isi.baris("tblBatal")
    assert [b["tindakan"] for b in jurnal] == [f"ke-{ke}" for ke in range(3, DISIMPAN + 3)]
    assert nomor_berikut(isi) == DISIMPAN + 3


@pytest.mark.parametrize(
    "isi",
    [
        "bukan base64 !",
        "AAAA",
        *(
            b64encode(compress(satu)).decode()
            for satu in (b"", b"null", b"[]", b"{}", b'{"tabel": 5}', b'{"tabel": {}, "berkas": []}')
        ),
    ],
)
def test_whatever_stands_in_place_of_an_entry_is_refused_not_believed(isi: str) -> None:
    satu = tambahkan(buku([]), entri(buku([]), buku([])))
    [baris] = satu.baris("tblBatal")
    rusak = replace(satu, tabel={**satu.tabel, "tblBatal": [{**baris, "isi": isi}]})
    with pytest.raises(SakipError) as galat:
        terakhir(rusak)
    assert galat.value.kode == "SKP-488"


def test_every_kind_of_moment_keeps_its_kind() -> None:
    nilai = [date(2026, 1, 2), datetime(2026, 1, 2), time(3, 4, 5)]
    baru = [{"kode": "A", "nama": satu} for satu in nilai]
    kembali = terakhir(tambahkan(buku([]), entri(buku([]), buku(baru))))  # type: ignore[arg-type]
    assert kembali is not None
    datang = [baris["nama"] for baris in kembali.tabel["tblUnit"].datang]
    assert [(type(satu), satu) for satu in datang] == [
        (date, date(2026, 1, 2)),
        (date, date(2026, 1, 2)),
        (time, time(3, 4, 5)),
    ]
