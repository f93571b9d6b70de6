"""What a file must be to be read, and what is said when it is not."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from sakip_xl.books import wadah
from sakip_xl.books.baca import bila_rusak
from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.errors import SakipError
from tests.books.lukisan import CONTOH, buku, jam, tulis_formulir, tulis_master
from tests.books.ubah_xlsx import ganti, isi_bagian, ubah_bagian


def kode(jalur: Path, jenis: str | None = None) -> str:
    """The code a file is refused with."""
    with pytest.raises(SakipError) as tolak:
        buka(jalur, sekarang=jam, jenis=jenis)
    assert tolak.value.keluar == 4
    return tolak.value.kode


def rincian(jalur: Path) -> list[tuple[str, str | None, str]]:
    """The code, sheet and advice of every structural fault."""
    with pytest.raises(SakipError) as tolak:
        buku(jalur).baca()
    assert tolak.value.kode == "SKP-514"
    return [(t.kode, t.lembar, t.saran) for t in tolak.value.rincian]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("isi", "diharap"),
    [
        (b"", "SKP-504"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "SKP-506"),
        (OLE + "Workbook".encode("utf-16-le"), "SKP-507"),
        (b"kode;nilai\nI-1;82,5\n", "SKP-507"),
        (b"%PDF-1.7\n", "SKP-507"),
        (b"\x89PNG\0\0", "SKP-507"),
        (b"PK\x03\x04 terpotong", "SKP-505"),
    ],
)
def test_a_file_that_is_no_xlsx_is_refused_by_what_it_is(isi: bytes, diharap: str, tmp_path: Path) -> None:
    jalur = tmp_path / "induk.xlsx"
    jalur.write_bytes(isi)
    assert kode(jalur) == diharap
    assert jalur.read_bytes() == isi


@pytest.mark.parametrize(
    ("bagian", "sebutan"),
    [
        ("word/document.xml", "Word"),
        ("xl/workbook.bin", "xlsb"),
        ("content.xml", "OpenDocument"),
        ("catatan.txt", "arsip zip"),
    ],
)
def test_another_zip_under_our_name_is_refused_by_what_it_is(
    bagian: str, sebutan: str, tmp_path: Path
) -> None:
    jalur = tmp_path / "induk.xlsx"
    with zipfile.ZipFile(jalur, "w") as arsip:
        arsip.writestr(bagian, "x")
    with pytest.raises(SakipError, match=sebutan):
        buka(jalur, sekarang=jam)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert kode(tmp_path / "tidak ada.xlsx") == "SKP-501"
    assert kode(tmp_path) == "SKP-502"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")

    def tanpa_izin(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", tanpa_izin)
    assert kode(jalur) == "SKP-503"


@pytest.mark.parametrize("sisa", [0.3, 0.9, 0.999])
def test_a_truncated_book_is_refused(sisa: float, tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    data = jalur.read_bytes()
    jalur.write_bytes(data[: int(len(data) * sisa)])
    assert kode(jalur) == "SKP-505"


def test_a_flipped_byte_in_a_part_is_noticed(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    data = bytearray(jalur.read_bytes())
    with zipfile.ZipFile(jalur) as arsip:
        bagian = arsip.getinfo("xl/sharedStrings.xml")
    data[bagian.header_offset + 100] ^= 0xFF
    jalur.write_bytes(data)
    assert kode(jalur) == "SKP-505"


def test_a_book_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    ubah_bagian(jalur, {}, {"xl/media/nol.bin": "\0" * 3 * 2**20})
    monkeypatch.setattr(wadah, "BATAS_MB", 2)
    assert kode(jalur) == "SKP-508"


def test_a_document_type_is_refused_before_any_reader_sees_it(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    bom = '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst'
    ubah_bagian(jalur, {"xl/sharedStrings.xml": ganti("<sst", bom)})
    assert kode(jalur) == "SKP-509"


def test_xml_that_does_not_close_is_a_damaged_file(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    ubah_bagian(jalur, {"xl/workbook.xml": ganti("</workbook>", "")})
    assert kode(jalur) == "SKP-505"


def test_an_ordinary_workbook_is_no_sakip_book(tmp_path: Path) -> None:
    jalur = tmp_path / "induk.xlsx"
    with Workbook(jalur) as biasa:
        biasa.add_worksheet("_meta").write(0, 0, "master")
    assert kode(jalur) == "SKP-510"


@pytest.mark.parametrize(
    ("lama", "baru", "diharap"),
    [
        ("master", "lain", "SKP-510"),
        ("versi_layout", "versi lain", "SKP-512"),
    ],
)
def test_the_identity_must_name_a_kind_and_a_version(
    lama: str, baru: str, diharap: str, tmp_path: Path
) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    ubah_bagian(jalur, {"xl/sharedStrings.xml": ganti(f">{lama}<", f">{baru}<")})
    assert kode(jalur) == diharap


@pytest.mark.parametrize(("versi", "diharap"), [("0", "SKP-512"), ("99", "SKP-513"), ("x", "SKP-512")])
def test_a_book_of_another_version_is_refused_not_guessed(versi: str, diharap: str, tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    lembar = openpyxl.load_workbook(jalur)
    for baris in lembar["_meta"].iter_rows():
        if baris[0].value == "versi_layout":
            baris[1].value = versi
    lembar.save(jalur)
    assert kode(jalur) == diharap


def test_a_book_is_known_by_its_identity_not_by_its_name(tmp_path: Path) -> None:
    formulir = tulis_formulir(tmp_path / "induk.xlsx")
    assert buka(formulir, sekarang=jam).baca().jenis == "formulir"
    assert (
        buka(tulis_master(tmp_path / "apa saja.xlsx"), sekarang=jam, jenis="master").baca().jenis == "master"
    )
    assert kode(formulir, jenis="master") == "SKP-511"


def test_every_structural_fault_is_listed_at_once_with_the_name_it_probably_has_now(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    tabel = next(n for n, isi in isi_bagian(jalur).items() if b'displayName="tblRealisasi"' in isi)
    peserta = next(n for n, isi in isi_bagian(jalur).items() if b'displayName="tblPeserta"' in isi)
    ubah_bagian(
        jalur,
        {
            "xl/workbook.xml": ganti('name="Indikator"', 'name="Indikator PK"'),
            tabel: lambda isi: isi.replace('name="Kendala"', 'name="Kendalanya"').replace(
                'name="Solusi"', 'name="Lain"'
            ),
            peserta: lambda isi: isi.replace("tblPeserta", "tblPesertaa"),
        },
    )
    semua = rincian(jalur)
    assert [(k, lembar) for k, lembar, _ in semua] == [
        ("SKP-515", "Indikator"),
        ("SKP-516", "Notulen"),
        ("SKP-517", "Formulir Capaian"),
        ("SKP-517", "Formulir Capaian"),
    ]
    assert "'Indikator PK'" in semua[0][2]
    assert "'tblPesertaa'" in semua[1][2]
    assert "'Kendalanya'" in semua[2][2]
    assert "mungkin" not in semua[3][2]


def test_headings_are_matched_whatever_their_case_spaces_and_lines(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    tabel = next(n for n, isi in isi_bagian(jalur).items() if b'displayName="tblRealisasi"' in isi)
    ubah_bagian(jalur, {tabel: ganti('name="Kode Indikator"', 'name=" KODE&#10;indikator "')})
    assert buku(jalur).baca() == buku(tulis_master(tmp_path / "lain.xlsx")).baca()


def test_tables_are_found_by_name_wherever_they_stand(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    satu = buku(jalur)
    satu.baca()
    letak = satu.letak("tblRealisasi", 1, "realisasi")
    pindah = openpyxl.load_workbook(jalur)
    lembar = pindah[letak.lembar]
    lembar.title = "Formulir Capaian lama"
    pindah.create_sheet("Formulir Capaian")
    pindah.save(jalur)
    assert satu.baca().baris("tblRealisasi") == CONTOH.baris("tblRealisasi")
    assert satu.letak("tblRealisasi", 1, "realisasi").lembar == "Formulir Capaian lama"
    assert satu.letak("tblRealisasi", 1, "realisasi").sel == letak.sel


def test_the_place_of_a_value_is_the_cell_that_holds_it(tmp_path: Path) -> None:
    satu = buku(tulis_master(tmp_path / "induk.xlsx"))
    letak = satu.letak("tblRealisasi", 0, "realisasi")
    assert openpyxl.load_workbook(satu.jalur or "")[letak.lembar][letak.sel].value == "82,5"


@pytest.fixture(scope="module")
def ketik(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., object]:
    """Puts a value with a number format into the first realisasi, as Excel would, and reads it back."""
    asal = tulis_master(tmp_path_factory.mktemp("ketik") / "induk.xlsx")
    awal = buku(asal).letak("tblRealisasi", 0, "realisasi")

    def masukkan(nilai: object, bentuk: str = "General") -> object:
        salinan = openpyxl.load_workbook(asal)
        sel = salinan[awal.lembar][awal.sel]
        sel.value, sel.number_format = nilai, bentuk
        jalur = asal.with_name("ketik.xlsx")
        salinan.save(jalur)
        return buku(jalur).baca().baris("tblRealisasi")[0].get("realisasi")

    return masukkan


@pytest.mark.parametrize(
    ("nilai", "bentuk", "terbaca"),
    [
        (0.95, "0%", "95%"),
        (0.955, "0%", "95,5%"),
        (0.95, "0.00%", "95%"),
        (0.01234, "0.00%", "1,2340%"),
        (-0.05, '0%;[Red]"-"0%', "-5%"),
        (0, "0%", "0%"),
        (12, "0.0%", "1200%"),
        (1 / 3, "0%", "33,33333333333333%"),
        (95, '0"%"', 95),
        (95, r"0\%", 95),
        ("95%", "0%", "95%"),
        (True, "0%", True),
        (82.5, "0.00", 82.5),
        (82, "#,##0", 82),
        (date(2026, 11, 22), "dd/mm/yyyy", date(2026, 11, 22)),
        (datetime(2026, 11, 22, 10, 5), "dd/mm/yyyy hh:mm", datetime(2026, 11, 22, 10, 5)),
        (time(9, 30), "hh:mm", time(9, 30)),
        (0.4, "[h]:mm", time(9, 36)),
        (1.5, "[h]:mm", "36:00:00"),
        ("#DIV/0!", "General", "#DIV/0!"),
        ("#N/A", "General", "#N/A"),
    ],
)
def test_a_cell_is_read_as_staff_see_it(
    ketik: Callable[..., object], nilai: object, bentuk: str, terbaca: object
) -> None:
    hasil = ketik(nilai, bentuk)
    assert (hasil, type(hasil)) == (terbaca, type(terbaca))


def test_a_book_is_read_again_only_when_its_file_has_changed(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    satu = buku(jalur)
    lama = satu.baca()
    assert satu.baca() == lama
    tulis_master(tmp_path / "lain.xlsx", lama.dengan_meta(id_master="M-9"))
    os.replace(tmp_path / "lain.xlsx", jalur)  # noqa: PTH105 - the move another program would make
    assert satu.baca().meta["id_master"] == "M-9"


def test_a_fresh_adapter_finds_places_without_being_read_first(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    assert BukuBerkas(jalur, sekarang=jam).letak("tblUnit", 0, "kode").lembar == "Identitas"


@pytest.mark.parametrize("sel", ["A1048576", "XFD1", "B10000", "AAA7"])
def test_a_stray_cell_far_outside_is_refused_before_it_costs_the_memory(sel: str, tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    salinan = openpyxl.load_workbook(jalur)
    salinan["Rekap"][sel] = "x"
    salinan.save(jalur)
    with pytest.raises(SakipError, match=f"SKP-518.*Rekap!{sel},"):
        buku(jalur).baca()


def test_a_format_on_cells_far_outside_does_no_harm(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    salinan = openpyxl.load_workbook(jalur)
    salinan["Rekap"]["XFD1048576"].number_format = "0%"
    salinan.save(jalur)
    assert buku(jalur).baca().baris("tblUnit") == CONTOH.baris("tblUnit")


@pytest.mark.parametrize(
    ("ref", "diharap"), [("A4:XFD1048576", "SKP-518"), ("L9:A4", "SKP-505"), ("A4:?", "SKP-505")]
)
def test_a_table_of_an_impossible_size_is_refused(ref: str, diharap: str, tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    nama = next(n for n, isi in isi_bagian(jalur).items() if b'displayName="tblRealisasi"' in isi)
    ubah_bagian(jalur, {nama: lambda isi: re.sub(r'ref="[^"]*"', f'ref="{ref}"', isi, count=1)})
    assert kode(jalur) == diharap


def test_a_count_that_the_part_cannot_hold_is_refused(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx")
    bohong = {"xl/sharedStrings.xml": lambda isi: re.sub(r'ount="\d+"', 'ount="99999999999"', isi)}
    ubah_bagian(jalur, bohong)
    assert kode(jalur) == "SKP-505"


def test_a_panic_of_the_reader_is_a_damaged_file_and_any_other_stop_is_passed_on() -> None:
    class PanicException(BaseException):
        pass

    with pytest.raises(SakipError, match="SKP-505"), bila_rusak("induk.xlsx"):
        raise PanicException
    with pytest.raises(KeyboardInterrupt), bila_rusak("induk.xlsx"):
        raise KeyboardInterrupt
