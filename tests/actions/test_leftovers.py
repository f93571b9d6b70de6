"""What an action that was cut off left: taken back or taken over, never mistaken for somebody's work."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.folders import lost_refusal, put_new
from sakip_xl.actions.leftovers import LIST_NAME, clear
from sakip_xl.cli import commands
from sakip_xl.errors import SakipError
from sakip_xl.workbook.xlsx.file_book import open_book
from sakip_xl.workstation.running import computer_mark
from tests.actions.bad_disk import everything_in
from tests.actions.office import NOW, TIM, Office, filled, kode, refused, saat, write_formulir
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.cli.conftest import master, sakip  # noqa: F401 - fixtures of the command line
from tests.cli.terminal import Sakip
from tests.workbook.test_own_leftovers import ended


def left_staging(destination: Path, **files: bytes) -> Path:
    """The working folder of an action that died after it had put these files in place."""
    staging = destination / f".sakip-{computer_mark()}-{ended()}-abcdefgh"
    staging.mkdir(parents=True)
    listed = {name: sha256(data).hexdigest() for name, data in files.items()}
    (staging / LIST_NAME).write_text(json.dumps(listed), encoding="utf-8")
    for name, data in files.items():
        (destination / name).write_bytes(data)
    return staging


def test_files_that_no_register_has_go_and_all_others_stay(tmp_path: Path) -> None:
    staging = left_staging(tmp_path, tak_tercatat=b"1", tercatat=b"2", diubah=b"3", kosong=b"4")
    (tmp_path / "diubah").write_bytes(b"orang lain")
    (tmp_path / "kosong").write_bytes(b"")
    (tmp_path / "milik kantor").write_bytes(b"1")
    clear(tmp_path, lambda name: name == "tercatat")
    assert not staging.exists()
    assert sorted(everything_in(tmp_path)) == ["diubah", "milik kantor", "tercatat"]


@pytest.mark.parametrize("listed", ["{", "[]", '{"../luar": "x"}', '{"luar": null}'])
def test_a_list_that_somebody_changed_takes_nothing_away(tmp_path: Path, listed: str) -> None:
    folder = tmp_path / "formulir"
    staging = left_staging(folder, luar=b"1")
    (tmp_path / "luar").write_bytes(b"")
    (staging / LIST_NAME).write_text(listed, encoding="utf-8")
    clear(folder, lambda _name: False)
    assert sorted(everything_in(tmp_path)) == ["formulir", "formulir/luar", "luar"]


def test_without_a_register_files_in_place_stay(tmp_path: Path) -> None:
    staging = left_staging(tmp_path, juknis=b"1")
    clear(tmp_path, None)
    assert not staging.exists()
    assert sorted(everything_in(tmp_path)) == ["juknis"]


def test_forms_of_a_click_that_was_never_saved_are_taken_as_they_are(tmp_path: Path) -> None:
    """The book was closed without saving, or the power went: the forms lie there, one is filled in by now."""
    desk = Office(tmp_path)
    before = desk.book.read()
    desk.bagikan()
    forms = sorted(desk.kirim.iterdir())
    write_formulir(filled(open_book(forms[0], now=lambda: NOW).read(), {}), forms[0])
    lying = everything_in(desk.kirim)
    desk.book.save(before)
    result = desk.bagikan(moment=saat(TIM, jam=5))
    assert everything_in(desk.kirim) == lying
    assert len(result.files) == len(forms) == len(desk.row("tblFormulir"))


@pytest.mark.parametrize("content", [b"", b"milik orang"])
def test_another_file_of_the_name_is_still_refused(tmp_path: Path, content: bytes) -> None:
    desk = Office(tmp_path)
    before = desk.book.read()
    desk.bagikan()
    form = min(desk.kirim.iterdir())
    desk.book.save(before)
    form.write_bytes(content)
    lying = everything_in(desk.kirim)
    with refused("SKP-561", desk.book, exit_code=4):
        desk.bagikan()
    assert everything_in(desk.kirim) == lying


def test_a_form_of_another_master_is_none_of_ours(tmp_path: Path) -> None:
    desk = Office(tmp_path)
    before = desk.book.read()
    desk.bagikan()
    desk.book.save(before.with_meta(id_master="M-LAIN"))
    with refused("SKP-561", desk.book, exit_code=4):
        desk.bagikan()


def test_an_archive_that_no_register_has_is_named(tmp_path: Path) -> None:
    desk = ClickContext(tmp_path).until(KUMPUL, 12)
    before = desk.book.read()
    given = {"triwulan": 2, "folder_formulir": desk.kembali, "moment": saat(TIM, jam=9)}
    assert "SKP-853" not in kode(arsipkan(desk.book, KUMPUL, tmp_path / "arsip", **given))  # type: ignore[arg-type]
    desk.book.save(before)
    again = arsipkan(desk.book, KUMPUL, tmp_path / "arsip", **given)  # type: ignore[arg-type]
    [found] = [item for item in again.temuan if item.kode == "SKP-853"]
    assert found.nilai == "Arsip_Pengumpulan_TW2_2026.zip"


def test_a_new_file_is_whole_or_not_there_and_replaces_none(tmp_path: Path) -> None:
    path = tmp_path / "baru.xlsx"
    put_new(path, lambda temporary: temporary.write_bytes(b"isi"))
    with pytest.raises(SakipError) as refusal:
        put_new(path, lambda temporary: temporary.write_bytes(b"lain"))
    assert (refusal.value.kode, path.read_bytes()) == ("SKP-560", b"isi")
    assert [*tmp_path.iterdir()] == [path]


def test_a_share_that_goes_away_in_the_middle_is_no_fault_of_ours(
    sakip: Sakip,  # noqa: F811
    master: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_path: Path) -> None:
        raise FileNotFoundError(2, "hilang", str(master))

    monkeypatch.setattr(commands, "_open", gone)
    result = sakip("status", master)
    assert (result.kode, result.err.startswith("SKP-854: '")) == (4, True)
    refusal = lost_refusal(OSError(28, "penuh", str(master)))
    assert refusal is not None
    assert refusal.kode == "SKP-524"
    assert lost_refusal(OSError(28, "penuh")) is None
