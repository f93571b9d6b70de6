"""Documents as PDF: whole and on the right paper where an office program is, a clear word where none is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from sakip_xl.documents import pdf
from sakip_xl.documents.base import Source
from sakip_xl.documents.papers import TEMPLATED
from tests.conftest import needs_libreoffice
from tests.documents.reading import filled, words

F4 = (610, 936)


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 poppler
    return done.stdout


def parts(text: str) -> set[str]:
    """The words of a text; a line may break at a hyphen."""
    return set(re.split(r"[\s-]+", text))


@pytest.mark.libreoffice
def test_every_document_of_the_demo_is_whole_on_f4(source: Source, tmp_path: Path) -> None:
    needs_libreoffice()
    made: dict[Path, str] = {}
    for kind in TEMPLATED:
        for number, paper in enumerate(kind.compose(source)):
            path = tmp_path / f"{kind.jenis}_{number}.docx"
            path.write_bytes(content := filled(kind.jenis, paper))
            made[path] = words(content)
    printed = pdf.to_pdf([*made], tmp_path)
    assert [path.stem for path in printed] == [path.stem for path in made]
    for path, text in made.items():
        info = run("pdfinfo", str(path.with_suffix(".pdf")))
        size = sorted(float(part) for part in re.findall(r"Page size: +([\d.]+) x ([\d.]+)", info)[0])
        assert [round(part) for part in size] == list(F4), path.name
        shown = run("pdftotext", "-layout", str(path.with_suffix(".pdf")), "-")
        assert not re.search(r"###|\{\{|\{%|Error", shown), path.name
        assert parts(text) - parts(shown) == set(), path.name
        last = shown.rstrip("\f").split("\f")[-1]
        assert len(last.split()) > 40, f"{path.name}: the signatures stand alone"


def program(folder: Path, text: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_a_program_that_hangs_is_stopped_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = program(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(pdf, "soffice", lambda: hanging)
    monkeypatch.setattr(pdf, "_SECONDS_TO_START", 1)
    monkeypatch.setattr(pdf, "_SECONDS_EACH", 0)
    begin = time.monotonic()
    assert pdf.to_pdf([tmp_path / "a.docx"], tmp_path) == []
    assert time.monotonic() - begin < 30
    child = Path("/proc") / (tmp_path / "child").read_text().strip() / "cmdline"
    assert not child.exists() or b"sleep" not in child.read_bytes()


@pytest.mark.parametrize("text", ["exit 3", None])
def test_a_program_that_fails_or_is_gone_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    failing = program(tmp_path, text) if text else str(tmp_path / "tidak-ada")
    monkeypatch.setattr(pdf, "soffice", lambda: failing)
    assert pdf.to_pdf([tmp_path / "a.docx"], tmp_path) == []


def test_without_an_office_program_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(pdf, "_SOFFICE", ())
    assert pdf.to_pdf([tmp_path / "a.docx"], tmp_path) == []


def test_on_windows_word_comes_first_and_gets_every_document_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[list[str], list[dict[str, str]]]] = []

    def note(command: Sequence[str], count: int, **environment: str) -> None:
        assert count == 2
        listed = json.loads(Path(environment["SAKIP_PDF"]).read_text(encoding="utf-8"))
        calls.append((list(command), listed))
        for item in listed:
            Path(item["pdf"]).write_bytes(b"%PDF")

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(shutil, "which", lambda name: f"C:/{name}")
    monkeypatch.setattr(pdf, "_run", note)
    documents = [tmp_path / "a.docx", tmp_path / "b c.docx"]
    assert [path.name for path in pdf.to_pdf(documents, tmp_path)] == ["a.pdf", "b c.pdf"]
    [(command, listed)] = calls
    assert command[0] == "C:/powershell"
    assert [Path(item["docx"]).name for item in listed] == ["a.docx", "b c.docx"]


def test_libreoffice_is_found_where_it_is_usually_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = program(tmp_path, "exit 0")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(pdf, "_SOFFICE", ("/tidak/ada", place))
    assert pdf.soffice() == place
