"""Every step of a role with a key is signed, and a book in which that is forged is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.buka_kembali import buka_kembali
from sakip_xl.actions.gabung import gabung
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.kunci_daftar import kunci_daftar
from sakip_xl.actions.kunci_lihat import kunci_lihat
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.perbaiki_jejak import perbaiki_jejak
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.pulihkan import pulihkan
from sakip_xl.actions.status import status
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.signatures import wrong_signatures
from sakip_xl.domain.terms import Event, Peran, YesNo
from sakip_xl.errors import SakipError
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import CAMAT, KASI, NOW, SEKRETARIS, TIM, change_cells, kode, refused, saat, type_in
from tests.actions.signing_office import PINS, SigningOffice, forge, last_row, signature_codes
from tests.actions.sop_walk import KUMPUL, UKUR
from tests.documents.reading import words
from tests.people_with_pins import own_profile

DECISION = SOP[KUMPUL].langkah_keputusan.nomor


def test_a_whole_quarter_is_signed_by_who_does_each_step(office: SigningOffice) -> None:
    for sop in (KUMPUL, UKUR):
        office.until(sop, SOP[sop].akhir.nomor)
    rows = [row for row in office.master.jejak if row.peristiwa is Event.SELESAI]
    signed = {row.peran for row in rows if row.tanda_tangan}
    assert signed == {"Camat", "Sekretaris"}
    assert all(row.tanda_tangan for row in rows if row.peran in signed)
    assert wrong_signatures(office.master.jejak, office.master.pejabat, office.master.id_master) == []
    assert signature_codes(office) == []


def test_the_question_tells_what_is_signed(at_decision: SigningOffice) -> None:
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    text = at_decision.pins.asked[-1].text
    assert text.startswith(f"Setujui langkah {DECISION} SOP Pengumpulan Data Kinerja Triwulan II: ")
    assert text.endswith(f"PIN {SEKRETARIS}:")


def test_a_return_is_signed_too(at_decision: SigningOffice) -> None:
    at_decision.advance(KUMPUL, keputusan=YesNo.TIDAK, catatan="Lengkapi data.")
    assert (last_row(at_decision).peristiwa, bool(last_row(at_decision).tanda_tangan)) == (
        Event.KEMBALI,
        True,
    )


def test_the_sekretaris_name_chosen_by_somebody_else_asks_for_her_pin(at_decision: SigningOffice) -> None:
    at_decision.pins.by_name = {TIM: "202020"}
    with refused("SKP-877", at_decision.book):
        at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    assert SEKRETARIS in at_decision.pins.asked[-1].text


def test_without_the_key_or_anybody_to_ask_it_is_refused(
    at_decision: SigningOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = saat(SEKRETARIS, jam=90)
    with refused("SKP-879", at_decision.book):
        at_decision.advance(KUMPUL, moment=moment, keputusan=YesNo.YA)
    own_profile(monkeypatch, tmp_path / "komputer lain")
    with refused("SKP-876", at_decision.book):
        at_decision.advance(KUMPUL, keputusan=YesNo.YA)


def test_a_new_sekretaris_has_to_register_first(office: SigningOffice) -> None:
    office.until(KUMPUL, 2)
    index = [row["nama"] for row in office.row("tblPejabat")].index(KASI)
    type_in(
        office.book,
        "tblPejabat",
        index,
        peran="Sekretaris",
        jabat="Plh.",
        mulai=NOW.date(),
        selesai=NOW.date(),
    )
    office.prepare(KUMPUL)
    with refused("SKP-875", office.book):
        office.advance(KUMPUL, oleh=KASI)
    office.pins.by_name[KASI] = "640091"
    office.register(KASI, SEKRETARIS)
    office.advance(KUMPUL, oleh=KASI)
    assert last_row(office).oleh.startswith(f"{KASI} (Plh.")
    assert wrong_signatures(office.master.jejak, office.master.pejabat, office.master.id_master) == []


def test_what_was_approved_is_opened_again_with_one_pin_for_both_sop(at_decision: SigningOffice) -> None:
    for sop in (KUMPUL, UKUR):
        at_decision.until(sop, SOP[sop].langkah_keputusan.nomor)
        at_decision.advance(sop, keputusan=YesNo.YA)
        if sop is KUMPUL:
            at_decision.until(sop, SOP[sop].akhir.nomor)
    asked = len(at_decision.pins.asked)
    reason: dict[str, Any] = {"triwulan": 2, "catatan": "Angka salah ketik."}
    with refused("SKP-879", at_decision.book):
        buka_kembali(at_decision.book, KUMPUL, moment=saat(SEKRETARIS, jam=98), **reason)
    moment = at_decision.pins.at(saat(SEKRETARIS, jam=99))
    buka_kembali(at_decision.book, KUMPUL, moment=moment, **reason)
    opened = [row for row in at_decision.master.jejak if row.peristiwa is Event.DIBUKA]
    assert [bool(row.tanda_tangan) for row in opened] == [True, True]
    assert len(at_decision.pins.asked) == asked + 1
    assert signature_codes(at_decision) == []


def test_the_disposisi_is_signed_by_the_camat_alone_and_stays_as_it_was(at_decision: SigningOffice) -> None:
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    at_decision.prepare(KUMPUL)
    with refused("SKP-402", at_decision.book):
        at_decision.advance(KUMPUL, oleh=SEKRETARIS)
    at_decision.advance(KUMPUL)
    assert last_row(at_decision).sidik_data
    assert "SKP-889" not in kode(periksa(at_decision.book, moment=saat()))
    index = len(at_decision.row("tblDisposisi")) - 1
    type_in(at_decision.book, "tblDisposisi", index, harap="Yang lain")
    [found] = [item for item in periksa(at_decision.book, moment=saat()).temuan if item.kode == "SKP-889"]
    assert (found.lembar, found.kolom) == ("Disposisi", "Dengan Hormat Harap")
    type_in(at_decision.book, "tblDisposisi", index, langkah=12)
    assert "SKP-889" in kode(periksa(at_decision.book, moment=saat()))


def test_what_was_signed_is_taken_back_with_a_signature(at_decision: SigningOffice) -> None:
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    with refused("SKP-895", at_decision.book):
        batalkan(at_decision.book, moment=at_decision.pins.at(saat(TIM, jam=90)))
    with refused("SKP-877", at_decision.book):
        at_decision.pins.by_name.pop(SEKRETARIS)
        batalkan(at_decision.book, moment=at_decision.pins.at(saat(SEKRETARIS, jam=90)))
    at_decision.pins.by_name |= PINS
    batalkan(at_decision.book, moment=at_decision.pins.at(saat(SEKRETARIS, jam=91)))
    assert last_row(at_decision).tanda_tangan
    assert at_decision.langkah(KUMPUL) == DECISION


def test_emptying_the_setting_frees_nobody(at_decision: SigningOffice) -> None:
    settings = [row["pengaturan"] for row in at_decision.row("tblPengaturan")]
    type_in(
        at_decision.book, "tblPengaturan", settings.index("Peran yang Bertanda Tangan"), nilai="tidak ada"
    )
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    assert last_row(at_decision).tanda_tangan


def test_what_a_role_has_to_sign_begins_with_the_setting_at_the_registration(empty: SigningOffice) -> None:
    settings = [row["pengaturan"] for row in empty.row("tblPengaturan")]
    index = settings.index("Peran yang Bertanda Tangan")
    type_in(empty.book, "tblPengaturan", index, nilai="tim sakip")
    empty.pins.by_name[TIM] = "640091"
    empty.register(TIM, CAMAT)
    empty.register(SEKRETARIS, TIM)
    assert [row["peran"] for row in empty.row("tblKunci")] == ["Tim SAKIP", "saksi"]
    empty.until(KUMPUL, 4)
    steps = [row for row in empty.master.jejak if row.peristiwa is Event.SELESAI]
    assert [bool(row.tanda_tangan) for row in steps] == [False, False, True]
    type_in(empty.book, "tblPengaturan", index, nilai="Sekertaris, Camat")
    [found] = [item for item in periksa(empty.book, moment=saat()).temuan if item.kode == "SKP-873"]
    assert "menyebut Sekertaris" in found.pesan


def test_restoring_what_was_before_a_decision_is_signed(at_decision: SigningOffice, tmp_path: Path) -> None:
    backup = tmp_path / "dulu.xlsx"
    FileBook(backup, now=lambda: NOW).save(at_decision.book.read())
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    with refused("SKP-402", at_decision.book):
        pulihkan(at_decision.book, backup, moment=at_decision.pins.at(saat(TIM, jam=90)))
    pulihkan(at_decision.book, backup, moment=at_decision.pins.at(saat(SEKRETARIS, jam=91)))
    assert (last_row(at_decision).peristiwa, bool(last_row(at_decision).tanda_tangan)) == (Event.PULIH, True)
    assert at_decision.langkah(KUMPUL) == DECISION
    assert signature_codes(at_decision) == []


def test_an_edited_signed_row_is_acknowledged_by_the_camat_with_a_pin(at_decision: SigningOffice) -> None:
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    place = next(n for n, row in enumerate(at_decision.master.jejak) if row.keputusan)
    type_in(at_decision.book, "tblJejak", place, catatan="Diketik dengan tangan")
    reason = "Diketik keliru oleh petugas."
    with refused("SKP-877", at_decision.book):
        at_decision.pins.by_name[CAMAT] = "999111"
        perbaiki_jejak(at_decision.book, moment=at_decision.pins.at(saat(CAMAT, jam=97)), alasan=reason)
    at_decision.pins.by_name |= PINS
    perbaiki_jejak(at_decision.book, moment=at_decision.pins.at(saat(CAMAT, jam=98)), alasan=reason)
    assert last_row(at_decision).tanda_tangan
    assert [code for code in signature_codes(at_decision) if code != "SKP-831"] == []


def test_a_forged_yes_is_mended_by_restoring_the_backup_before_it(
    at_decision: SigningOffice, tmp_path: Path
) -> None:
    backup = tmp_path / "dulu.xlsx"
    FileBook(backup, now=lambda: NOW).save(at_decision.book.read())
    forged_yes(at_decision)
    pulihkan(at_decision.book, backup, moment=at_decision.pins.at(saat(CAMAT, jam=91)))
    assert signature_codes(at_decision) == []
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)


def test_the_report_tells_who_signed(at_decision: SigningOffice, tmp_path: Path) -> None:
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    made = naskah(
        at_decision.book, tmp_path / "word", moment=saat(TIM, jam=90), triwulan=2, jenis="laporan-pengumpulan"
    )
    kata = at_decision.row("tblKunci")[0]["kata"]
    text = words(made.files[0].read_bytes())
    assert f"Keputusan ini ditandatangani {SEKRETARIS} dengan kunci: {kata}." in text


def test_copies_of_a_signed_book_are_merged_and_the_register_is_that_of_both_logs(
    office: SigningOffice, tmp_path: Path
) -> None:
    one, other = (tmp_path / f"{name}.xlsx" for name in "ab")
    for path in (one, other):
        FileBook(path, now=lambda: NOW).save(office.book.read())
    with_another_key = open_book(one, now=lambda: NOW)
    office.pins.by_name[TIM] = "640091"
    kunci_daftar(with_another_key, SEKRETARIS, tmp_path, moment=office.pins.at(saat(TIM, jam=50)))
    hitung(open_book(other, now=lambda: NOW), triwulan=2, moment=saat(TIM, jam=51))
    gabung(FileShelf(), one, other, tmp_path / "c.xlsx", moment=saat(TIM, jam=52))
    merged = open_book(tmp_path / "c.xlsx", now=lambda: NOW)
    assert [row["nama"] for row in merged.read().row("tblKunci")] == [SEKRETARIS, CAMAT, TIM]
    assert [
        item.kode for item in periksa(merged, moment=saat()).temuan if item.kode.startswith("SKP-87")
    ] == []


def test_signed_decisions_that_differ_are_joined_with_a_signature(
    at_decision: SigningOffice, tmp_path: Path
) -> None:
    one, other = (tmp_path / f"{name}.xlsx" for name in "ab")
    before = at_decision.book.read()
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    FileBook(one, now=lambda: NOW).save(at_decision.book.read())
    at_decision.book.save(before)
    at_decision.advance(KUMPUL, keputusan=YesNo.TIDAK, catatan="Lengkapi data.")
    FileBook(other, now=lambda: NOW).save(at_decision.book.read())
    with pytest.raises(SakipError, match="SKP-402"):
        gabung(FileShelf(), one, other, tmp_path / "c.xlsx", moment=at_decision.pins.at(saat(TIM, jam=96)))
    moment = at_decision.pins.at(saat(SEKRETARIS, jam=97))
    gabung(FileShelf(), one, other, tmp_path / "c.xlsx", moment=moment)
    merged = open_book(tmp_path / "c.xlsx", now=lambda: NOW).read()
    assert merged.row("tblJejak")[-1]["tanda_tangan"]


def test_a_copy_with_a_forged_decision_is_not_merged(at_decision: SigningOffice, tmp_path: Path) -> None:
    one, other = (tmp_path / f"{name}.xlsx" for name in "ab")
    FileBook(one, now=lambda: NOW).save(at_decision.book.read())
    hitung(open_book(one, now=lambda: NOW), triwulan=2, moment=saat(TIM, jam=95))
    forged_yes(at_decision)
    FileBook(other, now=lambda: NOW).save(at_decision.book.read())
    with pytest.raises(SakipError, match="SKP-874"):
        gabung(FileShelf(), one, other, tmp_path / "c.xlsx", moment=saat(TIM, jam=96))
    assert not (tmp_path / "c.xlsx").exists()


# --- Forged ------------------------------------------------------------------------------------------------


def forged_yes(office: SigningOffice) -> None:
    """Somebody writes the Sekretaris' yes into the log and computes the chain anew."""
    langkah = SOP[KUMPUL].langkah_keputusan
    row = last_row(office).model_copy(
        update={
            "peristiwa": Event.SELESAI,
            "sop": KUMPUL,
            "triwulan": 2,
            "langkah": langkah.nomor,
            "langkah_id": langkah.id,
            "oleh": SEKRETARIS,
            "peran": Peran.SEKRETARIS,
            "keputusan": YesNo.YA,
            "catatan": "",
        }
    )
    office.book.save(forge(office.book.read(), lambda chain: [*chain, row]))


