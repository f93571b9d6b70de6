"""The settings file: what the launcher will read is what was meant, or it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.errors import SakipError
from sakip_xl.pemasangan.mesin import Tempat
from sakip_xl.pemasangan.pasang import pasang
from sakip_xl.pemasangan.setelan import baca_setelan, susun_setelan
from tests.pemasangan.komputer import SAAT, Komputer, pohon

LUAR_1252 = "Жанна"


def termuat(teks: str, penyandian: str) -> bool:
    try:
        return teks.encode(penyandian).decode(penyandian) == teks
    except UnicodeError:
        return False


@given(
    python=st.text(min_size=1).map(lambda teks: Path("/", teks.replace("\0", "_"), "python.exe")),
    penyandian=st.sampled_from(["cp1252", "cp1251", "cp932", "utf-8"]),
)
def test_every_path_is_read_back_or_refused(python: Path, penyandian: str) -> None:
    tempat = Tempat(Path("/SAKIP"), Path("/XLSTART"))
    pc = Komputer("Windows", tempat, python, Path("/lib"), None, "\r\n", penyandian)
    try:
        setelan = susun_setelan(pc, tempat.log)
    except SakipError as galat:
        kode = galat.kode
    else:
        kode = ""
    layak = not set(str(python)) & set('%"\r\n') and termuat(str(python), penyandian)
    assert kode == ("" if layak else "SKP-576")
    if kode:
        return
    bita = setelan.ke_bita(pc)
    assert baca_setelan(bita, penyandian) == setelan
    assert setelan.python == str(python)
    assert bita.count(b"\n") == 3


def test_a_name_outside_the_code_page_takes_the_short_path(pc: Komputer) -> None:
    panjang = pc.python.parent.with_name(LUAR_1252)
    pc.python.parent.rename(panjang)
    pendek = panjang.with_name("JANNA~1")
    lain = replace(pc, python=panjang / "python.exe", pendek={panjang: pendek})
    assert susun_setelan(lain, pc.letak.log).python == str(pendek / "python.exe")


@pytest.mark.parametrize("nama", [LUAR_1252, "100%", "baris\nbaru"])
def test_without_a_short_path_nothing_is_installed(pc: Komputer, tmp_path: Path, nama: str) -> None:
    lain = replace(pc, python=pc.python.parent.with_name(nama) / "python.exe")
    sebelum = pohon(tmp_path)
    with pytest.raises(SakipError, match="SKP-576"):
        pasang(lain, sekarang=SAAT)
    assert pohon(tmp_path) == sebelum


@pytest.mark.parametrize("bita", [b"", b"python=/a\nlog=/b\n", b"python=\nlog=/b\nversi=1\n"])
def test_settings_without_all_their_lines_are_not_read(bita: bytes) -> None:
    with pytest.raises(ValueError, match=r"python|versi"):
        baca_setelan(bita, "cp1252")
