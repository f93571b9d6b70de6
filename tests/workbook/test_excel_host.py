"""Excel's own answers, on objects that behave as Microsoft documents COM's; no Excel was asked."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sakip_xl.errors import SakipError
from sakip_xl.render.canvas import Canvas
from sakip_xl.render.page import page_setup
from sakip_xl.schema.books import MASTER
from sakip_xl.workbook.live import excel_host
from sakip_xl.workbook.live.excel_host import HOSTS, MacHost, WindowsHost, host
from sakip_xl.workbook.live.host import Host, Obstacle, PasswordProtectedError, SheetProtection
from sakip_xl.workbook.live.plain_host import PlainHost
from sakip_xl.workbook.live.reader import SheetState
from sakip_xl.workbook.live.write_guard import opened

PERMISSIONS = dict.fromkeys(excel_host._ALLOW.values(), False)  # noqa: SLF001 - every permission COM has


class ComError(Exception):
    """What COM raises has no kind in common with anything."""


class ComSheet:
    """A worksheet: protected with a password or without, some rows hidden."""

    def __init__(self, password: str | None = None, permission: dict[str, bool] | None = None) -> None:
        self.sandi = password
        self.Protection = SimpleNamespace(**{**PERMISSIONS, **(permission or {})})
        self.ProtectContents = self.ProtectDrawingObjects = self.ProtectScenarios = password is not None
        self.EnableSelection = 1
        self.dilindungi: dict[str, Any] = {}
        self.jeda: list[int] = []

    def Unprotect(self, password: str) -> None:  # noqa: N802 - COM's name
        if password != self.sandi:
            raise ComError
        self.ProtectContents = self.ProtectDrawingObjects = self.ProtectScenarios = False

    def Protect(self, **options: Any) -> None:  # noqa: N802 - COM's name
        self.dilindungi = options
        self.EnableSelection = 0

    def ResetAllPageBreaks(self) -> None:  # noqa: N802 - COM's name
        self.jeda.clear()

    @property
    def HPageBreaks(self) -> Any:  # noqa: N802 - COM's name
        return SimpleNamespace(Add=self.jeda.append)

    def Cells(self, row: int, _column: int) -> int:  # noqa: N802 - COM's name
        return row


def lembar(api: Any, **other: Any) -> Any:
    return SimpleNamespace(name="SOP", api=api, **other)


def book(*, ready: bool = True, read_only: bool = False, shared: bool = False, **other: Any) -> Any:
    api = SimpleNamespace(ReadOnly=read_only, MultiUserEditing=shared, **other)
    return SimpleNamespace(
        name="a.xlsx", api=api, app=SimpleNamespace(api=SimpleNamespace(Ready=ready), engine=None)
    )


@pytest.mark.parametrize(
    ("state", "obstacle"),
    [
        ({}, None),
        ({"ready": False}, Obstacle.BEING_EDITED),
        ({"read_only": True}, Obstacle.READ_ONLY),
        ({"shared": True}, Obstacle.SHARED),
    ],
)
def test_excel_says_what_forbids_writing(state: dict[str, bool], obstacle: Obstacle | None) -> None:
    assert WindowsHost().obstacle(book(**state)) is obstacle


def test_a_call_that_excel_turns_down_means_that_a_cell_is_edited() -> None:
    busy = SimpleNamespace(app=SimpleNamespace(api=SimpleNamespace()))
    assert WindowsHost().obstacle(busy) is Obstacle.BEING_EDITED  # type: ignore[arg-type]


def test_protection_comes_back_with_all_that_it_allowed_and_what_may_be_selected() -> None:
    api = ComSheet("")
    sheet = lembar(api)
    WindowsHost().unprotect(sheet)
    assert not api.ProtectContents
    allowed = frozenset({"sort", "autoFilter", "selectUnlockedCells"})
    WindowsHost().protect(sheet, SheetProtection(objects=True, scenarios=True, allowed=allowed))
    assert api.dilindungi == {
        "DrawingObjects": True,
        "Contents": True,
        "Scenarios": True,
        **PERMISSIONS,
        "AllowSorting": True,
        "AllowFiltering": True,
    }
    assert api.EnableSelection == 1


@pytest.mark.parametrize(
    ("selectable", "word"),
    [((), -4142), (("selectUnlockedCells",), 1), (("selectLockedCells", "selectUnlockedCells"), 0)],
)
def test_what_may_be_selected_is_told_in_excels_numbers(selectable: tuple[str, ...], word: int) -> None:
    api = ComSheet("")
    protection = SheetProtection(objects=False, scenarios=False, allowed=frozenset(selectable))
    WindowsHost().protect(lembar(api), protection)
    assert api.EnableSelection == word


@pytest.mark.parametrize(("saved", "unsaved"), [(True, False), (False, True)])
def test_excel_knows_whether_a_book_has_unsaved_changes(*, saved: bool, unsaved: bool) -> None:
    assert WindowsHost().unsaved(book(Saved=saved)) is unsaved
    api = SimpleNamespace(saved=SimpleNamespace(get=lambda: saved))
    assert MacHost().unsaved(SimpleNamespace(api=api)) is unsaved  # type: ignore[arg-type]


def test_a_call_that_is_turned_down_tells_nothing_about_changes() -> None:
    assert WindowsHost().unsaved(SimpleNamespace(api=SimpleNamespace()))  # type: ignore[arg-type]


@pytest.mark.parametrize("chosen", [(True, True), (True, False), (False, False)])
def test_while_it_writes_nobody_types_and_tables_do_nothing_of_themselves(chosen: tuple[bool, bool]) -> None:
    correct = SimpleNamespace(AutoExpandListRange=chosen[0], AutoFillFormulasInLists=chosen[1])
    app = SimpleNamespace(api=SimpleNamespace(AutoCorrect=correct, Interactive=True))

    def write() -> None:
        with WindowsHost().undisturbed(app):  # type: ignore[arg-type]
            assert not any((app.api.Interactive, *vars(correct).values()))
            raise KeyError

    with pytest.raises(KeyError):
        write()
    assert app.api.Interactive
    assert (correct.AutoExpandListRange, correct.AutoFillFormulasInLists) == chosen


@pytest.mark.parametrize("host_without", [MacHost(), PlainHost()])
def test_a_filtered_sheet_is_not_written_where_filters_cannot_be_laid_again(host_without: Host) -> None:
    state = SheetState(None, hidden=[7], filtered=True)
    filtered = opened(lembar(None), host_without, [], state)
    with pytest.raises(SakipError, match="SKP-545"), filtered:
        pass
    assert WindowsHost.lifts_filters


def test_a_password_of_others_is_told_apart() -> None:
    with pytest.raises(PasswordProtectedError):
        WindowsHost().unprotect(lembar(ComSheet("rahasia")))


def test_hidden_rows_are_those_between_the_visible_areas() -> None:
    areas = [SimpleNamespace(Row=r, Rows=SimpleNamespace(Count=n)) for r, n in ((2, 2), (6, 1))]
    rows = SimpleNamespace(SpecialCells=lambda _kind: SimpleNamespace(Areas=areas))
    used = SimpleNamespace(
        Row=2, Rows=SimpleNamespace(Count=7), Columns=lambda _n: SimpleNamespace(EntireRow=rows)
    )
    assert WindowsHost().hidden_rows(lembar(SimpleNamespace(UsedRange=used))) == [4, 5, 7, 8]


def test_a_sheet_without_a_visible_row_is_hidden_whole() -> None:
    def refuse(_kind: int) -> None:
        raise ComError

    used = SimpleNamespace(
        Row=1,
        Rows=SimpleNamespace(Count=2),
        Columns=lambda _n: SimpleNamespace(EntireRow=SimpleNamespace(SpecialCells=refuse)),
    )
    assert WindowsHost().hidden_rows(lembar(SimpleNamespace(UsedRange=used))) == [1, 2]


def test_a_copy_is_saved_by_excel_in_the_books_own_format(tmp_path: Path) -> None:
    copied_book = book(SaveCopyAs=lambda path: Path(path).write_bytes(b"isi"))
    assert WindowsHost().save_copy(copied_book, tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").read_bytes() == b"isi"
    assert not WindowsHost().save_copy(copied_book, tmp_path / "b.xlsm")


def test_a_copy_that_excel_refuses_is_left_to_the_caller(tmp_path: Path) -> None:
    def refuse(_to: str) -> None:
        raise ComError

    assert not WindowsHost().save_copy(book(SaveCopyAs=refuse), tmp_path / "b.xlsx")


@pytest.mark.parametrize(("button", "result"), [(-1, Path("D:/SAKIP")), (0, None)])
def test_the_folder_dialog_gives_the_folder_or_nothing(button: int, result: Path | None) -> None:
    dialog = SimpleNamespace(Show=lambda: button, SelectedItems=lambda _n: "D:/SAKIP")
    app: Any = SimpleNamespace(api=SimpleNamespace(FileDialog=lambda _kind: dialog))
    assert WindowsHost().choose_folder(app, "Pilih folder", Path("D:/awal")) == result
    assert dialog.Title == "Pilih folder"
    assert str(dialog.InitialFileName).endswith("awal\\")


@pytest.mark.parametrize(("button", "result"), [(-1, Path("D:/tabel.xlsx")), (0, None)])
def test_the_file_dialog_offers_workbooks_and_gives_one_or_nothing(button: int, result: Path | None) -> None:
    filters: list[tuple[str, ...]] = [("Semua", "*.*")]
    dialog = SimpleNamespace(
        Show=lambda: button,
        SelectedItems=lambda _n: "D:/tabel.xlsx",
        Filters=SimpleNamespace(Clear=filters.clear, Add=lambda *each: filters.append(each)),
    )
    app: Any = SimpleNamespace(api=SimpleNamespace(FileDialog=lambda _kind: dialog))
    assert WindowsHost().choose_file(app, "Pilih berkas", None) == result
    assert filters == [("Buku kerja Excel dan PDF", "*.xlsx;*.pdf")]


def test_the_print_dialog_is_shown_for_the_sheet() -> None:
    opened: list[str] = []
    dialog = SimpleNamespace(Show=lambda: opened.append("cetak"))
    app = SimpleNamespace(api=SimpleNamespace(Dialogs=lambda _number: dialog))
    sheet = lembar(None, activate=lambda: opened.append("lembar"), book=SimpleNamespace(app=app))
    assert WindowsHost().cetak(sheet)
    assert opened == ["lembar", "cetak"]


def test_shapes_are_coloured_as_com_counts_colours_and_a_line_has_no_fill() -> None:
    fill, line = (
        SimpleNamespace(ForeColor=SimpleNamespace()),
        SimpleNamespace(ForeColor=SimpleNamespace()),
    )
    shape = SimpleNamespace(Fill=fill, Line=line)
    sheet = lembar(SimpleNamespace(Shapes={"Bentuk 1": shape}.__getitem__))
    assert WindowsHost().color_shape(sheet, "Bentuk 1", "", "#112233")
    assert vars(fill.ForeColor) == {}
    WindowsHost().color_shape(sheet, "Bentuk 1", "#ED7D31", "#112233")
    assert (fill.ForeColor.RGB, line.ForeColor.RGB) == (0x317DED, 0x332211)
    WindowsHost().color_shape(sheet, "Bentuk 1", "#010203", "")
    assert (fill.ForeColor.RGB, line.ForeColor.RGB) == (0x030201, 0x332211)


def test_links_go_and_the_looks_of_their_cells_stay() -> None:
    cleared: list[str] = []
    api = SimpleNamespace(
        Range=lambda address: SimpleNamespace(ClearHyperlinks=lambda: cleared.append(address))
    )
    assert WindowsHost().clear_links(lembar(api), "$A$1:$A$3")
    assert cleared == ["$A$1:$A$3"]


def test_a_series_of_a_chart_gets_its_cells() -> None:
    series = SimpleNamespace()
    chart = SimpleNamespace(api=(None, SimpleNamespace(SeriesCollection=lambda _n: series)))
    WindowsHost().fill_chart(lembar(None, charts=[chart]), 0, 0, "=A!$A$1:$A$3", "=A!$B$1:$B$3")
    assert vars(series) == {"XValues": "=A!$A$1:$A$3", "Values": "=A!$B$1:$B$3"}


def test_page_breaks_are_put_above_the_rows_and_nowhere_else() -> None:
    api = ComSheet()
    api.jeda = [99]
    WindowsHost().set_breaks(lembar(api), [4, 9])
    assert api.jeda == [5, 10]


def test_a_mac_protects_with_what_our_own_sheets_allow() -> None:
    state = {"isi": True}
    api = SimpleNamespace(
        protect_contents=SimpleNamespace(get=lambda: state["isi"]),
        unprotect=lambda: state.update(isi=False),
        protect_worksheet=lambda **_options: state.update(isi=True),
    )
    sheet = lembar(api)
    MacHost().unprotect(sheet)
    assert not state["isi"]
    MacHost().protect(sheet, SheetProtection(objects=True, scenarios=True, allowed=frozenset()))
    assert state["isi"]
    api.unprotect = lambda: None
    with pytest.raises(PasswordProtectedError):
        MacHost().unprotect(sheet)


def test_an_unknown_program_is_written_to_and_asked_for_nothing_more(tmp_path: Path) -> None:
    app: Any = SimpleNamespace(engine=SimpleNamespace(name="lain"))
    plain = host(app)
    assert type(plain) is PlainHost
    blank: Any = None
    assert plain.obstacle(blank) is None
    assert plain.unsaved(blank)
    assert plain.hidden_rows(blank) == []
    assert not plain.save_copy(blank, tmp_path)
    with pytest.raises(NotImplementedError):
        plain.choose_folder(blank, "Pilih", None)
    with pytest.raises(NotImplementedError):
        plain.choose_file(blank, "Pilih", None)
    answers = [
        plain.cetak(blank),
        plain.color_shape(blank, "", "", ""),
        plain.fill_chart(blank, 0, 0, "", ""),
        plain.clear_links(blank, ""),
        plain.set_breaks(blank, []),
        plain.set_page(blank, {}),
        plain.open_file(tmp_path),
        plain.stop_requested(),
        plain.pesan(None, "", ""),
    ]
    assert not any(answers)


def test_every_engine_has_a_host_with_all_answers() -> None:
    required = {name for name in vars(Host) if not name.startswith("_")}
    assert all(required <= set(dir(host_class())) for host_class in HOSTS.values())


def test_print_areas_are_a_name_of_the_sheet_whose_commas_every_country_reads() -> None:
    given: dict[str, str] = {}
    names = SimpleNamespace(Add=given.__setitem__)
    quoted: Any = SimpleNamespace(name="Tanda 'T'", api=SimpleNamespace(Names=names))
    assert WindowsHost().set_print_areas(quoted, ["$A$1:$C$9", "$A$12:$B$20"])
    assert given == {"Print_Area": "='Tanda ''T'''!$A$1:$C$9,'Tanda ''T'''!$A$12:$B$20"}
    plain = SimpleNamespace(print_area="")
    assert PlainHost().set_print_areas(lembar(None, page_setup=plain), ["$A$1:$C$9", "$A$12:$B$20"])
    assert plain.print_area == "$A$1:$C$9,$A$12:$B$20"


@pytest.mark.parametrize(("scale", "fitted"), [(0, True), (66, False)])
def test_the_page_is_set_up_in_one_piece(scale: int, fitted: bool) -> None:
    canvas = Canvas().add(MASTER.sheet_named("Notulen"))
    canvas.repeated_rows, canvas.repeated_columns = (5, 6), (0, 0)
    canvas.scale, canvas.below = scale or None, "Kecamatan"
    setup, app = SimpleNamespace(), SimpleNamespace()
    api = SimpleNamespace(PageSetup=setup, Application=app)
    assert WindowsHost().set_page(lembar(api), page_setup(canvas))
    assert (setup.Orientation, setup.Zoom, setup.PrintTitleRows) == (2, scale or False, "$6:$7")
    assert setup.PrintTitleColumns == "$A:$A"
    assert hasattr(setup, "FitToPagesWide") is fitted
    assert (setup.LeftFooter, setup.RightFooter) == ("&8Kecamatan", "&8Halaman &P dari &N")
    assert app.PrintCommunication is True


def test_a_file_is_opened_as_a_double_click_would(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def start(path: Path) -> None:
        asked.append(path.name)
        if path.suffix == ".aneh":
            raise OSError(1155)

    monkeypatch.setattr(os, "startfile", start, raising=False)
    assert WindowsHost().open_file(tmp_path / "a.pdf")
    assert not WindowsHost().open_file(tmp_path / "a.aneh")
    assert asked == ["a.pdf", "a.aneh"]


@pytest.mark.parametrize("status", [0, 1])
def test_a_mac_opens_a_file_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: int) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_options: object) -> SimpleNamespace:
        asked.append(command)
        return SimpleNamespace(returncode=status)

    monkeypatch.setattr("subprocess.run", run)
    assert MacHost().open_file(tmp_path / "a.pdf") is (status == 0)
    assert asked == [["/usr/bin/open", str(tmp_path / "a.pdf")]]


def test_an_excel_that_cannot_hold_back_its_printer_sets_the_page_all_the_same() -> None:
    class OldApp:
        def __setattr__(self, name: str, value: object) -> None:
            raise ComError(name)

    setup = SimpleNamespace()
    page = page_setup(Canvas().add(MASTER.sheet_named("Notulen")))
    assert WindowsHost().set_page(lembar(SimpleNamespace(PageSetup=setup, Application=OldApp())), page)
    assert (setup.PrintTitleRows, setup.PrintTitleColumns) == ("", "")
