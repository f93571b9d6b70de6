"""Keys are registered with a witness, decisions are signed, and a forged book is refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.key_files import change_pin, fetch_from_stick, save_to_stick
from sakip_xl.actions.kunci_lihat import kunci_lihat
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.status import status
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.signatures import wrong_signatures
from sakip_xl.domain.terms import Event, YesNo
from sakip_xl.errors import SakipError
from sakip_xl.workstation.keys.key_store import KeyStore
from tests.actions.office import CAMAT, NOW, SEKRETARIS, TIM, kode, refused, saat, type_in
from tests.actions.signing_office import PINS, SigningOffice, last_row, signature_codes
from tests.actions.sop_walk import KUMPUL
from tests.documents.reading import words
from tests.people_with_pins import own_profile

DECISION = SOP[KUMPUL].langkah_keputusan.nomor


def test_a_key_is_registered_logged_printed_and_kept(empty: SigningOffice) -> None:
    result = empty.register(SEKRETARIS, CAMAT)
    [row] = empty.row("tblKunci")
    logged = last_row(empty)
    assert (row["nama"], row["saksi"], row["peran"], row["jejak"]) == (SEKRETARIS, CAMAT, "Sekretaris", 1)
    assert (logged.peristiwa, logged.oleh, logged.kunci) == (Event.KUNCI, SEKRETARIS, row["sidik"])
    assert str(row["publik"]) in logged.catatan
    assert str(row["kata"]) in result.pesan
    [paper] = result.files
    text = words(paper.read_bytes())
    assert all(word in text for word in (*str(row["kata"]).split(), str(row["sidik"]), SEKRETARIS, CAMAT))
    assert KeyStore().find(str(row["sidik"])) is not None
    [question] = empty.pins.asked
    assert question.twice
    assert "dapat menebak PIN pendek di komputer lain dalam beberapa hari" in question.text


def test_the_second_key_is_witnessed_by_signature(office: SigningOffice) -> None:
    assert [row.peristiwa for row in office.master.jejak] == [Event.KUNCI, Event.KUNCI, Event.SAKSI]
    assert wrong_signatures(office.master.jejak, office.master.pejabat, office.master.id_master) == []
    assert signature_codes(office) == []


@pytest.mark.parametrize(
    ("oleh", "saksi", "code"), [(SEKRETARIS, SEKRETARIS, "SKP-883"), (SEKRETARIS, "Orang Lain", "SKP-883")]
)
def test_the_witness_is_another_official(empty: SigningOffice, oleh: str, saksi: str, code: str) -> None:
    with refused(code, empty.book):
        empty.register(oleh, saksi)
    assert empty.pins.asked == []


def test_a_witness_out_of_office_is_none(empty: SigningOffice) -> None:
    index = [row["nama"] for row in empty.row("tblPejabat")].index(CAMAT)
    type_in(empty.book, "tblPejabat", index, selesai=NOW.date() - timedelta(days=1))
    with refused("SKP-883", empty.book):
        empty.register(SEKRETARIS, CAMAT)


def test_once_somebody_has_a_key_the_witness_needs_one(empty: SigningOffice) -> None:
    empty.register(SEKRETARIS, CAMAT)
    with refused("SKP-884", empty.book):
        empty.register(CAMAT, TIM)
    empty.pins.by_name[SEKRETARIS] = "999111"
    with refused("SKP-877", empty.book):
        empty.register(CAMAT, SEKRETARIS)
    assert len([*KeyStore().stored()]) == 1


def test_who_is_no_official_has_no_key(empty: SigningOffice) -> None:
    with refused("SKP-460", empty.book):
        empty.register("Orang Lain", CAMAT)


def test_a_weak_pin_registers_nothing(empty: SigningOffice) -> None:
    empty.pins.by_name[SEKRETARIS] = "123456"
    with refused("SKP-880", empty.book):
        empty.register(SEKRETARIS, CAMAT)
    assert [*KeyStore().stored()] == []
    assert not empty.papers.exists()


def test_a_book_that_cannot_be_written_leaves_neither_key_nor_paper(
    empty: SigningOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SakipError("SKP-524", berkas="x")

    monkeypatch.setattr(type(empty.book), "save", full)
    with pytest.raises(SakipError, match="SKP-524"):
        empty.register(SEKRETARIS, CAMAT)
    assert [*KeyStore().stored()] == []
    assert not empty.papers.exists()


def test_a_lost_pin_is_mended_by_a_new_key_and_old_signatures_stay(office: SigningOffice) -> None:
    office.until(KUMPUL, 3)
    office.pins.by_name[SEKRETARIS] = "505172"
    result = office.register(SEKRETARIS, CAMAT)
    old, _, new = office.row("tblKunci")
    assert (old["berakhir"], new.get("berakhir")) == (new["sejak"], None)
    assert result.data["menggantikan"] == old["kata"]
    assert str(old["kata"]) in words(result.files[0].read_bytes())
    office.until(KUMPUL, DECISION)
    office.advance(KUMPUL, keputusan=YesNo.YA)
    assert wrong_signatures(office.master.jejak, office.master.pejabat, office.master.id_master) == []


def test_the_keys_are_shown(office: SigningOffice) -> None:
    result = kunci_lihat(office.book, moment=saat())
    assert [(key["nama"], key["di_sini"]) for key in result.data["kunci"]] == [
        (SEKRETARIS, True),
        (CAMAT, True),
    ]
    assert (result.data["belum"], result.temuan) == ([], [])
    for row in office.row("tblKunci"):
        assert str(row["kata"]) in result.pesan


def test_an_office_without_keys_works_and_is_told(empty: SigningOffice) -> None:
    empty.until(KUMPUL, DECISION)
    empty.advance(KUMPUL, keputusan=YesNo.YA)
    assert empty.pins.asked == []
    assert last_row(empty).tanda_tangan == ""
    assert "SKP-872" in kode(periksa(empty.book, moment=saat()))
    told = status(empty.book, moment=saat(), triwulan=2)
    assert told.data["tidak_ditandatangani"] > 0
    assert "Camat dan Sekretaris tidak ditandatangani: kuncinya belum didaftarkan." in told.pesan
    shown = kunci_lihat(empty.book, moment=saat())
    assert shown.pesan == "Belum ada kunci yang didaftarkan.\nBelum mendaftarkan kunci: Camat dan Sekretaris."


# --- Carried -----------------------------------------------------------------------------------------------


def test_a_key_is_carried_on_a_stick_to_another_computer(
    at_decision: SigningOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "endah.sakipkunci"
    pins = at_decision.pins
    save_to_stick(stick, now=NOW, secrets=pins, nama=SEKRETARIS)
    assert PINS[SEKRETARIS] not in stick.read_text(encoding="utf-8")
    own_profile(monkeypatch, tmp_path / "komputer lain")
    result = fetch_from_stick(stick, secrets=pins)
    assert [key["nama"] for key in result.data["kunci"]] == [SEKRETARIS]
    at_decision.advance(KUMPUL, keputusan=YesNo.YA)
    assert last_row(at_decision).tanda_tangan


@pytest.mark.parametrize(
    ("text", "sentence", "word"),
    [
        (None, "kalimat yang lain", "kalimat sandinya salah"),
        ("{}", "", "bukan berkas kunci"),
        ("bukan json", "", "bukan berkas kunci"),
        ("x" * 100_001, "", "bukan berkas kunci"),
    ],
)
def test_a_file_that_does_not_open_is_told(
    office: SigningOffice, tmp_path: Path, text: str | None, sentence: str, word: str
) -> None:
    stick = tmp_path / "endah.sakipkunci"
    save_to_stick(stick, now=NOW, secrets=office.pins, nama=SEKRETARIS)
    if text is not None:
        stick.write_text(text, encoding="utf-8")
    office.pins.by_name["Kalimat sandi"] = sentence or office.pins.by_name["Kalimat sandi"]
    with pytest.raises(SakipError) as galat:
        fetch_from_stick(stick, secrets=office.pins)
    assert (galat.value.kode, word in galat.value.temuan.pesan) == ("SKP-882", True)
    with pytest.raises(SakipError, match="SKP-882"):
        fetch_from_stick(tmp_path / "tidak ada.sakipkunci", secrets=office.pins)


def test_a_key_file_has_its_ending_its_own_name_and_a_long_sentence(
    office: SigningOffice, tmp_path: Path
) -> None:
    taken = tmp_path / "ada.sakipkunci"
    taken.write_text("", encoding="utf-8")
    for path in (tmp_path / "kunci.txt", taken):
        with pytest.raises(SakipError, match="SKP-882"):
            save_to_stick(path, now=NOW, secrets=office.pins, nama=CAMAT)
    office.pins.by_name["Kalimat sandi"] = "pendek"
    with pytest.raises(SakipError, match="SKP-880"):
        save_to_stick(tmp_path / "baru.sakipkunci", now=NOW, secrets=office.pins, nama=CAMAT)
    office.pins.by_name |= PINS
    with pytest.raises(SakipError, match="SKP-564"):
        save_to_stick(taken / "x.sakipkunci", now=NOW, secrets=office.pins, nama=CAMAT)


def test_a_pin_is_changed_for_the_keys_that_it_opens(office: SigningOffice) -> None:
    with pytest.raises(SakipError, match="SKP-886"):
        change_pin(now=NOW, secrets=office.pins)
    office.pins.by_name[SEKRETARIS] = "505172"
    with pytest.raises(SakipError, match="SKP-877"):
        change_pin(now=NOW, secrets=office.pins, nama=SEKRETARIS)
    answers = iter(["482913", "505172"])
    result = change_pin(now=NOW, secrets=lambda _: next(answers), nama=SEKRETARIS)
    assert "untuk 1 kunci" in result.pesan
    office.until(KUMPUL, 3)
    assert office.master.jejak[-1].tanda_tangan


def test_a_profile_without_keys_says_so(empty: SigningOffice) -> None:
    for nama in ("", SEKRETARIS):
        with pytest.raises(SakipError, match="SKP-885"):
            change_pin(now=NOW, secrets=empty.pins, nama=nama)


def test_the_only_person_here_need_not_be_named(empty: SigningOffice) -> None:
    empty.register(SEKRETARIS, CAMAT)
    assert change_pin(now=NOW, secrets=empty.pins).data["kunci"][0]["nama"] == SEKRETARIS
