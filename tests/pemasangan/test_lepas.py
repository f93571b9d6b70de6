"""``sakip lepas`` takes away exactly what ``sakip pasang`` made."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip_xl.errors import SakipError
from sakip_xl.pemasangan.lepas import lepas
from sakip_xl.pemasangan.manifes import BerkasTerpasang, baca_manifes
from tests.pemasangan.komputer import Komputer, dipasang, pohon, windows


def test_afterwards_the_computer_is_as_before(komputer: Komputer, tmp_path: Path) -> None:
    sebelum = pohon(tmp_path)
    dipasang(komputer)
    assert lepas(komputer).keluar == 0
    assert pohon(tmp_path) == sebelum


def test_copies_of_our_own_older_versions_go_too(komputer: Komputer, tmp_path: Path, xlam: Path) -> None:
    sebelum = pohon(tmp_path)
    dipasang(komputer)
    xlam.write_bytes(b"PK versi berikut")
    dipasang(komputer)
    lepas(komputer)
    assert pohon(tmp_path) == sebelum


def test_the_log_goes_whatever_it_says(komputer: Komputer, tmp_path: Path) -> None:
    sebelum = pohon(tmp_path)
    dipasang(komputer)
    komputer.letak.log.write_text("galat", encoding="utf-8")
    komputer.letak.log_lama.write_text("galat lama", encoding="utf-8")
    lepas(komputer)
    assert pohon(tmp_path) == sebelum


def test_a_copy_of_somebody_elses_file_stays(pc: Komputer) -> None:
    pc.letak.tambahan.write_bytes(b"SAKIP.xlam milik orang lain")
    dipasang(pc)
    lepas(pc)
    assert [satu.read_bytes() for satu in pc.letak.cadangan.iterdir()] == [b"SAKIP.xlam milik orang lain"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(diubah=st.sets(st.sampled_from(["tambahan", "setelan"])))
def test_what_was_changed_since_is_left_and_named(xlam: Path, diubah: set[str]) -> None:
    assert xlam.exists()
    with tempfile.TemporaryDirectory() as akar:
        pc = windows(Path(akar))
        dipasang(pc)
        jalur = {getattr(pc.letak, nama) for nama in diubah}
        for satu in jalur:
            satu.write_bytes(b"diubah")
        hasil = lepas(pc)
        assert {satu.nilai for satu in hasil.temuan if satu.kode == "SKP-581"} == {str(j) for j in jalur}
        assert {j for j in (pc.letak.tambahan, pc.letak.setelan) if j.exists()} == jalur
        assert hasil.keluar == 0


def test_files_of_others_in_our_folders_stay(komputer: Komputer) -> None:
    dipasang(komputer)
    catatan = komputer.letak.rumah / "catatan saya.txt"
    catatan.write_text("penting", encoding="utf-8")
    lepas(komputer)
    assert [*komputer.letak.rumah.iterdir()] == [catatan]


def test_a_manifest_cannot_make_it_delete_what_is_not_ours(komputer: Komputer, tmp_path: Path) -> None:
    dipasang(komputer)
    korban = [tmp_path / "laporan.xlsx", komputer.letak.rumah / ".." / "sebelah.txt"]
    for satu in korban:
        satu.write_bytes(b"penting")
    manifes = baca_manifes(komputer.letak)
    assert manifes is not None
    manifes.berkas += [BerkasTerpasang(jalur=satu, sidik=None) for satu in korban]
    komputer.letak.manifes.write_bytes(manifes.ke_bita())
    assert [satu.kode for satu in lepas(komputer).temuan] == ["SKP-582", "SKP-582"]
    assert (tmp_path / "laporan.xlsx").read_bytes() == b"penting"
    assert (komputer.letak.rumah.parent / "sebelah.txt").read_bytes() == b"penting"


def test_what_cannot_be_deleted_is_tried_again_next_time(komputer: Komputer, tmp_path: Path) -> None:
    sebelum = pohon(tmp_path)
    dipasang(komputer)
    komputer.letak.log.mkdir()  # a folder of that name cannot be deleted as a file
    hasil = lepas(komputer)
    assert (hasil.keluar, [satu.kode for satu in hasil.temuan]) == (1, ["SKP-583"])
    assert not komputer.letak.tambahan.exists()
    komputer.letak.log.rmdir()
    assert lepas(komputer).keluar == 0
    assert pohon(tmp_path) == sebelum


def test_a_dry_run_deletes_nothing_and_names_all_it_would(komputer: Komputer, tmp_path: Path) -> None:
    dipasang(komputer)
    sebelum = pohon(tmp_path)
    rencana = lepas(komputer, pratinjau=True)
    assert pohon(tmp_path) == sebelum
    lepas(komputer)
    hilang = {str(tmp_path / nama) for nama, isi in sebelum.items() if isi is not None} - {
        str(tmp_path / nama) for nama in pohon(tmp_path)
    }
    assert set(rencana.data["dihapus"]) == hilang


def test_it_refuses_while_excel_runs(komputer: Komputer, tmp_path: Path) -> None:
    dipasang(komputer)
    sebelum = pohon(tmp_path)
    komputer.terbuka = True
    with pytest.raises(SakipError, match="SKP-571"):
        lepas(komputer)
    assert pohon(tmp_path) == sebelum


def test_nothing_installed_is_nothing_to_remove(komputer: Komputer, tmp_path: Path) -> None:
    sebelum = pohon(tmp_path)
    assert lepas(komputer).data == {"dihapus": []}
    assert pohon(tmp_path) == sebelum


def test_a_manifest_that_cannot_be_read_is_refused(komputer: Komputer, tmp_path: Path) -> None:
    dipasang(komputer)
    komputer.letak.manifes.write_text("{}", encoding="utf-8")
    sebelum = pohon(tmp_path)
    with pytest.raises(SakipError, match="SKP-580"):
        lepas(komputer)
    assert pohon(tmp_path) == sebelum
