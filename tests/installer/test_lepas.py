"""``sakip lepas`` takes away exactly what ``sakip pasang`` made."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip_xl.errors import SakipError
from sakip_xl.installer.lepas import lepas
from sakip_xl.installer.manifest import InstalledFile, read_manifest
from tests.installer.computer import Computer, installed, pohon, windows


def test_afterwards_the_computer_is_as_before(computer: Computer, tmp_path: Path) -> None:
    earlier = pohon(tmp_path)
    installed(computer)
    assert lepas(computer).keluar == 0
    assert pohon(tmp_path) == earlier


def test_copies_of_our_own_older_versions_go_too(computer: Computer, tmp_path: Path, xlam: Path) -> None:
    earlier = pohon(tmp_path)
    installed(computer)
    xlam.write_bytes(b"PK versi berikut")
    installed(computer)
    lepas(computer)
    assert pohon(tmp_path) == earlier


def test_the_log_goes_whatever_it_says(computer: Computer, tmp_path: Path) -> None:
    earlier = pohon(tmp_path)
    installed(computer)
    computer.where.log.write_text("galat", encoding="utf-8")
    computer.where.old_log.write_text("galat lama", encoding="utf-8")
    lepas(computer)
    assert pohon(tmp_path) == earlier


def test_a_copy_of_somebody_elses_file_stays(pc: Computer) -> None:
    pc.where.addin.write_bytes(b"SAKIP.xlam milik orang lain")
    installed(pc)
    lepas(pc)
    assert [file.read_bytes() for file in pc.where.cadangan.iterdir()] == [b"SAKIP.xlam milik orang lain"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed=st.sets(st.sampled_from(["addin", "config"])))
def test_what_was_changed_since_is_left_and_named(xlam: Path, changed: set[str]) -> None:
    assert xlam.exists()
    with tempfile.TemporaryDirectory() as root:
        pc = windows(Path(root))
        installed(pc)
        paths = {getattr(pc.where, name) for name in changed}
        for file in paths:
            file.write_bytes(b"diubah")
        result = lepas(pc)
        assert {temuan.nilai for temuan in result.temuan if temuan.kode == "SKP-581"} == {
            str(each) for each in paths
        }
        assert {j for j in (pc.where.addin, pc.where.config) if j.exists()} == paths
        assert result.keluar == 0


def test_files_of_others_in_our_folders_stay(computer: Computer) -> None:
    installed(computer)
    note = computer.where.home / "catatan saya.txt"
    note.write_text("penting", encoding="utf-8")
    lepas(computer)
    assert [*computer.where.home.iterdir()] == [note]


def test_a_manifest_cannot_make_it_delete_what_is_not_ours(computer: Computer, tmp_path: Path) -> None:
    installed(computer)
    victims = [tmp_path / "laporan.xlsx", computer.where.home / ".." / "sebelah.txt"]
    for victim in victims:
        victim.write_bytes(b"penting")
    manifest = read_manifest(computer.where)
    assert manifest is not None
    manifest.berkas += [InstalledFile(jalur=path, sidik=None) for path in victims]
    computer.where.manifest.write_bytes(manifest.to_bytes())
    assert [temuan.kode for temuan in lepas(computer).temuan] == ["SKP-582", "SKP-582"]
    assert (tmp_path / "laporan.xlsx").read_bytes() == b"penting"
    assert (computer.where.home.parent / "sebelah.txt").read_bytes() == b"penting"


def test_what_cannot_be_deleted_is_tried_again_next_time(computer: Computer, tmp_path: Path) -> None:
    earlier = pohon(tmp_path)
    installed(computer)
    computer.where.log.mkdir()  # a folder of that name cannot be deleted as a file
    result = lepas(computer)
    assert (result.keluar, [temuan.kode for temuan in result.temuan]) == (1, ["SKP-583"])
    assert not computer.where.addin.exists()
    computer.where.log.rmdir()
    assert lepas(computer).keluar == 0
    assert pohon(tmp_path) == earlier


def test_a_dry_run_deletes_nothing_and_names_all_it_would(computer: Computer, tmp_path: Path) -> None:
    installed(computer)
    earlier = pohon(tmp_path)
    plan = lepas(computer, pratinjau=True)
    assert pohon(tmp_path) == earlier
    lepas(computer)
    gone = {str(tmp_path / name) for name, content in earlier.items() if content is not None} - {
        str(tmp_path / name) for name in pohon(tmp_path)
    }
    assert set(plan.data["dihapus"]) == gone


def test_it_refuses_while_excel_runs(computer: Computer, tmp_path: Path) -> None:
    installed(computer)
    earlier = pohon(tmp_path)
    computer.terbuka = True
    with pytest.raises(SakipError, match="SKP-571"):
        lepas(computer)
    assert pohon(tmp_path) == earlier


def test_nothing_installed_is_nothing_to_remove(computer: Computer, tmp_path: Path) -> None:
    earlier = pohon(tmp_path)
    assert lepas(computer).data == {"dihapus": []}
    assert pohon(tmp_path) == earlier


def test_a_manifest_that_cannot_be_read_is_refused(computer: Computer, tmp_path: Path) -> None:
    installed(computer)
    computer.where.manifest.write_text("{}", encoding="utf-8")
    earlier = pohon(tmp_path)
    with pytest.raises(SakipError, match="SKP-580"):
        lepas(computer)
    assert pohon(tmp_path) == earlier
