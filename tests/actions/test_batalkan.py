"""Batalkan: the last action is taken back whole, or refused with every cell that was changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.jurnal import DISIMPAN
from sakip_xl.actions.periksa import periksa
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import Peristiwa, YaTidak
from sakip_xl.domain.jejak import periksa_batal, periksa_rantai
from sakip_xl.domain.model import Sel
from sakip_xl.errors import SakipError
from sakip_xl.layout.isi import BarisMentah, IsiBuku
from sakip_xl.layout.muat import muat_master
from tests.actions.jalan_sop import KUMPUL, UKUR, Meja
from tests.actions.kantor import KINI, SEKRETARIS, TIM, ditolak, ketik, kode, saat

LAIN = {"tblJejak", "tblBatal", "tblMeta"}
"""What an action taken back does not bring back: the log goes on."""


def isi_lain(buku: Buku) -> dict[str, list[BarisMentah]]:
    """Every table that an action taken back must bring back."""
    return {nama: baris for nama, baris in buku.baca().tabel.items() if nama not in LAIN}


def batal(buku: Buku, *, jam: float = 30) -> Hasil:
    return batalkan(buku, saat=saat(TIM, jam=jam))


@pytest.fixture(params=["memori", "berkas"])
def meja(request: pytest.FixtureRequest, tmp_path: Path) -> Meja:
    """An office whose forms are out, on either adapter."""
    satu = Meja(tmp_path).sampai(KUMPUL, 5)
    if request.param == "berkas":
        berkas = BukuBerkas(tmp_path / "induk.xlsx", sekarang=lambda: KINI)
        berkas.simpan(satu.buku.baca())
        satu.buku = berkas  # type: ignore[assignment]
    return satu


def test_a_rekap_is_taken_back_cell_by_cell_and_the_log_tells_both(meja: Meja) -> None:
    meja.bagikan()
    meja.jawab("YAN")
    meja.jawab("PMD", {"IKK-PMD.1": "salah"})
    sebelum, jejak = isi_lain(meja.buku), len(meja.master.jejak)
    meja.rekap()
    rekap = [b.nomor for b in meja.master.jejak[jejak:]]
    assert isi_lain(meja.buku) != sebelum
    hasil = batal(meja.buku)
    assert isi_lain(meja.buku) == sebelum
    master = meja.master
    assert master.jejak[-1].peristiwa is Peristiwa.BATAL
    assert hasil.data["jejak"] == rekap
    assert (periksa_rantai(master.jejak, master.id_master), periksa_batal(master.jejak)) == ([], [])
    assert hasil.pesan == (
        f"Rekap 7 Juli 2026 pukul 09.30 oleh {TIM} dibatalkan: SOP Pengumpulan Data Kinerja, Triwulan II."
    )


def test_forms_that_an_action_made_are_moved_aside_and_never_deleted(meja: Meja) -> None:
    meja.bagikan()
    kirim = {jalur.name: jalur.read_bytes() for jalur in meja.kirim.iterdir()}
    hasil = batal(meja.buku)
    [folder] = meja.kirim.iterdir()
    assert folder.name == "dibatalkan-20260707-153000"
    assert {jalur.name: jalur.read_bytes() for jalur in folder.iterdir()} == kirim
    assert sorted(hasil.berkas) == sorted(folder.iterdir())
    assert meja.buku.baca().baris("tblFormulir") == []
    meja.bagikan()
    assert {jalur.name for jalur in meja.kirim.iterdir()} == {*kirim, folder.name}
    batal(meja.buku)
    assert (meja.kirim / f"{folder.name}-2").is_dir()


def test_a_file_that_was_changed_or_is_gone_stays_as_it_is_and_is_named(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 5)
    meja.bagikan()
    berubah, hilang = sorted(meja.kirim.iterdir())
    berubah.write_bytes(b"diisi unit")
    hilang.unlink()
    hasil = batal(meja.buku)
    assert (kode(hasil), hasil.keluar) == (["SKP-489", "SKP-489"], 0)
    assert {(t.nilai, t.pesan.rpartition(": ")[2]) for t in hasil.temuan} == {
        (berubah.name, "isinya sudah berubah."),
        (hilang.name, "tidak ada lagi di tempatnya."),
    }
    assert [jalur.name for jalur in meja.kirim.iterdir()] == [berubah.name]


def test_a_file_that_the_system_keeps_is_named_and_the_book_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 5)
    meja.bagikan()

    def terkunci(_jalur: Path, _ke: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", terkunci)
    hasil = batal(meja.buku)
    assert kode(hasil) == ["SKP-489", "SKP-489"]
    assert meja.buku.baca().baris("tblFormulir") == []
    assert all(jalur.is_file() for jalur in meja.kirim.iterdir())


def test_a_book_that_cannot_be_written_keeps_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 5)
    meja.bagikan()

    def terbuka(_buku: BukuMemori, _isi: IsiBuku) -> None:
        raise SakipError("SKP-525", berkas="induk.xlsx")

    monkeypatch.setattr(BukuMemori, "simpan", terbuka)
    with ditolak("SKP-525", meja.buku, keluar=4):
        batal(meja.buku)
    assert all(jalur.is_file() for jalur in meja.kirim.iterdir())


def test_files_are_found_beside_a_master_that_moved(tmp_path: Path) -> None:
    (tmp_path / "kantor").mkdir()
    meja = Meja(tmp_path / "kantor").sampai(KUMPUL, 5)
    berkas = BukuBerkas(tmp_path / "kantor" / "induk.xlsx", sekarang=lambda: KINI)
    berkas.simpan(meja.buku.baca())
    meja.buku = berkas  # type: ignore[assignment]
    meja.bagikan()
    (tmp_path / "kantor").rename(tmp_path / "pindah")
    hasil = batal(BukuBerkas(tmp_path / "pindah" / "induk.xlsx", sekarang=lambda: KINI))
    assert len(hasil.berkas) == 2
    assert all(jalur.is_relative_to(tmp_path / "pindah") for jalur in hasil.berkas)


def test_a_book_without_a_file_says_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "kantor").mkdir()
    meja = Meja(tmp_path / "kantor").sampai(KUMPUL, 5)
    di = replace(saat(TIM), folder=tmp_path / "kantor")
    meja.bagikan(saat=di)
    (tmp_path / "kantor").rename(tmp_path / "pindah")
    hasil = batalkan(meja.buku, saat=replace(di, folder=tmp_path / "pindah"))
    assert len(hasil.berkas) == 2


@pytest.mark.parametrize(
    ("tabel", "bidang", "nilai"),
    [("tblFormulir", "status", "dikecualikan"), ("tblFormulir", "penerima", "Pak Lurah")],
)
def test_a_cell_changed_since_refuses_and_is_named_with_its_place(
    tabel: str, bidang: str, nilai: Sel, tmp_path: Path
) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 5)
    meja.bagikan()
    ketik(meja.buku, tabel, 1, **{bidang: nilai})
    with ditolak("SKP-484", meja.buku) as galat:
        batal(meja.buku)
    [satu] = galat.value.rincian
    letak = meja.buku.letak(tabel, 1, bidang)
    assert (satu.kode, satu.lembar, satu.sel) == ("SKP-485", letak.lembar, letak.sel)
    assert str(nilai) in satu.pesan
    assert len(list(meja.kirim.iterdir())) == 2
    ketik(meja.buku, tabel, 1, **{bidang: "dikirim" if bidang == "status" else None})
    assert batal(meja.buku).berkas


def test_rows_typed_below_and_other_cells_stay(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 9)
    meja.siapkan(KUMPUL)
    lama = meja.buku.baca().baris("tblRealisasi")
    meja.tambah("tblLaporan", meja.master.laporan[-1].model_copy(update={"nomor": "NASKAH-1"}))
    ketik(meja.buku, "tblRealisasi", 0, kendala="Diketik kemudian")
    batal(meja.buku)
    assert [b["nomor"] for b in meja.buku.baca().baris("tblLaporan")] == ["NASKAH-1"]
    assert meja.buku.baca().baris("tblRealisasi") == [{**lama[0], "kendala": "Diketik kemudian"}, *lama[1:]]


def test_a_check_has_nothing_to_take_back_and_hinders_nothing(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 9)
    meja.siapkan(KUMPUL)
    periksa(meja.buku, saat=saat(TIM, jam=29), tulis=True)
    assert meja.buku.baca().baris("tblTemuan")
    hasil = batal(meja.buku)
    assert hasil.data["tindakan"] == "Laporan"
    assert meja.buku.baca().baris("tblTemuan")


def test_as_many_as_are_kept_are_taken_back_one_after_the_other(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 9)
    keadaan = []
    for _ in range(DISIMPAN + 2):
        keadaan.append(isi_lain(meja.buku))
        meja.siapkan(KUMPUL)
    for sebelum in reversed(keadaan[2:]):
        assert batal(meja.buku).data["tindakan"] == "Laporan"
        assert isi_lain(meja.buku) == sebelum
    with ditolak("SKP-486", meja.buku):
        batal(meja.buku)
    assert len(meja.buku.baca().baris("tblLaporan")) == 2


def test_what_is_done_after_a_taking_back_can_be_taken_back_too(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 9)
    for _ in range(2):
        meja.siapkan(KUMPUL)
    batal(meja.buku)
    meja.siapkan(KUMPUL)
    for sisa in (1, 0):
        batal(meja.buku)
        assert len(meja.buku.baca().baris("tblLaporan")) == sisa
    assert periksa_batal(meja.master.jejak) == []


def test_a_book_without_any_action_says_so_politely(tmp_path: Path) -> None:
    meja = Meja(tmp_path)
    with ditolak("SKP-486", meja.buku):
        batal(meja.buku)


def test_taking_back_a_decision_brings_the_answer_on_beranda_back(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 10)
    ketik(meja.buku, "tblKerja", 0, arahan="Lengkapi bukti.", ke_langkah=8)
    sebelum = isi_lain(meja.buku)
    meja.maju(KUMPUL, SEKRETARIS, keputusan=YaTidak.TIDAK, catatan="Lengkapi bukti.", ke_langkah=8)
    assert meja.master.kerja.arahan == ""
    assert meja.master.kerja.ke_langkah is None
    assert meja.langkah(KUMPUL) == 8
    assert batal(meja.buku).data["tindakan"] == "Kembalikan"
    assert isi_lain(meja.buku) == sebelum
    assert meja.langkah(KUMPUL) == 10


def test_an_answer_that_did_not_come_from_beranda_leaves_it(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 10)
    ketik(meja.buku, "tblKerja", 0, arahan="Untuk nanti.", ke_langkah=8)
    meja.maju(KUMPUL, SEKRETARIS, keputusan=YaTidak.YA)
    assert (meja.master.kerja.arahan, meja.master.kerja.ke_langkah) == ("Untuk nanti.", 8)


def test_a_recap_taken_back_is_evidence_no_more(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 11).sampai(UKUR, 6)
    meja.siapkan(UKUR)
    batal(meja.buku)
    with ditolak("SKP-403", meja.buku) as galat:
        meja.maju(UKUR)
    assert any("rekap" in satu.pesan.casefold() for satu in galat.value.rincian)


Ubah = Callable[[IsiBuku], IsiBuku]


def _lain(isi: IsiBuku) -> IsiBuku:
    return isi.dengan_meta(id_master="buku lain")


def _tanpa_ekor(isi: IsiBuku) -> IsiBuku:
    return replace(isi, tabel={**isi.tabel, "tblJejak": isi.baris("tblJejak")[:-1]})


def _tanpa_jurnal_akhir(isi: IsiBuku) -> IsiBuku:
    jurnal = isi.baris("tblBatal")
    akhir = max(b["nomor"] for b in jurnal)  # type: ignore[type-var]
    return replace(isi, tabel={**isi.tabel, "tblBatal": [b for b in jurnal if b["nomor"] != akhir]})


@pytest.mark.parametrize("ubah", [_lain, _tanpa_ekor, _tanpa_jurnal_akhir])
def test_a_journal_that_the_log_does_not_end_with_is_refused(ubah: Ubah, tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 4)
    buku = BukuMemori(ubah(meja.buku.baca()))
    with ditolak("SKP-487", buku):
        batal(buku)


def _rusak(baris: BarisMentah) -> BarisMentah:
    return {**baris, "isi": str(baris["isi"])[:-8]}


def _tak_terbaca(baris: BarisMentah) -> BarisMentah:
    return {**baris, "bagian": "satu"}


def _bagian_kedua(baris: BarisMentah) -> BarisMentah:
    return {**baris, "bagian": 2}


@pytest.mark.parametrize("ubah", [_rusak, _tak_terbaca, _bagian_kedua])
def test_a_damaged_journal_is_refused_and_the_next_action_begins_a_new_one(
    ubah: Callable[[BarisMentah], BarisMentah], tmp_path: Path
) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 4)
    isi = meja.buku.baca()
    jurnal = [*isi.baris("tblBatal")[:-1], ubah(isi.baris("tblBatal")[-1])]
    meja.buku = BukuMemori(replace(isi, tabel={**isi.tabel, "tblBatal": jurnal}))
    with ditolak("SKP-488", meja.buku, keluar=4):
        batal(meja.buku)


def test_a_large_change_is_packed_in_pieces_that_fit_a_cell(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 5)
    meja.bagikan()
    jawaban = {b["kode"]: _acak(str(b["kode"])) for b in meja.buku.baca().baris("tblIndikator")}
    meja.jawab("YAN", ubah=lambda isi: _isi(isi, "kendala", jawaban))
    sebelum = isi_lain(meja.buku)
    meja.rekap()
    potongan = [b for b in meja.buku.baca().baris("tblBatal") if b["tindakan"] == "Rekap"]
    assert [b["bagian"] for b in potongan] == list(range(1, len(potongan) + 1))
    assert len(potongan) > 1
    assert max(len(str(b["isi"])) for b in potongan) <= 8_000
    batal(meja.buku)
    assert isi_lain(meja.buku) == sebelum


def _acak(benih: str) -> str:
    """A long text that no packing makes short."""
    return "".join(sha256(f"{benih} {n}".encode()).hexdigest() for n in range(400))


def _isi(isi: IsiBuku, bidang: str, jawaban: dict[Sel, str]) -> IsiBuku:
    baris = [{**b, bidang: jawaban[b["kode"]]} for b in isi.baris("tblIsian")]
    return replace(isi, tabel={**isi.tabel, "tblIsian": baris})


def test_who_takes_back_is_logged_and_must_be_known(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 3)
    with ditolak("SKP-460", meja.buku):
        batalkan(meja.buku, saat=saat("Orang Lain"))
    batalkan(meja.buku, saat=saat(SEKRETARIS, jam=30))
    akhir = meja.master.jejak[-1]
    assert (akhir.oleh, akhir.waktu) == (SEKRETARIS, KINI + timedelta(hours=30))
    assert muat_master(meja.buku.baca()).master.jejak[-1].catatan.startswith("Membatalkan jejak nomor 2: ")
