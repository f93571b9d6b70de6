"""``sakip asal``: where a figure comes from, as text and as JSON."""

from __future__ import annotations

from pathlib import Path

from tests.actions.office import TIM, filled, write_formulir
from tests.cli.terminal import Sakip, read


def recapped(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    """Both forms are taken over."""
    returned = tmp_path / "kembali"
    returned.mkdir()
    sent = sakip("bagikan", master, "--triwulan", 2, "--ke", tmp_path / "kirim", "--json").json["formulir"]
    for path in map(Path, sent):
        write_formulir(filled(read(path), {}), returned / path.name, jam=-0.02)
    sakip("rekap", master, returned, "--triwulan", 2, "--oleh", TIM)


def test_a_figure_is_told_in_words_and_as_data(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    recapped(sakip, tmp_path, master)
    before = master.read_bytes()
    text = sakip("asal", master, "iks.1", "--triwulan", "II")
    assert (text.kode, text.err) == (0, "")
    assert "  Triwulan II, YAN, Realisasi: 82,5\n" in text.out
    assert "formulir, Formulir_2026-TW2-YAN.xlsx, Isian!L8, 6 Juli 2026 pukul 09.28, jejak nomor" in text.out
    assert "Triwulan I," not in text.out
    data = sakip("asal", master, "IKS.1", "--unit", "yan", "--json").json
    assert data["kode"] == "IKS.1"
    [subject] = data["asal"]
    assert (subject["jenis"], subject["nama"]) == ("indikator", "Indeks Kepuasan Masyarakat")
    [figure] = [each for each in subject["angka"] if (each["kolom"], each["triwulan"]) == ("Realisasi", 2)]
    assert (figure["nilai"], figure["riwayat"][0]["sumber"], figure["dari"]) == (82.5, "formulir", [])
    assert master.read_bytes() == before


def test_the_sheet_is_written_when_that_is_asked_for(sakip: Sakip, master: Path) -> None:
    assert sakip("asal", master, "kecamatan", "--tulis").kode == 0
    assert read(master).row("tblAsal")[0]["kode"] == "KECAMATAN"


def test_an_unknown_kode_is_refused_with_similar_ones(sakip: Sakip, master: Path) -> None:
    refused = sakip("asal", master, "IKS-1", "--json")
    assert (refused.kode, refused.json["kode"]) == (3, "SKP-860")
    assert "IKS.1" in refused.json["pesan"]
    assert sakip("asal", master, "IKS.1", "--unit", "X").kode == 3
