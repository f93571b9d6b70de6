"""What may be done next in an SOP, every refusal with its reason, and paths of any kind."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from sakip_xl.domain.istilah import NamaSop, Peran, Peristiwa, YaTidak
from sakip_xl.domain.jejak import periksa_rantai
from sakip_xl.domain.lipatan import Keadaan, Maju, Penolakan, Permintaan
from sakip_xl.domain.sop import SOP, Langkah
from tests.domain.kantor_sop import ID, SEMUA, Kantor, keadaan

KUMPUL = SOP[NamaSop.PENGUMPULAN]
YA, TIDAK = YaTidak.YA, YaTidak.TIDAK


@pytest.mark.parametrize(
    ("nama", "langkah", "permintaan", "kode", "pesan"),
    [
        (NamaSop.PENGUMPULAN, 1, Permintaan(frozenset({Peran.STAF})), "SKP-402", "hanya dapat diselesaikan"),
        (NamaSop.PENGUMPULAN, 3, Permintaan(frozenset()), "SKP-402", "orang tanpa peran"),
        (NamaSop.PENGUMPULAN, 10, Permintaan(SEMUA), "SKP-406", "Ya atau Tidak"),
        (NamaSop.PENGUMPULAN, 10, Permintaan(SEMUA, TIDAK, "  "), "SKP-408", "arahannya kosong"),
        (NamaSop.PENGUMPULAN, 10, Permintaan(SEMUA, TIDAK, "x", 9), "SKP-409", "kembali ke langkah 9"),
        (NamaSop.PENGUMPULAN, 10, Permintaan(SEMUA, YA, "", 8), "SKP-410", "tidak dikembalikan"),
        (NamaSop.PENGUMPULAN, 4, Permintaan(SEMUA, None, "", 3), "SKP-410", "tidak dikembalikan"),
        (NamaSop.PENGUMPULAN, 4, Permintaan(SEMUA, YA), "SKP-407", "diberi keputusan Ya"),
        (NamaSop.PENGUKURAN, 9, Permintaan(SEMUA, TIDAK, "x"), "SKP-407", "diberi keputusan Tidak"),
        (NamaSop.PENGUMPULAN, 10, Permintaan(frozenset({Peran.CAMAT}), YA), "SKP-402", "bukan oleh Camat"),
    ],
)
def test_what_is_not_declared_is_refused_with_its_reason(
    nama: NamaSop, langkah: int, permintaan: Permintaan, kode: str, pesan: str
) -> None:
    penolakan = Kantor(nama).sampai(langkah).tolak(permintaan)
    assert penolakan.kode == kode
    galat = penolakan.galat()
    assert (galat.kode, galat.keluar) == (kode, 3)
    assert pesan in galat.temuan.pesan


@pytest.mark.parametrize("nama", list(NamaSop))
def test_each_step_takes_exactly_the_roles_it_names(nama: NamaSop) -> None:
    for langkah in SOP[nama].langkah:
        kantor = Kantor(nama).sampai(langkah.nomor)
        for peran in Peran:
            hasil = kantor.minta(Permintaan(frozenset({peran}), YA if langkah.keputusan else None))
            if peran in langkah.pelaku:
                assert isinstance(hasil, Maju)
                assert hasil.peran is peran
            else:
                assert isinstance(hasil, Penolakan)
                assert hasil.kode == "SKP-402"


def test_everything_missing_is_listed_with_where_to_fill_it() -> None:
    kantor = Kantor().sampai(2)
    kantor.kurang = {
        "disposisi_camat": ["nomor agenda belum diisi."],
        "notulen": ["peserta belum ada", "keputusan rapat belum ada"],
        "arsip": ["tidak ditanya di sini"],
    }
    galat = kantor.tolak(Permintaan(SEMUA)).galat()
    assert galat.kode == "SKP-403"
    assert "3 hal" in galat.temuan.pesan
    assert [(t.kode, t.lembar, t.nilai) for t in galat.rincian] == [
        ("SKP-404", "Disposisi", "nomor agenda belum diisi"),
        ("SKP-405", "Notulen", "peserta belum ada"),
        ("SKP-405", "Notulen", "keputusan rapat belum ada"),
    ]
    assert galat.rincian[0].pesan.endswith("belum diisi.")


def test_a_return_needs_the_draft_but_not_the_output_of_the_step() -> None:
    langkah = KUMPUL.langkah_keputusan.model_copy(update={"syarat_keluar": ("laporan_final",)})
    sop = KUMPUL.model_copy(
        update={"langkah": tuple(langkah if s.keputusan else s for s in KUMPUL.langkah)},
    )
    kantor = Kantor().sampai(10)
    kantor.sop = sop
    kantor.kurang = {"laporan_final": ["laporan final belum ada"]}
    assert isinstance(kantor.minta(Permintaan(SEMUA, TIDAK, "x")), Maju)
    assert kantor.tolak(Permintaan(SEMUA, YA)).kode == "SKP-403"
    kantor.kurang = {"laporan_draft": ["draft belum ada"]}
    assert kantor.tolak(Permintaan(SEMUA, TIDAK, "x")).kode == "SKP-403"


def test_measuring_waits_for_the_agreement_on_the_collected_data() -> None:
    kantor = Kantor(NamaSop.PENGUKURAN)
    kantor.disetujui = False
    kantor.sampai(5)
    penolakan = kantor.tolak(Permintaan(SEMUA))
    assert penolakan.kode == "SKP-411"
    assert "triwulan II" in penolakan.galat().temuan.pesan
    kantor.disetujui = True
    assert kantor.lakukan().langkah == 5


def test_the_camat_may_return_only_where_the_setting_allows_it() -> None:
    kantor = Kantor().sampai(11)
    assert kantor.tolak(Permintaan(SEMUA, TIDAK, "Perbaiki.")).kode == "SKP-407"
    kantor.camat = True
    assert kantor.tolak(Permintaan(frozenset({Peran.SEKRETARIS}), TIDAK, "Perbaiki.")).kode == "SKP-402"
    assert kantor.tolak(Permintaan(frozenset({Peran.CAMAT}), TIDAK)).kode == "SKP-408"
    assert kantor.lakukan(TIDAK, "Perbaiki.").peran is Peran.CAMAT
    status = kantor.status()
    assert keadaan(status) == "s" * 9 + "jbb"
    assert not status.disetujui
    assert status.temuan == ()


def test_the_camat_may_also_say_yes_or_nothing_where_he_may_return() -> None:
    for jawaban in (YA, None):
        kantor = Kantor().sampai(11)
        kantor.camat = True
        assert kantor.lakukan(jawaban).keputusan is jawaban
        assert kantor.status().langkah_kini == 12
        assert kantor.status().temuan == ()


class Bayangan:
    """The state tracked move by move, without any log."""

    def __init__(self) -> None:
        self.kini: int | None = 1
        self.putaran: dict[int, int] = {}
        self.draf: set[int] = set()
        self.ya_terakhir = False

    def ikuti(self, maju: Maju, langkah: Langkah) -> None:
        if maju.peristiwa is Peristiwa.KEMBALI:
            assert maju.ke_langkah is not None
            self.draf |= {n for n in self.putaran if n > maju.ke_langkah}
            self.ya_terakhir = False
        else:
            self.putaran[langkah.nomor] = self.putaran.get(langkah.nomor, 0) + 1
            self.ya_terakhir = self.ya_terakhir or langkah.keputusan
        self.kini = maju.berikut
        self.draf.discard(self.kini or 0)


LIAR = st.builds(
    Permintaan,
    st.frozensets(st.sampled_from(Peran)),
    st.sampled_from([None, YA, TIDAK]),
    st.sampled_from(["", "lengkapi"]),
    st.one_of(st.none(), st.integers(1, 12)),
)
"""Anything anybody could ask for."""

GERAK = st.one_of(
    st.just(None),
    st.just(None),
    st.just(YA),
    st.builds(Permintaan, st.just(SEMUA), st.just(TIDAK), st.just("x")),
    LIAR,
)


def sebagai_permintaan(gerak: Permintaan | YaTidak | None, *, putus: bool) -> Permintaan:
    """A plain move answers only where there is something to decide."""
    return gerak if isinstance(gerak, Permintaan) else Permintaan(SEMUA, gerak if putus else None)


@given(st.sampled_from(NamaSop), st.booleans(), st.lists(GERAK, min_size=15, max_size=50))
def test_no_path_skips_a_step_and_the_log_tells_the_state(
    nama: NamaSop, camat: bool, gerak: list[Permintaan | YaTidak | None]
) -> None:
    kantor, bayangan = Kantor(nama), Bayangan()
    kantor.camat = camat
    for satu in gerak:
        kini = kantor.status().langkah_kini
        hasil = kantor.minta(sebagai_permintaan(satu, putus=kini == kantor.sop.langkah_keputusan.nomor))
        if isinstance(hasil, Penolakan):
            assert hasil.galat().keluar == 3
            continue
        assert hasil.langkah == bayangan.kini
        assert hasil.berikut is None or hasil.berikut <= hasil.langkah + 1
        bayangan.ikuti(hasil, kantor.sop.ke(hasil.langkah))
        kantor.catat(hasil)
        status = kantor.status()
        assert status.temuan == ()
        assert status.langkah_kini == bayangan.kini
        assert {s.nomor for s in status.langkah if s.keadaan is Keadaan.DRAF} == bayangan.draf
        assert {s.nomor: s.putaran for s in status.langkah if s.putaran} == bayangan.putaran
        assert status.disetujui == bayangan.ya_terakhir
        assert bayangan.ya_terakhir or not status.selesai
    event(f"akhir {bayangan.kini}, kembali {any(b.ke_langkah for b in kantor.jejak)}")
    assert periksa_rantai(kantor.jejak, ID) == []


@given(st.sampled_from([8, 7, 5]), st.integers(1, 4))
def test_every_later_step_is_draft_after_each_of_several_returns(ke: int, kali: int) -> None:
    kantor = Kantor()
    for _ in range(kali):
        kantor.sampai(10)
        kantor.lakukan(TIDAK, "lengkapi", ke)
        assert keadaan(kantor.status()) == "s" * (ke - 1) + "j" + "d" * (9 - ke) + "bbb"
    kantor.sampai(10)
    assert kantor.status().ke(ke).putaran == kali + 1
