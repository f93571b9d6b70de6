"""What was forged behind the program's back is told and refused on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.cli import commands
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.forged import LOG, copied, typed, with_log
from tests.actions.office import CAMAT, NOW, TIM
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext
from tests.cli.terminal import Sakip, read, write

WHY = "Baris jejak terhapus saat menyalin lembar."
WRITING: Sequence[Sequence[object]] = (
    ("hitung",),
    ("rekap-pengukuran",),
    ("laporan", "--sop", "pengumpulan"),
    ("arsipkan", "--sop", "pengumpulan"),
    ("majukan", "--sop", "pengumpulan", "--oleh", CAMAT),
    ("siapkan", "--sop", "pengumpulan"),
    ("bagikan", "--triwulan", 2),
    ("rekap", "--triwulan", 2),
    ("tambah-baris", "--tabel", "Indikator"),
    ("ganti-kode", "--lama", "IKS.1", "--baru", "IKS.B"),
    ("batalkan",),
)


@pytest.fixture(scope="module")
def _measured(tmp_path_factory: pytest.TempPathFactory) -> ClickContext:
    """The Sekretaris agreed to what was collected and measured."""
    return ClickContext(tmp_path_factory.mktemp("measured")).until(KUMPUL, 11).until(UKUR, 9)


@pytest.fixture
def path(_measured: ClickContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That office's master as a file, two days later."""
    desk = copied(_measured, tmp_path / "kantor")
    monkeypatch.setattr(commands, "_now", lambda: NOW + timedelta(days=2))
    desk.prepare(KUMPUL)
    return write(desk.akar / "induk.xlsx", desk.book.read())


def forge(path: Path, content: BookContent) -> None:
    """Somebody saves other content with another program."""
    open_book(path, now=lambda: NOW).save(content)


@pytest.mark.parametrize("touch", ["edited", "deleted", "moved"])
def test_a_touched_log_stops_every_command_that_writes(sakip: Sakip, path: Path, touch: str) -> None:
    forge(path, with_log(read(path), LOG[touch]))
    before = path.read_bytes()
    for word, *options in WRITING:
        folder = [path.parent / "kembali"] if word == "rekap" else []
        into = ["--ke", path.parent / "baru"] if word in {"arsipkan", "bagikan"} else []
        result = sakip(word, path, *folder, *options, *into)
        assert (result.kode, "SKP-830" in result.out + result.err) == (3, True), word
    assert path.read_bytes() == before
    assert not (path.parent / "baru").exists()
    told = sakip("status", path, "--json")
    assert (told.kode, told.json["jejak"]["utuh"]) == (1, False)
    assert told.json["temuan"][0]["kode"] == "SKP-419"
    assert sakip("status", path).out.startswith("Jejak buku ini tidak utuh: baris nomor ")


def test_the_repair_asks_for_a_role_and_a_reason(sakip: Sakip, path: Path) -> None:
    assert sakip("perbaiki-jejak", path, "--oleh", CAMAT, "--alasan", WHY).kode == 3
    forge(path, with_log(read(path), LOG["deleted"]))
    assert sakip("perbaiki-jejak", path, "--oleh", CAMAT).kode == 2
    assert sakip("perbaiki-jejak", path, "--oleh", CAMAT, "--alasan", "ya").kode == 3
    assert sakip("perbaiki-jejak", path, "--oleh", TIM, "--alasan", WHY).kode == 3
    done = sakip("perbaiki-jejak", path, "--oleh", CAMAT, "--alasan", WHY, "--json")
    assert (done.kode, [item["kode"] for item in done.json["temuan"]]) == (0, ["SKP-831", "SKP-831"])
    assert sakip("hitung", path).kode == 0
    assert [item["jejak"] for item in sakip("status", path, "--json").json["jejak"]["diakui"]] == [
        done.json["jejak"]
    ] * 2


@pytest.mark.parametrize(
    ("table", "values", "sops"),
    [
        ("tblRealisasi", {"realisasi": 99}, (KUMPUL, UKUR)),
        ("tblKertasKerja", {"realisasi_ketik": "99", "realisasi": 99}, (UKUR,)),
    ],
)
def test_what_changed_after_the_yes_is_told_by_cell_and_not_archived(
    sakip: Sakip, path: Path, table: str, values: dict[str, int], sops: tuple[str, ...]
) -> None:
    forge(path, typed(read(path), table, "IKS.1", **values))
    for sop in sops:
        refused = sakip("arsipkan", path, "--sop", sop, "--ke", path.parent / "arsip", "--json")
        assert (refused.kode, refused.json["temuan"][0]["kode"]) == (3, "SKP-838")
        assert {item["kode"] for item in refused.json["temuan"][1:]} == {"SKP-836"}
    assert not (path.parent / "arsip").exists()
    for command in (("status",), ("periksa",), ("laporan", "--sop", "pengukuran"), ("hitung",)):
        result = sakip(command[0], path, *command[1:], "--json")
        told = [item for item in result.json["temuan"] if item["kode"] == "SKP-836"]
        assert result.kode == 0
        assert told
        assert all("sekarang '99'" in item["pesan"] and item["sel"] for item in told)


def test_a_target_changed_after_its_form_was_taken_over_is_told(sakip: Sakip, path: Path) -> None:
    forge(path, typed(read(path), "tblIndikator", "IKS.1", target_tw2=55))
    commands_ = (
        ("status", path),
        ("rekap", path, path.parent / "kembali", "--triwulan", 2),
        ("hitung", path),
        ("bagikan", path, "--triwulan", 2, "--ke", path.parent / "kirim"),
    )
    for command in commands_:
        result = sakip(*command, "--json")
        assert "SKP-482" in [item["kode"] for item in result.json["temuan"]], command[0]
