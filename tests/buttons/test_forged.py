"""What was forged behind the program's back is told and refused at every click."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.schema.content import RawRow
from tests.actions.forged import LOG, copied, typed, with_log
from tests.actions.office import CAMAT, TIM
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext
from tests.buttons.button_office import ButtonContext

WHY = "Baris jejak terhapus saat menyalin lembar."
REFUSED = "Jejak buku ini tidak utuh: baris nomor"


@pytest.fixture(scope="module")
def _measured(tmp_path_factory: pytest.TempPathFactory) -> ClickContext:
    """The Sekretaris agreed to what was collected and measured; the archive is to be made."""
    return ClickContext(tmp_path_factory.mktemp("measured")).until(UKUR, 5).until(KUMPUL, 12).until(UKUR, 9)


@pytest.fixture
def office(desk: ButtonContext, _measured: ClickContext, tmp_path: Path) -> ButtonContext:
    desk.kantor = copied(_measured, tmp_path / "kantor")
    desk.book.app.jawab = "yes"
    return desk.open_book(desk.kantor.book).choose(pelaksana=TIM, triwulan=2, sop=str(KUMPUL))


def without_findings(office: ButtonContext) -> dict[str, list[RawRow]]:
    """What the book holds, but for the sheet to which a long message goes."""
    return {name: rows for name, rows in office.isi.read().tables.items() if name != "tblTemuan"}


@pytest.mark.parametrize("touch", ["edited", "deleted", "moved"])
def test_a_touched_log_stops_every_button_that_writes(office: ButtonContext, touch: str) -> None:
    office.isi.save(with_log(office.isi.read(), LOG[touch]))
    before, folder = without_findings(office), office.kantor.akar / "baru"
    for button in ("majukan", "siapkan", "bagikan", "rekap", "hitung", "rekap_pengukuran", "laporan"):
        chosen = office.kantor.kembali if button == "rekap" else folder
        assert REFUSED in office.click(button, chosen), button
    for button in ("arsipkan", "batalkan", "putuskan", "ganti_kode", "naskah", "jilid", "bukti_lke"):
        assert REFUSED in office.click(button, folder), button
    assert without_findings(office) == before
    assert not folder.exists()
    assert office.click("status").startswith(REFUSED)
    assert "SKP-419" in office.click("periksa") or "Jejak!" in office.book.app.pesan[-1]


def test_the_repair_takes_its_reason_from_beranda_and_asks(office: ButtonContext) -> None:
    office.isi.save(with_log(office.isi.read(), LOG["edited"]))
    assert "SKP-833" in office.click("perbaiki_jejak")
    office.choose(pelaksana=CAMAT)
    assert "kolom Arahan pada lembar Beranda" in office.click("perbaiki_jejak")
    office.choose(arahan=WHY)
    office.book.app.jawab = "no"
    assert office.click("perbaiki_jejak") == ""
    assert WHY in office.book.app.ditanya[-1]
    office.book.app.jawab = "yes"
    message = office.click("perbaiki_jejak")
    assert "baris nomor 3 diakui apa adanya" in message
    assert office.row("tblKerja")[0].get("arahan") is None
    office.choose(pelaksana=TIM)
    assert "Kertas Kerja terisi" in office.click("hitung")


@pytest.mark.parametrize("table", ["tblRealisasi", "tblKertasKerja"])
def test_what_changed_after_the_yes_is_told_by_cell_and_not_archived(
    office: ButtonContext, table: str
) -> None:
    values = {"realisasi": 99} | ({"realisasi_ketik": "99"} if table == "tblKertasKerja" else {})
    office.choose(sop=str(KUMPUL if table == "tblRealisasi" else UKUR))
    office.isi.save(typed(office.isi.read(), table, "IKS.1", **values))
    folder = office.kantor.akar / "arsip baru"
    message = office.click("arsipkan", folder)
    assert "tidak sama lagi dengan yang disetujui" in message
    assert "sekarang '99'" in message
    assert not folder.exists()
    for button in ("status", "laporan", "rekap_pengukuran", "hitung"):
        assert "sekarang '99'" in office.click(button), button


def test_a_target_changed_after_its_form_was_taken_over_is_told(office: ButtonContext) -> None:
    office.isi.save(typed(office.isi.read(), "tblIndikator", "IKS.1", target_tw2=55))
    for button in ("status", "rekap", "rekap_pengukuran", "hitung"):
        assert "target, atau pagunya berubah sejak dibagikan" in office.click(
            button, office.kantor.kembali
        ), button
