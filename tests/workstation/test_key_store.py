"""Keys in the profile: locked by a PIN, readable by nobody else, slower after each wrong PIN."""

from __future__ import annotations

import json
import stat
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip_xl.errors import SakipError
from sakip_xl.workstation.keys import dpapi, secret_box
from sakip_xl.workstation.keys.key_store import KeyStore, StoredKey, new_key, refuse_weak
from sakip_xl.workstation.keys.patience import LONGEST, Patience, duration, wait_after
from sakip_xl.workstation.keys.private_file import write_private
from sakip_xl.workstation.secret_question import SecretQuestion, ask_on_terminal
from sakip_xl.workstation.user_folder import user_folder
from tests.people_with_pins import own_profile

NOW = datetime(2026, 7, 6, 8)
PIN = "482913"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeyStore:
    own_profile(monkeypatch, tmp_path)
    return KeyStore()


@pytest.fixture
def key(store: KeyStore) -> StoredKey:
    store.add(new_key("Rina"), PIN)
    [stored] = store.stored()
    return stored


def refused(store: KeyStore, key: StoredKey, pin: str, now: datetime = NOW) -> SakipError:
    with pytest.raises(SakipError) as galat:
        store.unlock(key, pin, now)
    return galat.value


# --- Kept -------------------------------------------------------------------------------------------------


def test_a_key_is_given_back_for_its_pin_alone(store: KeyStore) -> None:
    new = new_key("Rina")
    store.add(new, PIN)
    stored = store.find(new.sidik)
    assert stored is not None
    opened = store.unlock(stored, PIN, NOW)
    assert (opened.nama, opened.publik, opened.raw) == ("Rina", new.publik, new.raw)
    assert opened.sign(b"x") == new.sign(b"x")
    assert store.find("00" * 32) is None


def test_the_key_lies_in_the_profile_for_its_person_alone(store: KeyStore, key: StoredKey) -> None:
    assert key.file.parent == user_folder() / "kunci" == store.folder
    assert stat.S_IMODE(key.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert [path.name for path in store.folder.iterdir()] == [key.file.name]


def test_neither_the_key_nor_the_pin_stands_in_the_file(store: KeyStore) -> None:
    new = new_key("Rina")
    text = store.add(new, PIN).read_text(encoding="utf-8")
    assert new.raw.hex() not in text
    assert PIN not in text.replace(new.publik, "")


def test_a_private_key_is_not_shown_by_printing_it() -> None:
    new = new_key("Rina")
    assert new.raw.hex() not in repr(new)
    assert str(new.raw) not in repr(new)


def test_what_is_no_key_is_passed_over(store: KeyStore, key: StoredKey) -> None:
    for name, text in (("a", "{"), ("b", "[]"), ("c", "{}")):
        (store.folder / f"{name}.kunci").write_text(text, encoding="utf-8")
    assert list(store.stored()) == [key]


@pytest.mark.parametrize("pin", ["", "12345", "111111", "123456", "987654", "abcdefg"])
def test_a_pin_that_everybody_tries_first_is_refused(store: KeyStore, pin: str) -> None:
    with pytest.raises(SakipError) as galat:
        store.add(new_key("Rina"), pin)
    assert galat.value.kode == "SKP-880"
    assert list(store.stored()) == []


def test_a_sentence_has_at_least_ten_characters() -> None:
    refuse_weak("kuda biru 7", 10)
    with pytest.raises(SakipError, match="SKP-880"):
        refuse_weak("kuda biru", 10)


def test_a_write_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    write_private(path, b"lama")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="full"):
        write_private(path, b"baru")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("x", b"lama")]


# --- Changed or damaged -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("n", 3),
        ("n", 2**40),
        ("n", "dua"),
        ("garam", "zz"),
        ("nonce", "00"),
        ("isi", None),
        ("ikatan", "akun"),
        ("versi", "2"),
        ("nama", "Budi"),
    ],
)
def test_a_key_file_that_was_changed_stays_closed(
    store: KeyStore, key: StoredKey, name: str, value: object
) -> None:
    box = json.loads(key.file.read_text(encoding="utf-8"))
    box[name] = value
    key.file.write_text(json.dumps(box), encoding="utf-8")
    assert refused(store, key, PIN).kode in {"SKP-888", "SKP-877"}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_a_damaged_key_file_is_told(store: KeyStore, key: StoredKey, text: str) -> None:
    key.file.write_text(text, encoding="utf-8")
    assert refused(store, key, PIN).kode == "SKP-888"
    key.file.unlink()
    assert refused(store, key, PIN).kode == "SKP-888"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.binary(max_size=64), right=st.text(min_size=1, max_size=12), wrong=st.text(max_size=12))
