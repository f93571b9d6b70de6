"""``sakip pasang`` on a simulated Windows and a simulated Mac."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sakip_xl import __version__
from sakip_xl.errors import SakipError
from sakip_xl.installer.machine import Answer
from sakip_xl.installer.manifest import read_manifest
from sakip_xl.installer.material import script_bytes
from sakip_xl.installer.pasang import pasang
from tests.installer.computer import LARANGAN, SAAT, Computer, disabled_item, installed, pohon, registry


def refused(computer: Computer) -> SakipError:
    with pytest.raises(SakipError) as galat:
        pasang(computer, now=SAAT)
    return galat.value


# --- What is there afterwards -----------------------------------------------------------------------------


def test_the_add_in_stands_where_excel_loads_it(computer: Computer, xlam: Path) -> None:
    installed(computer)
    assert computer.where.addin.read_bytes() == xlam.read_bytes()


def test_the_settings_are_what_the_launcher_reads(pc: Computer) -> None:
    installed(pc)
    content = pc.where.config.read_bytes().decode("utf-16")
    assert content == f"python={pc.python}\r\nlog={pc.where.log}\r\nversi={__version__}\r\n"


def test_the_settings_of_a_mac_end_their_lines_as_its_shell_reads_them(computer: Computer) -> None:
    installed(computer)
    assert (b"\r" in computer.where.config.read_bytes()) == (computer.name == "Windows")


def test_a_mac_gets_the_script_by_which_excel_starts_python(computer: Computer) -> None:
    installed(computer)
    script = computer.where.script
    assert (script is None) == (computer.name == "Windows")
    assert script is None or script.read_bytes() == script_bytes()


def test_byte_code_is_compiled(computer: Computer) -> None:
    installed(computer)
    assert list((computer.lib / "sakip_xl" / "__pycache__").glob("*.pyc"))


def test_the_interpreter_of_the_settings_is_tried_as_a_click_would_start_it(computer: Computer) -> None:
    installed(computer)
    assert computer.dijalankan == [[str(computer.python), "-I", "-m", "sakip_xl.buttons", "--uji"]]


def test_the_manifest_lists_every_new_file_and_folder(computer: Computer, tmp_path: Path) -> None:
    earlier = pohon(tmp_path)
    installed(computer)
    manifest = read_manifest(computer.where)
    assert manifest is not None
    new = {tmp_path / name for name in pohon(tmp_path).keys() - earlier.keys()} - {computer.where.manifest}
    recorded = {entry.jalur for entry in manifest.berkas if entry.sidik is not None} | set(manifest.folder)
    assert recorded == new
    assert all(entry.intact() for entry in manifest.berkas if entry.sidik)


def test_nothing_outside_the_named_folders_is_touched(computer: Computer, tmp_path: Path) -> None:
    earlier = pohon(tmp_path)
    installed(computer)
    for name, content in pohon(tmp_path).items():
        path = tmp_path / name
        inside = any(path.is_relative_to(folder) for folder in computer.where.folder)
        parent = any(folder.is_relative_to(path) for folder in computer.where.folder)
        assert inside or parent or earlier[name] == content, name
    assert earlier.items() <= pohon(tmp_path).items()


def test_installing_twice_changes_nothing(computer: Computer, tmp_path: Path) -> None:
    installed(computer)
    once = pohon(tmp_path)
    installed(computer)
    assert pohon(tmp_path) == once


# --- An older one, another one ----------------------------------------------------------------------------


def test_a_newer_version_replaces_an_older_one_and_keeps_a_copy(computer: Computer, xlam: Path) -> None:
    installed(computer)
    old = xlam.read_bytes()
    xlam.write_bytes(b"PK versi berikut")
    result = pasang(computer, now=SAAT)
    assert computer.where.addin.read_bytes() == b"PK versi berikut"
    assert [file.read_bytes() for file in computer.where.cadangan.iterdir()] == [old]
    assert str(result.data["cadangan"]) in result.pesan


def test_an_old_file_is_never_written_into(pc: Computer, tmp_path: Path) -> None:
    """So nothing that hangs on it, such as the Mark of the Web, can stay; seen here by a second link."""
    pc.where.addin.write_bytes(b"unduhan")
    (tmp_path / "kaitan").hardlink_to(pc.where.addin)
    installed(pc)
    assert (tmp_path / "kaitan").read_bytes() == b"unduhan"


def test_a_manifest_that_cannot_be_read_is_written_anew(computer: Computer) -> None:
    installed(computer)
    computer.where.manifest.write_text("{rusak", encoding="utf-8")
    installed(computer)
    assert read_manifest(computer.where) is not None


# --- Excel's own list of what it does not load ------------------------------------------------------------


def test_only_our_entry_is_taken_off_excels_black_list(pc: Computer) -> None:
    other = {"A1": disabled_item(pc.where.xlstart / "LAIN.xlam"), "B2": b"\1", "C3": "teks"}
    twin = {"D4": disabled_item(Path("/tempat lain/SAKIP.xlam"))}
    registry(pc).keys = {LARANGAN: {**other, **twin, "E5": disabled_item(pc.where.addin, "SAKIP")}}
    installed(pc)
    assert registry(pc).keys == {LARANGAN: {**other, **twin}}


def test_an_entry_that_cannot_be_deleted_is_told(pc: Computer) -> None:
    registry(pc).keys = {LARANGAN: {"E5": disabled_item(pc.where.addin)}}
    registry(pc).terkunci = {LARANGAN}
    assert [temuan.kode for temuan in pasang(pc, now=SAAT).temuan] == ["SKP-597"]


# --- Refusals leave everything as it was ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "kode"),
    [
        ({"terbuka": True}, "SKP-571"),
        ({"toko": True}, "SKP-573"),
        ({"jawaban": Answer(1, "ModuleNotFoundError: sakip_xl")}, "SKP-579"),
        ({"jawaban": Answer(0, "0.0.9")}, "SKP-579"),
        ({"jawaban": Answer(0, "")}, "SKP-579"),
    ],
)
@pytest.mark.parametrize("old", [False, True])
def test_a_refusal_changes_nothing(
    computer: Computer, tmp_path: Path, xlam: Path, change: dict[str, object], kode: str, *, old: bool
) -> None:
    if old:
        installed(computer)
        xlam.write_bytes(b"PK versi berikut")
    earlier = pohon(tmp_path)
    galat = refused(replace(computer, **change))  # type: ignore[arg-type]
    assert (galat.kode, galat.keluar) == (kode, 4)
    assert pohon(tmp_path) == earlier


@pytest.mark.parametrize("obstacle", ["addin", "config", "manifest", "home"])
def test_a_file_that_cannot_be_written_undoes_the_others(pc: Computer, tmp_path: Path, obstacle: str) -> None:
    path = getattr(pc.where, obstacle)
    if obstacle == "home":
        path.write_bytes(b"berkas, bukan folder")
    else:
        (path / "isi").mkdir(parents=True)
    earlier = pohon(tmp_path)
    assert refused(pc).kode == "SKP-578"
    assert pohon(tmp_path) == earlier


def test_a_package_without_its_add_in_is_refused(computer: Computer, tmp_path: Path, xlam: Path) -> None:
    xlam.unlink()
    earlier = pohon(tmp_path)
    assert refused(computer).kode == "SKP-577"
    assert pohon(tmp_path) == earlier


def test_a_package_that_lacks_byte_code_is_told(computer: Computer) -> None:
    (computer.lib / "sakip_xl" / "__init__.py").write_text("x = (", encoding="utf-8")
    assert [temuan.kode for temuan in pasang(computer, now=SAAT).temuan] == ["SKP-591"]


def test_a_python_that_may_vanish_is_told(computer: Computer) -> None:
    computer.lepasan = True
    assert [temuan.kode for temuan in pasang(computer, now=SAAT).temuan] == ["SKP-574"]


# --- Only telling -----------------------------------------------------------------------------------------


def test_a_dry_run_names_every_file_and_writes_none(computer: Computer, tmp_path: Path) -> None:
    earlier = pohon(tmp_path)
    plan = pasang(computer, now=SAAT, pratinjau=True)
    assert pohon(tmp_path) == earlier
    assert computer.dijalankan == []
    written = pasang(computer, now=SAAT).files
    assert len(written) >= 2
    assert all(f"menulis {path}" in plan.pesan for path in written)
