"""Names of the code (design.md D25): nouns of the field are Indonesian, mechanism is plain English.

A class name means one thing. No name uses a word of the mechanism for which an English one is in use; a name
is looked at by its parts, so that ``tulis_sel`` and ``LembarXml`` are found.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_floors import ROOT, plant, sumber

_WORDS = """
    akar ambil antre baca baris barisan berkas buka buku cari gambar ganti gaya geser hapus hidup isi jalur
    jangkauan kabar kini kolom layar lebar lembar lipatan meja mentah mesin panggilan panggung peta pemasangan
    penjaga persegi rapikan satu sel selaras sepadan simpan suasana susun tambah tautan teks tuan tulis
    ubah wadah warna
"""
FORBIDDEN = frozenset(_WORDS.split())
# Names with such a word that are not ours to choose, with what fixes them.
KEPT = {
    "sakip_xl/errors.py": {"berkas", "lembar", "sel", "kolom"},  # the keys of a finding in --json
    "sakip_xl/actions/undo_journal.py": {"berkas", "sel"},  # keys within tblBatal of every office
    "sakip_xl/actions/buka_kembali.py": {"buka_kembali"},  # a button's id, as its command is typed
    "sakip_xl/actions/tambah_baris.py": {"tambah_baris"},  # a button's id, as its command is typed
    "sakip_xl/domain/measure/catatan.py": {"DI_LUAR_JANGKAUAN"},  # a note, named as its code
    "sakip_xl/domain/sop/jejak.py": {"ISI"},  # a reason, named as staff read it
}
# Where a word is a noun of the field too: the column *Jalur Hitung* of the Kertas Kerja.
NOUNS = {
    "jalur": ("formulas/", "domain/measure/rumus/", "render/sheets/", "schema/tables/"),
}

_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def shared_class_names(root: Path) -> Iterator[str]:
    """Public class names that stand in two modules, with both."""
    places = defaultdict(list)
    for file, pohon in sumber(root):
        for node in pohon.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(file)
    yield from (f"{name}: {', '.join(files)}" for name, files in places.items() if len(files) > 1)


def defined_names(file: str, pohon: ast.Module) -> Iterator[str]:
    """The file, its classes, functions, methods and constants, and the fields of plain classes."""
    yield Path(file).stem
    for node in ast.walk(pohon):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        if isinstance(node, ast.ClassDef) and not is_data(node):
            yield from assigned(node)
    yield from assigned(pohon)


def assigned(node: ast.ClassDef | ast.Module) -> Iterator[str]:
    """The names that the body of a class or a module gives."""
    for statement in node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        targets += [statement.target] if isinstance(statement, ast.AnnAssign) else []
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def is_data(node: ast.ClassDef) -> bool:
    """Whether its fields are the columns of a table or the keys of a TOML or JSON file."""
    return any(re.search("Model$|Row$|^_?(Data|Scene)$", ast.unparse(base)) for base in node.bases)


def mechanism_words(root: Path) -> Iterator[str]:
    """Names of the package with a forbidden word, each with its file."""
    for file, pohon in sumber(root):
        for name in sorted(set(defined_names(file, pohon)) - KEPT.get(file, set())):
            words = FORBIDDEN & {part.lower() for part in _PART.findall(name)}
            if any(not file.removeprefix("sakip_xl/").startswith(NOUNS.get(word, ())) for word in words):
                yield f"{file}: {name}"


def loose_variables(root: Path) -> Iterator[str]:
    """Variables called ``satu``: what they hold has a name."""
    for file, pohon in sumber(root, "sakip_xl", "tests"):
        for node in ast.walk(pohon):
            if isinstance(node, ast.Name) and node.id == "satu":
                yield f"{file}:{node.lineno}"


def test_a_class_name_means_one_thing() -> None:
    assert list(shared_class_names(ROOT)) == []


def test_no_name_uses_a_word_of_the_old_mechanism() -> None:
    assert list(mechanism_words(ROOT)) == []


def test_no_variable_is_called_one() -> None:
    assert list(loose_variables(ROOT)) == []


def test_a_name_given_twice_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "domain/a.py", "class Hasil: ...\nclass _Baris: ...")
    plant(tmp_path, "actions/b.py", "class Hasil: ...\nclass _Baris: ...")
    assert list(shared_class_names(tmp_path)) == ["Hasil: sakip_xl/actions/b.py, sakip_xl/domain/a.py"]


@pytest.mark.parametrize(
    ("file", "content", "name"),
    [
        ("domain/lipatan.py", "", "lipatan"),
        ("domain/a.py", "def tulis_angka(): ...", "tulis_angka"),
        ("domain/a.py", "class A:\n    def _buka(self): ...", "_buka"),
        ("domain/a.py", "class LembarXml: ...", "LembarXml"),
        ("domain/a.py", "class A:\n    baris: int", "baris"),
        ("domain/a.py", "BATAS_BARIS = 3", "BATAS_BARIS"),
    ],
)
def test_a_planted_word_is_caught(tmp_path: Path, file: str, content: str, name: str) -> None:
    assert list(mechanism_words(plant(tmp_path, file, content))) == [f"sakip_xl/{file}: {name}"]


def test_a_column_of_a_table_and_a_longer_word_are_left(tmp_path: Path) -> None:
    plant(tmp_path, "domain/a.py", "class Formulir(Row):\n    berkas: str\ndef seleksi(): ...")
    assert list(mechanism_words(tmp_path)) == []
