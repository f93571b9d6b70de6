"""The settings file: what the launcher will read is what was meant, or it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.errors import SakipError
from sakip_xl.installer.config import compose_config, read_config
from sakip_xl.installer.machine import Places
from sakip_xl.installer.pasang import pasang
from tests.installer.computer import SAAT, Computer, pohon


def loaded(text: str, encoding: str) -> bool:
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


@given(
    python=st.text(min_size=1).map(lambda text: Path("/", text.replace("\0", "_"), "python.exe")),
    encoding=st.sampled_from(["utf-16", "utf-8"]),
)
def test_every_path_is_read_back_or_refused(python: Path, encoding: str) -> None:
    places = Places(Path("/SAKIP"), Path("/XLSTART"))
    pc = Computer("Windows", places, python, Path("/lib"), None, "\r\n", encoding)
    try:
        config = compose_config(pc, places.log)
    except SakipError as galat:
        kode = galat.kode
    else:
        kode = ""
    usable = not set(str(python)) & set('%"\r\n') and loaded(str(python), encoding)
    assert kode == ("" if usable else "SKP-576")
    if kode:
        return
    data = config.to_bytes(pc)
    assert read_config(data, encoding) == config
    assert config.python == str(python)
    assert data.decode(encoding).count("\r\n") == 3


def test_a_name_outside_every_code_page_is_written_as_it_is(pc: Computer) -> None:
    other = replace(pc, python=pc.python.parent.with_name("Жанна 神田") / "python.exe")
    assert compose_config(other, pc.where.log).python == str(other.python)


def test_a_name_that_windows_would_change_takes_the_short_path(pc: Computer) -> None:
    long_folder = pc.python.parent.with_name("100%")
    pc.python.parent.rename(long_folder)
    short = long_folder.with_name("100~1")
    other = replace(pc, python=long_folder / "python.exe", pendek={long_folder: short})
    assert compose_config(other, pc.where.log).python == str(short / "python.exe")


@pytest.mark.parametrize("name", ["100%", "baris\nbaru", "setengah \ud800"])
def test_without_a_short_path_nothing_is_installed(pc: Computer, tmp_path: Path, name: str) -> None:
    other = replace(pc, python=pc.python.parent.with_name(name) / "python.exe")
    earlier = pohon(tmp_path)
    with pytest.raises(SakipError, match="SKP-576"):
        pasang(other, now=SAAT)
    assert pohon(tmp_path) == earlier


@pytest.mark.parametrize("data", [b"", b"python=/a\nlog=/b\n", b"python=\nlog=/b\nversi=1\n"])
def test_settings_without_all_their_lines_are_not_read(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"python|versi"):
        read_config(data, "utf-8")
