"""What Excel and the office's policies keep in the registry about add-ins."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

from sakip_xl.installer.machine import Registry

EXCEL_KEYS = tuple(
    rf"{root}\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe" for root in ("HKCU", "HKLM")
)
_OFFICE = r"HKCU\Software\Microsoft\Office"
_POLICIES = r"HKCU\Software\Policies\Microsoft\Office"
_VERSION = re.compile(r"\d+\.\d+")
_OPENED = re.compile(r"OPEN\d*", re.IGNORECASE)
_HEADER = struct.Struct("<III")  # kind, bytes of the path, bytes of the description


@dataclass(frozen=True, slots=True)
class Policy:
    """One switch that keeps our add-in from running, in words for staff."""

    subkey: str
    name: str
    values: frozenset[int]
    meaning: str
    decisive: bool = True
    """Whether it stops us by itself; otherwise only together with other settings."""


KEBIJAKAN = (
    Policy("Common", "VBAOff", frozenset({1}), "makro dimatikan untuk seluruh Office"),
    Policy(r"Excel\Security", "DisableAllAddins", frozenset({1}), "semua tambahan Excel dimatikan"),
    Policy(
        r"Excel\Security",
        "RequireAddinSig",
        frozenset({1}),
        "hanya tambahan bertanda tangan yang boleh dimuat",
    ),
    Policy(
        r"Excel\Security\Trusted Locations",
        "AllLocationsDisabled",
        frozenset({1}),
        "lokasi tepercaya dimatikan",
    ),
    Policy(
        r"Excel\Security",
        "VBAWarnings",
        frozenset({3, 4}),
        "makro di luar lokasi tepercaya dimatikan tanpa pemberitahuan",
        decisive=False,
    ),
)


def office_versions(registry: Registry, parent: str = _OFFICE) -> list[str]:
    """The versions below a key of Office: ``16.0``."""
    return [name for name in registry.children(parent) if _VERSION.fullmatch(name)]


def installed_versions(registry: Registry) -> list[str]:
    r"""The version of every Excel that is installed, oldest first, each folder once.

    Each has a key ``Office\VERSION\Excel\InstallRoot`` whose ``Path`` is its folder (Microsoft's articles on
    which version is installed); one of 32 bits keeps it below ``WOW6432Node`` on a Windows of 64.
    """
    folders: dict[str, str] = {}
    for place in ("", "WOW6432Node\\"):
        parent = rf"HKLM\SOFTWARE\{place}Microsoft\Office"
        for version in office_versions(registry, parent):
            path = _value(registry, rf"{parent}\{version}\Excel\InstallRoot", "Path")
            if path:
                folders.setdefault(path.rstrip("\\").casefold(), version)
    return sorted(folders.values(), key=float)


def protected_folders(registry: Registry) -> Iterator[str]:
    r"""The folders whose books the office opens in Protected View always.

    The policies "Unsafe Location" of Office's templates: ``Common\Security\ProtectedView\Locations``, one key
    for each folder with its ``Path``.
    """
    for version in office_versions(registry, _POLICIES):
        key = rf"{_POLICIES}\{version}\Common\Security\ProtectedView\Locations"
        paths = (_value(registry, rf"{key}\{name}", "Path") for name in registry.children(key))
        yield from filter(None, paths)


def opened_addins(registry: Registry, own: PurePath) -> Iterator[str]:
    r"""Every other SAKIP that is ticked in Excel's box Add-ins.

    Excel keeps those in ``Excel\Options`` as ``OPEN``, ``OPEN1`` and so on, a path or a bare name in quotes
    after its switches.
    """
    for version in office_versions(registry):
        for name, content in registry.values(rf"{_OFFICE}\{version}\Excel\Options").items():
            path = PureWindowsPath(str(content).partition('"')[2].rstrip('"') or str(content))
            ours = path.name.casefold().startswith("sakip") and path != PureWindowsPath(own)
            if ours and _OPENED.fullmatch(name):
                yield str(path)


def _value(registry: Registry, key: str, name: str) -> str:
    """One text of a key, whatever the case of its name; empty when it is missing."""
    values = {known.casefold(): content for known, content in registry.values(key).items()}
    return str(values.get(name.casefold(), ""))


def disabled_entries(registry: Registry, addin: PurePath) -> Iterator[tuple[str, str]]:
    """Key and name of every value by which Excel keeps exactly this file from loading."""
    for version in office_versions(registry):
        key = rf"{_OFFICE}\{version}\Excel\Resiliency\DisabledItems"
        for name, content in registry.values(key).items():
            if isinstance(content, bytes) and _path(content).casefold() == str(addin).casefold():
                yield key, name


def _path(content: bytes) -> str:
    """The path within a value of DisabledItems; empty when it does not have the known form."""
    if len(content) < _HEADER.size:
        return ""
    length = _HEADER.unpack_from(content)[1]
    return content[_HEADER.size :][:length].decode("utf-16-le", "replace").partition("\0")[0]


def active_policies(registry: Registry) -> Iterator[Policy]:
    """Every switch that is on, once: set by the office's administrator, or by the person in Excel."""
    active = set[Policy]()
    for root in ("HKCU", "HKLM"):
        for parent in (rf"{root}\Software\Policies\Microsoft\Office", rf"{root}\Software\Microsoft\Office"):
            for version in office_versions(registry, parent):
                active |= {policy for policy in KEBIJAKAN if _is_on(registry, rf"{parent}\{version}", policy)}
    yield from (policy for policy in KEBIJAKAN if policy in active)


def _is_on(registry: Registry, key: str, policy: Policy) -> bool:
    values = registry.values(rf"{key}\{policy.subkey}")
    return any(
        name.casefold() == policy.name.casefold() and value in policy.values for name, value in values.items()
    )


_ASR = tuple(
    rf"HKLM\SOFTWARE\{place}\Windows Defender Exploit Guard\ASR\Rules"
    for place in (r"Policies\Microsoft\Windows Defender", r"Microsoft\Windows Defender")
)
DEFENDER = {
    "d4f940ab-401b-4efc-aadc-ad5f3c50688a": "program Office tidak boleh menjalankan program lain",
    "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b": "makro Office tidak boleh memanggil Windows",
}
"""Rules of Microsoft Defender that stop the launcher, by their ids."""
_STOPS = {"1", "6"}  # block, and warn until somebody allows it


def unlisted(registry: Registry, addin: str) -> bool:
    """Whether the office's list of managed add-ins keeps this one, named by its file, from loading.

    Listed with 0 it is blocked; not listed, only where all that are not listed are blocked.
    """
    return any(
        _listed(registry, rf"{_POLICIES}\{version}\Excel\Resiliency", addin)
        for version in office_versions(registry, _POLICIES)
    )


def _listed(registry: Registry, key: str, addin: str) -> bool:
    entries = {name.casefold(): str(value) for name, value in registry.values(rf"{key}\AddinList").items()}
    only_listed = {name.casefold(): value for name, value in registry.values(key).items()}.get(
        "restricttolist"
    )
    return entries.get(addin.casefold(), "0" if only_listed == 1 else "") == "0"


def defender_rules(registry: Registry) -> Iterator[str]:
    """What the rules of Defender that are on forbid, each once, in words for staff."""
    rules = {name.casefold(): str(value) for key in _ASR for name, value in registry.values(key).items()}
    yield from (meaning for rule, meaning in DEFENDER.items() if rules.get(rule) in _STOPS)
