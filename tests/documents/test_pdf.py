"""Documents as PDF: whole and on the right paper where an office program is, a clear word where none is."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from sakip_xl.documents import pdf


def program(folder: Path, text: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_a_program_that_hangs_is_stopped_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_bytes(b"naskah")
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
    (tmp_path / "a.docx").write_bytes(b"naskah")
    failing = program(tmp_path, text) if text else str(tmp_path / "tidak-ada")
    monkeypatch.setattr(pdf, "soffice", lambda: failing)
    assert pdf.to_pdf([tmp_path / "a.docx"], tmp_path) == []


def test_without_an_office_program_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(pdf, "_SOFFICE", ())
    assert pdf.to_pdf([tmp_path / "a.docx"], tmp_path) == []


def test_on_windows_word_and_excel_come_first_and_get_their_documents_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, list[str]]] = []

    def note(command: Sequence[str], count: int, **environment: str) -> None:
        listed = json.loads(Path(environment["SAKIP_PDF"]).read_text(encoding="utf-8"))
        assert (command[0], count) == ("C:/powershell", len(listed))
        assert all(Path(item["source"]).read_bytes() == b"naskah" for item in listed)
        [program] = re.findall(r"(\w+)\.Application", command[-1])
        calls.append((program, [Path(item["source"]).name for item in listed]))
        for item in listed:
            Path(item["pdf"]).write_bytes(b"%PDF-1.7 %%EOF")

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(shutil, "which", lambda name: f"C:/{name}")
    monkeypatch.setattr(pdf, "_run", note)
    documents = [tmp_path / name for name in ("a.docx", "e81.xlsx", "b c.docx")]
    for path in documents:
        path.write_bytes(b"naskah")
    assert [path.name for path in pdf.to_pdf(documents, tmp_path)] == ["a.pdf", "e81.pdf", "b c.pdf"]
    assert calls == [("Word", ["a.docx", "b c.docx"]), ("Excel", ["e81.xlsx"])]


def test_half_a_pdf_and_the_mark_of_a_program_are_left_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(documents: Sequence[Path], folder: Path) -> None:
        (folder / f"{documents[0].stem}.pdf").write_bytes(b"%PDF-1.7 separuh")
        documents[0].with_name(".~lock.a.docx#").write_text("dipakai")

    def whole(documents: Sequence[Path], folder: Path) -> None:
        for document in documents:
            (folder / f"{document.stem}.pdf").write_bytes(b"%PDF-1.7 utuh %%EOF")

    (tmp_path / "a.docx").write_bytes(b"naskah")
    monkeypatch.setattr(pdf, "converters", lambda: [stopped])
    assert pdf.to_pdf([tmp_path / "a.docx"], tmp_path) == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    monkeypatch.setattr(pdf, "converters", lambda: [stopped, whole])
    [printed] = pdf.to_pdf([tmp_path / "a.docx"], tmp_path)
    assert printed.read_bytes() == b"%PDF-1.7 utuh %%EOF"


def test_libreoffice_is_found_where_it_is_usually_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = program(tmp_path, "exit 0")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(pdf, "_SOFFICE", ("/tidak/ada", place))
    assert pdf.soffice() == place


def test_a_document_that_cannot_be_read_is_no_work_for_a_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    (tmp_path / "a.docx").write_bytes(b"naskah")
    monkeypatch.setattr(pdf, "converters", lambda: [lambda made, _: given.extend(p.name for p in made)])
    assert pdf.to_pdf([tmp_path / "a.docx", tmp_path / "dipegang.docx"], tmp_path) == []
    assert given == ["a.docx"]
