"""The checks of ``diagnosa``: each looks at one thing and returns what is wrong with it, or nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from sakip_xl import __version__
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.installer.byte_code import without_byte_code
from sakip_xl.installer.config import Config, read_config
from sakip_xl.installer.mac import Mac
from sakip_xl.installer.machine import Machine, Places, Registry
from sakip_xl.installer.manifest import read_manifest
from sakip_xl.installer.material import addin_bytes, script_bytes
from sakip_xl.installer.registry import (
    active_policies,
    defender_rules,
    disabled_entries,
    installed_versions,
    opened_addins,
    protected_folders,
    unlisted,
)
from sakip_xl.installer.self_test import self_test


class NotCheckedError(Exception):
    """A check that cannot be made here; the text says why."""


class Installation:
    """What several checks need: the places and the settings of this computer."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    @cached_property
    def tempat(self) -> Places[Path]:
        """The places; where there is no Excel nothing about them can be checked."""
        try:
            return self.machine.places()
        except SakipError as galat:
            raise NotCheckedError(galat.temuan.pesan.rstrip(".")) from galat

    @cached_property
    def config(self) -> Config:
        """The settings; without them nothing that they name can be checked."""
        try:
            return read_config(self.tempat.config.read_bytes(), self.machine.encoding)
        except (OSError, ValueError) as galat:
            cause = "setelan tidak ada atau tidak terbaca"
            raise NotCheckedError(cause) from galat

    @property
    def registri(self) -> Registry:
        """The registry, where there is one."""
        if self.machine.registry is None:
            cause = f"{self.machine.name} tidak mempunyai registri"
            raise NotCheckedError(cause)
        return self.machine.registry


def _system(state: Installation) -> Temuan | None:
    fits = state.machine.system_fits()
    if fits is None:
        cause = f"{state.machine.name} bukan Windows"
        raise NotCheckedError(cause)
    return None if fits else temuan("SKP-621", nilai=state.machine.system_text())


def _several_installed(state: Installation) -> Temuan | None:
    versions = installed_versions(state.registri)
    return temuan("SKP-623", nilai=", ".join(versions)) if len(versions) > 1 else None


def _several_running(state: Installation) -> Temuan | None:
    count = state.machine.excel_count()
    if count is None:
        cause = "sistem tidak memberi tahu"
        raise NotCheckedError(cause)
    return temuan("SKP-624", nilai=count) if count > 1 else None


def _protected_view(state: Installation) -> Temuan | None:
    folders = list(dict.fromkeys(protected_folders(state.registri)))
    return temuan("SKP-622", nilai=", ".join(folders)) if folders else None


def _ticked_addins(state: Installation) -> Temuan | None:
    others = list(dict.fromkeys(opened_addins(state.registri, state.tempat.addin)))
    return temuan("SKP-629", nilai=", ".join(others)) if others else None


def _excel(state: Installation) -> Temuan | None:
    installed = state.machine.excel_installed()
    if installed is None:
        cause = "sistem tidak memberi tahu"
        raise NotCheckedError(cause)
    return None if installed else temuan("SKP-596", nilai=state.machine.name)


def _python(state: Installation) -> Temuan | None:
    machine = state.machine
    if machine.from_store():
        return temuan("SKP-573", nilai=machine.python)
    return temuan("SKP-574", nilai=machine.python) if machine.temporary(machine.python) else None


def _byte_code(state: Installation) -> Temuan | None:
    missing = without_byte_code(state.machine.libraries())
    return temuan("SKP-591", nilai=", ".join(library.name for library in missing)) if missing else None


def _manifest(state: Installation) -> Temuan | None:
    manifest = read_manifest(state.tempat)
    return None if manifest else temuan("SKP-584", nilai=state.tempat.manifest)


def _config(state: Installation) -> Temuan | None:
    path = state.tempat.config
    if not path.exists():
        return temuan("SKP-584", nilai=path)
    try:
        version = state.config.versi
    except NotCheckedError:
        return temuan("SKP-585", nilai=path)
    return None if version == __version__ else temuan("SKP-590", nilai=version, versi=__version__)


def _interpreter(state: Installation) -> Temuan | None:
    python = state.config.python
    if not Path(python).is_file():
        return temuan("SKP-586", nilai=python)
    self_test(state.machine, python)
    return None


