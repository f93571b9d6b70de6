"""Drawing shapes: every preset geometry and arrowhead, beside charts on one sheet."""

from __future__ import annotations

import zipfile
from pathlib import Path

from sakip_xl.render.canvas import Canvas, Chart, Shape
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.base import Sheet


def drawing(destination: Path, *shapes: Shape, chart: bool = False) -> str:
    canvas = Canvas()
    sheet = canvas.add(Sheet("Uji", "Uji", "Menguji."))
    sheet.write(0, 0, 5)
    sheet.shapes.extend(shapes)
    if chart:
        series = {"values": "=Uji!$A$1:$A$1"}
        sheet.charts.append(Chart(1, 1, {"type": "bar"}, (series,), "Grafik"))
    write_xlsx(canvas, destination / "uji.xlsx")
    with zipfile.ZipFile(destination / "uji.xlsx") as arsip:
        assert [n for n in arsip.namelist() if n.startswith("xl/drawings/drawing")] == [
            "xl/drawings/drawing1.xml"
        ]
        return arsip.read("xl/drawings/drawing1.xml").decode()


def test_a_shape_keeps_its_preset_text_and_colours(tmp_path: Path) -> None:
    content = drawing(
        tmp_path,
        Shape(0, 0, "flowChartDecision", 60, 40, text="Setuju?", fill="#FFE699", alt_text="Keputusan"),
    )
    assert '<a:prstGeom prst="flowChartDecision">' in content
    assert "Setuju?" in content
    assert "FFE699" in content
    assert 'descr="Keputusan"' in content
    assert "txBox" not in content


def test_a_line_carries_its_arrowhead_and_offers_no_text(tmp_path: Path) -> None:
    content = drawing(
        tmp_path,
        Shape(0, 0, "line", 50, 0, fill=None, arrow="akhir"),
        Shape(2, 0, "line", 0, 50, fill=None, arrow="awal"),
        Shape(4, 0, "line", 0, 50, fill=None),
    )
    assert content.count('<a:tailEnd type="triangle"/>') == 1
    assert content.count('<a:headEnd type="triangle"/>') == 1
    assert content.count("<a:noFill/>") == 3
    assert "txBody" not in content


def test_a_chart_and_a_shape_share_one_drawing(tmp_path: Path) -> None:
    content = drawing(tmp_path, Shape(0, 0, "downArrow", 20, 30), chart=True)
    assert '<a:prstGeom prst="downArrow">' in content
    assert "<xdr:graphicFrame" in content
