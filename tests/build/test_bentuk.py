"""Drawing shapes: every preset geometry and arrowhead, beside charts on one sheet."""

from __future__ import annotations

import zipfile
from pathlib import Path

from sakip_xl.build.kanvas import Bentuk, Grafik, Kanvas
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.layout.inti import Lembar


def gambar(ke: Path, *bentuk: Bentuk, grafik: bool = False) -> str:
    kanvas = Kanvas()
    lembar = kanvas.tambah(Lembar("Uji", "Uji", "Menguji."))
    lembar.tulis(0, 0, 5)
    lembar.bentuk.extend(bentuk)
    if grafik:
        seri = {"values": "=Uji!$A$1:$A$1"}
        lembar.grafik.append(Grafik(1, 1, {"type": "bar"}, (seri,), "Grafik"))
    tulis_xlsx(kanvas, ke / "uji.xlsx")
    with zipfile.ZipFile(ke / "uji.xlsx") as arsip:
        assert [n for n in arsip.namelist() if n.startswith("xl/drawings/drawing")] == [
            "xl/drawings/drawing1.xml"
        ]
        return arsip.read("xl/drawings/drawing1.xml").decode()


def test_a_shape_keeps_its_preset_text_and_colours(tmp_path: Path) -> None:
    isi = gambar(
        tmp_path,
        Bentuk(0, 0, "flowChartDecision", 60, 40, teks="Setuju?", isi="#FFE699", alternatif="Keputusan"),
    )
    assert '<a:prstGeom prst="flowChartDecision">' in isi
    assert "Setuju?" in isi
    assert "FFE699" in isi
    assert 'descr="Keputusan"' in isi
    assert "txBox" not in isi


def test_a_line_carries_its_arrowhead_and_offers_no_text(tmp_path: Path) -> None:
    isi = gambar(
        tmp_path,
        Bentuk(0, 0, "line", 50, 0, isi=None, panah="akhir"),
        Bentuk(2, 0, "line", 0, 50, isi=None, panah="awal"),
        Bentuk(4, 0, "line", 0, 50, isi=None),
    )
    assert isi.count('<a:tailEnd type="triangle"/>') == 1
    assert isi.count('<a:headEnd type="triangle"/>') == 1
    assert isi.count("<a:noFill/>") == 3
    assert "txBody" not in isi


def test_a_chart_and_a_shape_share_one_drawing(tmp_path: Path) -> None:
    isi = gambar(tmp_path, Bentuk(0, 0, "downArrow", 20, 30), grafik=True)
    assert '<a:prstGeom prst="downArrow">' in isi
    assert "<xdr:graphicFrame" in isi
