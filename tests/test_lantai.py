"""The floors of the package, and what each floor keeps out. Read off the sources, none of them is run.

Every check is also shown a source that breaks it, so that a check that sees nothing cannot pass.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[1]

LANTAI = {
    "errors": 0,
    "data": 0,
    "domain": 1,
    "layout": 2,
    "books": 3,
    "build": 3,
    "laporan": 3,
    "actions": 4,
    "pemasangan": 4,
    "buttons": 5,
    "cli": 5,
    "__main__": 6,
    "__init__": 6,
}
# The file route renders a whole book, which is what build does. Installing ends in a Hasil as actions do.
SELANTAI = {("books", "build"), ("pemasangan", "actions")}
# The one name of the root that every floor may read.
DARI_AKAR = {"sakip_xl.__version__"}

LUAR_DOMAIN = {"pydantic", "pydantic_core"}
LUAR_DOMAIN_BERKAS = {"massal.py": {"numpy", "pandas"}, "kalender.py": {"holidays"}}
BERPANDAS = {"numpy", "pandas", "xlwings"}  # xlwings imports pandas when it finds it
PEMAKAI_XLWINGS = {"books", "buttons"}
BERKAS_API = "sakip_xl/books/excel_api.py"
BERKAS_XLWINGS = "sakip_xl/books/ringan.py"  # takes away what xlwings does at exit
JARINGAN = ("ftplib", "http", "httpx", "requests", "smtplib", "socket", "urllib.request", "urllib3")

BARIS_FUNGSI = 40
BARIS_BERKAS = 400
# Tables of the layout that are one subject and longer than a file may be: path, and why it is not split.
TABEL_PANJANG: dict[str, str] = {}


def sumber(akar: Path, *di: str) -> Iterator[tuple[str, ast.Module]]:
    """The path below ``akar`` and the syntax tree of every source of the given folders."""
    for folder in di or ("sakip_xl",):
        for berkas in sorted((akar / folder).rglob("*.py")):
            yield berkas.relative_to(akar).as_posix(), ast.parse(berkas.read_text(encoding="utf-8"))


def bagian(berkas: str) -> str:
    """The part of the package a source belongs to: ``domain`` of ``sakip_xl/domain/angka.py``."""
    return berkas.split("/")[1].removesuffix(".py")


def impor(pohon: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, late and type-only imports too."""
    for simpul in ast.walk(pohon):
        yield from impor_simpul(simpul)


def impor_simpul(simpul: ast.AST) -> Iterator[tuple[int, str]]:
    match simpul:
        case ast.Import(names=nama):
            yield from ((simpul.lineno, n.name) for n in nama)
        case ast.ImportFrom(module=modul, names=nama, level=naik):
            yield from ((simpul.lineno, f"{'.' * naik}{modul or ''}.{n.name}") for n in nama)
        case ast.Call(func=ast.Name("import_module") | ast.Attribute(attr="import_module"), args=[nama, *_]):
            yield simpul.lineno, awal_teks(nama)


def awal_teks(simpul: ast.expr) -> str:
    """The text of a literal, or the fixed beginning of an f-string."""
    if isinstance(simpul, ast.JoinedStr) and simpul.values:
        simpul = simpul.values[0]
    return str(simpul.value) if isinstance(simpul, ast.Constant) else ""


