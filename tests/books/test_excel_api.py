"""Excel's own answers, on objects that behave as Microsoft documents COM's; no Excel was asked."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sakip_xl.books import excel_api
from sakip_xl.books.excel_api import TUAN, TuanMac, TuanPolos, TuanWindows, tuan
from sakip_xl.books.tuan import Halangan, LindunganBersandiError, Tuan

IZIN = dict.fromkeys(excel_api._IZIN, False)  # noqa: SLF001 - every permission COM has


class ComError(Exception):
    """What COM raises has no kind in common with anything."""


class LembarCom:
    """A worksheet: protected with a password or without, some rows hidden."""

    def __init__(self, sandi: str | None = None, izin: dict[str, bool] | None = None) -> None:
        self.sandi = sandi
        self.Protection = SimpleNamespace(**{**IZIN, **(izin or {})})
        self.ProtectContents = self.ProtectDrawingObjects = self.ProtectScenarios = sandi is not None
        self.EnableSelection = 1
        self.dilindungi: dict[str, Any] = {}
        self.jeda: list[int] = []

    def Unprotect(self, sandi: str) -> None:  # noqa: N802 - COM's name
        if sandi != self.sandi:
            raise ComError
        self.ProtectContents = self.ProtectDrawingObjects = self.ProtectScenarios = False

    def Protect(self, **pilihan: Any) -> None:  # noqa: N802 - COM's name
        self.dilindungi = pilihan
        self.EnableSelection = 0

    def ResetAllPageBreaks(self) -> None:  # noqa: N802 - COM's name
        self.jeda.clear()

    @property
    def HPageBreaks(self) -> Any:  # noqa: N802 - COM's name
        return SimpleNamespace(Add=self.jeda.append)

    def Cells(self, baris: int, _kolom: int) -> int:  # noqa: N802 - COM's name
        return baris


def lembar(api: Any, **lain: Any) -> Any:
    return SimpleNamespace(name="SOP", api=api, **lain)


def buku(*, siap: bool = True, hanya_baca: bool = False, bersama: bool = False, **lain: Any) -> Any:
    api = SimpleNamespace(ReadOnly=hanya_baca, MultiUserEditing=bersama, **lain)
    return SimpleNamespace(
        name="a.xlsx", api=api, app=SimpleNamespace(api=SimpleNamespace(Ready=siap), engine=None)
    )


@pytest.mark.parametrize(
    ("keadaan", "halangan"),
    [
        ({}, None),
        ({"siap": False}, Halangan.SEDANG_DIISI),
        ({"hanya_baca": True}, Halangan.HANYA_BACA),
        ({"bersama": True}, Halangan.DIPAKAI_BERSAMA),
    ],
)
def test_excel_says_what_forbids_writing(keadaan: dict[str, bool], halangan: Halangan | None) -> None:
    assert TuanWindows().halangan(buku(**keadaan)) is halangan


def test_a_call_that_excel_turns_down_means_that_a_cell_is_edited() -> None:
    sibuk = SimpleNamespace(app=SimpleNamespace(api=SimpleNamespace()))
    assert TuanWindows().halangan(sibuk) is Halangan.SEDANG_DIISI  # type: ignore[arg-type]


def test_protection_comes_back_with_all_that_it_allowed_and_what_may_be_selected() -> None:
    api = LembarCom("", {"AllowSorting": True, "AllowFiltering": True})
    satu = lembar(api)
    keadaan = TuanWindows().lindungan(satu)
    TuanWindows().buka_lindungan(satu)
    assert keadaan is not None
    assert not api.ProtectContents
    TuanWindows().lindungi(satu, keadaan)
    assert api.dilindungi == {
        "DrawingObjects": True,
        "Contents": True,
        "Scenarios": True,
        **IZIN,
        "AllowSorting": True,
        "AllowFiltering": True,
    }
    assert api.EnableSelection == 1


def test_a_sheet_without_protection_has_none() -> None:
    assert TuanWindows().lindungan(lembar(LembarCom())) is None


def test_a_password_of_others_is_told_apart() -> None:
    with pytest.raises(LindunganBersandiError):
        TuanWindows().buka_lindungan(lembar(LembarCom("rahasia")))


def test_hidden_rows_are_those_between_the_visible_areas() -> None:
    daerah = [SimpleNamespace(Row=r, Rows=SimpleNamespace(Count=n)) for r, n in ((2, 2), (6, 1))]
    baris = SimpleNamespace(SpecialCells=lambda _jenis: SimpleNamespace(Areas=daerah))
    pakai = SimpleNamespace(
        Row=2, Rows=SimpleNamespace(Count=7), Columns=lambda _n: SimpleNamespace(EntireRow=baris)
    )
    assert TuanWindows().baris_tersembunyi(lembar(SimpleNamespace(UsedRange=pakai))) == [4, 5, 7, 8]


def test_a_sheet_without_a_visible_row_is_hidden_whole() -> None:
    def tolak(_jenis: int) -> None:
        raise ComError

    pakai = SimpleNamespace(
        Row=1,
        Rows=SimpleNamespace(Count=2),
        Columns=lambda _n: SimpleNamespace(EntireRow=SimpleNamespace(SpecialCells=tolak)),
    )
    assert TuanWindows().baris_tersembunyi(lembar(SimpleNamespace(UsedRange=pakai))) == [1, 2]


def test_a_copy_is_saved_by_excel_in_the_books_own_format(tmp_path: Path) -> None:
    satu = buku(SaveCopyAs=lambda ke: Path(ke).write_bytes(b"isi"))
    assert TuanWindows().salin(satu, tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").read_bytes() == b"isi"
    assert not TuanWindows().salin(satu, tmp_path / "b.xlsm")


def test_a_copy_that_excel_refuses_is_left_to_the_caller(tmp_path: Path) -> None:
    def tolak(_ke: str) -> None:
        raise ComError

    assert not TuanWindows().salin(buku(SaveCopyAs=tolak), tmp_path / "b.xlsx")


@pytest.mark.parametrize(("tombol", "hasil"), [(-1, Path("D:/SAKIP")), (0, None)])
def test_the_folder_dialog_gives_the_folder_or_nothing(tombol: int, hasil: Path | None) -> None:
    dialog = SimpleNamespace(Show=lambda: tombol, SelectedItems=lambda _n: "D:/SAKIP")
    app: Any = SimpleNamespace(api=SimpleNamespace(FileDialog=lambda _jenis: dialog))
    assert TuanWindows().pilih_folder(app, "Pilih folder", Path("D:/awal")) == hasil
    assert dialog.Title == "Pilih folder"
    assert str(dialog.InitialFileName).endswith("awal\\")


def test_the_print_dialog_is_shown_for_the_sheet() -> None:
    dibuka: list[str] = []
    dialog = SimpleNamespace(Show=lambda: dibuka.append("cetak"))
    app = SimpleNamespace(api=SimpleNamespace(Dialogs=lambda _nomor: dialog))
    satu = lembar(None, activate=lambda: dibuka.append("lembar"), book=SimpleNamespace(app=app))
    assert TuanWindows().cetak(satu)
    assert dibuka == ["lembar", "cetak"]


def test_shapes_are_coloured_as_com_counts_colours_and_a_line_has_no_fill() -> None:
    isi, garis = SimpleNamespace(ForeColor=SimpleNamespace()), SimpleNamespace(ForeColor=SimpleNamespace())
    bentuk = SimpleNamespace(api=SimpleNamespace(Fill=isi, Line=garis))
    satu = lembar(None, shapes={"Bentuk 1": bentuk})
    assert TuanWindows().warnai_bentuk(satu, "Bentuk 1", "", "#112233")
    assert vars(isi.ForeColor) == {}
    TuanWindows().warnai_bentuk(satu, "Bentuk 1", "#ED7D31", "#112233")
    assert (isi.ForeColor.RGB, garis.ForeColor.RGB) == (0x317DED, 0x332211)


def test_a_series_of_a_chart_gets_its_cells() -> None:
    seri = SimpleNamespace()
    grafik = SimpleNamespace(api=(None, SimpleNamespace(SeriesCollection=lambda _n: seri)))
    TuanWindows().isi_grafik(lembar(None, charts=[grafik]), 0, 0, "=A!$A$1:$A$3", "=A!$B$1:$B$3")
    assert vars(seri) == {"XValues": "=A!$A$1:$A$3", "Values": "=A!$B$1:$B$3"}


def test_page_breaks_are_put_above_the_rows_and_nowhere_else() -> None:
    api = LembarCom()
    api.jeda = [99]
    TuanWindows().atur_jeda(lembar(api), [4, 9])
    assert api.jeda == [5, 10]


def test_a_mac_tells_only_whether_a_sheet_is_protected() -> None:
    keadaan = {"isi": True}
    api = SimpleNamespace(
        protect_contents=SimpleNamespace(get=lambda: keadaan["isi"]),
        unprotect=lambda: keadaan.update(isi=False),
        protect_worksheet=lambda **_pilihan: keadaan.update(isi=True),
    )
    satu = lembar(api)
    lindungan = TuanMac().lindungan(satu)
    TuanMac().buka_lindungan(satu)
    assert TuanMac().lindungan(satu) is None
    TuanMac().lindungi(satu, lindungan)
    assert keadaan["isi"]
    api.unprotect = lambda: None
    with pytest.raises(LindunganBersandiError):
        TuanMac().buka_lindungan(satu)


def test_an_unknown_program_is_written_to_and_asked_for_nothing_more(tmp_path: Path) -> None:
    satu: Any = SimpleNamespace(engine=SimpleNamespace(name="lain"))
    polos = tuan(satu)
    assert type(polos) is TuanPolos
    kosong: Any = None
    assert polos.halangan(kosong) is polos.lindungan(kosong) is None
    assert polos.baris_tersembunyi(kosong) == []
    assert not polos.salin(kosong, tmp_path)
    with pytest.raises(NotImplementedError):
        polos.pilih_folder(kosong, "Pilih", None)
    ditolak = [
        polos.cetak(kosong),
        polos.warnai_bentuk(kosong, "", "", ""),
        polos.isi_grafik(kosong, 0, 0, "", ""),
        polos.atur_jeda(kosong, []),
        polos.berhenti_diminta(),
        polos.pesan(None, "", ""),
    ]
    assert not any(ditolak)


def test_every_engine_has_a_host_with_all_answers() -> None:
    harus = {nama for nama in vars(Tuan) if not nama.startswith("_")}
    assert all(harus <= set(dir(satu())) for satu in TUAN.values())
