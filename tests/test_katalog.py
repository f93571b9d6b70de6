"""The catalogue of codes: complete, in order, fit to be read by staff, and used. Read off the sources.

Every check is also shown an entry or a source that breaks it.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest

from sakip_xl.errors import Tingkat, katalog

PAKET = Path(__file__).parents[1] / "sakip_xl"
KODE = re.compile(r"SKP-\d{3}")

AWALAN = {
    "sel.toml": "SKP-1",
    "baris.toml": "SKP-2",
    "antartabel.toml": "SKP-3",
    "sop.toml": "SKP-4",
    "kelengkapan.toml": "SKP-4",
    "tindakan.toml": "SKP-4",
    "tombol.toml": "SKP-4",
    "folder.toml": "SKP-5",
    "berkas.toml": "SKP-5",
    "terbuka.toml": "SKP-5",
    "pemasangan.toml": "SKP-5",
    "kami.toml": "SKP-9",
}
KUNCI = {"tingkat", "judul", "pesan", "saran"}
INGGRIS = re.compile(
    r"\b(and|cannot|column|error|file|invalid|is|missing|must|not|please|row|sheet|the|value)\b",
    re.IGNORECASE,
)


def entri(paket: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """File, code and entry of the whole catalogue, in the order written."""
    for berkas in sorted((paket / "data" / "galat").glob("*.toml")):
        for kode, isi in tomllib.loads(berkas.read_text(encoding="utf-8")).items():
            yield berkas.name, kode, isi


def pohon(paket: Path) -> Iterator[tuple[str, ast.Module]]:
    for berkas in sorted(paket.rglob("*.py")):
        yield berkas.relative_to(paket).as_posix(), ast.parse(berkas.read_text(encoding="utf-8"))


def dipakai(paket: Path) -> dict[str, str]:
    """Every code that stands as a literal in a source or a data file, and one file where it does."""
    hasil = {}
    for berkas, simpul in pohon(paket):
        for anak in ast.walk(simpul):
            if isinstance(anak, ast.Constant) and isinstance(anak.value, str) and KODE.fullmatch(anak.value):
                hasil[anak.value] = berkas
    for berkas_data in sorted((paket / "data").rglob("*.toml")):
        if berkas_data.parent.name != "galat":
            for teks in teks_data(tomllib.loads(berkas_data.read_text(encoding="utf-8"))):
                if KODE.fullmatch(teks):
                    hasil[teks] = berkas_data.name
    return hasil


def teks_data(isi: object) -> Iterator[str]:
    """Every key and text of a data file, at any depth."""
    match isi:
        case str():
            yield isi
        case dict():
            yield from isi
            for anak in isi.values():
                yield from teks_data(anak)
        case list():
            for anak in isi:
                yield from teks_data(anak)


def isian(templat: str) -> set[str]:
    """The names a template asks for: ``nilai`` of ``{nilai}``; an attribute or position counts as written."""
    return {nama for _, nama, _, _ in Formatter().parse(templat) if nama is not None}


def salah_entri(paket: Path) -> Iterator[str]:
    """Entries in the wrong file, out of order, or not fit to be shown to staff."""
    sebelum = ("", "")
    for berkas, kode, isi in entri(paket):
        if not KODE.fullmatch(kode) or not kode.startswith(AWALAN.get(berkas, "no file of that name")):
            yield f"{kode} does not belong in {berkas}"
        if sebelum >= (berkas, kode):
            yield f"{kode} stands after {sebelum[1]} in {berkas}"
        sebelum = (berkas, kode)
        if isi.keys() - {"keluar"} != KUNCI or isi["tingkat"] not in set(Tingkat):
            yield f"{kode} needs exactly {sorted(KUNCI)}, tingkat one of {[t.value for t in Tingkat]}"
            continue
        if isi.pop("keluar", 1) not in {1, 3, 4}:
            yield f"{kode}: keluar is none of 1, 3, 4"
        yield from salah_teks(kode, isi)


def salah_teks(kode: str, isi: dict[str, str]) -> Iterator[str]:
    """Texts that are empty, do not end their sentence, take more than plain names, or are English."""
    for kunci in ("pesan", "saran"):
        if not isi[kunci].endswith("."):
            yield f"{kode}: {kunci} ends without a period"
        if not all(nama.isidentifier() for nama in isian(isi[kunci])):
            yield f"{kode}: {kunci} may take only plain names: {sorted(isian(isi[kunci]))}"
    if not isi["judul"] or isi["judul"].endswith("."):
        yield f"{kode}: judul is a title, without a period"
    for kunci in ("judul", "pesan", "saran"):
        tanpa_isian = re.sub(r"\{[^}]*\}", "", isi[kunci])
        if cocok := INGGRIS.search(tanpa_isian):
            yield f"{kode}: {kunci} says {cocok.group()!r} to Indonesian staff"


def salah_pakai(paket: Path) -> Iterator[str]:
    """Codes used but not in the catalogue, in the catalogue but never used, or put together at run time."""
    ada = {kode for _, kode, _ in entri(paket)}
    pakai = dipakai(paket)
    yield from (f"{kode} of {pakai[kode]} is not in the catalogue" for kode in sorted(pakai.keys() - ada))
    yield from (f"{kode} is used nowhere" for kode in sorted(ada - pakai.keys()))
    for berkas, simpul in pohon(paket):
        for anak in ast.walk(simpul):
            if isinstance(anak, ast.JoinedStr) and "SKP-" in ast.unparse(anak):
                yield f"{berkas}:{anak.lineno}: writes a code so that no search can find it"


def salah_isian(paket: Path) -> Iterator[str]:
    """Calls that do not give what the texts of their code ask for.

    A forgotten ``nilai`` or ``kolom`` would print ``None``, any other a KeyError in front of staff.
    Calls that pass ``**`` cannot be judged from here.
    """
    minta = {k: isian(isi.get("pesan", "")) | isian(isi.get("saran", "")) for _, k, isi in entri(paket)}
    for berkas, simpul in pohon(paket):
        for anak in ast.walk(simpul):
            match anak:
                case ast.Call(
                    func=ast.Name("temuan" | "SakipError") | ast.Attribute(attr="temuan" | "SakipError"),
                    args=[ast.Constant(value=kode)],
                    keywords=beri,
                ) if kode in minta and all(b.arg for b in beri):
                    kurang = minta[kode] - {b.arg for b in beri}
                    if kurang:
                        yield f"{berkas}:{anak.lineno}: {kode} asks for {sorted(kurang)}"


Periksa = Callable[[Path], Iterator[str]]
SEMUA: list[Periksa] = [salah_entri, salah_pakai, salah_isian]


@pytest.mark.parametrize("periksa", SEMUA)
def test_the_catalogue_is_in_order(periksa: Periksa) -> None:
    assert list(periksa(PAKET)) == []


def test_the_catalogue_read_here_is_the_one_the_program_uses() -> None:
    assert {kode for _, kode, _ in entri(PAKET)} == katalog().keys()


BAIK = {
    "tingkat": "salah",
    "judul": "Bukan angka",
    "pesan": "{kolom} berisi {nilai}, bukan angka.",
    "saran": "Isi angka, atau hapus barisnya.",
}
PAKAI = "temuan('SKP-101', kolom='Target', nilai='x')"


def tanam(
    paket: Path,
    *,
    berkas: str = "sel.toml",
    sumber: str = PAKAI,
    entri: dict[str, dict[str, str]] | None = None,
) -> Path:
    """A package of one source and one file of the catalogue."""
    folder = paket / "data" / "galat"
    folder.mkdir(parents=True)
    baris = []
    for kode, isi in (entri or {"SKP-101": BAIK}).items():
        baris += [f'["{kode}"]', *(f'{k} = "{v}"' for k, v in isi.items())]
    (folder / berkas).write_text("\n".join(baris), encoding="utf-8")
    (paket / "aturan.py").write_text(sumber, encoding="utf-8")
    return paket


def salah(paket: Path) -> list[str]:
    return [s for periksa in SEMUA for s in periksa(paket)]


def test_a_good_entry_in_use_is_left(tmp_path: Path) -> None:
    assert salah(tanam(tmp_path)) == []


def test_a_code_named_in_a_data_file_is_in_use(tmp_path: Path) -> None:
    tanam(tmp_path, sumber="")
    (tmp_path / "data" / "aturan.toml").write_text('[[aturan]]\nkode = "SKP-101"\n', encoding="utf-8")
    assert salah(tmp_path) == []


@pytest.mark.parametrize(
    "ubah",
    [
        {"tingkat": "fatal"},
        {"keluar": 7},
        {"judul": ""},
        {"judul": "Bukan angka."},
        {"pesan": "{kolom} berisi {nilai}, bukan angka"},
        {"saran": "Isi angka!"},
        {"pesan": "{kolom.nama} berisi {nilai}."},
        {"pesan": "{} berisi {nilai}."},
        {"saran": "The value must be a number."},
        {"contoh": "abc"},
    ],
)
def test_an_entry_not_fit_for_staff_is_caught(tmp_path: Path, ubah: dict[str, str]) -> None:
    assert list(salah_entri(tanam(tmp_path, entri={"SKP-101": BAIK | ubah}))) != []


@pytest.mark.parametrize(
    ("berkas", "kode"),
    [("baris.toml", ["SKP-101"]), ("lain.toml", ["SKP-101"]), ("sel.toml", ["SKP-102", "SKP-101"])],
)
def test_an_entry_out_of_place_is_caught(tmp_path: Path, berkas: str, kode: list[str]) -> None:
    assert len(list(salah_entri(tanam(tmp_path, berkas=berkas, entri=dict.fromkeys(kode, BAIK))))) == 1


@pytest.mark.parametrize(
    ("sumber", "keluhan"),
    [
        ("", "SKP-101 is used nowhere"),
        (f"{PAKAI}\nx = 'SKP-102'", "SKP-102 of aturan.py is not in the catalogue"),
        (f"{PAKAI}\nx = f'SKP-{{n}}'", "aturan.py:2: writes a code so that no search can find it"),
        ("errors.temuan('SKP-101', kolom='Target')", "aturan.py:1: SKP-101 asks for ['nilai']"),
        ("raise SakipError('SKP-101', rincian=x)", "aturan.py:1: SKP-101 asks for ['kolom', 'nilai']"),
    ],
)
def test_a_wrong_use_of_a_code_is_caught(tmp_path: Path, sumber: str, keluhan: str) -> None:
    assert salah(tanam(tmp_path, sumber=sumber)) == [keluhan]
