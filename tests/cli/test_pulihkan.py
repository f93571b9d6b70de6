"""``sakip pulihkan``: the list, what would change, and the way there and back."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import Sakip, read


def test_a_backup_comes_back_by_its_number(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    assert sakip("pulihkan", master).out == "Belum ada cadangan buku ini.\n"
    sakip("bagikan", master, "--triwulan", 2, "--ke", tmp_path / "kirim")
    [entry] = sakip("pulihkan", master, "--daftar", "--json").json["daftar"]
    assert (entry["nomor"], Path(entry["berkas"]).parent.name) == (1, "cadangan")
    assert entry["keterangan"].startswith("sebelum formulir dikirim")
    shown = sakip("pulihkan", master, "--ke", 1, "--pratinjau", "--json").json["perubahan"]
    assert {
        "tabel": "Daftar Formulir dan Tanda Terima",
        "lembar": "Tanda Terima",
        "hilang": 2,
    }.items() <= shown[0].items()
    assert len(read(master).row("tblFormulir")) == 2
    result = sakip("pulihkan", master, "--ke", 1, "--json")
    assert (result.kode, result.json["perubahan"]) == (0, shown)
    assert read(master).row("tblFormulir") == []
    assert sakip("batalkan", master).kode == 0
    assert len(read(master).row("tblFormulir")) == 2


def test_a_number_that_is_none_is_refused(sakip: Sakip, master: Path) -> None:
    refused = sakip("pulihkan", master, "--ke", 7, "--json")
    assert (refused.kode, refused.json["temuan"][0]["kode"]) == (4, "SKP-630")
    assert sakip("pulihkan", master, "--ke", "satu").kode == 2
