"""``sakip diagnosa``: every fault is seen, told with its repair, and what cannot be seen is not called OK."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl import __version__
from sakip_xl.errors import SakipError
from sakip_xl.installer.diagnosa import CheckOutcome, diagnosa
from sakip_xl.installer.it_page import it_page
from sakip_xl.installer.linux import Linux
from sakip_xl.installer.machine import Answer
from sakip_xl.installer.material import addin_bytes
from sakip_xl.installer.pasang import pasang
from tests.installer.computer import LARANGAN, SAAT, Computer, disabled_item, installed, pohon, registry

OFFICE = r"HKCU\Software\Policies\Microsoft\Office\16.0"


def state(computer: Computer) -> dict[str, str]:
    return {check["nama"]: check["keadaan"] for check in diagnosa(computer).data["periksa"]}


def according_to(computer: Computer, keluaran: CheckOutcome) -> set[str]:
    return {name for name, content in state(computer).items() if content == keluaran}


def test_a_fresh_installation_has_no_fault(computer: Computer) -> None:
    installed(computer)
    result = diagnosa(computer)
    assert result.keluar == 0
    assert according_to(computer, CheckOutcome.MASALAH) == set()
    unchecked = {"Windows": set(), "Mac": {"Izin otomasi Mac"}}
    assert according_to(computer, CheckOutcome.TIDAK_DIPERIKSA) == unchecked[computer.name]


def test_it_changes_nothing(computer: Computer, tmp_path: Path) -> None:
    installed(computer)
    earlier = pohon(tmp_path)
    diagnosa(computer)
    assert pohon(tmp_path) == earlier


def test_before_installing_it_says_what_is_missing_and_what_to_do(computer: Computer) -> None:
    result = diagnosa(computer)
    assert result.keluar == 1
    assert {"Catatan pemasangan", "Setelan", "SAKIP.xlam"} <= according_to(computer, CheckOutcome.MASALAH)
    assert all("sakip pasang" in temuan.saran for temuan in result.temuan if temuan.kode == "SKP-584")


# --- One fault at a time ----------------------------------------------------------------------------------

Damage = Callable[[Computer], object]


def change_setting(computer: Computer, old: str, new: str) -> None:
    content = computer.where.config.read_bytes().decode(computer.encoding)
    assert old in content
    computer.where.config.write_bytes(content.replace(old, new).encode(computer.encoding))


def disable_addin(computer: Computer) -> None:
    registry(computer).keys = {LARANGAN: {"1": disabled_item(computer.where.addin)}}


def policy(subkey: str, name: str, value: int) -> Damage:
    def adjust(computer: Computer) -> None:
        registry(computer).keys = {rf"{OFFICE}\{subkey}": {name: value}}

    return adjust


def replace_with_file(folder: Path) -> None:
    os.rename(folder, folder.with_name("dipindah"))  # noqa: PTH104 - one step
    folder.write_bytes(b"")


SHARED: list[tuple[str, str, Damage]] = [
    ("Excel", "SKP-596", lambda k: setattr(k, "terpasang", False)),
    ("Python", "SKP-573", lambda k: setattr(k, "toko", True)),
    ("Python", "SKP-574", lambda k: setattr(k, "lepasan", True)),
    ("Kode byte", "SKP-591", lambda k: shutil.rmtree(k.lib / "sakip_xl" / "__pycache__")),
    ("Catatan pemasangan", "SKP-584", lambda k: k.where.manifest.unlink()),
    ("Catatan pemasangan", "SKP-580", lambda k: k.where.manifest.write_bytes(b"{")),
    ("Setelan", "SKP-585", lambda k: change_setting(k, "log=", "lok=")),
    ("Setelan", "SKP-585", lambda k: k.where.config.write_bytes(b"python=\x81\xff\n")),
    ("Setelan", "SKP-590", lambda k: change_setting(k, f"versi={__version__}", "versi=0.0.9")),
    ("Python pada setelan", "SKP-586", lambda k: k.python.unlink()),
    ("Python pada setelan", "SKP-579", lambda k: setattr(k, "jawaban", Answer(1, "rusak"))),
    ("SAKIP.xlam", "SKP-584", lambda k: k.where.addin.unlink()),
    ("SAKIP.xlam", "SKP-587", lambda k: k.where.addin.write_bytes(b"PK lain")),
    ("SAKIP lain", "SKP-628", lambda k: (k.where.xlstart / "SAKIP (2).xlam").write_bytes(b"PK")),
    ("Folder awal Excel", "SKP-592", lambda k: replace_with_file(k.where.xlstart)),
    ("Folder SAKIP", "SKP-592", lambda k: replace_with_file(k.where.home)),
    ("Log", "SKP-593", lambda k: k.where.log.mkdir()),
]
WINDOWS: list[tuple[str, str, Damage]] = [
    ("Larangan oleh Excel", "SKP-588", disable_addin),
    ("Tanda dari internet", "SKP-589", lambda k: k.bertanda.add(k.where.addin)),
    ("Kebijakan makro", "SKP-595", policy("Common", "vbaoff", 1)),
    ("Kebijakan makro", "SKP-595", policy(r"Excel\Security", "DisableAllAddins", 1)),
    ("Kebijakan makro", "SKP-595", policy(r"Excel\Security", "requireaddinsig", 1)),
    ("Kebijakan makro", "SKP-595", policy(r"Excel\Security\Trusted Locations", "AllLocationsDisabled", 1)),
]
ASR_ID = "D4F940AB-401B-4EFC-AADC-AD5F3C50688A"


def registered(key: str, **values: object) -> Damage:
    return lambda computer: registry(computer).keys.update(
        {key: {n.replace("_", "."): v for n, v in values.items()}}
    )


def rule(state: object, name: str = ASR_ID) -> Damage:
    key = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
    return lambda computer: registry(computer).keys.update({key: {name: state}})


WINDOWS += [
    ("Daftar tambahan kantor", "SKP-626", registered(rf"{OFFICE}\Excel\Resiliency", RestrictToList=1)),
    (
        "Daftar tambahan kantor",
        "SKP-626",
        registered(rf"{OFFICE}\Excel\Resiliency\AddinList", sakip_xlam="0"),
    ),
    ("Aturan Defender", "SKP-627", rule("1")),
    ("Aturan Defender", "SKP-627", rule(6)),
    ("Aturan Defender", "SKP-627", rule("1", "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b")),
]


def several_installed(computer: Computer) -> None:
    for place, version in (("", "15.0"), ("WOW6432Node\\", "16.0")):
        key = rf"HKLM\SOFTWARE\{place}Microsoft\Office\{version}\Excel\InstallRoot"
        registered(key, path=rf"C:\Program Files\Office{version}")(computer)


PROTECTED = rf"{OFFICE}\Common\Security\ProtectedView\Locations\Location2"
OPTIONS = r"HKCU\Software\Microsoft\Office\16.0\Excel\Options"
WINDOWS += [
    ("Windows", "SKP-621", lambda k: setattr(k, "cocok", False)),
    ("Protected View", "SKP-622", registered(PROTECTED, path=r"D:\Kantor")),
    ("Excel yang terpasang", "SKP-623", several_installed),
    ("Excel yang berjalan", "SKP-624", lambda k: setattr(k, "berjalan", 2)),
    ("SAKIP pada Add-ins", "SKP-629", registered(OPTIONS, OPEN1=r'/R "C:\Users\siti\AddIns\SAKIP.xlam"')),
    ("SAKIP pada Add-ins", "SKP-629", registered(OPTIONS, open="sakip_lama.xlam")),
]
ALSO_AFFECTED = {
    "Folder awal Excel": {"SAKIP.xlam"},
    "Folder SAKIP": {"Catatan pemasangan", "Setelan", "Log"},
}
NO_LONGER = {"Setelan": {"Python pada setelan"}, "Folder SAKIP": {"Python pada setelan"}}


def check_broken(computer: Computer, name: str, kode: str, broken: Damage) -> None:
    installed(computer)
    unchecked = according_to(computer, CheckOutcome.TIDAK_DIPERIKSA)
    broken(computer)
    result = diagnosa(computer)
    temuan = next(each for each in result.temuan if each.kode == kode)
    assert temuan.saran
    assert {name} <= according_to(computer, CheckOutcome.MASALAH) <= {name} | ALSO_AFFECTED.get(name, set())
    assert according_to(computer, CheckOutcome.TIDAK_DIPERIKSA) <= unchecked | NO_LONGER.get(name, set())


@pytest.mark.parametrize(("name", "kode", "broken"), SHARED, ids=range(len(SHARED)))
def test_a_fault_is_seen_and_nothing_else(computer: Computer, name: str, kode: str, broken: Damage) -> None:
    check_broken(computer, name, kode, broken)


@pytest.mark.parametrize(("name", "kode", "broken"), WINDOWS, ids=range(len(WINDOWS)))
def test_a_fault_of_windows_is_seen(pc: Computer, name: str, kode: str, broken: Damage) -> None:
    check_broken(pc, name, kode, broken)


@pytest.mark.parametrize("content", [None, b"on Jalankan()"])
def test_a_script_that_is_missing_or_another_is_seen(computer: Computer, content: bytes | None) -> None:
    installed(computer)
    script = computer.where.script
    if script is None:
        assert "Skrip Mac" not in state(computer)
        return
    script.unlink()
    if content:
        script.write_bytes(content)
    assert according_to(computer, CheckOutcome.MASALAH) == {"Skrip Mac"}


CURABLE = [case for case in SHARED + WINDOWS if case[1] in {"SKP-584", "SKP-585", "SKP-587", "SKP-588"}]


@pytest.mark.parametrize(("name", "kode", "broken"), CURABLE, ids=range(len(CURABLE)))
def test_installing_again_repairs_what_it_says_it_repairs(
    pc: Computer, name: str, kode: str, broken: Damage
) -> None:
    check_broken(pc, name, kode, broken)
    pasang(pc, now=SAAT)
    assert according_to(pc, CheckOutcome.MASALAH) == set()


# --- What cannot be known ---------------------------------------------------------------------------------


def test_what_the_system_does_not_tell_is_not_called_ok(computer: Computer) -> None:
    installed(computer)
    computer.terpasang = None
    assert "Excel" in according_to(computer, CheckOutcome.TIDAK_DIPERIKSA)


def test_a_macro_setting_that_trusted_folders_escape_is_neither_ok_nor_a_fault(pc: Computer) -> None:
    installed(pc)
    policy(r"Excel\Security", "VBAWarnings", 4)(pc)
    assert according_to(pc, CheckOutcome.TIDAK_DIPERIKSA) == {"Kebijakan makro"}


def test_settings_that_do_not_block_are_ok(pc: Computer) -> None:
    installed(pc)
    policy(r"Excel\Security", "VBAWarnings", 2)(pc)
    assert according_to(pc, CheckOutcome.OK) == set(state(pc))


def test_the_page_for_the_it_office_tells_what_runs_what_stops_it_and_what_to_allow(
    computer: Computer,
) -> None:
    installed(computer)
    computer.where.addin.write_bytes(b"PK lain")
    page = it_page(computer, diagnosa(computer).data, SAAT.date())
    digest = sha256(addin_bytes()).hexdigest()
    for text in (
        str(computer.where.addin),
        digest,
        str(computer.python),
        ASR_ID.lower(),
        "SAKIP.xlam: masalah",
    ):
        assert text in page
    assert "klik ganda PASANG.cmd" in page


def test_the_page_is_left_in_the_persons_folder_or_it_is_said_that_it_cannot(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(computer)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    result = diagnosa(computer, halaman=True)
    (page,) = result.files
    assert str(page) in result.pesan
    assert page.read_text(encoding="utf-8-sig").startswith("SAKIP KECAMATAN")
    replace_with_file(page.parent)
    with pytest.raises(SakipError, match="SKP-592"):
        diagnosa(computer, halaman=True)


def test_the_page_of_a_computer_without_excel_says_so() -> None:
    page = it_page(Linux(), diagnosa(Linux()).data, SAAT.date())
    assert "SHA-256" not in page
    assert "tidak dapat diperiksa di sini" in page


@pytest.mark.parametrize("state", ["0", "2", "5", ""])
def test_a_rule_of_defender_that_only_watches_is_ok(pc: Computer, state: str) -> None:
    installed(pc)
    rule(state)(pc)
    assert according_to(pc, CheckOutcome.MASALAH) == set()


@pytest.mark.parametrize("value", ["1", "2"])
def test_an_addin_on_the_offices_list_is_ok(pc: Computer, value: str) -> None:
    installed(pc)
    registered(rf"{OFFICE}\Excel\Resiliency", RestrictToList=1)(pc)
    registered(rf"{OFFICE}\Excel\Resiliency\AddinList", SAKIP_XLAM=value, PolicyOn=1)(pc)
    assert according_to(pc, CheckOutcome.MASALAH) == set()


def test_one_excel_seen_at_two_places_of_the_registry_is_one(pc: Computer) -> None:
    installed(pc)
    for place in ("", "WOW6432Node\\"):
        key = rf"HKLM\SOFTWARE\{place}Microsoft\Office\16.0\Excel\InstallRoot"
        registered(key, Path="C:\\Office16\\")(pc)
    assert according_to(pc, CheckOutcome.MASALAH) == set()


def test_our_own_addin_and_those_of_others_may_be_ticked(pc: Computer) -> None:
    installed(pc)
    registered(OPTIONS, OPEN=f'/R "{pc.where.addin}"', OPEN1="SOLVER.XLAM", Font="SAKIP.xlam")(pc)
    assert according_to(pc, CheckOutcome.MASALAH) == set()


def test_how_many_run_is_not_called_ok_where_it_cannot_be_seen(computer: Computer) -> None:
    installed(computer)
    computer.berjalan = None
    assert "Excel yang berjalan" in according_to(computer, CheckOutcome.TIDAK_DIPERIKSA)


@pytest.mark.parametrize(
    "name", ["Windows 10", "Python dari python.org", "Protected View", "Defender", "XLSTART"]
)
def test_the_page_names_what_an_office_has_to_allow(pc: Computer, name: str) -> None:
    installed(pc)
    page = it_page(pc, diagnosa(pc).data, SAAT.date())
    assert name in page.partition("4. YANG PERLU DIIZINKAN")[2]


def test_linux_claims_nothing_about_excel() -> None:
    result = diagnosa(Linux())
    passed = {check["nama"] for check in result.data["periksa"] if check["keadaan"] == CheckOutcome.OK}
    assert passed <= {"Python", "Kode byte"}
    assert result.keluar == 1
    assert "SKP-598" in {temuan.kode for temuan in result.temuan}


def test_the_message_names_every_check_once(computer: Computer) -> None:
    installed(computer)
    computer.terpasang = False
    result = diagnosa(computer)
    names = [part for row in result.pesan.splitlines() for part in row.partition(": ")[2][:-1].split(", ")]
    assert sorted(names) == sorted(state(computer))
    assert "Masalah: Excel." in result.pesan
