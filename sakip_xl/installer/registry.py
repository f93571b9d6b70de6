"""What Excel and the office's policies keep in the registry about add-ins."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from sakip_xl.installer.machine import Registry

EXCEL_KEYS = tuple(
    rf"{root}\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe" for root in ("HKCU", "HKLM")
)
_OFFICE = r"HKCU\Software\Microsoft\Office"
_VERSION = re.compile(r"\d+\.\d+")
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
