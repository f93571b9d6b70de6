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

from sakip_xl.errors import Tingkat, catalogue

PACKAGE = Path(__file__).parents[1] / "sakip_xl"
CODE = re.compile(r"SKP-\d{3}")

PREFIXES: dict[str, str | tuple[str, ...]] = {
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
    "impor.toml": "SKP-6",
    "kertas.toml": "SKP-66",
    "bukti.toml": "SKP-67",
    "komputer.toml": "SKP-62",
    "naskah.toml": "SKP-6",
    "cadangan.toml": "SKP-63",
    "serah_terima.toml": "SKP-6",
    "mulai.toml": "SKP-70",
    "gabung.toml": "SKP-73",
    "bentrok.toml": "SKP-71",
    "formulir.toml": "SKP-72",
    "asal.toml": "SKP-86",
    "salinan.toml": "SKP-80",
    "keadaan.toml": "SKP-82",
    "kunci.toml": ("SKP-87", "SKP-88"),
    "saksi.toml": "SKP-84",
    "wewenang.toml": "SKP-89",
    "tulis.toml": "SKP-85",
    "jejak.toml": "SKP-83",
    "kami.toml": "SKP-9",
}
KEYS = {"tingkat", "judul", "pesan", "saran"}
INGGRIS = re.compile(
    r"\b(and|cannot|column|error|file|invalid|is|missing|must|not|please|row|sheet|the|value)\b",
    re.IGNORECASE,
)


