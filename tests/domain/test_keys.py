"""Keys in the log: who registers one, who has to witness it, and that the register tells the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from sakip_xl.domain.model import Kunci
from sakip_xl.domain.sop.keys import KeyLog, key_rows, register_catatan, wrong_key_rows
from sakip_xl.domain.terms import Event, Peran
from tests.signed_logs import (
    CAM,
    KASI,
    PEJABAT,
    SEK,
    TIM,
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

# --- Keys ------------------------------------------------------------------------------------------------


def test_the_register_tells_who_has_which_key_and_since_when() -> None:
    chain = register(office(), SEK, CAM, [Peran.SEKRETARIS], key=key_of(SEK, 2), seal=key_of(CAM))
    rows = key_rows(KeyLog(chain, PEJABAT))
    assert [(row.nama, row.peran, row.saksi, row.jejak) for row in rows] == [
        (SEK, "Sekretaris", CAM, 1),
        (CAM, "Camat", SEK, 2),
        (SEK, "Sekretaris", CAM, 4),
    ]
    assert [row.berakhir for row in rows] == [chain[3].waktu, None, None]
    assert len(rows[0].kata.split()) == 8
    assert rows[0].sidik == key_of(SEK).sidik


def test_a_new_key_replaces_the_old_one_whose_signatures_stay_good() -> None:
    chain = with_yes(office())
    chain = register(chain, SEK, CAM, [Peran.SEKRETARIS], key=key_of(SEK, 2), seal=key_of(CAM))
    assert reasons(chain) == []
    assert reasons(with_yes(chain)) == [(7, "DIGANTI")]
    assert reasons([*chain, sign(draft(chain, **yes()), key_of(SEK, 2))]) == []


def test_a_key_may_be_only_for_witnessing() -> None:
    chain = register([], KASI, TIM)
    assert key_rows(KeyLog(chain, PEJABAT))[0].peran == "saksi"
    chain = register(chain, SEK, KASI, [Peran.SEKRETARIS], seal=key_of(KASI))
    assert reasons(chain) == []


@pytest.mark.parametrize(
    "catatan",
    ["", "Kunci", register_catatan("00" * 32, [], ""), f"Kunci {'0' * 64} bagi Bupati, disaksikan {CAM}"],
)
def test_a_registration_that_names_no_key_role_or_witness_counts_for_nothing(catatan: str) -> None:
    row = sign(draft([], peristiwa=Event.KUNCI, oleh=SEK, catatan=catatan), key_of(SEK))
    assert reasons([row]) == [(1, "BENTUK")]
    assert KeyLog([row], PEJABAT).last == frozenset()


def test_a_key_that_its_owner_did_not_sign_for_counts_for_nothing() -> None:
    key = key_of(SEK)
    catatan = register_catatan(key.publik, [], CAM)
    content: dict[str, Any] = {"peristiwa": Event.KUNCI, "oleh": SEK, "catatan": catatan}
    other = sign(draft([], **content), key_of(CAM))
    assert reasons([other]) == [(1, "SENDIRI")]
    assert reasons([resealed(other, kunci=key.sidik)]) == [(1, "SENDIRI")]


def test_nobody_witnesses_his_own_key() -> None:
    assert reasons(register([], SEK, SEK, [Peran.SEKRETARIS])) == [(1, "SAKSI")]


def test_once_an_official_has_a_key_the_next_registration_is_witnessed_with_it() -> None:
    chain = register([], SEK, CAM, [Peran.SEKRETARIS])
    assert reasons(register(chain, CAM, TIM, [Peran.CAMAT])) == [(2, "SAKSI")]
    assert reasons(register(chain, CAM, SEK, [Peran.CAMAT])) == [(2, "SAKSI")]
    assert reasons(register(chain, CAM, SEK, [Peran.CAMAT], seal=key_of(SEK))) == []


def test_a_key_in_the_sekretaris_name_by_somebody_else_is_found() -> None:
    chain = register(office(), SEK, CAM, [Peran.SEKRETARIS], key=key_of(SEK, 9), seal=key_of(TIM))
    assert reasons(chain) == [(4, "SAKSI"), (5, "ASING")]
    forged = [*chain, sign(draft(chain, **yes()), key_of(SEK, 9))]
    assert reasons(forged)[-1] == (6, "ASING")


@pytest.mark.parametrize(
    "change",
    [
        {"peristiwa": Event.PERIKSA},
        {"sidik_data": "00"},
        {"oleh": TIM},
        {"catatan": "diubah sesudah ditandatangani"},
    ],
)
def test_a_witness_row_that_is_not_for_this_registration_is_none(change: dict[str, Any]) -> None:
    chain = office()
    chain[-1] = resealed(chain[-1], **change)
    assert (2, "SAKSI") in reasons(chain)


def test_a_witness_who_left_the_office_leaves_the_next_without_one() -> None:
    gone = [
        row.model_copy(update={"selesai": date(2026, 7, 1)}) if row.nama == SEK else row for row in PEJABAT
    ]
    chain = register([], SEK, CAM, [Peran.SEKRETARIS])
    assert reasons(register(chain, CAM, TIM, [Peran.CAMAT]), gone) == []


# --- The register as a table -------------------------------------------------------------------------------


def differences(rows: Sequence[Kunci]) -> list[tuple[int, str]]:
    return [*wrong_key_rows(rows, KeyLog(office(), PEJABAT))]


def test_the_table_that_the_log_tells_is_right_also_as_excel_gives_its_times_back() -> None:
    rows = table(office())
    later = [row.model_copy(update={"sejak": row.sejak + timedelta(microseconds=7)}) for row in rows]
    assert differences(rows) == differences(later) == []


def test_a_public_key_swapped_in_the_table_is_found() -> None:
    rows = table(office())
    rows[0] = rows[0].model_copy(update={"publik": key_of(SEK, 9).publik})
    assert differences(rows) == [(0, "publik")]


def test_a_row_of_the_table_added_or_deleted_by_hand_is_found() -> None:
    rows = table(office())
    extra = rows[1].model_copy(update={"baris_ke": 2})
    assert differences([*rows, extra]) == [(2, "nama")]
    assert differences(rows[:1]) == [(1, "nama")]
    assert differences([]) == [(0, "nama"), (0, "nama")]
