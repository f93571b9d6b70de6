"""A reader that has enough, as ``head`` does: nobody is shown a traceback."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["cek-capaian", "49", "56,23", "85,24"], 0),
        (["cek-capaian", "49", "56,23", "85,24", "--json"], 0),
        (["periksa", "tidak-ada.xlsx"], 4),
        (["rekap", "--json"], 2),
    ],
)
def test_a_closed_pipe_ends_quietly_with_the_status_of_the_work(argv: list[str], status: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer) as closed:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-m", "sakip_xl.cli", *argv],
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("argv", [["periksa", "tidak-ada.xlsx"], ["rekap"], ["rekap", "--json"], ["--help"]])
def test_both_streams_into_one_closed_pipe_end_with_the_status_of_the_work(argv: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "sakip_xl.cli", *argv]
    with os.fdopen(writer) as closed:
        done = subprocess.run(command, stdout=closed, stderr=closed, check=False)  # noqa: S603 - our own words
    assert done.returncode == {"periksa": 4, "rekap": 2, "--help": 0}[argv[0]]
