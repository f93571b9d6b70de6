"""What XlsxWriter's own sheet does not write: shapes of any preset geometry, numbers in full, print areas.

XlsxWriter draws text boxes only, always as ``rect``, and lines without arrowheads. A sheet makes its
drawing part in one place and a drawing writes each piece of a shape by one method, so overriding those
is enough. The methods are private to XlsxWriter: the tests of this file tell when a release moves them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from xlsxwriter.drawing import Drawing, DrawingInfo
from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

from sakip_xl.render.canvas import Shape

_ARROWHEADS = {"awal": "a:headEnd", "akhir": "a:tailEnd"}
_EMU_PER_POINT = 12700


class SheetDrawing(Drawing):
    """The drawing part of a sheet, whose shapes keep their preset geometry and arrowheads."""

    def _write_nv_sp_pr(self, index: int, drawing: DrawingInfo) -> None:
        """Write what a shape is: only XlsxWriter's own kind is a text box."""
        self._xml_start_tag("xdr:nvSpPr")
        self._write_c_nv_pr(index + 1, drawing, f"Bentuk {index}")
        self._xml_empty_tag("xdr:cNvSpPr")
        self._xml_end_tag("xdr:nvSpPr")

    def _write_a_prst_geom(self, shape: Any = None) -> None:
        self._xml_start_tag("a:prstGeom", [("prst", shape.shape_type if shape else "rect")])
        self._write_a_av_lst(shape)
        self._xml_end_tag("a:prstGeom")

    def _write_a_ln(self, line: dict[str, Any]) -> None:
        self._xml_start_tag("a:ln", [("w", int(_EMU_PER_POINT * line["width"])), ("cmpd", "sng")])
        self._write_a_solid_fill(line["color"])
        if line.get("panah"):
            self._xml_empty_tag(_ARROWHEADS[line["panah"]], [("type", "triangle")])
        self._xml_end_tag("a:ln")


class SheetXlsx(Worksheet):
    """A worksheet that draws ``Shape`` and writes every number with all its digits."""

    drawing: Any
    fh: Any

    def __init__(self) -> None:
        super().__init__()
        self._luwes: set[int] = set()

    def print_areas(self, areas: Sequence[tuple[int, int, int, int]]) -> None:
        """Print these areas, each from a new page on; XlsxWriter itself knows one."""
        for area in areas:
            before = self.print_area_range
            self.print_area(*area)
            if before:
                self.print_area_range = f"{before},{self.print_area_range}"

    def estimate(self, row: int, height: float) -> None:
        """Give a row a height that Excel may still fit to its content."""
        self.set_row(row, height)
        self._luwes.add(row + 1)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        """Strip the equals sign only: builders write ``_xlfn.`` themselves where a function needs it."""
        del expand_future_functions
        return formula.removeprefix("=")

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: Format | None = None, value: Any = 0
    ) -> Literal[0, -1, -2]:
        """Store one formula as it is.

        XlsxWriter would look into every formula for functions newer than Excel 2013, dynamic arrays among
        them, which takes most of the time of writing a book; a builder uses none.
        """
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(self._prepare_formula(formula), cell_format, value)
        return 0

    def _xml_formula_element(self, formula: str, result: Any, attributes: Any = None) -> None:
        """Store an empty text as a text: as a number without a value some readers drop the formula."""
        text = [("t", "str")] if result == "" else []
        super()._xml_formula_element(formula, result, [*(attributes or []), *text])

    def add_shape(self, shape: Shape) -> None:
        """Put a shape on the sheet."""
        options: dict[str, Any] = {
            "x_offset": shape.offset_x,
            "y_offset": shape.offset_y,
            "width": shape.width,
            "height": shape.height,
            "object_position": 2,
            "description": shape.alt_text or None,
            "preset": shape.preset,
            "fill": {"color": shape.fill} if shape.fill else {"none": True},
            "line": {"color": shape.line, "width": 1.25, "panah": shape.arrow},
            "align": {"vertical": "middle", "text": "center"},
            "font": {"name": "Calibri", "size": 9, "color": "#1F3864", "lang": "id-ID"},
        }
        self.insert_textbox(shape.row, shape.column, shape.text, options)

    def _prepare_shape(self, index: int, drawing_id: int) -> None:
        self._make_drawing(drawing_id)
        super()._prepare_shape(index, drawing_id)
        shape = self.drawing.drawings[-1]._shape  # noqa: SLF001
        shape.shape_type = self.shapes[index][8]["preset"]
        if not shape.text:
            # An empty text body in a line makes Excel offer to type into it.
            shape.text = None

    def _prepare_chart(self, index: int, chart_id: int, drawing_id: int) -> None:
        self._make_drawing(drawing_id)
        super()._prepare_chart(index, chart_id, drawing_id)

    def _make_drawing(self, drawing_id: int) -> None:
        if not self.drawing:
            self.drawing = SheetDrawing()
            self.drawing.embedded = 1
            self.external_drawing_links.append(["/drawing", f"../drawings/drawing{drawing_id}.xml", None])

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        if tag == "row" and dict(attributes)["r"] in self._luwes:
            attributes = [attribute for attribute in attributes if attribute[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _xml_number_element(self, number: float, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        """Write a number so that it reads back as itself; XlsxWriter stops after 16 digits."""
        attribute_text = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{attribute_text}><v>{number!r}</v></c>")
