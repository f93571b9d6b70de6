"""The floors of the package, and what each floor keeps out. Read off the sources, none of them is run.

Every check is also shown a source that breaks it, so that a check that sees nothing cannot pass.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FLOORS = {
    "errors": 0,
    "data": 0,
    "workstation": 1,
    "domain": 1,
    "formulas": 2,
    "schema": 3,
    "render": 4,
    "addin": 4,
    "workbook": 5,
    "documents": 5,
    "actions": 6,
    "installer": 7,
    "click": 7,
    "buttons": 8,
    "reading": 8,
    "cli": 8,
    "__main__": 9,
    "__init__": 9,
}
# The one name of the root that every floor may read.
FROM_ROOT = {"sakip_xl.__version__"}

DOMAIN_EXTERNALS = {"pydantic", "pydantic_core"}
DOMAIN_FILE_EXTERNALS = {
    "massal.py": {"numpy", "pandas"},
    "calendar.py": {"holidays"},
    "seal.py": {"cryptography"},
}
PANDAS_MODULES = {"numpy", "pandas", "xlwings"}  # xlwings imports pandas when it finds it
XLWINGS_USERS = {"workbook", "click", "buttons"}
API_FILE = "sakip_xl/workbook/live/excel_host.py"
XLWINGS_FILE = "sakip_xl/workbook/live/light_import.py"  # takes away what xlwings does at exit
NETWORK = ("ftplib", "http", "httpx", "requests", "smtplib", "socket", "urllib.request", "urllib3")

BEHIND_THE_PORT = ("sakip_xl.render", *(f"sakip_xl.workbook.{name}" for name in ("drawing", "live", "xlsx")))
# What builds the committed files are programs of their own, which wire themselves.
WIRED_ACTIONS = {"sakip_xl/actions/release.py", "sakip_xl/actions/readme_pictures.py"}

FUNCTION_LINES = 40
FILE_LINES = 400
# Tables of the layout that are one subject and longer than a file may be: path, and why it is not split.
LONG_TABLES: dict[str, str] = {}


def sumber(root: Path, *folders: str) -> Iterator[tuple[str, ast.Module]]:
    """The path below ``root`` and the syntax tree of every source of the given folders."""
    for folder in folders or ("sakip_xl",):
        for file in sorted((root / folder).rglob("*.py")):
            yield file.relative_to(root).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def bagian(file: str) -> str:
    """The part of the package a source belongs to: ``domain`` of ``sakip_xl/domain/terms.py``."""
    return file.split("/")[1].removesuffix(".py")


def imports_of(pohon: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, late and type-only imports too."""
    for node in ast.walk(pohon):
        yield from node_imports(node)


def node_imports(node: ast.AST) -> Iterator[tuple[int, str]]:
    match node:
        case ast.Import(names=nama):
            yield from ((node.lineno, n.name) for n in nama)
        case ast.ImportFrom(module=module, names=nama, level=naik):
            yield from ((node.lineno, f"{'.' * naik}{module or ''}.{n.name}") for n in nama)
        case ast.Call(func=ast.Name("import_module") | ast.Attribute(attr="import_module"), args=[nama, *_]):
            yield node.lineno, text_start(nama)


def text_start(node: ast.expr) -> str:
    """The text of a literal, or the fixed beginning of an f-string."""
    if isinstance(node, ast.JoinedStr) and node.values:
        node = node.values[0]
    return str(node.value) if isinstance(node, ast.Constant) else ""