def _addin(state: Installation) -> Temuan | None:
    path = state.tempat.addin
    if not path.exists():
        return temuan("SKP-584", nilai=path)
    same = _bytes(path) == addin_bytes()
    return None if same else temuan("SKP-587", nilai=path, versi=__version__)


def _disabled_by_excel(state: Installation) -> Temuan | None:
    addin = state.tempat.addin
    disabled = any(disabled_entries(state.registri, addin))
    return temuan("SKP-588", nilai=addin.name) if disabled else None


def _web_mark(state: Installation) -> Temuan | None:
    path = state.tempat.addin
    marked = state.machine.has_web_mark(path)
    if marked is None:
        cause = f"{state.machine.name} tidak memakai tanda itu"
        raise NotCheckedError(cause)
    return temuan("SKP-589", nilai=path) if marked else None


def _policies(state: Installation) -> Temuan | None:
    active = list(active_policies(state.registri))
    certain = [policy.meaning for policy in active if policy.decisive]
    if certain:
        return temuan("SKP-595", nilai="; ".join(certain))
    if active:
        raise NotCheckedError("; ".join(policy.meaning for policy in active))
    return None


def _managed_list(state: Installation) -> Temuan | None:
    addin = state.tempat.addin.name
    return temuan("SKP-626", nilai=addin) if unlisted(state.registri, addin) else None


def _defender(state: Installation) -> Temuan | None:
    rules = list(defender_rules(state.registri))
    return temuan("SKP-627", nilai="; ".join(rules)) if rules else None


def _other_addins(state: Installation) -> Temuan | None:
    """Another copy in Excel's start folder shows a second tab, whose buttons start another Python."""
    own = state.tempat.addin
    others = [
        path.name
        for path in sorted(state.tempat.xlstart.glob("*.xl*"))
        if path.name.casefold().startswith("sakip") and path.name.casefold() != own.name.casefold()
    ]
    return temuan("SKP-628", nilai=", ".join(others), folder=state.tempat.xlstart) if others else None


def _xlstart(state: Installation) -> Temuan | None:
    return _is_writable(state.tempat.xlstart)


def _home(state: Installation) -> Temuan | None:
    return _is_writable(state.tempat.home)


def _log(state: Installation) -> Temuan | None:
    log = state.tempat.log
    if not log.exists():
        return _is_writable(log.parent)
    try:
        with log.open("ab"):
            return None
    except OSError:
        return temuan("SKP-593", nilai=log)


def _script(state: Installation) -> Temuan | None:
    path = state.tempat.script
    if path is None or not path.exists():
        return temuan("SKP-584", nilai=path)
    return None if _bytes(path) == script_bytes() else temuan("SKP-594", nilai=path, versi=__version__)


def _mac_permission(_state: Installation) -> Temuan | None:
    cause = "macOS menanyakannya saat tombol pertama diklik; lihat System Settings, Privacy & Security"
    raise NotCheckedError(cause)


def _is_writable(folder: Path) -> Temuan | None:
    """Make a file and delete it at once: rights on Windows cannot be known otherwise."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError:
        return temuan("SKP-592", nilai=folder)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


Pemeriksaan = Callable[[Installation], Temuan | None]
_COMMON: dict[str, Pemeriksaan] = {
    "Excel": _excel,
    "Excel yang berjalan": _several_running,
    "Python": _python,
    "Kode byte": _byte_code,
    "Catatan pemasangan": _manifest,
    "Setelan": _config,
    "Python pada setelan": _interpreter,
    "SAKIP.xlam": _addin,
    "SAKIP lain": _other_addins,
    "Folder awal Excel": _xlstart,
    "Folder SAKIP": _home,
    "Log": _log,
}
_WINDOWS: dict[str, Pemeriksaan] = {
    "Windows": _system,
    "Excel yang terpasang": _several_installed,
    "SAKIP pada Add-ins": _ticked_addins,
    "Protected View": _protected_view,
    "Larangan oleh Excel": _disabled_by_excel,
    "Tanda dari internet": _web_mark,
    "Kebijakan makro": _policies,
    "Daftar tambahan kantor": _managed_list,
    "Aturan Defender": _defender,
}
_MAC: dict[str, Pemeriksaan] = {"Skrip Mac": _script, "Izin otomasi Mac": _mac_permission}


def checks(machine: Machine) -> dict[str, Pemeriksaan]:
    """The checks of this platform, by the name that staff read; where there is no Excel those of Windows."""
    return _COMMON | (_MAC if machine.name == Mac.name else _WINDOWS)