def test_a_forged_yes_is_told_and_stops_every_action(at_decision: SigningOffice) -> None:
    forged_yes(at_decision)
    nomor = last_row(at_decision).nomor
    assert kode(status(at_decision.book, moment=saat(), triwulan=2))[0] == "SKP-870"
    [found] = [item for item in periksa(at_decision.book, moment=saat()).temuan if item.kode == "SKP-870"]
    assert (found.lembar, f"Jejak nomor {nomor}: belum ditandatangani" in found.pesan) == ("Jejak", True)
    assert "SKP-870" in kode(kunci_lihat(at_decision.book, moment=saat()))
    with refused("SKP-874", at_decision.book, exit_code=4) as galat:
        hitung(at_decision.book, triwulan=2, moment=saat(TIM, jam=99))
    assert [item.kode for item in galat.value.rincian] == ["SKP-870"]
    acts: list[Callable[[], object]] = [
        lambda: laporan(at_decision.book, KUMPUL, triwulan=2, moment=saat(TIM, jam=99)),
        at_decision.rekap,
        lambda: at_decision.advance(KUMPUL),
        lambda: at_decision.register(SEKRETARIS, CAMAT),
    ]
    for act in acts:
        with refused("SKP-874", at_decision.book, exit_code=4):
            act()


def test_the_whole_sop_forged_is_neither_approved_nor_archived(office: SigningOffice, tmp_path: Path) -> None:
    office.until(KUMPUL, SOP[KUMPUL].akhir.nomor)
    content = forge(
        office.book.read(),
        lambda chain: [row.model_copy(update={"kunci": "", "tanda_tangan": ""}) for row in chain[3:]],
    )
    keys = [{**row} for row in content.row("tblKunci")]
    office.book.save(replace(content, tables={**content.tables, "tblKunci": keys}))
    assert "SKP-871" in kode(periksa(office.book, moment=saat()))
    with refused("SKP-874", office.book, exit_code=4):
        arsipkan(office.book, KUMPUL, tmp_path / "arsip", triwulan=2, moment=saat(TIM, jam=99))


