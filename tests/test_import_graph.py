"""Which module imports which: no circle, and no pandas within reach of a click or a rekap.

pandas and the vectorised capaian are for tables over many offices; a click and a rekap must start light.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import NOW, Office
from tests.cli.terminal import write
from tests.test_floors import ROOT, TYPE_ONLY, imports_of, is_below, plant, sumber, type_imports

LIGHT = ("sakip_xl.buttons", "sakip_xl.actions.rekap")
HEAVY = ("numpy", "pandas")
OF_FILES = ("docx", "docxtpl", "jinja2", "lxml", "openpyxl", "pypdf", "python_calamine", "xlsxwriter")
"""The libraries of workbooks and documents: a click that writes no file does without them."""
READING = "from sakip_xl import buttons; import sakip_xl.workbook.live.book"
"""What every click imports until it has read its book."""
Graph = Mapping[str, set[str]]


def import_graph(root: Path) -> Graph:
    """What every module imports, late imports too: modules of ours, and names of other libraries."""
    modules = {file.removesuffix(".py").replace("/", "."): pohon for file, pohon in sumber(root)}
    modules = {name.removesuffix(".__init__"): pohon for name, pohon in modules.items()}
    return {
        name: {
            target if target in modules or not is_below(target, "sakip_xl") else target.rpartition(".")[0]
            for target in run_imports(pohon)
        }
        for name, pohon in modules.items()
    }


def run_imports(pohon: ast.AST) -> set[str]:
    """What a module imports when it runs, not for type checking only."""
    for_types = type_imports(pohon)
    return {target for row, target in imports_of(pohon) if row not in for_types}


def circles(graph: Graph) -> Iterator[str]:
    """The first circle of modules, each imported by the one before it."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        yield " <- ".join(circle.args[1])


def heavy_imports(graph: Graph, *start: str) -> Iterator[str]:
    """What is heavy among all that these modules reach, with the module that imports it."""
    reached, pending = set(start), list(start)
    while pending:
        name = pending.pop()
        yield from (f"{name}: {target}" for target in graph.get(name, ()) if is_below(target, *HEAVY))
        pending += (new := graph.get(name, set()) - reached)
        reached |= new


def test_no_module_imports_itself_round_a_circle() -> None:
    assert list(circles(import_graph(ROOT))) == []


@pytest.mark.parametrize("late", ["", "def f():\n    "])
def test_a_planted_circle_is_caught_and_one_for_types_only_is_none(tmp_path: Path, late: str) -> None:
    plant(tmp_path, "domain/a.py", f"{late}import sakip_xl.domain.b")
    other = tmp_path / "sakip_xl/domain/b.py"
    other.write_text("from sakip_xl.domain.a import f", encoding="utf-8")
    assert list(circles(import_graph(tmp_path))) == [
        "sakip_xl.domain.a <- sakip_xl.domain.b <- sakip_xl.domain.a"
    ]
    other.write_text(f"{TYPE_ONLY}from sakip_xl.domain.a import f", encoding="utf-8")
    assert list(circles(import_graph(tmp_path))) == []


@pytest.mark.parametrize("module", LIGHT)
def test_no_click_and_no_rekap_can_reach_pandas(module: str) -> None:
    assert list(heavy_imports(import_graph(ROOT), module)) == []


def test_a_planted_reach_to_pandas_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "domain/massal.py", "from pandas import DataFrame")
    plant(tmp_path, "click/a.py", "def f():\n    from sakip_xl.domain.massal import hitung")
    assert list(heavy_imports(import_graph(tmp_path), "sakip_xl.click.a")) == [
        "sakip_xl.domain.massal: pandas.DataFrame"
    ]


def loaded_by(command: str, *argv: Path | str, among: Sequence[str] = (*HEAVY, "xlwings")) -> str:
    """What is loaded of some libraries when a command has run."""
    command += f"; print(*sorted({{{', '.join(map(repr, among))}}} & sys.modules.keys()))"
    result = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", command, *map(str, argv)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return result.stdout.splitlines()[-1]


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    assert loaded_by("import sys, sakip_xl.cli") == ""


def test_a_whole_rekap_loads_nothing_heavy(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    kantor.reply("PMD")
    master = write(tmp_path / "induk.xlsx", kantor.book.read())
    rekap = "import sys; from sakip_xl.cli import main; print(main(['rekap', *sys.argv[1:]]))"
    assert loaded_by(rekap, master, kantor.kembali, "--triwulan", "2") == ""
    assert open_book(master, now=lambda: NOW).read().row("tblRealisasi")


def test_xlwings_itself_is_loaded_without_pandas() -> None:
    light = "import sys; from sakip_xl.workbook.live.light_import import import_xlwings; import_xlwings()"
    assert loaded_by(light) == "xlwings"


@pytest.mark.parametrize("action", ["", "status", "periksa", "majukan"])
def test_a_click_that_writes_no_file_loads_no_library_of_files(action: str) -> None:
    late = f"; import sakip_xl.actions.{action}, sakip_xl.render.master" if action else ""
    assert loaded_by(f"import sys; {READING}{late}", among=(*OF_FILES, *HEAVY)) == ""


def test_a_click_reads_its_book_before_it_loads_what_its_action_needs() -> None:
    late = ("sakip_xl.actions.session", "sakip_xl.documents", "sakip_xl.domain.rules")
    assert loaded_by(f"import sys; {READING}", among=late) == ""
    assert loaded_by(f"import sys; {READING}; import sakip_xl.actions.status", among=late) == " ".join(
        (late[0], late[2])
    )
