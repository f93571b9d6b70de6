"""The sheet Petunjuk: the staff guide, made from the registries so that it is never out of date.

What no registry knows stands in ``data/petunjuk.toml``. Every worked example is computed when drawn.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from sakip_xl.domain.measure.capaian import hitung_capaian
from sakip_xl.domain.measure.rumus import REGISTRI
from sakip_xl.domain.measure.typed_number import ReadCell, read_number
from sakip_xl.domain.sop.definition import SOP, SYARAT, SYARAT_PENGUMPULAN, Langkah, Sop
from sakip_xl.domain.terms import DecimalSeparator
from sakip_xl.domain.wording import angka, listing, percent
from sakip_xl.errors import catalogue
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.header import draw_header
from sakip_xl.render.material import Material
from sakip_xl.render.page import print_from
from sakip_xl.render.row_height import text_height
from sakip_xl.schema.commands import LABELS, TOMBOL
from sakip_xl.schema.settings import PENGATURAN
from sakip_xl.schema.sheets import MASTER_SHEETS

_WIDTHS = (6.0, 26.0, 42.0, 36.0)
_CELL = "naskah+garis_naskah"
_HEADING = f"{_CELL}+tebal+di_tengah+biru"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Start(_Data):
    judul: str
    teks: str


class _Color(_Data):
    gaya: str
    nama: str
    arti: str


class _Temuan(_Data):
    kode: tuple[str, ...]
    isian: dict[str, str]


class _Rumus(_Data):
    nama: str
    kapan: str
    target: str
    realisasi: str
    polaritas: str = "positif"
    rumus: str | None = None
    terburuk: str | None = None


class _Number(_Data):
    contoh: tuple[str, ...]


class Guide(_Data):
    """What ``data/petunjuk.toml`` holds."""

    mulai: tuple[_Start, ...]
    tombol: dict[str, tuple[str, ...]]
    warna: tuple[_Color, ...]
    temuan: _Temuan
    rumus: tuple[_Rumus, ...]
    angka: _Number


def read_guide(content: str) -> Guide:
    """The guide that a TOML text describes.

    Raises ``ValueError`` when it names a check, a button or a code that does not exist.
    """
    guide = Guide.model_validate(tomllib.loads(content))
    buttons = {name for names in guide.tombol.values() for name in names}
    unknown = (guide.tombol.keys() - SYARAT.keys()) | (buttons - LABELS.keys())
    unknown |= set(guide.temuan.kode) - catalogue().keys()
    if unknown:
        msg = f"petunjuk.toml: tidak dikenal: {', '.join(sorted(unknown))}"
        raise ValueError(msg)
    return guide


PANDUAN = read_guide(files("sakip_xl.data").joinpath("petunjuk.toml").read_text(encoding="utf-8"))


def draw_petunjuk(sheet: CanvasSheet, material: Material) -> None:
    """Draw the guide, section below section."""
    sheet.widths.update(enumerate(_WIDTHS))
    start = draw_header(sheet, material)
    _start(sheet)
    for sop in SOP.values():
        _langkah(sheet, sop)
    _part(sheet, "Arti warna sel")
    for color in PANDUAN.warna:
        _row(sheet, (color.nama, color.arti), first_style=color.gaya)
    _temuan(sheet)
    _formula(sheet)
    _numbers(sheet)
    _part(sheet, "Lembar pada buku ini")
    for listed in MASTER_SHEETS:
        if not listed.tersembunyi:
            _row(sheet, (listed.name, listed.guna), link=f"'{listed.name}'!A1")
    _part(sheet, "Tombol")
    for button in TOMBOL:
        _row(sheet, (button.label, f"{button.group}: {button.description}"))
    _part(sheet, "Pengaturan (lembar Identitas)")
    for pengaturan in PENGATURAN:
        _row(sheet, (pengaturan.label, pengaturan.penjelasan, pengaturan.sumber))
    print_from(sheet, start, len(_WIDTHS) - 1)


def _start(sheet: CanvasSheet) -> None:
    _part(sheet, "Mulai dalam enam langkah")
    for number, step in enumerate(PANDUAN.mulai, start=1):
        _row(sheet, (step.judul, step.teks.format_map(LABELS)), number=number)


def _langkah(sheet: CanvasSheet, sop: Sop) -> None:
    """Each step: who, what, which sheet, which button, and what must be there."""
    _part(sheet, f"{sop.judul}: siapa, di mana, dan tombolnya")
    _headings(sheet, ("Siapa", "Yang dikerjakan", "Lembar dan tombol"), numbered=True)
    for langkah in sop.langkah:
        before = [SYARAT[name].judul for name in langkah.syarat_masuk]
        after = [SYARAT[name].judul for name in langkah.syarat_keluar]
        uraian = "\n".join(
            (
                f"{langkah.uraian}.",
                *(f"Harus sudah ada: {judul}" for judul in before),
                *(f"Selesai bila: {judul}" for judul in after),
            )
        )
        pelaku = "\natau ".join(peran.value for peran in langkah.pelaku)
        who = f"{pelaku}\nWaktu baku: {langkah.time_text}"
        _row(sheet, (who, uraian, _where(langkah)), number=langkah.nomor)


def _where(langkah: Langkah) -> str:
    """The sheets to fill in and the buttons to click, the last of which moves the SOP on."""
    requirements = [name for name in langkah.syarat_keluar if name != SYARAT_PENGUMPULAN]
    sheets = list(dict.fromkeys(SYARAT[name].isi_di for name in requirements)) or ["Laporan"]
    buttons = [LABELS[button_id] for name in requirements for button_id in PANDUAN.tombol.get(name, ())]
    if langkah.keputusan:
        last = f"{LABELS['setujui']}, atau {LABELS['kembalikan']} disertai arahan"
    else:
        last = LABELS["majukan"]
    return f"Lembar: {listing(sheets)}\nTombol: {', lalu '.join([*buttons, last])}"


def _temuan(sheet: CanvasSheet) -> None:
    _part(sheet, "Temuan yang sering muncul dan cara menanganinya")
    fields: Mapping[str, str] = defaultdict(lambda: "…", PANDUAN.temuan.isian)
    for kode in PANDUAN.temuan.kode:
        galat = catalogue()[kode]
        _row(sheet, (f"{kode}\n{galat.judul}", galat.saran.format_map(fields)))


def _formula(sheet: CanvasSheet) -> None:
    """Every formula with a worked example, computed by the function that the workbook uses."""
    _part(sheet, "Rumus capaian dan contoh hitungan")
    _headings(sheet, ("Rumus", "Kapan dipakai", "Contoh"))
    for example in (*_named_rumus(), *PANDUAN.rumus):
        result = hitung_capaian(
            example.target,
            example.realisasi,
            polaritas=example.polaritas,
            rumus=example.rumus,
            terburuk=example.terburuk,
        )
        text = (
            f"Target {example.target}, realisasi {example.realisasi or '(kosong)'}.\n"
            f"{result.rumus}\nCapaian: {percent(result.nilai, blank='tidak dihitung')}"
        )
        _row(sheet, (example.nama, example.kapan, text))


def _named_rumus() -> Iterator[_Rumus]:
    """The rumus that staff can choose, each with its first worked example."""
    for rumus, item in REGISTRI.items():
        yield _Rumus(
            nama=rumus.capitalize(),
            kapan=item.kapan,
            target=item.contoh[0].target,
            realisasi=item.contoh[0].realisasi,
            polaritas=item.contoh[0].polaritas,
            rumus=rumus,
        )


def _numbers(sheet: CanvasSheet) -> None:
    _part(sheet, "Cara mengetik angka: nol ditulis 0, yang belum ada dibiarkan kosong")
    _headings(sheet, ("Yang diketik", "Dibaca sebagai"))
    for typed in PANDUAN.angka.contoh:
        _row(sheet, (typed, reading_text(read_number(typed, separator=DecimalSeparator.TANYAKAN))))


def reading_text(reading: ReadCell) -> str:
    """What a typed number is read as, in words; what is not read says why."""
    if reading.kosong:
        return "kosong, sama dengan belum diisi"
    sign = "%" if reading.persen else ""
    if reading.range_of:
        return f"rentang {angka(reading.lower, None)}{sign} sampai {angka(reading.upper, None)}{sign}"
    if reading.nilai is None:
        return "tidak ditebak. " + " ".join(catatan.kalimat for catatan in reading.catatan)
    if reading.ordinal:
        return f"kata penilaian, urutan {angka(reading.nilai, None)}"
    letter = f" dengan huruf {reading.huruf}" if reading.huruf else ""
    out_of = f" dari {angka(reading.penyebut, None)}" if reading.penyebut is not None else ""
    return f"{angka(reading.nilai, None)}{sign}{out_of}{letter}"


def _part(sheet: CanvasSheet, heading: str) -> None:
    row = sheet.next_row() + 1
    sheet.heights[row] = 26
    sheet.merge(Area(row, 0, row, len(_WIDTHS) - 1), heading, "judul_bagian+garis_bawah")


def _headings(sheet: CanvasSheet, headings: Sequence[str], *, numbered: bool = False) -> None:
    """The headings of the rows below; without numbers the first heading takes the number's column too."""
    row = sheet.next_row()
    sheet.heights[row] = 20
    if numbered:
        sheet.write(row, 0, "No", f"{_HEADING}+tengah")
    for area, text in zip(_split(row, len(headings), numbered=numbered), headings, strict=True):
        sheet.merge(area, text, _HEADING)


