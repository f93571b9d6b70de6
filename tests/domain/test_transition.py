"""What may be done next in an SOP, every refusal with its reason, and paths of any kind."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from sakip_xl.domain.sop.definition import SOP, Langkah
from sakip_xl.domain.sop.jejak import check_chain
from sakip_xl.domain.sop.state import State
from sakip_xl.domain.sop.transition import Move, Refusal, Request
from sakip_xl.domain.terms import Event, Peran, SopName, YesNo
from tests.domain.sop_office import ID, SEMUA, Office, state

KUMPUL = SOP[SopName.PENGUMPULAN]
YA, TIDAK = YesNo.YA, YesNo.TIDAK


@pytest.mark.parametrize(
    ("name", "langkah", "wish", "kode", "message"),
    [
        (SopName.PENGUMPULAN, 1, Request(frozenset({Peran.STAF})), "SKP-402", "hanya dapat diselesaikan"),
        (SopName.PENGUMPULAN, 3, Request(frozenset()), "SKP-402", "orang tanpa peran"),
        (SopName.PENGUMPULAN, 10, Request(SEMUA), "SKP-406", "Ya atau Tidak"),
        (SopName.PENGUMPULAN, 10, Request(SEMUA, TIDAK, "  "), "SKP-408", "arahannya kosong"),
        (SopName.PENGUMPULAN, 10, Request(SEMUA, TIDAK, "x", 9), "SKP-409", "kembali ke langkah 9"),
        (SopName.PENGUMPULAN, 10, Request(SEMUA, TIDAK, "x", "arsip"), "SKP-409", "kembali ke langkah 12"),
        (SopName.PENGUMPULAN, 10, Request(SEMUA, TIDAK, "x", 13), "SKP-409", "kembali ke langkah 13"),
        (SopName.PENGUMPULAN, 10, Request(SEMUA, YA, "", 8), "SKP-410", "tidak dikembalikan"),
        (SopName.PENGUMPULAN, 4, Request(SEMUA, None, "", 3), "SKP-410", "tidak dikembalikan"),
        (SopName.PENGUMPULAN, 4, Request(SEMUA, YA), "SKP-407", "diberi keputusan Ya"),
        (SopName.PENGUKURAN, 9, Request(SEMUA, TIDAK, "x"), "SKP-407", "diberi keputusan Tidak"),
        (SopName.PENGUMPULAN, 10, Request(frozenset({Peran.CAMAT}), YA), "SKP-402", "bukan oleh Camat"),
    ],
)
def test_what_is_not_declared_is_refused_with_its_reason(
    name: SopName, langkah: int, wish: Request, kode: str, message: str
) -> None:
    refusal = Office(name).until(langkah).refuse(wish)
    assert refusal.kode == kode
    galat = refusal.galat()
    assert (galat.kode, galat.keluar) == (kode, 3)
    assert message in galat.temuan.pesan


@pytest.mark.parametrize("name", list(SopName))
def test_each_step_takes_exactly_the_roles_it_names(name: SopName) -> None:
    for langkah in SOP[name].langkah:
        kantor = Office(name).until(langkah.nomor)
        for peran in Peran:
            result = kantor.request_move(Request(frozenset({peran}), YA if langkah.keputusan else None))
            if peran in langkah.pelaku:
                assert isinstance(result, Move)
                assert result.peran is peran
            else:
                assert isinstance(result, Refusal)
                assert result.kode == "SKP-402"


def test_everything_missing_is_listed_with_where_to_fill_it() -> None:
    kantor = Office().until(2)
    kantor.kurang = {
        "disposisi_camat": ["nomor agenda belum diisi."],
        "notulen": ["peserta belum ada", "keputusan rapat belum ada"],
        "arsip": ["tidak ditanya di sini"],
    }
    galat = kantor.refuse(Request(SEMUA)).galat()
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
    kantor = Office().until(10)
    kantor.sop = sop
    kantor.kurang = {"laporan_final": ["laporan final belum ada"]}
    assert isinstance(kantor.request_move(Request(SEMUA, TIDAK, "x")), Move)
    assert kantor.refuse(Request(SEMUA, YA)).kode == "SKP-403"
    kantor.kurang = {"laporan_draft": ["draft belum ada"]}
    assert kantor.refuse(Request(SEMUA, TIDAK, "x")).kode == "SKP-403"


def test_measuring_waits_for_the_agreement_on_the_collected_data() -> None:
    kantor = Office(SopName.PENGUKURAN)
    kantor.disetujui = False
    kantor.until(5)
    refusal = kantor.refuse(Request(SEMUA))
    assert refusal.kode == "SKP-411"
    assert "triwulan II" in refusal.galat().temuan.pesan
    kantor.disetujui = True
    assert kantor.perform().langkah.id == "pengukuran"


def test_the_camat_may_return_only_where_the_setting_allows_it() -> None:
    kantor = Office().until(11)
    assert kantor.refuse(Request(SEMUA, TIDAK, "Perbaiki.")).kode == "SKP-407"
    kantor.camat = True
    assert kantor.refuse(Request(frozenset({Peran.SEKRETARIS}), TIDAK, "Perbaiki.")).kode == "SKP-402"
    assert kantor.refuse(Request(frozenset({Peran.CAMAT}), TIDAK)).kode == "SKP-408"
    assert kantor.perform(TIDAK, "Perbaiki.").peran is Peran.CAMAT
    status = kantor.status()
    assert state(status) == "s" * 9 + "jbb"
    assert not status.disetujui
    assert status.temuan == ()


def test_the_camat_may_also_say_yes_or_nothing_where_he_may_return() -> None:
    for answer in (YA, None):
        kantor = Office().until(11)
        kantor.camat = True
        assert kantor.perform(answer).keputusan is answer
        assert kantor.status().current is KUMPUL.akhir
        assert kantor.status().temuan == ()


class ShadowState:
    """The state tracked move by move, without any log."""

    def __init__(self) -> None:
        self.kini: int | None = 1
        self.putaran: dict[int, int] = {}
        self.draf: set[int] = set()
        self.ya_terakhir = False

    def follow(self, move: Move, langkah: Langkah) -> None:
        if move.peristiwa is Event.KEMBALI:
            assert move.ke_langkah is not None
            self.draf |= {n for n in self.putaran if n > move.ke_langkah.nomor}
            self.ya_terakhir = False
        else:
            self.putaran[langkah.nomor] = self.putaran.get(langkah.nomor, 0) + 1
            self.ya_terakhir = self.ya_terakhir or langkah.keputusan
        self.kini = move.berikut.nomor if move.berikut else None
        self.draf.discard(self.kini or 0)


WILD = st.builds(
    Request,
    st.frozensets(st.sampled_from(Peran)),
    st.sampled_from([None, YA, TIDAK]),
    st.sampled_from(["", "lengkapi"]),
    st.one_of(st.none(), st.integers(1, 12), st.sampled_from([step.id for step in KUMPUL.langkah])),
)
"""Anything anybody could ask for."""

MOVES = st.one_of(
    st.just(None),
    st.just(None),
    st.just(YA),
    st.builds(Request, st.just(SEMUA), st.just(TIDAK), st.just("x")),
    WILD,
)


def as_request(move: Request | YesNo | None, *, decides: bool) -> Request:
    """A plain move answers only where there is something to decide."""
    return move if isinstance(move, Request) else Request(SEMUA, move if decides else None)


@given(st.sampled_from(SopName), st.booleans(), st.lists(MOVES, min_size=15, max_size=50))
def test_no_path_skips_a_step_and_the_log_tells_the_state(
    name: SopName, camat: bool, moves: list[Request | YesNo | None]
) -> None:
    kantor, shadow = Office(name), ShadowState()
    kantor.camat = camat
    for wish in moves:
        current = kantor.status().current
        result = kantor.request_move(as_request(wish, decides=current is kantor.sop.langkah_keputusan))
        if isinstance(result, Refusal):
            assert result.galat().keluar == 3
            continue
        assert result.langkah.nomor == shadow.kini
        assert result.berikut is None or result.berikut.nomor <= result.langkah.nomor + 1
        shadow.follow(result, result.langkah)
        kantor.note_event(result)
        status = kantor.status()
        assert status.temuan == ()
        assert (status.current.nomor if status.current else None) == shadow.kini
        assert {s.nomor for s in status.langkah if s.keadaan is State.DRAF} == shadow.draf
        assert {s.nomor: s.putaran for s in status.langkah if s.putaran} == shadow.putaran
        assert status.disetujui == shadow.ya_terakhir
        assert shadow.ya_terakhir or not status.selesai
    event(f"akhir {shadow.kini}, kembali {any(b.ke_langkah for b in kantor.jejak)}")
    assert check_chain(kantor.jejak, ID) == []


@given(st.sampled_from([8, 7, 5]), st.integers(1, 4))
def test_every_later_step_is_draft_after_each_of_several_returns(ke: int, times: int) -> None:
    kantor = Office()
    for _ in range(times):
        kantor.until(10)
        kantor.perform(TIDAK, "lengkapi", ke)
        assert state(kantor.status()) == "s" * (ke - 1) + "j" + "d" * (9 - ke) + "bbb"
    kantor.until(10)
    assert kantor.status().ke(ke).putaran == times + 1
