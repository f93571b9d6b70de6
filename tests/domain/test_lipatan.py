"""The SOP machine: what the log means, what may be done next, and every refusal with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from sakip_xl.domain.istilah import NamaSop, Peran, Peristiwa, YaTidak
from sakip_xl.domain.jejak import BarisJejak, periksa_rantai, sambung
from sakip_xl.domain.kalender import Kalender
from sakip_xl.domain.lipatan import Keadaan, Maju, Penolakan, Permintaan, StatusSop, lipat, periksa_maju
from sakip_xl.domain.sop import SOP, Langkah

ID = "uji"
KUMPUL = SOP[NamaSop.PENGUMPULAN]
SENIN = datetime(2026, 4, 6, 8, 0)
KALENDER = Kalender()
SEMUA = frozenset(Peran)
YA, TIDAK = YaTidak.YA, YaTidak.TIDAK


class Kantor:
    """A log that is written the way an action writes it, one row an hour."""

    def __init__(self, nama: NamaSop = NamaSop.PENGUMPULAN) -> None:
        self.sop = SOP[nama]
        self.jejak: list[BarisJejak] = []
        self.kurang: dict[str, list[str]] = {}
        self.camat = False
        self.disetujui = True

    def status(self, sekarang: datetime | None = None) -> StatusSop:
        jam = sekarang or SENIN + timedelta(hours=len(self.jejak))
        return lipat(self.jejak, self.sop, 2, kalender=KALENDER, sekarang=jam)

    def minta(self, permintaan: Permintaan) -> Maju | Penolakan:
        return periksa_maju(
            self.sop,
            self.status(),
            permintaan,
            kekurangan=lambda nama: self.kurang.get(nama, []),
            pengumpulan_disetujui=self.disetujui,
            camat_dapat_mengembalikan=self.camat,
        )

    def lakukan(
        self, keputusan: YaTidak | None = None, catatan: str = "", ke_langkah: int | None = None
    ) -> Maju:
        hasil = self.minta(Permintaan(SEMUA, keputusan, catatan, ke_langkah))
        assert isinstance(hasil, Maju)
        self.catat(hasil)
        return hasil

    def catat(self, maju: Maju) -> None:
        waktu = SENIN + timedelta(hours=len(self.jejak))
        self.jejak.append(sambung(self.jejak, ID, waktu=waktu, oleh="Siti", **maju.isi_jejak()))

    def sampai(self, nomor: int) -> Kantor:
        """Complete steps until the one of that number runs."""
        while self.status().langkah_kini != nomor:
            self.lakukan(YA if self.status().langkah_kini == self.sop.langkah_keputusan.nomor else None)
        return self

    def tulis(self, **isi: object) -> None:
        """Put a row in the log that no action would write."""
        baku = {"waktu": SENIN + timedelta(hours=len(self.jejak)), "sop": self.sop.nama, "triwulan": 2}
        self.jejak.append(sambung(self.jejak, ID, **(baku | isi)))

    def tolak(self, permintaan: Permintaan) -> Penolakan:
        hasil = self.minta(permintaan)
        assert isinstance(hasil, Penolakan)
        return hasil


def keadaan(status: StatusSop) -> str:
    """One letter a step: b(elum), j (berjalan), s(elesai), d(raf)."""
    return "".join("j" if satu.keadaan is Keadaan.BERJALAN else satu.keadaan[0] for satu in status.langkah)


def test_an_empty_log_waits_for_the_camat() -> None:
    status = Kantor().status()
    assert keadaan(status) == "b" * 12
    assert status.langkah_kini == 1
    assert not status.selesai
    assert not status.disetujui
    assert status.temuan == ()


@pytest.mark.parametrize("nama", list(NamaSop))
def test_an_sop_runs_from_order_to_archive_in_the_order_of_its_steps(nama: NamaSop) -> None:
    kantor = Kantor(nama)
    dilalui = []
    while not kantor.status().selesai:
        kini = kantor.status().langkah_kini
        dilalui.append(kini)
        kantor.lakukan(YA if kini == kantor.sop.langkah_keputusan.nomor else None)
    assert dilalui == [langkah.nomor for langkah in kantor.sop.langkah]
    status = kantor.status()
    assert status.disetujui
    assert set(keadaan(status)) == {"s"}
    assert status.langkah_kini is None
    assert periksa_rantai(kantor.jejak, ID) == []
    assert kantor.tolak(Permintaan(SEMUA)).kode == "SKP-401"


def test_a_step_begins_when_the_one_before_it_ends_and_is_due_by_the_calendar() -> None:
    kantor = Kantor().sampai(4)
    satu, tiga, empat = (kantor.status().ke(nomor) for nomor in (1, 3, 4))
    assert (satu.mulai, satu.tenggat, satu.terlambat) == (None, None, False)
    assert (satu.selesai, satu.oleh, satu.putaran) == (SENIN, "Siti", 1)
    assert tiga.mulai == SENIN + timedelta(hours=1)
    assert tiga.tenggat == SENIN + timedelta(hours=3)
    assert not tiga.terlambat
    assert empat.keadaan is Keadaan.BERJALAN
    assert empat.tenggat == datetime(2026, 4, 7, 10, 0)


def test_a_running_step_is_late_once_its_due_time_has_passed() -> None:
    kantor = Kantor().sampai(4)
    tenggat = kantor.status().ke(4).tenggat
    assert tenggat is not None
    assert not kantor.status(tenggat).ke(4).terlambat
    assert kantor.status(tenggat + timedelta(seconds=1)).ke(4).terlambat


def test_a_step_done_after_its_due_time_stays_late() -> None:
    kantor = Kantor().sampai(2)
    kantor.tulis(waktu=SENIN + timedelta(minutes=61), peristiwa=Peristiwa.SELESAI, langkah=2, oleh="Budi")
    assert kantor.status().ke(2).terlambat
    assert kantor.status().ke(2).oleh == "Budi"


def test_a_return_reopens_its_step_and_makes_later_output_draft() -> None:
    kantor = Kantor().sampai(10)
    maju = kantor.lakukan(TIDAK, "Lengkapi data Seksi Trantib.")
    assert (maju.peristiwa, maju.ke_langkah, maju.berikut) == (Peristiwa.KEMBALI, 8, 8)
    status = kantor.status()
    assert keadaan(status) == "sssssss" + "jd" + "bbb"
    assert status.langkah_kini == 8
    assert status.arahan == "Lengkapi data Seksi Trantib."
    assert (status.ke(8).putaran, status.ke(8).selesai) == (1, None)
    assert status.ke(8).mulai == kantor.jejak[-1].waktu
    assert (status.ke(9).selesai, status.ke(9).tenggat, status.ke(9).oleh) == (None, None, "")


def test_the_sekretaris_may_choose_an_earlier_step() -> None:
    kantor = Kantor().sampai(10)
    kantor.lakukan(TIDAK, "Formulir salah.", 5)
    assert keadaan(kantor.status()) == "ssss" + "j" + "dddd" + "bbb"


def test_after_a_return_the_sop_goes_on_and_the_directions_stand_until_it_is_agreed() -> None:
    kantor = Kantor().sampai(10)
    kantor.lakukan(TIDAK, "Lengkapi.")
    kantor.sampai(10)
    assert kantor.status().arahan == "Lengkapi."
    assert kantor.status().ke(9).putaran == 2
    kantor.lakukan(YA)
    assert kantor.status().arahan == ""
    assert kantor.status().disetujui


def test_only_the_rows_of_this_sop_and_quarter_that_move_it_are_counted() -> None:
    kantor = Kantor()
    kantor.tulis(peristiwa=Peristiwa.SELESAI, langkah=1, triwulan=1)
    kantor.tulis(peristiwa=Peristiwa.SELESAI, langkah=1, sop=NamaSop.PENGUKURAN)
    kantor.tulis(peristiwa=Peristiwa.REKAP, langkah=9)
    assert kantor.status().langkah_kini == 1
    assert kantor.status().temuan == ()


@pytest.mark.parametrize(
    ("sampai", "isi", "kode", "pesan"),
    [
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 5}, "SKP-415", "sedang di langkah 3"),
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 13}, "SKP-416", "tidak ada pada SOP"),
        (3, {"peristiwa": Peristiwa.SELESAI}, "SKP-416", "tidak ada pada SOP"),
        (
            3,
            {"peristiwa": Peristiwa.SELESAI, "langkah": 3, "triwulan": None},
            "SKP-416",
            "triwulannya kosong",
        ),
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 3, "keputusan": YA}, "SKP-416", "diberi jawaban"),
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 3, "keputusan": TIDAK}, "SKP-416", "jawaban Tidak"),
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 3, "ke_langkah": 2}, "SKP-416", "tujuan kembali"),
        (
            3,
            {
                "peristiwa": Peristiwa.KEMBALI,
                "langkah": 3,
                "keputusan": TIDAK,
                "ke_langkah": 1,
                "catatan": "x",
            },
            "SKP-416",
            "tidak diperbolehkan",
        ),
        (10, {"peristiwa": Peristiwa.SELESAI, "langkah": 10}, "SKP-416", "tanpa jawaban Ya"),
        (
            10,
            {"peristiwa": Peristiwa.KEMBALI, "langkah": 10, "keputusan": TIDAK, "catatan": "x"},
            "SKP-416",
            "tidak diperbolehkan",
        ),
        (
            10,
            {"peristiwa": Peristiwa.KEMBALI, "langkah": 10, "keputusan": TIDAK, "ke_langkah": 8},
            "SKP-416",
            "arahan",
        ),
        (
            10,
            {"peristiwa": Peristiwa.KEMBALI, "langkah": 10, "ke_langkah": 8, "catatan": "x"},
            "SKP-416",
            "jawaban Tidak",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_a_finding_and_moves_nothing(
    sampai: int, isi: dict[str, object], kode: str, pesan: str
) -> None:
    kantor = Kantor().sampai(sampai)
    sebelum = kantor.status()
    kantor.tulis(**isi)
    sesudah = kantor.status(SENIN + timedelta(hours=len(kantor.jejak) - 1))
    assert replace(sesudah, temuan=()) == sebelum
    (temuan,) = sesudah.temuan
    assert temuan.kode == kode
    assert temuan.nilai == str(len(kantor.jejak))
    assert pesan in temuan.pesan


def test_a_row_after_the_archive_is_a_finding() -> None:
    kantor = Kantor().sampai(12)
    kantor.lakukan()
    kantor.tulis(peristiwa=Peristiwa.SELESAI, langkah=12)
    (temuan,) = kantor.status().temuan
    assert temuan.kode == "SKP-415"
    assert "sudah selesai" in temuan.pesan


def test_time_running_backwards_is_told_and_counted() -> None:
    kantor = Kantor().sampai(3)
    kantor.tulis(waktu=SENIN, peristiwa=Peristiwa.SELESAI, langkah=3)
    status = kantor.status()
    assert [t.kode for t in status.temuan] == ["SKP-417"]
    assert status.langkah_kini == 4


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