def test_a_box_opens_by_its_secret_and_by_no_other(data: bytes, right: str, wrong: str) -> None:
    box = secret_box.lock(data, right, 2, {"nama": "Rina"})
    assert secret_box.unlock(box, right) == data
    if wrong != right:
        with pytest.raises(secret_box.WrongSecretError):
            secret_box.unlock(box, wrong)


def test_the_costs_are_those_that_are_told() -> None:
    assert (secret_box.PIN_COST, secret_box.SENTENCE_COST) == (131_072, 262_144)


# --- Wrong PIN ----------------------------------------------------------------------------------------------


def test_each_wrong_pin_waits_longer_and_says_how_long(store: KeyStore, key: StoredKey) -> None:
    texts = [refused(store, key, "salah1").temuan.saran for _ in range(3)]
    assert ["Tunggu" in text for text in texts] == [False, False, True]
    assert "Tunggu 5 detik sebelum mencoba lagi." in texts[2]
    early = refused(store, key, PIN, NOW + timedelta(seconds=3))
    assert (early.kode, "Tunggu 2 detik" in early.temuan.saran) == ("SKP-878", True)
    assert "10 detik" in refused(store, key, "salah1", NOW + timedelta(seconds=5)).temuan.saran


def test_the_wait_outlives_the_program_and_ends_with_the_right_pin(store: KeyStore, key: StoredKey) -> None:
    for _ in range(3):
        refused(store, key, "salah1")
    again = KeyStore()
    assert refused(again, key, PIN).kode == "SKP-878"
    assert again.unlock(key, PIN, NOW + timedelta(seconds=5)).nama == "Rina"
    assert "coba lagi" in refused(again, key, "salah1").temuan.saran.casefold()


def test_nobody_waits_longer_than_a_quarter_of_an_hour_whatever_the_clock_does(tmp_path: Path) -> None:
    patience = Patience(tmp_path / "x.coba")
    for _ in range(40):
        patience.count(NOW)
    assert patience.remaining(NOW) == LONGEST
    assert patience.remaining(NOW - timedelta(days=400)) == LONGEST  # the clock was set back
    assert patience.remaining(NOW - timedelta(days=400) + LONGEST) == timedelta()


def test_a_try_counts_before_it_is_known_to_be_wrong(
    store: KeyStore, key: StoredKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(secret_box, "unlock", killed)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            store.unlock(key, PIN, NOW)
    assert refused(store, key, PIN).kode == "SKP-878"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"salah": "x", "terakhir": 3}', '{"salah": 9}'])
def test_a_damaged_count_begins_anew(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.coba"
    file.write_text(text, encoding="utf-8")
    assert Patience(file).remaining(NOW) == timedelta()
    assert Patience(file).count(NOW) == timedelta()


@given(st.integers(0, 10_000))
def test_the_wait_grows_and_has_an_end(wrong: int) -> None:
    assert timedelta() <= wait_after(wrong) <= wait_after(wrong + 1) <= LONGEST


def test_a_wait_is_told_in_words() -> None:
    assert duration(timedelta()) == "0 detik"
    assert duration(timedelta(minutes=2, seconds=1.5)) == "2 menit 2 detik"


# --- Bound to the account -----------------------------------------------------------------------------------


def test_elsewhere_than_on_windows_the_pin_alone_locks() -> None:
    assert dpapi.protect(b"x") == (b"x", dpapi.NONE)
    assert dpapi.unprotect(b"x", dpapi.NONE) == b"x"
    with pytest.raises(ValueError, match="account"):
        dpapi.unprotect(b"x", dpapi.ACCOUNT)


# --- Asked at the terminal ----------------------------------------------------------------------------------

QUESTION = SecretQuestion("PIN", "PIN Rina:", twice=True)


def test_the_environment_answers_first() -> None:
    assert ask_on_terminal(QUESTION, {"SAKIP_PIN": PIN}) == PIN


def test_without_terminal_and_environment_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(SakipError) as galat:
        ask_on_terminal(QUESTION, {})
    assert (galat.value.kode, "SAKIP_PIN" in galat.value.temuan.saran) == ("SKP-879", True)


@pytest.mark.parametrize(("typed", "kode"), [([PIN, PIN], ""), ([PIN, "482914"], "SKP-881")])
def test_a_new_secret_is_typed_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: list[str], kode: str
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    answers = iter(typed)
    if kode:
        with pytest.raises(SakipError, match=kode):
            ask_on_terminal(QUESTION, {}, lambda _: next(answers))
    else:
        assert ask_on_terminal(QUESTION, {}, lambda _: next(answers)) == PIN
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "PIN Rina:\n")
