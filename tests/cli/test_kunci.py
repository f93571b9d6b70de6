"""``sakip kunci``: registered, shown, carried, changed; forged books are refused by each command."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.domain.model import Disposisi
from sakip_xl.domain.terms import Triwulan
from sakip_xl.schema.content import BookContent, Changes
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import CAMAT, NOW, SEKRETARIS, TIM, change_cells
from tests.actions.signing_office import forge
from tests.actions.sop_walk import KUMPUL, disposisi
from tests.cli.terminal import Sakip, read
from tests.people_with_pins import own_profile

PIN = "482913"


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_profile(monkeypatch, tmp_path / "profil")
    monkeypatch.setenv("SAKIP_PIN", PIN)
    monkeypatch.setenv("SAKIP_PIN_SAKSI", PIN)
    monkeypatch.setenv("SAKIP_PIN_BARU", "640091")
    monkeypatch.setenv("SAKIP_KALIMAT", "kuda biru di bawah meja")


def retype(master: Path, content: BookContent) -> None:
    """Somebody changes the book with another program."""
    open_book(master, now=lambda: NOW).save(content)


def ordered(master: Path) -> None:
    """The Camat has written the disposisi of the first step of Triwulan III."""
    changes = Changes()
    changes.append_to(Disposisi.table, disposisi(KUMPUL, 1, triwulan=Triwulan.III))
    retype(master, changes.apply_to(read(master)))


def register(sakip: Sakip, master: Path, oleh: str, saksi: str) -> dict[str, object]:
    result = sakip("kunci", "daftar", master, "--oleh", oleh, "--saksi", saksi, "--json")
    assert result.kode == 0
    return dict(result.json)


def test_a_key_is_registered_shown_and_its_paper_lies_beside_the_master(sakip: Sakip, master: Path) -> None:
    made = register(sakip, master, SEKRETARIS, CAMAT)
    assert Path(str(made["berita_acara"])).parent == master.parent / "naskah"
    register(sakip, master, CAMAT, SEKRETARIS)
    shown = sakip("kunci", "lihat", master, "--json").json
    assert [key["nama"] for key in shown["kunci"]] == [SEKRETARIS, CAMAT]
    assert [key["saksi"] for key in shown["kunci"]] == [CAMAT, SEKRETARIS]
    assert shown["kunci"][0] | {"di_sini": True} == {**made["kunci"], "di_sini": True}  # type: ignore[dict-item]


def test_a_key_goes_to_another_computer_and_gets_another_pin(
    sakip: Sakip, master: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(sakip, master, CAMAT, SEKRETARIS)
    stick = tmp_path / "camat.sakipkunci"
    assert sakip("kunci", "simpan", stick).kode == 0
    assert sakip("kunci", "simpan", stick).kode == 4
    own_profile(monkeypatch, tmp_path / "lain")
    assert sakip("kunci", "ganti-pin").kode == 3
    assert sakip("kunci", "ambil", stick).kode == 0
    monkeypatch.setenv("SAKIP_PIN", "640091")
    monkeypatch.setenv("SAKIP_PIN_BARU", PIN)
    assert sakip("kunci", "ganti-pin", "--nama", CAMAT).kode == 0
    monkeypatch.setenv("SAKIP_PIN", PIN)
    ordered(master)
    assert sakip("majukan", master, "--sop", KUMPUL, "--triwulan", 3, "--oleh", CAMAT).kode == 0
    assert read(master).row("tblJejak")[-1]["tanda_tangan"]


def test_a_name_that_somebody_else_types_is_refused(
    sakip: Sakip, master: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(sakip, master, CAMAT, SEKRETARIS)
    ordered(master)
    monkeypatch.setenv("SAKIP_PIN", "111222")
    before = master.read_bytes()
    step = ("majukan", master, "--sop", KUMPUL, "--triwulan", 3, "--oleh", CAMAT)
    refused = [sakip(*step) for _ in range(4)]
    assert [result.err.split(":")[0] for result in refused] == ["SKP-877"] * 3 + ["SKP-878"]
    assert {result.kode for result in refused} == {3}
    monkeypatch.delenv("SAKIP_PIN")
    assert "SAKIP_PIN" in sakip(*step).err
    assert master.read_bytes() == before


def test_a_log_forged_and_chained_anew_is_refused_by_each_command(sakip: Sakip, master: Path) -> None:
    register(sakip, master, CAMAT, SEKRETARIS)
    ordered(master)
    assert sakip("majukan", master, "--sop", KUMPUL, "--triwulan", 3, "--oleh", CAMAT).kode == 0
    retype(master, forge(read(master), lambda chain: [row.model_copy(update={"akun": "x"}) for row in chain]))
    assert [item["kode"] for item in sakip("status", master, "--json").json["temuan"]][:1] == ["SKP-870"]
    found = sakip("periksa", master, "--json").json["temuan"]
    assert "SKP-870" in {item["kode"] for item in found}
    before = master.read_bytes()
    for words in (
        ("hitung", master, "--triwulan", 2, "--oleh", TIM),
        ("majukan", master, "--sop", KUMPUL, "--triwulan", 3, "--oleh", TIM),
        ("bagikan", master, "--triwulan", 2, "--oleh", TIM, "--ke", master.parent / "kirim"),
        ("batalkan", master, "--oleh", TIM),
    ):
        result = sakip(*words)
        assert result.kode in {3, 4}, words
        assert master.read_bytes() == before
    assert not (master.parent / "kirim").exists()


def test_a_key_swapped_in_the_register_is_refused(sakip: Sakip, master: Path) -> None:
    register(sakip, master, CAMAT, SEKRETARIS)
    retype(master, change_cells(read(master), "tblKunci", 0, publik="ab" * 32))
    assert sakip("hitung", master, "--triwulan", 2, "--oleh", TIM).err.startswith("SKP-874")


def test_the_backup_before_a_forged_key_is_restored_with_the_register_that_the_log_tells(
    sakip: Sakip, master: Path
) -> None:
    register(sakip, master, CAMAT, SEKRETARIS)
    right = read(master).row("tblKunci")
    retype(master, change_cells(read(master), "tblKunci", 0, publik="ab" * 32))
    assert sakip("pulihkan", master, "--ke", 1, "--oleh", CAMAT).kode == 0
    assert read(master).row("tblKunci") == right


def test_no_pin_is_a_word_of_the_command_line(sakip: Sakip) -> None:
    for words in (("kunci", "daftar"), ("kunci", "ganti-pin"), ("majukan",)):
        assert "--pin" not in sakip(*words, "--help").out