def upfront_imports(body: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    """What is imported when the module is loaded: not within functions, not for type checking only."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from upfront_imports(node.orelse)
            continue
        yield from node_imports(node)
        children = [
            *getattr(node, "body", []),
            *getattr(node, "orelse", []),
            *getattr(node, "finalbody", []),
        ]
        children += [s for handler in getattr(node, "handlers", []) for s in handler.body]
        yield from upfront_imports(children)


def is_below(module: str, *parent: str) -> bool:
    return any(module == i or module.startswith(f"{i}.") for i in parent)


def wrong_floors(root: Path) -> Iterator[str]:
    """Imports from a higher floor, sideways, relative, or of a part that stands on no floor."""
    for file, pohon in sumber(root):
        part = bagian(file)
        if part not in FLOORS:
            yield f"{file}: {part} stands on no floor"
            continue
        for row, module in imports_of(pohon):
            if module.startswith("."):
                yield f"{file}:{row}: relative import {module}"
            if not is_below(module, "sakip_xl") or module in FROM_ROOT:
                continue
            target = module.split(".")[1] if "." in module else ""
            down = target in FLOORS and FLOORS[target] < FLOORS[part]
            if not (down or target == part):
                yield f"{file}:{row}: {part} imports {module}"


def wrong_domain_imports(root: Path) -> Iterator[str]:
    """Imports of the domain beyond the standard library and pydantic."""
    for file, pohon in sumber(root, "sakip_xl/domain"):
        allowed = DOMAIN_EXTERNALS | DOMAIN_FILE_EXTERNALS.get(Path(file).name, set())
        for row, module in imports_of(pohon):
            top = module.split(".")[0]
            if top not in {"sakip_xl", *sys.stdlib_module_names, *allowed}:
                yield f"{file}:{row}: domain imports {module}"


def type_imports(pohon: ast.AST) -> set[int]:
    """The lines of what is imported for type checking only."""
    type_blocks = [
        s for s in ast.walk(pohon) if isinstance(s, ast.If) and "TYPE_CHECKING" in ast.unparse(s.test)
    ]
    return {row for each in type_blocks for children in each.body for row, _ in imports_of(children)}


def wrong_xlwings_imports(root: Path) -> Iterator[str]:
    """xlwings outside its adapters, run outside its one file, anything of its ``pro``; ``.api`` likewise."""
    for file, pohon in sumber(root):
        type_lines = type_imports(pohon)
        for row, module in imports_of(pohon):
            if is_below(module, "xlwings.pro"):
                yield f"{file}:{row}: imports {module}, which is not BSD-licensed"
            elif is_below(module, "xlwings") and bagian(file) not in XLWINGS_USERS:
                yield f"{file}:{row}: {bagian(file)} imports xlwings"
            elif is_below(module, "xlwings") and file != XLWINGS_FILE and row not in type_lines:
                yield f"{file}:{row}: imports xlwings past {XLWINGS_FILE}"
        for node in ast.walk(pohon):
            match node:
                case ast.Attribute(attr="api") if file != API_FILE:
                    yield f"{file}:{node.lineno}: .api outside {API_FILE}"
                case ast.Attribute(value=ast.Name("xw" | "xlwings"), attr="pro"):
                    yield f"{file}:{node.lineno}: uses xlwings.pro, which is not BSD-licensed"


def wrong_network_imports(root: Path) -> Iterator[str]:
    """Imports of anything that talks to a network: offices are offline, files are official."""
    for file, pohon in sumber(root):
        for row, module in imports_of(pohon):
            if is_below(module, *NETWORK):
                yield f"{file}:{row}: imports {module}"


def wrong_loads(root: Path) -> Iterator[str]:
    """Actions and command line that load pandas before they need it."""
    for file, pohon in sumber(root):
        if bagian(file) in {"actions", "cli"}:
            for row, module in upfront_imports(pohon.body):
                if is_below(module, *PANDAS_MODULES):
                    yield f"{file}:{row}: loads {module} at import"


def wrong_action_imports(root: Path) -> Iterator[str]:
    """Actions that reach past the port: to one kind of book, or to how a book is drawn."""
    for file, pohon in sumber(root, "sakip_xl/actions"):
        for row, module in imports_of(pohon):
            if is_below(module, *BEHIND_THE_PORT) and file not in WIRED_ACTIONS:
                yield f"{file}:{row}: imports {module}"


def wrong_lengths(root: Path) -> Iterator[str]:
    """Functions over one screen, counted from ``def`` to the last line, and files over one subject."""
    for file, pohon in sumber(root, "sakip_xl", "tests"):
        row = len((root / file).read_text(encoding="utf-8").splitlines())
        if row > FILE_LINES and file not in LONG_TABLES:
            yield f"{file}: {row} lines"
        for node in ast.walk(pohon):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    yield f"{file}:{node.lineno}: {node.name} has {lines} lines"


Periksa = Callable[[Path], Iterator[str]]
ALL: list[Periksa] = [
    wrong_floors,
    wrong_domain_imports,
    wrong_xlwings_imports,
    wrong_network_imports,
    wrong_loads,
    wrong_action_imports,
    wrong_lengths,
]


@pytest.mark.parametrize("check", ALL)
def test_the_package_keeps_its_floors(check: Periksa) -> None:
    assert list(check(ROOT)) == []


def test_the_sources_are_really_read() -> None:
    assert {bagian(file) for file, _ in sumber(ROOT)} >= {"errors", "domain", "schema"}


def length(row: int) -> str:
    return "def f():\n" + "    x = 1\n" * (row - 1)


TYPE_ONLY = "if TYPE_CHECKING:\n    "

BAD: list[tuple[Periksa, str, str]] = [
    (wrong_floors, "errors.py", "from sakip_xl.domain.terms import Level"),
    (wrong_floors, "domain/a.py", "from sakip_xl.schema import inti"),
    (wrong_floors, "domain/a.py", "from sakip_xl import schema"),
    (wrong_floors, "domain/a.py", "from sakip_xl import hitung_capaian"),
    (wrong_floors, "domain/a.py", "import sakip_xl"),
    (wrong_floors, "domain/a/b.py", "def f():\n    import sakip_xl.cli"),
    (
        wrong_floors,
        "schema/a.py",
        "from importlib import import_module\nimport_module('sakip_xl.workbook.port')",
    ),
    (wrong_floors, "schema/a.py", "import importlib\nimportlib.import_module(f'sakip_xl.actions.{x}')"),
    (wrong_floors, "schema/a.py", "if TYPE_CHECKING:\n    from sakip_xl.render import master"),
    (wrong_floors, "render/a.py", "from sakip_xl.workbook.port import Buku"),
    (wrong_floors, "formulas/a.py", "from sakip_xl.render import master"),
    (wrong_floors, "cli.py", "from sakip_xl import buttons"),
    (wrong_floors, "actions/a.py", "from ..domain import angka"),
    (wrong_floors, "utils.py", ""),
    (wrong_domain_imports, "domain/a.py", "import numpy as np"),
    (wrong_domain_imports, "domain/measure/massal.py", "import holidays"),
    (wrong_domain_imports, "domain/a.py", "def f():\n    from openpyxl.cell import Cell"),
    (wrong_xlwings_imports, "actions/a.py", "import xlwings as xw"),
    (wrong_xlwings_imports, "workbook/live.py", f"{TYPE_ONLY}import xlwings as xw\nxw.pro.x()"),
    (wrong_xlwings_imports, "workbook/live.py", "def f():\n    import xlwings"),
    (wrong_xlwings_imports, "buttons.py", "import_module('xlwings.utils')"),
    (wrong_xlwings_imports, "buttons.py", f"{TYPE_ONLY}import xlwings as xw\nelse:\n    import xlwings.main"),
    (wrong_xlwings_imports, "workbook/live.py", "from xlwings import pro"),
    (wrong_xlwings_imports, "workbook/live.py", "from xlwings.pro.reports import f"),
    (wrong_xlwings_imports, "workbook/live.py", "lembar.api.Unprotect()"),
    (wrong_network_imports, "cli.py", "from urllib.request import urlopen"),
    (wrong_network_imports, "render/a.py", "def f():\n    import socket"),
    (wrong_loads, "cli.py", "import pandas as pd"),
    (wrong_loads, "actions/a.py", "try:\n    x\nexcept ImportError:\n    import xlwings"),
    (wrong_loads, "actions/a.py", "class A:\n    from pandas import DataFrame"),
    (wrong_action_imports, "actions/a.py", "from sakip_xl.workbook.xlsx.file_book import open_book"),
    (wrong_action_imports, "actions/a.py", "def f():\n    from sakip_xl.render import xlsx_writer"),
    (wrong_lengths, "schema/a.py", length(41)),
    (wrong_lengths, "schema/a.py", "class A:\n    async def f():\n" + "        x = 1\n" * 40),
    (wrong_lengths, "schema/a.py", "x = 1\n" * 401),
]
GOOD: list[tuple[str, str]] = [
    ("errors.py", "import tomllib"),
    (
        "domain/a/b.py",
        "from sakip_xl.errors import temuan\nfrom sakip_xl.domain import istilah\nimport pydantic",
    ),
    ("domain/measure/massal.py", "import numpy as np\nimport pandas as pd"),
    ("domain/sop/calendar.py", "import holidays"),
    ("workbook/xlsx/file_book.py", "from sakip_xl.render import master\nfrom sakip_xl import __version__"),
    ("workbook/live/excel_host.py", f"{TYPE_ONLY}import xlwings as xw\nlembar.api.Unprotect()"),
    ("workbook/live/light_import.py", "def f():\n    import xlwings"),
    ("actions/a.py", "from urllib.parse import quote\ndef f():\n    import pandas as pd"),
    ("actions/b.py", "if TYPE_CHECKING:\n    import pandas as pd\nfrom sakip_xl.workbook import port"),
    ("schema/a.py", length(40)),
    ("schema/b.py", "x = 1\n" * 400),
    ("__init__.py", "from sakip_xl.domain import capaian"),
]


def plant(root: Path, file: str, content: str) -> Path:
    destination = root / "sakip_xl" / file
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_text(content, encoding="utf-8")
    return root


@pytest.mark.parametrize(("check", "file", "content"), BAD, ids=range(len(BAD)))
def test_a_planted_bad_source_is_caught(tmp_path: Path, check: Periksa, file: str, content: str) -> None:
    assert len(list(check(plant(tmp_path, file, content)))) == 1


@pytest.mark.parametrize(("file", "content"), GOOD, ids=range(len(GOOD)))
def test_a_planted_good_source_is_left(tmp_path: Path, file: str, content: str) -> None:
    plant(tmp_path, file, content)
    assert [wrong for check in ALL for wrong in check(tmp_path)] == []


def test_only_tables_of_the_layout_are_long_and_only_as_long_as_they_need_it() -> None:
    for file, cause in LONG_TABLES.items():
        assert file.startswith("sakip_xl/schema/")
        assert cause
        assert len((ROOT / file).read_text(encoding="utf-8").splitlines()) > FILE_LINES
