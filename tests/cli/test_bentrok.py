"""``sakip rekap`` tells conflicts, ``sakip putuskan`` decides them, ``sakip keluarkan`` takes a form out."""

from __future__ import annotations

from pathlib import Path

from tests.actions.office import TIM, filled, write_formulir
from tests.cli.terminal import Sakip, read


def recapped(sakip: Sakip, tmp_path: Path, master: Path) -> Path:
    """Both forms are taken over; then a copy of PMD's with another number comes."""
    returned = tmp_path / "kembali"
    returned.mkdir()
    sent = sakip("bagikan", master, "--triwulan", 2, "--ke", tmp_path / "kirim", "--json").json["formulir"]
    for path in map(Path, sent):
        write_formulir(filled(read(path), {}), returned / path.name, jam=-0.02)
    sakip("rekap", master, returned, "--triwulan", 2)
    [pmd] = [path for path in map(Path, sent) if "PMD" in path.name]
    write_formulir(filled(read(pmd), {"IKK.1": 10}), returned / "lagi.xlsx", jam=-0.01)
    return returned


def test_a_conflict_is_told_in_json_and_text_and_decided_on_the_command_line(
    sakip: Sakip, tmp_path: Path, master: Path
) -> None:
    returned = recapped(sakip, tmp_path, master)
    preview = sakip("rekap", master, returned, "--triwulan", 2, "--pratinjau", "--json")
    assert preview.kode == 0
    [conflict] = preview.json["bentrok"]
    assert {"unit", "kode", "kolom", "lama", "baru", "berkas"} <= set(conflict)
    assert (conflict["unit"], conflict["lama"], conflict["baru"]) == ("PMD", 80, 10)
    control = preview.json["kendali"]
    assert control["berkas"] == sum(control[key] for key in ("diterima", "ditolak", "digantikan", "asing"))
    text = sakip("rekap", master, returned, "--triwulan", 2)
    assert "PMD: diterima (lagi.xlsx): 1 bentrok" in text.out
    assert "SKP-710" in text.out
    assert sakip("putuskan", master, "--oleh", TIM).kode == 3
    decided = sakip("putuskan", master, "--unit", "PMD", "--pakai", "baru", "--oleh", TIM, "--json")
    assert (decided.kode, decided.json["diputuskan"], decided.json["sisa"]) == (0, 1, 0)
    assert read(master).row("tblRealisasi")[0]["realisasi"] in {80, 10}
    again = sakip("rekap", master, returned, "--triwulan", 2, "--json").json
    assert again["bentrok"] == []


def test_a_form_is_taken_out_by_its_unit(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    recapped(sakip, tmp_path, master)
    result = sakip("keluarkan", master, "PMD", "--triwulan", 2, "--oleh", TIM, "--json")
    assert (result.kode, result.json["formulir"]) == (0, "F-2026-TW2-PMD")
    assert {row["unit"] for row in read(master).row("tblRealisasi")} == {"YAN"}
    assert sakip("keluarkan", master, "PMD", "--triwulan", 2).kode == 3