def _row(
    sheet: CanvasSheet,
    texts: Sequence[str],
    *,
    number: int | None = None,
    first_style: str = f"{_CELL}+tebal",
    link: str | None = None,
) -> None:
    """One row of the guide; ``link`` is where the first text leads."""
    row = sheet.next_row()
    if number is not None:
        sheet.write(row, 0, number, f"{_CELL}+tengah+tebal")
    areas = _split(row, len(texts), numbered=number is not None)
    for index, (area, text) in enumerate(zip(areas, texts, strict=True)):
        sheet.merge(area, text, _CELL if index else first_style)
    if link is not None:
        first = (row, areas[0].column)
        sheet.cells[first] = replace(sheet.cells[first], link=link, style=f"{first_style}+tautan")
    widths = [sum(_WIDTHS[area.column : area.last_column + 1]) for area in areas]
    sheet.heights[row] = text_height(zip(texts, widths, strict=True), paling_rendah=18)


def _split(row: int, count: int, *, numbered: bool) -> list[Area]:
    """The cells of one row: the last one takes every column that is left."""
    ends = [*range(1, count), len(_WIDTHS) - 1]
    starts = [1 if numbered else 0, *range(2, count + 1)]
    return [Area(row, left, row, right) for left, right in zip(starts, ends, strict=True)]
