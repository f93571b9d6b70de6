"""The demo plays the whole story with the real actions, and nothing in it is fixed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.asal import asal
from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.demo import Display, demo
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.putuskan import putuskan
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.result import Result
from sakip_xl.actions.sample import Finish, Typed, full_story, sample_content
from sakip_xl.actions.session import Moment
from sakip_xl.domain.origin.answer import AskedFigure
from sakip_xl.domain.rules.program_kerja import tim_langkah
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import Pakai, SopName
from sakip_xl.errors import SakipError
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileShelf, open_book
from tests.actions.office import change_cells, write_formulir

AFTER = datetime(2026, 7, 10, 8)
KEYS = {"master", "formulir", "kembali", "rekap", "capaian", "sop", "laporan", "arsip", "temuan", "pesan"}


@pytest.fixture(scope="module")
def demo_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("demo") / "hasil & 'uji' 100% é"
    return folder, demo(FileShelf(), folder)


@pytest.fixture(scope="module")
def data(demo_run: tuple[Path, Result]) -> dict[str, Any]:
    return demo_run[1].to_dict()


def test_it_gives_the_agreed_keys_and_every_named_file_is_there(data: dict[str, Any]) -> None:
    assert set(data) == KEYS
    assert {"unit", "diterima", "ditolak", "ganda", "belum"} <= set(data["rekap"])
    assert set(data["capaian"][0]) == {"kode", "level", "target", "realisasi", "nilai", "predikat"}
    for path in (data["master"], data["arsip"], *data["formulir"], *data["kembali"], *data["laporan"]):
        assert Path(path).is_file()


def test_both_sops_are_done(data: dict[str, Any]) -> None:
    assert data["sop"] == {
        "pengumpulan": {"langkah": 12, "langkah_id": "arsip", "status": "selesai"},
        "pengukuran": {"langkah": 10, "langkah_id": "arsip", "status": "selesai"},
    }


def test_the_story_shows_in_the_results(data: dict[str, Any]) -> None:
    rekap_ = data["rekap"]
    assert len(rekap_["unit"]) == len(rekap_["diterima"]) == len(data["formulir"]) == 8
    assert (rekap_["ditolak"], rekap_["ganda"]) == (["SI-KESOS", "SI-PLH"], ["SI-PMD"])
    assert (rekap_["terlambat"], rekap_["belum"]) == (["SI-TRANTIB"], [])
    assert len(data["kembali"]) == 9
    kode = {(t["berkas"], t["kode"]) for t in data["temuan"] if t["tingkat"] == "salah"}
    assert kode == {
        ("Formulir_2026-TW2-SI-KESOS.xlsx", "SKP-135"),
        ("Formulir_2026-TW2-SI-PLH.xlsx", "SKP-121"),
    }
    assert "tiga kali" in {t["nilai"] for t in data["temuan"]}
    assert "Laporan dikembalikan Sekretaris 1 kali sebelum disetujui." in data["pesan"]


def test_no_then_yes_stands_on_the_reports_and_in_the_log(data: dict[str, Any]) -> None:
    master = load_master(open_book(Path(data["master"]), now=lambda: AFTER).read()).master
    pengumpulan = master.laporan_tw(SopName.PENGUMPULAN, 2)
    assert [(x.jenis, x.keputusan_sekretaris) for x in pengumpulan] == [
        ("draft", "Tidak"),
        ("draft", "Ya"),
        ("final", "Ya"),
    ]
    assert pengumpulan[0].arahan
    assert pengumpulan[-1].disposisi_camat.startswith("Lanjutkan dengan pengukuran kinerja")


def test_the_only_findings_left_in_the_master_are_no_faults(data: dict[str, Any]) -> None:
    name = Path(data["master"]).name
    assert "salah" not in {t["tingkat"] for t in data["temuan"] if t["berkas"] == name}


def test_one_other_realisasi_changes_its_capaian_its_node_the_kecamatan_and_the_report(
    data: dict[str, Any], tmp_path: Path
) -> None:
    book = MemoryBook(open_book(Path(data["master"]), now=lambda: AFTER).read(), shelf=FileShelf())
    moment = Moment(AFTER)
    old = {row["kode"]: row["nilai"] for row in hitung(book, moment=moment).data["capaian"]}
    node = rekap_pengukuran(book, moment=moment).data
    laporan(book, SopName.PENGUKURAN, moment=moment)

    origin = next(Path(j) for j in data["kembali"] if j.endswith("SI-YANUM.xlsx"))
    content = open_book(origin, now=lambda: AFTER).read()
    index, answer = next(
        (n, b) for n, b in enumerate(content.row("tblIsian")) if str(b["kode"]).startswith("IKS.")
    )
    original = float(str(answer["realisasi"]).replace(",", ".").rstrip("%"))
    other = change_cells(content, "tblIsian", index, realisasi=round(original * 0.9, 2))
    (tmp_path / "kembali").mkdir()
    write_formulir(other, tmp_path / "kembali" / origin.name, jam=80)
    result = rekap(book, tmp_path / "kembali", triwulan=2, moment=moment)
    assert [row["kode"] for row in result.data["bentrok"]] == [answer["kode"]]
    putuskan(book, moment=moment, pakai=Pakai.BARU)

    new = {row["kode"]: row["nilai"] for row in hitung(book, moment=moment).data["capaian"]}
    assert {kode for kode in old if old[kode] != new[kode]} == {answer["kode"]}
    repeated = rekap_pengukuran(book, moment=moment).data
    assert repeated["kecamatan"] < node["kecamatan"]
    difference = {kode for kode in node["simpul"] if node["simpul"][kode] != repeated["simpul"][kode]}
    parent = {b["kode"]: b["induk"] for b in book.read().row("tblIndikator")}[answer["kode"]]
    assert parent in difference
    laporan(book, SopName.PENGUKURAN, moment=moment)
    before, current = book.read().row("tblLaporan")[-2:]
    assert before["capaian"] != current["capaian"]
    assert before["sidik_data"] != current["sidik_data"]


@pytest.mark.parametrize(("file", "galat"), [(False, "SKP-566"), (True, "SKP-563")])
def test_a_folder_with_something_in_it_and_a_file_are_refused(
    tmp_path: Path, *, file: bool, galat: str
) -> None:
    (tmp_path / "isi.txt").write_text("x")
    with pytest.raises(SakipError) as rejected:
        demo(FileShelf(), tmp_path / "isi.txt" if file else tmp_path)
    assert (rejected.value.kode, rejected.value.keluar) == (galat, 4)
    assert [path.name for path in tmp_path.iterdir()] == ["isi.txt"]


def test_an_empty_folder_that_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    assert Path(demo(FileShelf(), tmp_path / "demo").data["master"]).parent == tmp_path / "demo"


def test_the_decisions_of_every_meeting_are_followed_up(data: dict[str, Any]) -> None:
    master = load_master(open_book(Path(data["master"]), now=lambda: AFTER).read()).master
    rapat = {n.nomor for n in master.notulen if n.triwulan == full_story().triwulan}
    assert {a.notulen for a in full_story().adegan if isinstance(a, Finish)} == rapat
    assert {row.selesai for row in master.keputusan} == {"Ya"}


def test_all_planned_work_gets_done_as_it_was_planned(data: dict[str, Any]) -> None:
    master = load_master(open_book(Path(data["master"]), now=lambda: AFTER).read()).master
    assert {row.progres for row in master.program_kerja} == {100}
    for sop in SopName:
        quarters = [
            {p.langkah for p in master.program_kerja if (p.sop, p.triwulan) == (sop, n)} for n in (1, 2)
        ]
        assert quarters[0] == quarters[1] >= set(tim_langkah(SOP[sop]))
    assert not [t["kode"] for t in data["temuan"] if t["lembar"] == "Program Kerja"]


def test_every_line_of_the_checklist_is_ticked(data: dict[str, Any]) -> None:
    master = load_master(open_book(Path(data["master"]), now=lambda: AFTER).read()).master
    assert all(d.ada == "Ya" and d.lokasi and d.sejak for d in master.dokumen)


def test_a_correction_of_a_row_that_is_not_there_is_a_mistake_of_the_story(tmp_path: Path) -> None:
    story = full_story()
    scene = next(scene for scene in story.adegan if isinstance(scene, Typed))
    display = Display(
        tmp_path, story, MemoryBook(sample_content(initial_content("Uji", 2026, id_master="uji")))
    )
    with pytest.raises(ValueError, match="tblDisposisi has no row"):
        display.play(scene)


def test_every_reported_figure_of_the_story_tells_where_it_is_from(data: dict[str, Any]) -> None:
    book = open_book(Path(data["master"]), now=lambda: AFTER)
    rows = [row for row in book.read().row("tblRealisasi") if row.get("triwulan") == 2]
    log = {row["nomor"]: row for row in book.read().row("tblJejak")}
    measured = {item["kode"]: item["nilai"] for item in data["capaian"]}
    assert len(rows) > 50
    for row in rows:
        told = asal(book, AskedFigure(str(row["kode"])), moment=Moment(AFTER), triwulan=2).data["asal"][0]
        figures = {(each["kolom"], each["unit"]): each for each in told["angka"]}
        own = figures["Realisasi", row["unit"]]
        assert own["nilai"] == row.get("realisasi")
        assert {step["sumber"] for step in own["riwayat"]} <= {"formulir", "bentrok", None}
        for step in own["riwayat"]:
            assert step["sumber"] is None or log[step["jejak"]]["peristiwa"] in {
                *("formulir diterima", "bentrok diputuskan"),
            }
        if measured[row["kode"]] is not None:
            assert figures["Capaian s.d. TW (%)", row["unit"]]["nilai"] == float(measured[row["kode"]])