def entry(package: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """File, code and entry of the whole catalogue, in the order written."""
    for file in sorted((package / "data" / "galat").glob("*.toml")):
        for kode, content in tomllib.loads(file.read_text(encoding="utf-8")).items():
            yield file.name, kode, content


def pohon(package: Path) -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(package.rglob("*.py")):
        yield file.relative_to(package).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def dipakai(package: Path) -> dict[str, str]:
    """Every code that stands as a literal in a source or a data file, and one file where it does."""
    result = {}
    for file, node in pohon(package):
        for children in ast.walk(node):
            if (
                isinstance(children, ast.Constant)
                and isinstance(children.value, str)
                and CODE.fullmatch(children.value)
            ):
                result[children.value] = file
    for data_file in sorted((package / "data").rglob("*.toml")):
        if data_file.parent.name != "galat":
            for text in data_texts(tomllib.loads(data_file.read_text(encoding="utf-8"))):
                if CODE.fullmatch(text):
                    result[text] = data_file.name
    return result


def data_texts(content: object) -> Iterator[str]:
    """Every key and text of a data file, at any depth."""
    match content:
        case str():
            yield content
        case dict():
            yield from content
            for children in content.values():
                yield from data_texts(children)
        case list():
            for children in content:
                yield from data_texts(children)


def inputs(template: str) -> set[str]:
    """The names a template asks for: ``nilai`` of ``{nilai}``; an attribute or position counts as written."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def wrong_entries(package: Path) -> Iterator[str]:
    """Entries in the wrong file, out of order, or not fit to be shown to staff."""
    earlier = ("", "")
    for file, kode, content in entry(package):
        if not CODE.fullmatch(kode) or not kode.startswith(PREFIXES.get(file, "no file of that name")):
            yield f"{kode} does not belong in {file}"
        if earlier >= (file, kode):
            yield f"{kode} stands after {earlier[1]} in {file}"
        earlier = (file, kode)
        if content.keys() - {"keluar"} != KEYS or content["tingkat"] not in set(Tingkat):
            yield f"{kode} needs exactly {sorted(KEYS)}, tingkat one of {[t.value for t in Tingkat]}"
            continue
        if content.pop("keluar", 1) not in {1, 3, 4}:
            yield f"{kode}: keluar is none of 1, 3, 4"
        yield from wrong_texts(kode, content)


def wrong_texts(kode: str, content: dict[str, str]) -> Iterator[str]:
    """Texts that are empty, do not end their sentence, take more than plain names, or are English."""
    for key in ("pesan", "saran"):
        if not content[key].endswith("."):
            yield f"{kode}: {key} ends without a period"
        if not all(name.isidentifier() for name in inputs(content[key])):
            yield f"{kode}: {key} may take only plain names: {sorted(inputs(content[key]))}"
    if not content["judul"] or content["judul"].endswith("."):
        yield f"{kode}: judul is a title, without a period"
    for key in ("judul", "pesan", "saran"):
        without_inputs = re.sub(r"\{[^}]*\}", "", content[key])
        if match := INGGRIS.search(without_inputs):
            yield f"{kode}: {key} says {match.group()!r} to Indonesian staff"


def wrong_uses(package: Path) -> Iterator[str]:
    """Codes used but not in the catalogue, in the catalogue but never used, or put together at run time."""
    known = {kode for _, kode, _ in entry(package)}
    pakai = dipakai(package)
    yield from (f"{kode} of {pakai[kode]} is not in the catalogue" for kode in sorted(pakai.keys() - known))
    yield from (f"{kode} is used nowhere" for kode in sorted(known - pakai.keys()))
    for file, node in pohon(package):
        for children in ast.walk(node):
            if isinstance(children, ast.JoinedStr) and "SKP-" in ast.unparse(children):
                yield f"{file}:{children.lineno}: writes a code so that no search can find it"


def wrong_inputs(package: Path) -> Iterator[str]:
    """Calls that do not give what the texts of their code ask for.

    A forgotten ``nilai`` or ``kolom`` would print ``None``, any other a KeyError in front of staff.
    Calls that pass ``**`` cannot be judged from here.
    """
    required = {
        k: inputs(content.get("pesan", "")) | inputs(content.get("saran", ""))
        for _, k, content in entry(package)
    }
    for file, node in pohon(package):
        for children in ast.walk(node):
            match children:
                case ast.Call(
                    func=ast.Name("temuan" | "SakipError") | ast.Attribute(attr="temuan" | "SakipError"),
                    args=[ast.Constant(value=kode)],
                    keywords=keywords,
                ) if kode in required and all(b.arg for b in keywords):
                    missing = required[kode] - {b.arg for b in keywords}
                    if missing:
                        yield f"{file}:{children.lineno}: {kode} asks for {sorted(missing)}"


Periksa = Callable[[Path], Iterator[str]]
ALL: list[Periksa] = [wrong_entries, wrong_uses, wrong_inputs]


@pytest.mark.parametrize("check", ALL)
def test_the_catalogue_is_in_order(check: Periksa) -> None:
    assert list(check(PACKAGE)) == []


def test_the_catalogue_read_here_is_the_one_the_program_uses() -> None:
    assert {kode for _, kode, _ in entry(PACKAGE)} == catalogue().keys()


GOOD = {
    "tingkat": "salah",
    "judul": "Bukan angka",
    "pesan": "{kolom} berisi {nilai}, bukan angka.",
    "saran": "Isi angka, atau hapus barisnya.",
}
USE = "temuan('SKP-101', kolom='Target', nilai='x')"


def plant(
    package: Path,
    *,
    file: str = "sel.toml",
    source: str = USE,
    entry: dict[str, dict[str, str]] | None = None,
) -> Path:
    """A package of one source and one file of the catalogue."""
    folder = package / "data" / "galat"
    folder.mkdir(parents=True)
    row = []
    for kode, content in (entry or {"SKP-101": GOOD}).items():
        row += [f'["{kode}"]', *(f'{k} = "{v}"' for k, v in content.items())]
    (folder / file).write_text("\n".join(row), encoding="utf-8")
    (package / "aturan.py").write_text(source, encoding="utf-8")
    return package


def wrong(package: Path) -> list[str]:
    return [s for check in ALL for s in check(package)]


def test_a_good_entry_in_use_is_left(tmp_path: Path) -> None:
    assert wrong(plant(tmp_path)) == []


def test_a_code_named_in_a_data_file_is_in_use(tmp_path: Path) -> None:
    plant(tmp_path, source="")
    (tmp_path / "data" / "aturan.toml").write_text('[[aturan]]\nkode = "SKP-101"\n', encoding="utf-8")
    assert wrong(tmp_path) == []


@pytest.mark.parametrize(
    "change",
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
def test_an_entry_not_fit_for_staff_is_caught(tmp_path: Path, change: dict[str, str]) -> None:
    assert list(wrong_entries(plant(tmp_path, entry={"SKP-101": GOOD | change}))) != []


@pytest.mark.parametrize(
    ("file", "kode"),
    [("baris.toml", ["SKP-101"]), ("lain.toml", ["SKP-101"]), ("sel.toml", ["SKP-102", "SKP-101"])],
)
def test_an_entry_out_of_place_is_caught(tmp_path: Path, file: str, kode: list[str]) -> None:
    assert len(list(wrong_entries(plant(tmp_path, file=file, entry=dict.fromkeys(kode, GOOD))))) == 1


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("", "SKP-101 is used nowhere"),
        (f"{USE}\nx = 'SKP-102'", "SKP-102 of aturan.py is not in the catalogue"),
        (f"{USE}\nx = f'SKP-{{n}}'", "aturan.py:2: writes a code so that no search can find it"),
        ("errors.temuan('SKP-101', kolom='Target')", "aturan.py:1: SKP-101 asks for ['nilai']"),
        ("raise SakipError('SKP-101', rincian=x)", "aturan.py:1: SKP-101 asks for ['kolom', 'nilai']"),
    ],
)
def test_a_wrong_use_of_a_code_is_caught(tmp_path: Path, source: str, complaint: str) -> None:
    assert wrong(plant(tmp_path, source=source)) == [complaint]