def impor_di_muka(badan: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    """What is imported when the module is loaded: not within functions, not for type checking only."""
    for simpul in badan:
        if isinstance(simpul, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if isinstance(simpul, ast.If) and "TYPE_CHECKING" in ast.unparse(simpul.test):
            yield from impor_di_muka(simpul.orelse)
            continue
        yield from impor_simpul(simpul)
        anak = [
            *getattr(simpul, "body", []),
            *getattr(simpul, "orelse", []),
            *getattr(simpul, "finalbody", []),
        ]
        anak += [s for penangkap in getattr(simpul, "handlers", []) for s in penangkap.body]
        yield from impor_di_muka(anak)


def di_bawah(modul: str, *induk: str) -> bool:
    return any(modul == i or modul.startswith(f"{i}.") for i in induk)


def salah_lantai(akar: Path) -> Iterator[str]:
    """Imports from a higher floor, sideways, relative, or of a part that stands on no floor."""
    for berkas, pohon in sumber(akar):
        dari = bagian(berkas)
        if dari not in LANTAI:
            yield f"{berkas}: {dari} stands on no floor"
            continue
        for baris, modul in impor(pohon):
            if modul.startswith("."):
                yield f"{berkas}:{baris}: relative import {modul}"
            if not di_bawah(modul, "sakip_xl") or modul in DARI_AKAR:
                continue
            ke = modul.split(".")[1] if "." in modul else ""
            turun = ke in LANTAI and LANTAI[ke] < LANTAI[dari]
            if not (turun or ke == dari or (dari, ke) in SELANTAI):
                yield f"{berkas}:{baris}: {dari} imports {modul}"


def salah_domain(akar: Path) -> Iterator[str]:
    """Imports of the domain beyond the standard library and pydantic."""
    for berkas, pohon in sumber(akar, "sakip_xl/domain"):
        boleh = LUAR_DOMAIN | LUAR_DOMAIN_BERKAS.get(Path(berkas).name, set())
        for baris, modul in impor(pohon):
            atas = modul.split(".")[0]
            if atas not in {"sakip_xl", *sys.stdlib_module_names, *boleh}:
                yield f"{berkas}:{baris}: domain imports {modul}"


def impor_tipe(pohon: ast.AST) -> set[int]:
    """The lines of what is imported for type checking only."""
    jika = [s for s in ast.walk(pohon) if isinstance(s, ast.If) and "TYPE_CHECKING" in ast.unparse(s.test)]
    return {baris for satu in jika for anak in satu.body for baris, _ in impor(anak)}


def salah_xlwings(akar: Path) -> Iterator[str]:
    """xlwings outside its adapters, run outside its one file, anything of its ``pro``; ``.api`` likewise."""
    for berkas, pohon in sumber(akar):
        tipe = impor_tipe(pohon)
        for baris, modul in impor(pohon):
            if di_bawah(modul, "xlwings.pro"):
                yield f"{berkas}:{baris}: imports {modul}, which is not BSD-licensed"
            elif di_bawah(modul, "xlwings") and bagian(berkas) not in PEMAKAI_XLWINGS:
                yield f"{berkas}:{baris}: {bagian(berkas)} imports xlwings"
            elif di_bawah(modul, "xlwings") and berkas != BERKAS_XLWINGS and baris not in tipe:
                yield f"{berkas}:{baris}: imports xlwings past {BERKAS_XLWINGS}"
        for simpul in ast.walk(pohon):
            match simpul:
                case ast.Attribute(attr="api") if berkas != BERKAS_API:
                    yield f"{berkas}:{simpul.lineno}: .api outside {BERKAS_API}"
                case ast.Attribute(value=ast.Name("xw" | "xlwings"), attr="pro"):
                    yield f"{berkas}:{simpul.lineno}: uses xlwings.pro, which is not BSD-licensed"


def salah_jaringan(akar: Path) -> Iterator[str]:
    """Imports of anything that talks to a network: offices are offline, files are official."""
    for berkas, pohon in sumber(akar):
        for baris, modul in impor(pohon):
            if di_bawah(modul, *JARINGAN):
                yield f"{berkas}:{baris}: imports {modul}"


def salah_muatan(akar: Path) -> Iterator[str]:
    """Actions and command line that load pandas before they need it."""
    for berkas, pohon in sumber(akar):
        if bagian(berkas) in {"actions", "cli"}:
            for baris, modul in impor_di_muka(pohon.body):
                if di_bawah(modul, *BERPANDAS):
                    yield f"{berkas}:{baris}: loads {modul} at import"


def salah_panjang(akar: Path) -> Iterator[str]:
    """Functions past one screen, counted from ``def`` to the last line, and files past one subject."""
    for berkas, pohon in sumber(akar, "sakip_xl", "tests"):
        baris = len((akar / berkas).read_text(encoding="utf-8").splitlines())
        if baris > BARIS_BERKAS and berkas not in TABEL_PANJANG:
            yield f"{berkas}: {baris} lines"
        for simpul in ast.walk(pohon):
            if isinstance(simpul, (ast.FunctionDef, ast.AsyncFunctionDef)):
                panjang = (simpul.end_lineno or 0) - simpul.lineno + 1
                if panjang > BARIS_FUNGSI:
                    yield f"{berkas}:{simpul.lineno}: {simpul.name} has {panjang} lines"


Periksa = Callable[[Path], Iterator[str]]
SEMUA: list[Periksa] = [
    salah_lantai,
    salah_domain,
    salah_xlwings,
    salah_jaringan,
    salah_muatan,
    salah_panjang,
]


@pytest.mark.parametrize("periksa", SEMUA)
def test_the_package_keeps_its_floors(periksa: Periksa) -> None:
    assert list(periksa(AKAR)) == []


def test_the_sources_are_really_read() -> None:
    assert {bagian(berkas) for berkas, _ in sumber(AKAR)} >= {"errors", "domain", "layout"}


def panjang(baris: int) -> str:
    return "def f():\n" + "    x = 1\n" * (baris - 1)


TIPE = "if TYPE_CHECKING:\n    "

BURUK: list[tuple[Periksa, str, str]] = [
    (salah_lantai, "errors.py", "from sakip_xl.domain.istilah import Level"),
    (salah_lantai, "domain/a.py", "from sakip_xl.layout import inti"),
    (salah_lantai, "domain/a.py", "from sakip_xl import layout"),
    (salah_lantai, "domain/a.py", "from sakip_xl import hitung_capaian"),
    (salah_lantai, "domain/a.py", "import sakip_xl"),
    (salah_lantai, "domain/a/b.py", "def f():\n    import sakip_xl.cli"),
    (
        salah_lantai,
        "layout/a.py",
        "from importlib import import_module\nimport_module('sakip_xl.books.port')",
    ),
    (salah_lantai, "layout/a.py", "import importlib\nimportlib.import_module(f'sakip_xl.actions.{x}')"),
    (salah_lantai, "layout/a.py", "if TYPE_CHECKING:\n    from sakip_xl.build import master"),
    (salah_lantai, "build/a.py", "from sakip_xl.books.port import Buku"),
    (salah_lantai, "laporan/a.py", "from sakip_xl.build import master"),
    (salah_lantai, "cli.py", "from sakip_xl import buttons"),
    (salah_lantai, "actions/a.py", "from ..domain import angka"),
    (salah_lantai, "utils.py", ""),
    (salah_domain, "domain/a.py", "import numpy as np"),
    (salah_domain, "domain/massal.py", "import holidays"),
    (salah_domain, "domain/a.py", "def f():\n    from openpyxl.cell import Cell"),
    (salah_xlwings, "actions/a.py", "import xlwings as xw"),
    (salah_xlwings, "books/live.py", f"{TIPE}import xlwings as xw\nxw.pro.x()"),
    (salah_xlwings, "books/live.py", "def f():\n    import xlwings"),
    (salah_xlwings, "buttons.py", "import_module('xlwings.utils')"),
    (salah_xlwings, "buttons.py", f"{TIPE}import xlwings as xw\nelse:\n    import xlwings.main"),
    (salah_xlwings, "books/live.py", "from xlwings import pro"),
    (salah_xlwings, "books/live.py", "from xlwings.pro.reports import f"),
    (salah_xlwings, "books/live.py", "lembar.api.Unprotect()"),
    (salah_jaringan, "cli.py", "from urllib.request import urlopen"),
    (salah_jaringan, "build/a.py", "def f():\n    import socket"),
    (salah_muatan, "cli.py", "import pandas as pd"),
    (salah_muatan, "actions/a.py", "try:\n    x\nexcept ImportError:\n    import xlwings"),
    (salah_muatan, "actions/a.py", "class A:\n    from pandas import DataFrame"),
    (salah_panjang, "layout/a.py", panjang(41)),
    (salah_panjang, "layout/a.py", "class A:\n    async def f():\n" + "        x = 1\n" * 40),
    (salah_panjang, "layout/a.py", "x = 1\n" * 401),
]
BAIK: list[tuple[str, str]] = [
    ("errors.py", "import tomllib"),
    (
        "domain/a/b.py",
        "from sakip_xl.errors import temuan\nfrom sakip_xl.domain import istilah\nimport pydantic",
    ),
    ("domain/massal.py", "import numpy as np\nimport pandas as pd"),
    ("domain/kalender.py", "import holidays"),
    ("books/berkas.py", "from sakip_xl.build import master\nfrom sakip_xl import __version__"),
    ("books/excel_api.py", f"{TIPE}import xlwings as xw\nlembar.api.Unprotect()"),
    ("books/ringan.py", "def f():\n    import xlwings"),
    ("actions/a.py", "from urllib.parse import quote\ndef f():\n    import pandas as pd"),
    ("actions/b.py", "if TYPE_CHECKING:\n    import pandas as pd\nfrom sakip_xl.books import port"),
    ("layout/a.py", panjang(40)),
    ("layout/b.py", "x = 1\n" * 400),
    ("__init__.py", "from sakip_xl.domain import capaian"),
]


def tanam(akar: Path, berkas: str, isi: str) -> Path:
    tujuan = akar / "sakip_xl" / berkas
    tujuan.parent.mkdir(parents=True)
    tujuan.write_text(isi, encoding="utf-8")
    return akar


@pytest.mark.parametrize(("periksa", "berkas", "isi"), BURUK, ids=range(len(BURUK)))
def test_a_planted_bad_source_is_caught(tmp_path: Path, periksa: Periksa, berkas: str, isi: str) -> None:
    assert len(list(periksa(tanam(tmp_path, berkas, isi)))) == 1


@pytest.mark.parametrize(("berkas", "isi"), BAIK, ids=range(len(BAIK)))
def test_a_planted_good_source_is_left(tmp_path: Path, berkas: str, isi: str) -> None:
    tanam(tmp_path, berkas, isi)
    assert [salah for periksa in SEMUA for salah in periksa(tmp_path)] == []


def test_only_tables_of_the_layout_are_long_and_only_as_long_as_they_need_it() -> None:
    for berkas, sebab in TABEL_PANJANG.items():
        assert berkas.startswith("sakip_xl/layout/")
        assert sebab
        assert len((AKAR / berkas).read_text(encoding="utf-8").splitlines()) > BARIS_BERKAS


def test_starting_the_command_line_loads_no_pandas() -> None:
    perintah = "import sys, sakip_xl.cli; print(*sorted({'numpy', 'pandas', 'xlwings'} & sys.modules.keys()))"
    hasil = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", perintah], cwd=AKAR, capture_output=True, text=True, check=False
    )
    assert (hasil.stdout.strip(), hasil.stderr) == ("", "")