def test_the_sekretaris_yes_forged_in_a_finished_quarter_is_not_archived(
    office: SigningOffice, tmp_path: Path
) -> None:
    office.until(KUMPUL, SOP[KUMPUL].akhir.nomor)

    def another_time(chain: list[JejakRow]) -> Sequence[JejakRow]:
        return [
            row.model_copy(update={"waktu": row.waktu + timedelta(minutes=1)}) if row.keputusan else row
            for row in chain
        ]

    office.book.save(forge(office.book.read(), another_time))
    with refused("SKP-874", office.book, exit_code=4) as galat:
        arsipkan(office.book, KUMPUL, tmp_path / "arsip", triwulan=2, moment=saat(TIM, jam=99))
    assert len(galat.value.rincian) >= 2  # the row itself, and every signed row below it
    assert not (tmp_path / "arsip").exists()


def test_rows_cut_out_and_chained_anew_are_found(office: SigningOffice) -> None:
    office.until(KUMPUL, 4)
    office.book.save(forge(office.book.read(), lambda chain: [*chain[:3], *chain[4:]]))
    assert "SKP-870" in kode(status(office.book, moment=saat(), triwulan=2))


def test_a_signature_taken_from_another_quarter_is_found(at_decision: SigningOffice) -> None:
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)

    def again(chain: list[JejakRow]) -> Sequence[JejakRow]:
        return [*chain, chain[-1].model_copy(update={"triwulan": 3})]

    at_decision.book.save(forge(at_decision.book.read(), again))
    found = [item for item in periksa(at_decision.book, moment=saat()).temuan if item.kode == "SKP-870"]
    assert ["tanda tangannya tidak cocok" in item.pesan for item in found] == [True]


def test_a_public_key_swapped_in_the_register_is_found(
    at_decision: SigningOffice,
) -> None:
    content = change_cells(at_decision.book.read(), "tblKunci", 0, publik="ab" * 32)
    at_decision.book.save(content)
    [found] = [item for item in periksa(at_decision.book, moment=saat()).temuan if item.kode == "SKP-871"]
    assert (found.lembar, found.kolom) == ("Kunci", "Kunci Publik")
    with refused("SKP-874", at_decision.book, exit_code=4):
        at_decision.advance(KUMPUL, keputusan=YesNo.YA)
