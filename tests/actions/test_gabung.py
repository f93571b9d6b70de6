"""*Gabung Buku*: two people worked in copies of one master, and the copies become one book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.putuskan import putuskan
from sakip_xl.actions.rekap import rekap
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.jejak import check_chain
from sakip_xl.domain.terms import Pakai, YesNo
from sakip_xl.errors import SakipError, Tingkat
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import NOW, SEKRETARIS, TIM, kode, saat
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.actions.two_books import LATER, TwoBooks, read, retype, type_cell, with_rows, work


@pytest.fixture
def two(tmp_path: Path) -> TwoBooks:
    """Both parted before step 9 of Pengumpulan: the forms are recapped, the report is to be written."""
    return parted(tmp_path, 9)


def parted(root: Path, number: int, *, prepare: bool = True) -> TwoBooks:
    (root / "kantor").mkdir()
    desk = ClickContext(root / "kantor").until(KUMPUL, number)
    if prepare:
        desk.prepare(KUMPUL)
    return TwoBooks(root, desk.book.read())


def faults(path: Path) -> list[str]:
    """What a check of the book finds, by code, what every sample has left out."""
    result = periksa(open_book(path, now=lambda: LATER), moment=saat(TIM, jam=216))
    return sorted({item.kode for item in result.temuan} - {"SKP-224", "SKP-128", "SKP-872"})


def step(content: BookContent) -> int | None:
    """The step of Pengumpulan that runs; ``None`` when all are done."""
    current = sop_status(load_master(content).master, KUMPUL, 2, LATER).current
    return current.nomor if current else None


def definisi(content: BookContent, index: int) -> object:
    return content.row("tblIndikator")[index].get("definisi")


# --- what comes together ------------------------------------------------------------------------------------


def test_what_each_typed_and_clicked_stands_in_the_new_book(two: TwoBooks) -> None:
    type_cell(two.a, "tblIndikator", 0, definisi="dari A")
    type_cell(two.b, "tblIndikator", 1, definisi="dari B")
    work(two.a, hitung, triwulan=2, jam=50)
    work(two.b, majukan, KUMPUL, triwulan=2, jam=51)
    before = [path.read_bytes() for path in (two.a, two.b)]
    content, result = two.merge()
    assert [definisi(content, index) for index in (0, 1)] == ["dari A", "dari B"]
    assert (step(content), len(content.row("tblKertasKerja"))) == (10, 6)
    assert (result.keluar, result.data["bentrok"], kode(result)) == (0, [], [])
    assert faults(two.last) == faults(two.asal) == []
    assert [path.read_bytes() for path in (two.a, two.b)] == before


def test_the_order_of_naming_does_not_matter(two: TwoBooks) -> None:
    type_cell(two.a, "tblIndikator", 0, definisi="dari A", sumber_data="A")
    type_cell(two.b, "tblIndikator", 0, definisi="dari B")
    work(two.b, hitung, triwulan=2, jam=50)
    there, told = two.merge(two.a, two.b)
    back, told_back = two.merge(two.b, two.a)
    assert there.tables == back.tables
    assert told.data["bentrok"][0]["a"] == told_back.data["bentrok"][0]["b"]


def test_a_book_merged_with_its_twin_is_itself(two: TwoBooks) -> None:
    work(two.a, hitung, triwulan=2, jam=50)
    two.b.write_bytes(two.a.read_bytes())
    content, result = two.merge(asal=None)
    assert (content.tables, result.data["bentrok"]) == (read(two.a).tables, [])


def test_a_merged_book_merged_again_with_either_copy_stays_as_it_is(two: TwoBooks) -> None:
    for path, words in ((two.a, "dari A"), (two.b, "dari B")):
        type_cell(path, "tblIndikator", 0, definisi=words)
        work(path, hitung, triwulan=2, jam=50 if path == two.a else 51)
    merged, _ = two.merge()
    book = two.last
    for order in ((book, two.a), (two.b, book)):
        again, result = two.merge(*order, asal=None)
        assert again.tables == merged.tables
        assert "sudah memuat semua isi" in result.pesan


def test_a_copy_that_only_went_on_is_the_result(two: TwoBooks) -> None:
    work(two.a, majukan, KUMPUL, triwulan=2, jam=50)
    content, result = two.merge(asal=None)
    assert content.tables == read(two.a).tables
    assert result.data["jejak"]["a"] == result.data["jejak"]["b"] + 1


def test_three_copies_come_together_in_any_grouping(two: TwoBooks) -> None:
    third = two.root / "tiga.xlsx"
    third.write_bytes(two.asal.read_bytes())
    for index, path in enumerate((two.a, two.b, third)):
        type_cell(path, "tblIndikator", index, definisi=f"dari {path.name}")
        work(path, hitung, triwulan=2, jam=50 + index)
    two.merge(two.a, two.b)
    left, _ = two.merge(two.last, third)
    two.merge(two.b, third)
    right, _ = two.merge(two.a, two.last)
    log = {"tblJejak"}
    assert {n: r for n, r in left.tables.items() if n not in log} == {
        n: r for n, r in right.tables.items() if n not in log
    }
    assert [definisi(left, index) for index in range(3)] == ["dari a.xlsx", "dari b.xlsx", "dari tiga.xlsx"]


# --- what a person decides ----------------------------------------------------------------------------------


def test_a_cell_in_conflict_is_told_with_both_values_authors_and_times_and_decided(two: TwoBooks) -> None:
    type_cell(two.a, "tblIndikator", 0, definisi="dari A")
    work(two.a, hitung, triwulan=2, jam=50)
    before = definisi(read(two.asal), 0)
    type_cell(two.b, "tblIndikator", 0, who="Budi", definisi="dari B")
    content, result = two.merge()
    (told,) = result.data["bentrok"]
    assert (told["jenis"], told["kolom"], told["asal"]) == ("sel", "Definisi Operasional", before)
    assert (told["a"]["nilai"], told["b"]["nilai"]) == ("dari A", "dari B")
    assert (told["b"]["oleh"], told["b"]["waktu"], told["b"]["dari"]) == (
        "Budi",
        f"{NOW + timedelta(days=2):%Y-%m-%dT%H:%M:%S}",
        "berkas",
    )
    assert (result.keluar, kode(result), definisi(content, 0)) == (1, ["SKP-734"], "dari A")
    (row,) = content.row("tblBentrok")
    assert (row["lama"], row["baru"], row["asal"], row["oleh_baru"]) == ("dari A", "dari B", "gabung", "Budi")
    assert faults(two.last) == ["SKP-710"]
    work(two.last, putuskan, jam=220, pakai=Pakai.BARU)
    assert definisi(read(two.last), 0) == "dari B"
    assert faults(two.last) == []


def test_two_reports_of_one_quarter_both_stay_and_the_log_tells_who_made_them(tmp_path: Path) -> None:
    two = parted(tmp_path, 9, prepare=False)
    for path, hour in ((two.a, 50), (two.b, 60)):
        type_cell(path, "tblRealisasi", 0, realisasi=hour)
        work(path, laporan, KUMPUL, triwulan=2, jam=hour)
    content, result = two.merge()
    (paper,) = [each for each in result.data["bentrok"] if each["jenis"] == "ganda"]
    assert [paper[side]["oleh"] for side in "ab"] == [TIM, TIM]
    assert paper["a"]["waktu"] < paper["b"]["waktu"]
    assert (len(content.row("tblLaporan")), set(kode(result))) == (2, {"SKP-734", "SKP-736"})


def test_who_took_a_form_over_is_told_by_the_log_itself(tmp_path: Path) -> None:
    """The journal tells five actions, the log every cell that a form brought."""
    (tmp_path / "kantor").mkdir()
    desk = ClickContext(tmp_path / "kantor").until(KUMPUL, 7)
    two = TwoBooks(tmp_path, desk.book.read())
    for path, value, hour in ((two.a, 81, 50), (two.b, 82, 60)):
        desk.reply("YAN", {"IKS.1": value})
        work(path, rekap, desk.kembali, triwulan=2, jam=hour)
        for more in range(1, 6):
            work(path, hitung, triwulan=2, jam=hour + more)
    _, result = two.merge()
    told = next(each for each in result.data["bentrok"] if each["kolom"] == "Realisasi")
    assert [(told[side]["nilai"], told[side]["oleh"], told[side]["dari"]) for side in "ab"] == [
        (81, TIM, "jejak"),
        (82, TIM, "jejak"),
    ]


def test_one_agenda_number_for_two_letters_keeps_both_and_tells_it(two: TwoBooks) -> None:
    for path, subject in ((two.a, "Rapat"), (two.b, "Survei")):
        new = {**read(path).row("tblDisposisi")[0], "nomor_agenda": "077", "hal": subject}
        rows = [*read(path).row("tblDisposisi"), new]
        retype(path, partial(with_rows, table="tblDisposisi", rows=rows))
    content, result = two.merge()
    assert {row["hal"] for row in content.row("tblDisposisi")[-2:]} == {"Rapat", "Survei"}
    assert (kode(result), result.data["bentrok"][0]["jenis"]) == (["SKP-736"], "ganda")
    assert faults(two.last) == ["SKP-301"]


def test_a_row_deleted_here_and_changed_there_stays(two: TwoBooks) -> None:
    retype(two.a, lambda c: with_rows(c, "tblProgramKerja", c.row("tblProgramKerja")[1:]))
    type_cell(two.b, "tblProgramKerja", 0, progres=50)
    content, result = two.merge()
    rows = {
        name: {str(row) for row in c.row("tblProgramKerja")}
        for name, c in (("C", content), ("B", read(two.b)))
    }
    assert rows["C"] == rows["B"]
    assert kode(result) == ["SKP-735"]
    assert "Program Kerja" in str(content.row("tblJejak")[-1]["catatan"])


def test_a_yes_and_a_no_of_the_sekretaris_are_decided_anew(tmp_path: Path) -> None:
    two = parted(tmp_path, 10)
    work(two.a, majukan, KUMPUL, oleh=SEKRETARIS, triwulan=2, keputusan=YesNo.YA, jam=50)
    work(
        two.b,
        majukan,
        KUMPUL,
        oleh=SEKRETARIS,
        triwulan=2,
        keputusan=YesNo.TIDAK,
        catatan="Lengkapi bukti.",
        jam=51,
    )
    content, result = two.merge(asal=None)
    (told,) = [each for each in result.data["bentrok"] if each["jenis"] == "sop"]
    assert (told["a"]["nilai"], told["b"]["nilai"]) == (
        "langkah 10 selesai",
        "langkah 10 dikembalikan ke langkah 8",
    )
    assert (step(content), told["dipakai"]) == (10, "langkah 10")
    assert "SKP-738" in kode(result)


def test_copies_that_are_named_alike_are_told_apart(two: TwoBooks) -> None:
    for folder, expected in (("a/satu", ["satu/b.xlsx", "dua/b.xlsx"]), ("a/dua", None)):
        path = two.root / folder / "b.xlsx"
        path.parent.mkdir(parents=True)
        path.write_bytes(two.a.read_bytes())
        _, result = two.merge(path, two.b)
        assert result.data["berkas"] == (expected or [str(path), str(two.b)])


# --- the log, and work in the new book ----------------------------------------------------------------------


def test_both_logs_stand_in_the_new_book_and_it_is_worked_in(two: TwoBooks) -> None:
    work(two.a, majukan, KUMPUL, triwulan=2, jam=50)
    work(two.b, hitung, triwulan=2, jam=51)
    content, _ = two.merge(asal=None)
    master = load_master(content).master
    held = {row.sidik for row in master.jejak}
    for path in (two.a, two.b):
        assert {row.sidik for row in load_master(read(path)).master.jejak} <= held
    assert check_chain(master.jejak, master.id_master) == []
    assert master.jejak[-1].peristiwa == "buku digabung"
    work(two.last, majukan, KUMPUL, oleh=SEKRETARIS, triwulan=2, keputusan=YesNo.YA, jam=220)
    assert step(read(two.last)) == 11
    work(two.last, batalkan, oleh=SEKRETARIS, jam=221)
    assert (step(read(two.last)), faults(two.last)) == (10, [])


def test_what_is_computed_is_right_for_the_merged_inputs(two: TwoBooks) -> None:
    for index, path in enumerate((two.a, two.b)):
        type_cell(path, "tblRealisasi", index, realisasi=index + 1)
        work(path, hitung, triwulan=2, jam=50 + index)
    content, result = two.merge()
    kertas = {row["kode"]: row.get("realisasi_ketik") for row in content.row("tblKertasKerja")}
    typed = {row["kode"]: row["realisasi"] for row in content.row("tblRealisasi")[:2]}
    assert {name: kertas[name] for name in typed} == typed
    assert result.data["dihitung_ulang"] == [2]


def test_with_faults_in_the_inputs_the_kertas_kerja_waits(two: TwoBooks) -> None:
    work(two.a, hitung, triwulan=2, jam=50)
    type_cell(two.b, "tblIndikator", 0, bobot="banyak")
    content, result = two.merge()
    assert (content.row("tblKertasKerja"), result.data["belum_dihitung"]) == ([], [2])
    assert "klik Hitung Capaian" in result.pesan


def test_what_is_no_content_of_ours_is_told_and_left(two: TwoBooks) -> None:
    import openpyxl

    book = openpyxl.load_workbook(two.b)
    book.create_sheet("Catatan Budi")["A1"] = "Telepon unit"
    book.save(two.b)
    _, result = two.merge()
    lost = [item for item in result.temuan if item.kode == "SKP-731"]
    assert [(item.lembar, item.tingkat) for item in lost] == [("Catatan Budi", Tingkat.PERINGATAN)]


# --- refusals -----------------------------------------------------------------------------------------------


def other_master(two: TwoBooks) -> None:
    retype(two.b, lambda c: c.with_meta(id_master="lain"))


def broken_log(two: TwoBooks) -> None:
    type_cell(two.b, "tblJejak", 1, oleh="Orang lain")


def cut_log(two: TwoBooks) -> None:
    retype(two.b, lambda c: with_rows(c, "tblJejak", c.row("tblJejak")[1:]))


@pytest.mark.parametrize(
    ("spoil", "code"), [(other_master, "SKP-732"), (broken_log, "SKP-732"), (cut_log, "SKP-732")]
)
def test_what_cannot_be_merged_is_refused_and_nothing_is_made(
    two: TwoBooks, spoil: Callable[[TwoBooks], None], code: str
) -> None:
    spoil(two)
    with pytest.raises(SakipError) as galat:
        two.merge()
    assert galat.value.kode == code
    assert not two.last.exists()


def test_a_book_of_another_office_is_refused(two: TwoBooks) -> None:
    retype(two.b, lambda c: with_rows(c, "tblJejak", []).with_meta(id_master="lain"))
    with pytest.raises(SakipError, match="bukan dua salinan"):
        two.merge()
    with pytest.raises(SakipError, match="bukan dua salinan"):
        two.merge(two.a, two.a)


def test_an_asal_that_is_none_is_refused(two: TwoBooks) -> None:
    for path, hour in ((two.a, 50), (two.b, 51)):
        work(path, hitung, triwulan=2, jam=hour)
    with pytest.raises(SakipError) as galat:
        two.merge(asal=two.a)
    assert galat.value.kode == "SKP-733"


def test_an_existing_file_is_never_replaced(two: TwoBooks) -> None:
    target = two.root / "gabungan 1.xlsx"
    target.write_bytes(b"milik orang")
    with pytest.raises(SakipError) as galat:
        two.merge()
    assert (galat.value.kode, target.read_bytes()) == ("SKP-560", b"milik orang")


def test_a_day_is_merged_as_a_day(two: TwoBooks) -> None:
    for path, day in ((two.a, 10), (two.b, 11)):
        type_cell(path, "tblProgramKerja", 0, selesai=date(2026, 7, day))
    content, result = two.merge()
    assert content.row("tblProgramKerja")[0]["selesai"] in {date(2026, 7, 10), date(2026, 7, 11)}
    assert [each["kolom"] for each in result.data["bentrok"]] == ["Tanggal Selesai"]
