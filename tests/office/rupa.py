"""What can be seen of every cell of an open book, to lay two books beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings as xw

Sel = tuple[str, int, int]
# In the order of the alphabet, in which UNO gives them back.
_SIFAT = (
    "BottomBorder",
    "CellBackColor",
    "CharColor",
    "CharFontName",
    "CharHeight",
    "CharWeight",
    "FormulaLocal",
    "HoriJustify",
    "IsTextWrapped",
    "LeftBorder",
    "ParaIndent",
    "RightBorder",
    "TopBorder",
    "VertJustify",
)


def beda_rupa(satu: xw.Book, lain: xw.Book) -> list[tuple[Sel, str, Any, Any]]:
    """Every cell that differs: value, formula, look or merge; stored values of formulas are left out."""
    kiri, kanan = rupa(satu), rupa(lain)
    hasil = []
    for tempat in sorted(kiri.keys() | kanan.keys()):
        a, b = kiri.get(tempat, {}), kanan.get(tempat, {})
        if not a or not b:
            hasil += [(tempat, "isi", a.get("isi"), b.get("isi"))] if (a or b)["isi"] else []
            continue
        hasil += [(tempat, nama, a[nama], b[nama]) for nama in a if a[nama] != b[nama]]
    return hasil


def rupa(buku: xw.Book) -> dict[Sel, dict[str, Any]]:
    """What every used cell shows; rows and columns count from 0."""
    hasil: dict[Sel, dict[str, Any]] = {}
    for lembar in buku.sheets:
        akhir = lembar.used_range.last_cell
        for baris in range(akhir.row):
            for kolom in range(akhir.column):
                hasil[lembar.name, baris, kolom] = _sel(lembar.impl.xl.getCellByPosition(kolom, baris))
    _tepi(hasil)
    return hasil


def _tepi(semua: dict[Sel, dict[str, Any]]) -> None:
    """Two cells share an edge: what is seen there is the line of either."""
    for (lembar, baris, kolom), satu in semua.items():
        kanan, bawah = semua.get((lembar, baris, kolom + 1)), semua.get((lembar, baris + 1, kolom))
        if kanan is not None:
            satu["RightBorder"] = max(satu["RightBorder"], kanan.pop("LeftBorder"))
        if bawah is not None:
            satu["BottomBorder"] = max(satu["BottomBorder"], bawah.pop("TopBorder"))


def _sel(sel: Any) -> dict[str, Any]:
    isi = dict(zip(_SIFAT, sel.getPropertyValues(_SIFAT), strict=True))
    rumus = isi.pop("FormulaLocal")
    berumus = sel.Type.value == "FORMULA"  # a text that begins with "=" is none
    hasil: dict[str, Any] = {nama: _nilai(nilai) for nama, nilai in isi.items()}
    hasil["ParaIndent"] = bool(hasil["ParaIndent"])  # the unit is the program's own
    return {
        "isi": "" if berumus else sel.getString() if rumus else "",
        "rumus": rumus if berumus else "",
        "gabung": sel.getIsMerged(),
        **hasil,
    }


def _nilai(nilai: Any) -> Any:
    if hasattr(nilai, "OuterLineWidth"):
        return nilai.OuterLineWidth, nilai.OuterLineWidth and nilai.Color
    return nilai.value if hasattr(nilai, "value") else nilai
