"""Which computer we run on: the one place that knows every adapter of the port ``machine``."""

from __future__ import annotations

import sys

from sakip_xl.installer.machine import Machine


def this_machine() -> Machine:
    """The computer that we run on."""
    if sys.platform == "win32":
        from sakip_xl.installer.windows import Windows

        return Windows()
    if sys.platform == "darwin":
        from sakip_xl.installer.mac import Mac

        return Mac()
    from sakip_xl.installer.linux import Linux

    return Linux()
