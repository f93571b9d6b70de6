"""The ribbon of the add-in, written from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from sakip_xl.schema.base import Button
from sakip_xl.schema.commands import KELOMPOK, TOMBOL

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
ON_LOAD = "Muat"
ON_CLICK = "Klik"


def ribbon_xml() -> str:
    """The text of ``customUI14.xml``: tab SAKIP, its groups in order, every button with its own id."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    yield f"<customUI {_attributes(xmlns=NAMESPACE, onLoad=ON_LOAD)}>"
    yield "  <ribbon>"
    yield "    <tabs>"
    yield f"      <tab {_attributes(id='tab_sakip', label='SAKIP', keytip='SK')}>"
    for group in KELOMPOK:
        yield f"        <group {_attributes(id=group_id(group), label=group)}>"
        for button in TOMBOL:
            if button.group == group:
                yield f"          <button {_button(button)}/>"
        yield "        </group>"
    yield "      </tab>"
    yield "    </tabs>"
    yield "  </ribbon>"
    yield "</customUI>"


def group_id(group: str) -> str:
    """The id of a group: ``kelompok_alur_sop``."""
    return f"kelompok_{group.casefold().replace(' ', '_')}"


def _button(button: Button) -> str:
    return _attributes(
        id=button.id,
        label=button.label,
        size="large" if button.large else "normal",
        imageMso=button.icon,
        keytip=button.keytip,
        screentip=button.screentip,
        supertip=button.description,
        onAction=ON_CLICK,
    )


def _attributes(**attributes: str) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
