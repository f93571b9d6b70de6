"""``sakip pasang`` on a simulated Windows and a simulated Mac."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sakip_xl import __version__
from sakip_xl.errors import SakipError
from sakip_xl.pemasangan.bahan import bita_skrip
from sakip_xl.pemasangan.manifes import baca_manifes
from sakip_xl.pemasangan.mesin import Jawaban
from sakip_xl.pemasangan.pasang import pasang
from tests.pemasangan.komputer import LARANGAN, SAAT, Komputer, dipasang, larangan, pohon, registri


def ditolak(komputer: Komputer) -> SakipError:
    with pytest.raises(SakipError) as galat:
        pasang(komputer, sekarang=SAAT)
    return galat.value


# --- What is there afterwards -----------------------------------------------------------------------------


def test_the_add_in_stands_where_excel_loads_it(komputer: Komputer, xlam: Path) -> None:
    dipasang(komputer)
    assert komputer.letak.tambahan.read_bytes() == xlam.read_bytes()


def test_the_settings_are_what_the_launcher_reads(pc: Komputer) -> None:
    dipasang(pc)
    isi = pc.letak.setelan.read_bytes().decode("cp1252")
    assert isi == f"python={pc.python}\r\nlog={pc.letak.log}\r\nversi={__version__}\r\n"


def test_the_settings_of_a_mac_end_their_lines_as_its_shell_reads_them(komputer: Komputer) -> None:
    dipasang(komputer)
    assert (b"\r" in komputer.letak.setelan.read_bytes()) == (komputer.nama == "Windows")


def test_a_mac_gets_the_script_by_which_excel_starts_python(komputer: Komputer) -> None:
    dipasang(komputer)
    skrip = komputer.letak.skrip
    assert (skrip is None) == (komputer.nama == "Windows")
    assert skrip is None or skrip.read_bytes() == bita_skrip()


def test_byte_code_is_compiled(komputer: Komputer) -> None:
    dipasang(komputer)
    assert list((komputer.lib / "sakip_xl" / "__pycache__").glob("*.pyc"))


def test_the_interpreter_of_the_settings_is_tried_as_a_click_would_start_it(komputer: Komputer) -> None:
    dipasang(komputer)
    assert komputer.dijalankan == [[str(komputer.python), "-I", "-m", "sakip_xl.buttons", "--uji"]]


def test_the_manifest_lists_every_new_file_and_folder(komputer: Komputer, tmp_path: Path) -> None:
    sebelum = pohon(tmp_path)
    dipasang(komputer)
    manifes = baca_manifes(komputer.letak)
    assert manifes is not None
    baru = {tmp_path / nama for nama in pohon(tmp_path).keys() - sebelum.keys()} - {komputer.letak.manifes}
    tercatat = {satu.jalur for satu in manifes.berkas if satu.sidik is not None} | set(manifes.folder)
    assert tercatat == baru
    assert all(satu.utuh() for satu in manifes.berkas if satu.sidik)


def test_nothing_outside_the_named_folders_is_touched(komputer: Komputer, tmp_path: Path) -> None:
    sebelum = pohon(tmp_path)
    dipasang(komputer)
    for nama, isi in pohon(tmp_path).items():
        jalur = tmp_path / nama
        di_dalam = any(jalur.is_relative_to(folder) for folder in komputer.letak.folder)
        induk = any(folder.is_relative_to(jalur) for folder in komputer.letak.folder)
        assert di_dalam or induk or sebelum[nama] == isi, nama
    assert sebelum.items() <= pohon(tmp_path).items()


def test_installing_twice_changes_nothing(komputer: Komputer, tmp_path: Path) -> None:
    dipasang(komputer)
    sekali = pohon(tmp_path)
    dipasang(komputer)
    assert pohon(tmp_path) == sekali


# --- An older one, another one ----------------------------------------------------------------------------


def test_a_newer_version_replaces_an_older_one_and_keeps_a_copy(komputer: Komputer, xlam: Path) -> None:
    dipasang(komputer)
    lama = xlam.read_bytes()
    xlam.write_bytes(b"PK versi berikut")
    hasil = pasang(komputer, sekarang=SAAT)
    assert komputer.letak.tambahan.read_bytes() == b"PK versi berikut"
    assert [satu.read_bytes() for satu in komputer.letak.cadangan.iterdir()] == [lama]
    assert str(hasil.data["cadangan"]) in hasil.pesan


def test_an_old_file_is_never_written_into(pc: Komputer, tmp_path: Path) -> None:
    """So nothing that hangs on it, such as the Mark of the Web, can stay; seen here by a second link."""
    pc.letak.tambahan.write_bytes(b"unduhan")
    (tmp_path / "kaitan").hardlink_to(pc.letak.tambahan)
    dipasang(pc)
    assert (tmp_path / "kaitan").read_bytes() == b"unduhan"


def test_a_manifest_that_cannot_be_read_is_written_anew(komputer: Komputer) -> None:
    dipasang(komputer)
    komputer.letak.manifes.write_text("{rusak", encoding="utf-8")
    dipasang(komputer)
    assert baca_manifes(komputer.letak) is not None


# --- Excel's own list of what it does not load ------------------------------------------------------------


def test_only_our_entry_is_taken_off_excels_black_list(pc: Komputer) -> None:
    lain = {"A1": larangan(pc.letak.xlstart / "LAIN.xlam"), "B2": b"\1", "C3": "teks"}
    kembar = {"D4": larangan(Path("/tempat lain/SAKIP.xlam"))}
    registri(pc).isi = {LARANGAN: {**lain, **kembar, "E5": larangan(pc.letak.tambahan, "SAKIP")}}
    dipasang(pc)
    assert registri(pc).isi == {LARANGAN: {**lain, **kembar}}


def test_an_entry_that_cannot_be_deleted_is_told(pc: Komputer) -> None:
    registri(pc).isi = {LARANGAN: {"E5": larangan(pc.letak.tambahan)}}
    registri(pc).terkunci = {LARANGAN}
    assert [satu.kode for satu in pasang(pc, sekarang=SAAT).temuan] == ["SKP-597"]


# --- Refusals leave everything as it was ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [
        ({"terbuka": True}, "SKP-571"),
        ({"toko": True}, "SKP-573"),
        ({"jawaban": Jawaban(1, "ModuleNotFoundError: sakip_xl")}, "SKP-579"),
        ({"jawaban": Jawaban(0, "0.0.9")}, "SKP-579"),
        ({"jawaban": Jawaban(0, "")}, "SKP-579"),
    ],
)
@pytest.mark.parametrize("lama", [False, True])
def test_a_refusal_changes_nothing(
    komputer: Komputer, tmp_path: Path, xlam: Path, ubah: dict[str, object], kode: str, *, lama: bool
) -> None:
    if lama:
        dipasang(komputer)
        xlam.write_bytes(b"PK versi berikut")
    sebelum = pohon(tmp_path)
    galat = ditolak(replace(komputer, **ubah))  # type: ignore[arg-type]
    assert (galat.kode, galat.keluar) == (kode, 4)
    assert pohon(tmp_path) == sebelum


@pytest.mark.parametrize("halangan", ["tambahan", "setelan", "manifes", "rumah"])
def test_a_file_that_cannot_be_written_undoes_the_others(pc: Komputer, tmp_path: Path, halangan: str) -> None:
    jalur = getattr(pc.letak, halangan)
    if halangan == "rumah":
        jalur.write_bytes(b"berkas, bukan folder")
    else:
        (jalur / "isi").mkdir(parents=True)
    sebelum = pohon(tmp_path)
    assert ditolak(pc).kode == "SKP-578"
    assert pohon(tmp_path) == sebelum


def test_a_package_without_its_add_in_is_refused(komputer: Komputer, tmp_path: Path, xlam: Path) -> None:
    xlam.unlink()
    sebelum = pohon(tmp_path)
    assert ditolak(komputer).kode == "SKP-577"
    assert pohon(tmp_path) == sebelum


def test_a_package_that_lacks_byte_code_is_told(komputer: Komputer) -> None:
    (komputer.lib / "sakip_xl" / "__init__.py").write_text("x = (", encoding="utf-8")
    assert [satu.kode for satu in pasang(komputer, sekarang=SAAT).temuan] == ["SKP-591"]


def test_a_python_that_may_vanish_is_told(komputer: Komputer) -> None:
    komputer.lepasan = True
    assert [satu.kode for satu in pasang(komputer, sekarang=SAAT).temuan] == ["SKP-574"]


# --- Only telling -----------------------------------------------------------------------------------------


def test_a_dry_run_names_every_file_and_writes_none(komputer: Komputer, tmp_path: Path) -> None:
    sebelum = pohon(tmp_path)
    rencana = pasang(komputer, sekarang=SAAT, pratinjau=True)
    assert pohon(tmp_path) == sebelum
    assert komputer.dijalankan == []
    ditulis = pasang(komputer, sekarang=SAAT).berkas
    assert len(ditulis) >= 2
    assert all(f"menulis {jalur}" in rencana.pesan for jalur in ditulis)
