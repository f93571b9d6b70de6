"""Program Kerja: the bars begin on the right Monday and recalculate."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.master import gambar_master
from sakip_xl.build.rencana import PEKAN, hari_senin
from sakip_xl.build.tulis import serial, tulis_xlsx
from sakip_xl.domain.model import Sel
from sakip_xl.layout.isi import BarisMentah, IsiBuku
from sakip_xl.layout.muat import muat_master
from tests.contoh import SEKARANG, isi_contoh
from tests.office.recalc import Kantor

SENIN = date(2026, 6, 29)

KASUS: dict[str, tuple[list[tuple[Sel, Sel]], date | None]] = {
    "the first activity of the quarter": (
        [(2, date(2026, 7, 8)), (2, date(2026, 7, 3)), (1, date(2026, 4, 1))],
        SENIN,
    ),
    "a Monday is its own Monday": ([(2, SENIN)], SENIN),
    "a Sunday belongs to the week before": ([(2, date(2026, 7, 5))], SENIN),
    "no activity in the quarter: all count": ([(3, date(2026, 7, 3)), (4, date(2026, 10, 1))], SENIN),
    "a moment counts as its day": ([(2, datetime(2026, 7, 1, 23, 0))], SENIN),
    "a date typed as text makes all numbers count": (
        [(2, "3 Juli"), (2, date(2026, 9, 1)), (1, date(2026, 7, 1))],
        SENIN,
    ),
    "a row without a date does not count": ([(2, None), (2, date(2026, 7, 1))], SENIN),
    "no date at all": ([(2, None)], None),
}


def isi(kasus: list[tuple[Sel, Sel]]) -> IsiBuku:
    baris: list[BarisMentah] = [{"triwulan": tw, "mulai": mulai} for tw, mulai in kasus]
    return isi_contoh(tblProgramKerja=baris)


@pytest.mark.parametrize("nama", KASUS)
def test_the_bars_begin_on_the_monday_of(nama: str) -> None:
    kasus, harap = KASUS[nama]
    satu = isi(kasus)
    bahan = Bahan(satu, muat_master(satu).master, SEKARANG)
    assert hari_senin(bahan) == (None if harap is None else serial(harap))


def test_without_a_chosen_quarter_every_activity_counts() -> None:
    satu = isi_contoh(tblKerja=[], tblProgramKerja=[{"triwulan": 1, "mulai": SENIN}])
    assert hari_senin(Bahan(satu, muat_master(satu).master, SEKARANG)) == serial(SENIN)


def test_days_run_on_without_a_gap() -> None:
    lembar = gambar_master(isi_contoh(), SEKARANG).lembar["Program Kerja"]
    [letak] = lembar.tabel
    awal = len(letak.tabel.kolom) + 1
    hari = [lembar.sel[letak.baris, awal + n].nilai for n in range(7 * PEKAN)]
    assert hari == [serial(SENIN) + n for n in range(7 * PEKAN)]


@pytest.mark.libreoffice
def test_the_first_day_recalculates_to_what_python_says(kantor: Kantor, tmp_path: Path) -> None:
    berkas = []
    for ke, (kasus, _) in enumerate(KASUS.values()):
        berkas.append(tmp_path / f"{ke}.xlsx")
        tulis_xlsx(gambar_master(isi(kasus), SEKARANG), berkas[-1])
    for nama, hasil in zip(KASUS, kantor.hitung_ulang(berkas).values(), strict=True):
        assert hasil.cocok, (nama, hasil.beda[:3], hasil.galat[:3])
