"""Batalkan on any path: through both SOPs, and through the whole story of the demo."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip_xl.actions import jurnal
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.buat import isi_awal
from sakip_xl.actions.contoh import Majukan, Tindakan, TindakanSop, cerita, isi_contoh
from sakip_xl.actions.demo import Panggung
from sakip_xl.actions.sesi import Saat
from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import NamaSop, YaTidak
from sakip_xl.domain.keadaan import status_sop
from sakip_xl.domain.lipatan import StatusSop
from sakip_xl.domain.sop import SOP
from tests.actions.jalan_sop import KUMPUL, UKUR, Meja
from tests.actions.kantor import KINI, SEKRETARIS, TIM, ditolak, ketik, saat
from tests.actions.test_batalkan import isi_lain

_MAHAL = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def jalan(meja: Meja, sop: NamaSop, langkah: int, pulang: list[int]) -> None:
    """Walk until a step runs, returned from the decision to these steps on the way."""
    keputusan = SOP[sop].langkah_keputusan
    for ke in pulang if langkah > keputusan.nomor else []:
        meja.sampai(sop, keputusan.nomor)
        boleh = keputusan.boleh_kembali_ke
        meja.maju(
            sop, SEKRETARIS, keputusan=YaTidak.TIDAK, catatan="Ulangi.", ke_langkah=boleh[ke % len(boleh)]
        )
    meja.sampai(sop, langkah)


def jawaban(sop: NamaSop, langkah: int, data: st.DataObject) -> dict[str, Any]:
    """An answer for the step, where it asks for one."""
    satu = SOP[sop].ke(langkah)
    if not satu.keputusan:
        return {}
    if data.draw(st.booleans(), label="setuju"):
        return {"keputusan": YaTidak.YA}
    ke = data.draw(st.sampled_from(satu.boleh_kembali_ke), label="ke langkah")
    return {"keputusan": YaTidak.TIDAK, "catatan": "Lengkapi.", "ke_langkah": ke}


def keadaan(meja: Meja) -> list[StatusSop]:
    return [status_sop(meja.master, sop, 2, KINI) for sop in NamaSop]


@_MAHAL
@given(
    st.sampled_from([(sop, satu.nomor) for sop in NamaSop for satu in SOP[sop].langkah]),
    st.lists(st.integers(0, 9), max_size=2),
    st.data(),
)
def test_a_step_taken_back_leaves_both_sops_as_they_were(
    tmp_path_factory: pytest.TempPathFactory,
    tempat: tuple[NamaSop, int],
    pulang: list[int],
    data: st.DataObject,
) -> None:
    sop, langkah = tempat
    meja = Meja(tmp_path_factory.mktemp("kantor"))
    if sop is UKUR:
        meja.sampai(KUMPUL, 11)
    jalan(meja, sop, langkah, pulang)
    meja.siapkan(sop)
    status, isi = keadaan(meja), isi_lain(meja.buku)
    meja.maju(sop, **jawaban(sop, langkah, data))
    assert keadaan(meja) != status
    batalkan(meja.buku, saat=saat(TIM, jam=40))
    assert keadaan(meja) == status
    assert isi_lain(meja.buku) == isi


MENULIS = [(KUMPUL, n) for n in (1, 5, 7, 9, 10, 11, 12)] + [(UKUR, n) for n in (1, 4, 5, 7, 8, 9, 10)]
"""The steps at which an action writes more than the log."""


@_MAHAL
@given(st.sampled_from(MENULIS), st.data())
def test_any_one_cell_changed_since_refuses_and_put_back_no_more(
    tmp_path_factory: pytest.TempPathFactory, tempat: tuple[NamaSop, int], data: st.DataObject
) -> None:
    sop, langkah = tempat
    meja = Meja(tmp_path_factory.mktemp("kantor"))
    if sop is UKUR:
        meja.sampai(KUMPUL, 11)
    meja.sampai(sop, langkah)
    meja.siapkan(sop)
    if langkah in {1, SOP[sop].langkah_keputusan.nomor, SOP[sop].langkah_keputusan.nomor + 1}:
        meja.maju(sop, **jawaban(sop, langkah, data))
    tersentuh = sel_tersentuh(meja.buku)
    tabel, ke, bidang = data.draw(st.sampled_from(tersentuh), label="sel")
    asli = meja.buku.baca().baris(tabel)[ke].get(bidang)
    baru = data.draw(st.sampled_from([satu for satu in ("Diubah", 99, None) if satu != asli]), label="isi")
    ketik(meja.buku, tabel, ke, **{bidang: baru})
    with ditolak("SKP-484", meja.buku) as galat:
        batalkan(meja.buku, saat=saat(TIM, jam=40))
    assert [satu.sel for satu in galat.value.rincian] == [meja.buku.letak(tabel, ke, bidang).sel]
    ketik(meja.buku, tabel, ke, **{bidang: asli})
    batalkan(meja.buku, saat=saat(TIM, jam=40))


def sel_tersentuh(buku: Buku) -> list[tuple[str, int, str]]:
    """The cells that the last action wrote: table, row and field."""
    entri = jurnal.terakhir(buku.baca())
    assert entri is not None
    return [
        (tabel, ke, bidang)
        for tabel, beda in entri.tabel.items()
        for ke, bidang in [
            *((ke, bidang) for ke, bidang, *_ in beda.sel),
            *((ke, bidang) for ke, baris in enumerate(beda.datang, beda.batas) for bidang in baris),
        ]
    ]


@dataclass(slots=True)
class Bolak(Panggung):
    """The story of the demo, in which every action is taken back and done again."""

    dibatalkan: list[str] = field(default_factory=list)

    def mainkan(self, adegan: Any) -> None:
        sebelum, jejak = isi_lain(self.buku), len(self.buku.baca().baris("tblJejak"))
        berkas = berkas_di(self.ke)
        Panggung.mainkan(self, adegan)
        if not isinstance(adegan, Majukan | Tindakan | TindakanSop) or adegan.aksi == "periksa":
            return
        hasil = batalkan(self.buku, saat=Saat(adegan.waktu, adegan.oleh))
        assert isi_lain(self.buku) == sebelum, adegan
        assert hasil.data["jejak"][0] == jejak + 1
        assert berkas_di(self.ke) == berkas
        assert list(hasil.temuan) == []
        self.dibatalkan.append(adegan.aksi)
        Panggung.mainkan(self, adegan)


def berkas_di(akar: Path) -> set[Path]:
    """The files of a folder, but for what was moved aside."""
    return {jalur for jalur in akar.rglob("*") if jalur.is_file() and "dibatalkan" not in jalur.parent.name}


def test_every_action_of_the_story_can_be_taken_back_and_done_again(tmp_path: Path) -> None:
    kisah = cerita()
    awal = isi_contoh(isi_awal("Sumbersuko", kisah.adegan[0].waktu.year, id_master="contoh-sumbersuko"))
    biasa = Panggung(tmp_path / "a", kisah, BukuMemori(awal))
    bolak = Bolak(tmp_path / "b", kisah, BukuMemori(awal))
    for panggung in (biasa, bolak):
        for adegan in kisah.adegan:
            panggung.mainkan(adegan)
    assert len(bolak.dibatalkan) > 30
    assert set(bolak.dibatalkan) >= {"majukan", "bagikan", "rekap", "hitung", "laporan", "arsipkan"}
    assert isi_tetap(biasa.buku) == isi_tetap(bolak.buku)


def isi_tetap(buku: Buku) -> dict[str, Any]:
    """The tables of two runs of one story: an archive made at another moment has another fingerprint."""
    tabel = isi_lain(buku)
    tabel["tblArsip"] = [{**baris, "sidik": ""} for baris in tabel["tblArsip"]]
    return tabel
