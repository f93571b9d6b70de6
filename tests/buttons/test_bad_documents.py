"""The buttons that make documents, where something fails: one message with its code, nothing half-made."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from sakip_xl.documents.papers import PAPERS
from tests.actions.bad_disk import bad_disk, everything_in, failing
from tests.actions.office import TIM
from tests.buttons.button_office import ButtonContext
from tests.documents.hard_office import full_office
from tests.documents.printing import use_no_printer, use_printer

MAKING = ("naskah", "naskah_pdf", "jilid", "bagikan", "bukti_lke", "templat")


@pytest.fixture
def busy(desk: ButtonContext, monkeypatch: pytest.MonkeyPatch) -> ButtonContext:
    """The desk with something for every document, and a computer that makes PDF."""
    use_printer(monkeypatch)
    desk.isi.save(full_office())
    return desk.choose(pelaksana=TIM, triwulan=2)


@pytest.mark.parametrize("button", MAKING)
@pytest.mark.parametrize(("number", "kode"), [(errno.ENOSPC, "SKP-524"), (errno.EACCES, "SKP-564")])
def test_a_folder_that_fails_is_told_in_one_message_and_nothing_is_left(
    busy: ButtonContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    number: int,
    kode: str,
) -> None:
    folder = tmp_path / "hasil"
    if button == "bagikan":
        busy.choose(triwulan=3)
        busy.book.app.jawab = "yes"
    before, times = busy.isi.read(), len(busy.kantor.book.history)
    with bad_disk(monkeypatch, folder, number):
        message = busy.click(button, folder)
    assert f"Kode: {kode}" in message
    assert "Errno" not in message
    assert (busy.isi.read(), len(busy.kantor.book.history)) == (before, times)
    assert not folder.exists()


def test_without_a_program_for_pdf_the_jilid_is_refused_and_the_documents_stand(
    busy: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_no_printer(monkeypatch)
    before = busy.isi.read()
    assert "Kode: SKP-642" in busy.click("jilid", tmp_path / "hasil")
    assert (busy.isi.read(), (tmp_path / "hasil").exists()) == (before, False)
    message = busy.click("naskah_pdf", tmp_path / "hasil")
    assert f"PDF untuk {len(busy.row('tblNaskah'))} naskah tidak dapat dibuat di komputer ini" in message
    assert {str(row["jenis"]) for row in busy.row("tblNaskah")} == PAPERS.keys()


def test_a_folder_that_cannot_be_looked_into_is_told(
    busy: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "mkdir", failing("mkdir", errno.EACCES))
    assert "Kode: SKP-564" in busy.click("naskah", tmp_path / "hasil")
    assert "hasil" not in everything_in(tmp_path)
