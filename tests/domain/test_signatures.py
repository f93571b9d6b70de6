"""Signatures on the log: every forgery that the list of trust names is found, and nothing that is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.model import Disposisi, Pejabat
from sakip_xl.domain.report.sections import signing
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.disposisi import disposisi_sidik
from sakip_xl.domain.sop.jejak import broken_rows, cancel_catatan, restore_catatan
from sakip_xl.domain.sop.keys import KeyReason
from sakip_xl.domain.sop.log_repair import log_sidik
from sakip_xl.domain.sop.signatures import (
    SignatureReason,
    needed_peran,
    unsigned_moves,
    unsigned_peran,
)
from sakip_xl.domain.terms import Event, Jabat, Peran, YesNo
from tests.domain.parted_logs import ID, KUMPUL, UKUR, done, merged
from tests.signed_logs import (
    CAM,
    KASI,
    PEJABAT,
    SEK,
    TIM,
    at,
    chained,
    draft,
    key_of,
    office,
    reasons,
    register,
    resealed,
    sign,
    table,
    with_yes,
    yes,
)

REASON = SignatureReason


def test_without_a_registered_key_nothing_has_to_be_signed() -> None:
    chain = [draft([], **yes())]
    assert reasons(chain) == []
    assert needed_peran([], chain[0], PEJABAT) == frozenset()


def test_a_signed_decision_of_a_registered_person_is_good() -> None:
    chain = with_yes(office())
    assert (reasons(chain), broken_rows(chain, ID)) == ([], [])
    assert needed_peran(chain[:-1], chain[-1], PEJABAT) == {Peran.SEKRETARIS}


def test_a_decision_without_signature_is_found_from_the_first_key_of_its_role_on() -> None:
    before = draft([], **yes())
    chain = register([before], SEK, CAM, [Peran.SEKRETARIS])
    chain.append(draft(chain, **yes()))
    chain.append(draft(chain, **done(KUMPUL, 11, oleh=CAM, peran=Peran.CAMAT)))  # who has no key yet
    assert reasons(chain) == [(3, "TIADA")]


def test_steps_of_other_roles_are_not_signed() -> None:
    chain = office()
    chain.append(draft(chain, **done(KUMPUL, 3, oleh=TIM)))
    chain.append(draft(chain, peristiwa=Event.REKAP, oleh=SEK))
    assert reasons(chain) == []


@pytest.mark.parametrize("peran", [None, Peran.TIM_SAKIP, Peran.STAF])
def test_a_decision_that_hides_its_role_is_found(peran: Peran | None) -> None:
    chain = office()
    chain.append(draft(chain, **(yes() | {"peran": peran})))
    assert reasons(chain) == [(4, "TIADA")]


def test_a_row_of_no_sop_moves_nothing_and_needs_nothing() -> None:
    chain = office()
    chain.append(draft(chain, peristiwa=Event.SELESAI, oleh=SEK, peran=Peran.SEKRETARIS))
    assert reasons(chain) == []


def test_what_was_agreed_to_is_opened_again_with_the_signature_of_who_agrees() -> None:
    chain = with_yes(office())
    content = done(
        KUMPUL, 12, peristiwa=Event.DIBUKA, oleh=SEK, peran=Peran.SEKRETARIS, catatan="Salah ketik."
    )
    content |= {"ke_langkah": 5, "ke_langkah_id": SOP[KUMPUL].ke(5).id}
    for peran in (Peran.SEKRETARIS, Peran.TIM_SAKIP, None):
        assert reasons([*chain, draft(chain, **(content | {"peran": peran}))]) == [(5, "TIADA")]
    assert reasons([*chain, sign(draft(chain, **content), key_of(SEK))]) == []
    camat = sign(draft(chain, **(content | {"oleh": CAM})), key_of(CAM))
    assert reasons([*chain, camat]) == [(5, "PERAN")]


def test_the_disposisi_is_for_the_camat_to_sign() -> None:
    chain = office()
    content = done(KUMPUL, 11, oleh=SEK, peran=Peran.SEKRETARIS)
    assert reasons([*chain, sign(draft(chain, **content), key_of(SEK))]) == [(4, "PERAN")]
    content = done(KUMPUL, 11, oleh=CAM, peran=Peran.CAMAT)
    assert reasons([*chain, sign(draft(chain, **content), key_of(CAM))]) == []


# --- Forged ----------------------------------------------------------------------------------------------


def test_a_signature_by_another_person_is_found() -> None:
    assert reasons(with_yes(office(), key=CAM)) == [(4, "ORANG")]


def test_a_signature_by_a_key_that_nobody_registered_is_found() -> None:
    chain = office()
    chain.append(sign(draft(chain, **yes()), key_of(SEK, 2)))
    assert reasons(chain) == [(4, "ASING")]


def test_a_key_is_good_only_below_its_registration() -> None:
    first = sign(draft([], **yes()), key_of(SEK))
    assert reasons(register([first], SEK, CAM, [Peran.SEKRETARIS])) == [(1, "ASING")]


def test_a_signature_taken_from_another_row_is_found() -> None:
    chain = with_yes(office())
    old = chain[-1]
    again = resealed(draft(chain, **yes()), kunci=old.kunci, tanda_tangan=old.tanda_tangan)
    assert reasons([*chain, again]) == [(5, "PALSU")]


@pytest.mark.parametrize("text", ["", "zz", "00", "00" * 64])
def test_what_is_no_signature_is_found(text: str) -> None:
    chain = with_yes(office())
    chain[-1] = resealed(chain[-1], tanda_tangan=text)
    assert reasons(chain) == [(4, "PALSU" if text else "TIADA")]


CHANGES: dict[str, Any] = {
    "waktu": at(99),
    "triwulan": 3,
    "keputusan": YesNo.TIDAK,
    "catatan": "Lain",
    "sidik_data": "ff" * 32,
    "akun": "lain",
    "oleh": f"{SEK} (Plt. Camat)",
    "sidik_lalu": "ff" * 32,
    "nomor": 9,
    "perubahan": "[]",
}


@given(name=st.sampled_from(sorted(CHANGES)))
def test_a_signed_row_that_was_changed_and_chained_anew_is_found(name: str) -> None:
    chain = with_yes(office())
    chain[-1] = resealed(chain[-1], **{name: CHANGES[name]})
    assert reasons(chain) == [(chain[-1].nomor, "PALSU")]


@given(place=st.integers(0, 6), data=st.data())
def test_a_row_cut_out_is_found_however_the_chain_is_computed_anew(place: int, data: st.DataObject) -> None:
    chain = office()
    for number in (1, 2, 3, 4):
        row = draft(chain, **done(KUMPUL, number, oleh=(CAM, SEK, TIM, TIM)[number - 1]))
        chain.append(sign(row, key_of(row.oleh)) if row.oleh in {CAM, SEK} else row)
    chain = with_yes(chain)
    assert (reasons(chain), len(chain)) == ([], 8)
    later = data.draw(st.integers(place + 1, 7))
    cut = [*chain[:place], *chain[later:]]
    assert reasons(chained(cut))


def test_the_chain_computed_anew_without_a_change_is_no_forgery() -> None:
    chain = with_yes(office())
    assert chained(chain) == chain


# --- Offices ---------------------------------------------------------------------------------------------


def test_a_plh_signs_with_his_own_key_and_only_for_his_days() -> None:
    plh = Pejabat(
        nama=KASI,
        jabatan="Sekretaris",
        peran=Peran.SEKRETARIS,
        jabat=Jabat.PLH,
        mulai=date(2026, 7, 6),
        selesai=date(2026, 7, 7),
    )
    people = [*PEJABAT, plh]
    chain = register(office(), KASI, SEK, [Peran.SEKRETARIS], seal=key_of(SEK))
    content = yes() | {"oleh": f"{KASI} (Plh. Sekretaris)"}
    assert reasons([*chain, sign(draft(chain, **content), key_of(KASI))], people) == []
    late = sign(draft(chain, hour=80, **content), key_of(KASI))
    assert reasons([*chain, late], people) == [(6, "PERAN")]


def test_who_stands_in_the_list_no_more_signed_for_what_his_key_was_registered_for() -> None:
    chain = with_yes(office())
    left = [row for row in PEJABAT if row.nama != SEK]
    assert reasons(chain, left) == []
    other = register([], SEK, CAM, [Peran.SEKRETARIS])
    other = register(other, KASI, SEK, seal=key_of(SEK))
    other.append(sign(draft(other, **(yes() | {"oleh": KASI})), key_of(KASI)))
    assert reasons(other) == [(4, "PERAN")]


# --- Taking back ------------------------------------------------------------------------------------------


def test_a_forged_row_that_was_taken_back_needs_no_signature_any_more() -> None:
    chain = office()
    chain.append(draft(chain, **yes()))
    back = draft(chain, peristiwa=Event.BATAL, oleh=SEK, catatan=cancel_catatan(4, 4, "Setujui"))
    assert reasons([*chain, sign(back, key_of(SEK))]) == []
    assert reasons([*chain, back]) == [(5, "TIADA")]


@pytest.mark.parametrize(
    ("peristiwa", "catatan"),
    [(Event.BATAL, cancel_catatan(4, 4, "Setujui")), (Event.PULIH, restore_catatan(3, "cadangan"))],
)
def test_what_takes_a_signed_row_back_is_signed(peristiwa: Event, catatan: str) -> None:
    chain = with_yes(office())
    row = draft(chain, peristiwa=peristiwa, oleh=CAM, catatan=catatan)
    assert reasons([*chain, row]) == [(5, "TIADA")]
    assert reasons([*chain, sign(row, key_of(CAM))]) == []


def test_what_takes_other_rows_back_is_not_signed() -> None:
    chain = office()
    chain.append(draft(chain, **done(KUMPUL, 3, oleh=TIM)))
    chain.append(draft(chain, peristiwa=Event.BATAL, oleh=TIM, catatan=cancel_catatan(4, 4, "Majukan")))
    assert reasons(chain) == []


def test_a_broken_row_is_left_out_once_it_was_acknowledged_with_a_signature() -> None:
    chain = with_yes(office())
    chain[-1] = chain[-1].model_copy(update={"catatan": "Diketik dengan tangan"})  # the chain tells it
    assert reasons(chain) == [(4, "PALSU")]
    content: dict[str, Any] = {"peristiwa": Event.PERBAIKAN, "oleh": CAM, "peran": Peran.CAMAT}
    repair = draft(chain, **content, sidik_data=log_sidik(chain))
    assert reasons([*chain, repair]) == [(4, "PALSU"), (5, "TIADA")]
    assert reasons([*chain, sign(repair, key_of(CAM))]) == []
    stale = [chain[0], *chain[1:-1], chain[-1].model_copy(update={"catatan": "Lagi"})]
    assert reasons([*stale, sign(repair, key_of(CAM))]) == [(4, "PALSU")]


def test_a_forged_row_that_fits_the_chain_is_acknowledged_by_no_repair() -> None:
    chain = office()
    chain.append(draft(chain, **yes()))
    repair = draft(chain, peristiwa=Event.PERBAIKAN, oleh=CAM, peran=Peran.CAMAT, sidik_data=log_sidik(chain))
    assert reasons([*chain, sign(repair, key_of(CAM))]) == [(4, "TIADA")]


def test_a_repair_in_an_office_without_keys_is_not_signed() -> None:
    chain = [draft([], **yes())]
    assert reasons([*chain, draft(chain, peristiwa=Event.PERBAIKAN, sidik_data=log_sidik(chain))]) == []


# --- Merged logs ------------------------------------------------------------------------------------------


def test_signed_logs_that_parted_are_good_when_they_are_merged() -> None:
    chain = office()
    one = with_yes(chain)
    other = [*chain, draft(chain, peristiwa=Event.REKAP, oleh=TIM)]
    assert reasons(merged(one, other)) == []
    assert reasons(merged(other, one)) == []


def test_a_merge_that_drops_a_signed_decision_is_signed() -> None:
    chain = with_yes(office())
    back = done(KUMPUL, 11, peristiwa=Event.KEMBALI, keputusan=YesNo.TIDAK, oleh=CAM, peran=Peran.CAMAT)
    back |= {"ke_langkah": 10, "ke_langkah_id": "keputusan", "catatan": "Lengkapi."}
    returned = [*chain, sign(draft(chain, **back), key_of(CAM))]
    forged = [*chain, draft(chain, **done(KUMPUL, 12, oleh=TIM))]
    for logs in ((returned, forged), (forged, returned)):
        joined = merged(*logs)
        assert [reason for _, reason in reasons(joined)] == ["TIADA"]
        assert needed_peran(joined[:-1], joined[-1], PEJABAT) == {Peran.SEKRETARIS, Peran.CAMAT}
        joint = joined[-1].model_copy(update={"oleh": CAM})
        assert reasons([*joined[:-1], sign(joint, key_of(CAM))]) == []


def test_one_decision_signed_in_both_books_is_dropped_by_nobody() -> None:
    chain = office()
    one, other = with_yes(chain), with_yes(chain, akun="lain")
    assert reasons(merged(one, other)) == []


def test_an_unsigned_decision_beside_a_registration_is_found_when_they_are_merged() -> None:
    root = [draft([], **done(KUMPUL, 3, oleh=TIM))]
    one = register(root, SEK, CAM, [Peran.SEKRETARIS])
    other = [*root, draft(root, **yes())]
    assert reasons(other) == []
    assert [reason for _, reason in reasons(merged(one, other))] == ["TIADA"]


def test_a_decision_before_both_parted_is_left() -> None:
    root = [draft([], **yes())]
    one = register(root, SEK, CAM, [Peran.SEKRETARIS])
    other = [*root, draft(root, **done(KUMPUL, 3, oleh=TIM))]
    assert reasons(merged(one, other)) == []


def test_two_keys_of_one_person_from_two_books_are_both_good_until_the_next() -> None:
    root = [draft([], **done(KUMPUL, 3, oleh=TIM))]
    one = register(root, SEK, CAM, [Peran.SEKRETARIS])
    other = register(root, SEK, CAM, [Peran.SEKRETARIS], key=key_of(SEK, 2))
    chain = merged(one, other)
    for number in (1, 2):
        assert reasons([*chain, sign(draft(chain, **yes()), key_of(SEK, number))]) == []
    chain = register(chain, SEK, CAM, [Peran.SEKRETARIS], key=key_of(SEK, 3))
    assert reasons(chain) == []
    assert reasons([*chain, sign(draft(chain, **yes()), key_of(SEK, 2))]) == [(6, "DIGANTI")]


# --- What is not signed ------------------------------------------------------------------------------------


def test_unsigned_steps_of_the_roles_of_the_setting_are_counted() -> None:
    plain = draft([], **yes())
    master = replace(compose(), jejak=[plain], pejabat=PEJABAT)
    assert unsigned_peran(master) == [Peran.CAMAT, Peran.SEKRETARIS]
    assert unsigned_moves(master) == 1
    chain = [plain, draft([plain], peristiwa=Event.BATAL, oleh=SEK, catatan=cancel_catatan(1, 1, "Setujui"))]
    assert unsigned_moves(replace(master, jejak=chain)) == 0
    assert unsigned_peran(replace(master, jejak=office())) == []


@pytest.mark.parametrize(
    ("text", "peran"),
    [
        ("Sekretaris, Camat", [Peran.CAMAT, Peran.SEKRETARIS]),
        (" kasi/kasubag ", [Peran.KASI_KASUBAG]),
        ("tidak ada", []),
        ("Sekertaris", []),
        ("", []),
    ],
)
def test_the_setting_names_roles_as_staff_type_them(text: str, peran: list[Peran]) -> None:
    pengaturan = compose().pengaturan.model_copy(update={"peran_bertanda_tangan": text})
    assert pengaturan.signing_peran == peran


def test_a_report_tells_whether_its_last_decision_was_signed() -> None:
    chain = with_yes(office())
    master = replace(compose(), jejak=chain, pejabat=PEJABAT, kunci=table(chain))
    words = master.kunci[0].kata
    assert signing(master, KUMPUL, 2) == [f"Keputusan ini ditandatangani {SEK} dengan kunci: {words}."]
    assert signing(master, UKUR, 2) == signing(master, KUMPUL, 3) == []
    plain = "Keputusan ini tidak ditandatangani dengan kunci yang terdaftar."
    assert signing(replace(master, jejak=[draft([], **yes())]), KUMPUL, 2) == [plain]
    assert signing(replace(master, kunci=[]), KUMPUL, 2) == [plain]
    back = draft(chain, peristiwa=Event.BATAL, oleh=SEK, catatan=cancel_catatan(4, 4, "Setujui"))
    assert signing(replace(master, jejak=[*chain, back]), KUMPUL, 2) == []


@pytest.mark.parametrize("name", sorted(Disposisi.bidang()))
def test_the_fingerprint_of_a_disposisi_changes_with_each_of_its_fields(name: str) -> None:
    master = compose({Disposisi.table: [{}, {"nomor_agenda": "2", "langkah": 11}]})
    first, other = master.disposisi
    changes = {"sop": UKUR, "triwulan": 3, "langkah": 2, "tanggal": date(2026, 1, 2), "sifat": "rahasia"}
    changed = first.model_copy(update={name: changes.get(name, "lain")})
    sidik = disposisi_sidik(master, first.sop, first.triwulan, first.langkah)
    again = replace(master, disposisi=[other, first])
    assert disposisi_sidik(again, first.sop, first.triwulan, first.langkah) == sidik
    later = replace(master, disposisi=[changed, other])
    assert disposisi_sidik(later, first.sop, first.triwulan, first.langkah) != sidik
    assert disposisi_sidik(master, first.sop, 4, 1) == ""


def test_every_reason_is_a_sentence_without_its_end() -> None:
    assert all(reason.value and not reason.value.endswith(".") for reason in (*REASON, *KeyReason))
