"""What was approved is what is there: each change after the yes is named by its cell, no archive is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sakip_xl.actions.approved_data import approved_changes, kept_data
from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Session
from sakip_xl.actions.status import status
from sakip_xl.domain.sop.requirements.sidik import digest, sidik_data
from sakip_xl.domain.terms import SopName, YesNo
from sakip_xl.errors import Temuan
from tests.actions.forged import cell_of, copied
from tests.actions.office import SEKRETARIS, TIM, change_cells, kode, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext

LATE = saat(TIM, jam=40)
FINDINGS = {"SKP-836", "SKP-837", "SKP-839"}


@pytest.fixture(scope="module")
def _collected(tmp_path_factory: pytest.TempPathFactory) -> ClickContext:
    """The Sekretaris agreed to what was collected; the Camat is to answer."""
    return ClickContext(tmp_path_factory.mktemp("collected")).until(KUMPUL, 11)


@pytest.fixture(scope="module")
def _measured(_collected: ClickContext, tmp_path_factory: pytest.TempPathFactory) -> ClickContext:
    """The Sekretaris agreed to what was measured too."""
    return copied(_collected, tmp_path_factory.mktemp("measured") / "kantor").until(UKUR, 9)


@pytest.fixture
def collected(_collected: ClickContext, tmp_path: Path) -> ClickContext:
    return copied(_collected, tmp_path / "kantor")


@pytest.fixture
def measured(_measured: ClickContext, tmp_path: Path) -> ClickContext:
    return copied(_measured, tmp_path / "kantor")


def arsip(desk: ClickContext, sop: SopName) -> Result:
    folder = desk.akar / "arsip"
    return arsipkan(desk.book, sop, folder, moment=LATE, triwulan=2, folder_formulir=desk.kembali)


def told(result: Result) -> list[Temuan]:
    return [item for item in result.temuan if item.kode in FINDINGS]


@contextmanager
def archive_refused(desk: ClickContext) -> Iterator[list[Temuan]]:
    found: list[Temuan] = []
    with refused("SKP-838", desk.book) as galat:
        yield found
    found += galat.value.rincian


def index(desk: ClickContext, table: str, kode_: str) -> int:
    return cell_of(desk.book.read(), table, kode_)


def test_nothing_is_told_while_all_is_as_approved(measured: ClickContext) -> None:
    assert told(status(measured.book, moment=saat(), triwulan=2)) == []
    assert told(periksa(measured.book, moment=saat())) == []
    arsip(measured, KUMPUL)
    arsip(measured, UKUR)


def test_a_realisasi_changed_after_the_yes_is_named_before_everything(collected: ClickContext) -> None:
    place = index(collected, "tblRealisasi", "IKS.1")
    assert collected.realisasi("IKS.1") == 82.5
    type_in(collected.book, "tblRealisasi", place, realisasi=99)
    results = [
        status(collected.book, moment=saat(), triwulan=2),
        periksa(collected.book, moment=saat()),
        hitung(collected.book, moment=LATE, triwulan=2),
        rekap_pengukuran(collected.book, moment=LATE, triwulan=2),
        laporan(collected.book, KUMPUL, moment=LATE, triwulan=2),
        laporan(collected.book, UKUR, moment=LATE, triwulan=2),
    ]
    for result in results:
        [found] = told(result)
        assert (found.kode, found.lembar, found.tingkat) == ("SKP-836", "Formulir Capaian", "peringatan")
        assert "disetujui '82,5', sekarang '99'" in found.pesan
        assert found.sel is not None
        assert found.sel.endswith(str(place + 2))
    with archive_refused(collected) as rincian:
        arsip(collected, KUMPUL)
    assert [item.kode for item in rincian] == ["SKP-836"]
    assert not (collected.akar / "arsip").exists()


def test_put_back_it_is_archived(collected: ClickContext) -> None:
    place, approved = index(collected, "tblRealisasi", "IKS.1"), collected.realisasi("IKS.1")
    type_in(collected.book, "tblRealisasi", place, realisasi=99)
    type_in(collected.book, "tblRealisasi", place, realisasi=approved)
    assert arsip(collected, KUMPUL).files


def test_a_kertas_kerja_changed_after_the_yes_is_named_and_not_archived(measured: ClickContext) -> None:
    place = index(measured, "tblKertasKerja", "IKS.1")
    type_in(measured.book, "tblKertasKerja", place, realisasi_ketik="99", realisasi=99)
    with archive_refused(measured) as rincian:
        arsip(measured, UKUR)
    assert {(item.kode, item.lembar) for item in rincian} == {("SKP-836", "Kertas Kerja")}
    assert len(rincian) == 2
    assert arsip(measured, KUMPUL).files


def test_the_measurement_is_not_archived_on_other_answers(measured: ClickContext) -> None:
    type_in(measured.book, "tblRealisasi", index(measured, "tblRealisasi", "IKS.1"), realisasi=99)
    with archive_refused(measured):
        arsip(measured, UKUR)


def test_numbers_are_told_with_a_comma_and_an_empty_cell_as_empty(collected: ClickContext) -> None:
    place = index(collected, "tblRealisasi", "IKS.1")
    for value, shown in ((71.25, "71,25"), (None, "(kosong)"), ("1.234", "1.234")):
        type_in(collected.book, "tblRealisasi", place, realisasi=value)
        [found] = told(status(collected.book, moment=saat(), triwulan=2))
        assert f"sekarang '{shown}'" in found.pesan


def test_rows_that_came_or_went_are_named(collected: ClickContext) -> None:
    content = collected.book.read()
    rows = content.row("tblRealisasi")
    place = index(collected, "tblRealisasi", "IKS.1")
    rows[place] = {**rows[place], "kode": "IKS.9"}
    content.tables["tblRealisasi"][:] = rows
    collected.book.save(content)
    found = told(status(collected.book, moment=saat(), triwulan=2))
    assert [item.kode for item in found] == ["SKP-837", "SKP-837"]
    assert ["tidak ada lagi" in item.pesan for item in found] == [True, False]


def test_many_rows_that_came_are_one_finding_that_names_the_first(collected: ClickContext) -> None:
    content = collected.book.read()
    new = [{**content.row("tblRealisasi")[0], "kode": f"BARU.{number}"} for number in range(8)]
    content.tables["tblRealisasi"].extend(new)
    collected.book.save(content)
    [found] = told(status(collected.book, moment=saat(), triwulan=2))
    assert [f"BARU.{number} " in found.pesan for number in range(8)] == [True] * 5 + [False] * 3
    assert "dan 3 baris lain belum ada saat disetujui" in found.pesan


def test_the_camat_answers_only_to_what_the_sekretaris_agreed_to(collected: ClickContext) -> None:
    collected.prepare(KUMPUL)
    type_in(collected.book, "tblRealisasi", index(collected, "tblRealisasi", "IKS.1"), realisasi=99)
    with pytest.raises(Exception, match="SKP-"):
        collected.advance(KUMPUL)
    assert collected.langkah(KUMPUL) == 11


def test_sent_back_and_agreed_to_again_the_new_value_is_the_approved_one(tmp_path: Path) -> None:
    desk = ClickContext(tmp_path).until(KUMPUL, 10)
    first = sidik_data(desk.master, KUMPUL, 2)
    desk.advance(KUMPUL, keputusan=YesNo.TIDAK, catatan="Betulkan.", ke_langkah=8)
    type_in(desk.book, "tblRealisasi", index(desk, "tblRealisasi", "IKS.1"), realisasi=7)
    desk.until(KUMPUL, 11)
    assert kept_data(desk.master.jejak, sidik_data(desk.master, KUMPUL, 2)) is not None
    assert kept_data(desk.master.jejak, first) is None
    assert arsip(desk, KUMPUL).files


def test_what_was_agreed_to_stands_in_the_log_and_proves_itself(measured: ClickContext) -> None:
    for sop in SopName:
        sidik = sidik_data(measured.master, sop, 2)
        data = kept_data(measured.master.jejak, sidik)
        assert data is not None
        assert digest(data) == sidik
    yes = [row for row in measured.row("tblJejak") if row.get("keputusan") == "Ya"]
    assert all(str(row["perubahan"]).startswith('{"disetujui":"') for row in yes)


@pytest.mark.parametrize("text", ['{"disetujui":"', '{"disetujui":"eJw="}', '{"disetujui":"x"}'])
def test_kept_data_that_were_forged_say_nothing(collected: ClickContext, text: str) -> None:
    sidik = sidik_data(collected.master, KUMPUL, 2)
    log = [
        row.model_copy(update={"perubahan": text}) if row.perubahan.startswith('{"dis') else row
        for row in collected.master.jejak
    ]
    assert kept_data(log, sidik) is None


def test_an_approval_of_an_earlier_version_tells_only_that_something_changed(collected: ClickContext) -> None:
    place = index(collected, "tblRealisasi", "IKS.1")
    session = Session.open_book(collected.book, LATE)
    session.rantai[:] = [row.model_copy(update={"perubahan": ""}) for row in session.rantai]
    assert approved_changes(session, 2, KUMPUL) == []
    session.master.realisasi[place] = session.master.realisasi[place].model_copy(update={"realisasi": 99})
    [found] = approved_changes(session, 2, KUMPUL)
    assert (found.kode, found.lembar) == ("SKP-839", "Formulir Capaian")
    session.rantai[:] = [row.model_copy(update={"sidik_data": ""}) for row in session.rantai]
    assert [item.kode for item in approved_changes(session, 2, KUMPUL)] == ["SKP-839"]


def test_an_approval_taken_back_is_compared_with_nothing(tmp_path: Path) -> None:
    desk = ClickContext(tmp_path).until(KUMPUL, 11)
    batalkan(desk.book, moment=saat(SEKRETARIS, jam=20))
    type_in(desk.book, "tblRealisasi", index(desk, "tblRealisasi", "IKS.1"), realisasi=99)
    assert told(status(desk.book, moment=saat(), triwulan=2)) == []


def test_the_same_data_are_kept_once(tmp_path: Path) -> None:
    desk = ClickContext(tmp_path).until(KUMPUL, 11)
    batalkan(desk.book, moment=saat(SEKRETARIS, jam=20))
    desk.until(KUMPUL, 11)
    kept = [row for row in desk.row("tblJejak") if str(row.get("perubahan") or "").startswith('{"dis')]
    assert len(kept) == 1
    type_in(desk.book, "tblRealisasi", index(desk, "tblRealisasi", "IKS.1"), realisasi=99)
    assert [item.kode for item in told(status(desk.book, moment=saat(), triwulan=2))] == ["SKP-836"]


# --- targets ------------------------------------------------------------------------------------------------


ASKING: dict[str, Callable[[ClickContext], Result]] = {
    "rekap": lambda d: d.rekap(),
    "hitung": lambda d: hitung(d.book, moment=LATE, triwulan=2),
    "rekap_pengukuran": lambda d: rekap_pengukuran(d.book, moment=LATE, triwulan=2),
    "status": lambda d: status(d.book, moment=saat(), triwulan=2),
    "bagikan": lambda d: d.bagikan(),
}


@pytest.mark.parametrize("act", ASKING.values(), ids=ASKING.keys())
def test_a_target_changed_after_its_form_was_taken_over_is_told(
    collected: ClickContext, act: Callable[[ClickContext], Result]
) -> None:
    hitung(collected.book, moment=LATE, triwulan=2)
    assert "SKP-482" not in kode(act(collected))
    place = index(collected, "tblIndikator", "IKS.1")
    collected.book.save(change_cells(collected.book.read(), "tblIndikator", place, target_tw2=55))
    found = [item for item in act(collected).temuan if item.kode == "SKP-482"]
    assert [item.tingkat for item in found] == ["peringatan"]
    assert "berubah sejak dibagikan" in found[0].pesan
