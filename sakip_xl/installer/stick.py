"""The USB folder for offline offices: the list by which pip knows that every wheel is whole.

``python -m sakip_xl.installer.stick usb-sakip/wheels`` writes ``kunci.txt`` beside the wheels. ``PASANG.cmd``
installs by it: a wheel that was damaged on the stick, or is not on the list, is refused by pip.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

LIST_NAME = "kunci.txt"


def lock_wheels(folder: Path) -> Path:
    """Write the list of all wheels of a folder: name, version and SHA-256 of each; returns it.

    A library with several wheels (one a version of Python) has them all in one line. ``ValueError`` when
    there is no wheel, or two versions of one library.
    """
    hashes: dict[tuple[str, str], list[str]] = {}
    for wheel in sorted(folder.glob("*.whl")):
        name, version, *_ = wheel.name.split("-")
        hashes.setdefault((name.replace("_", "-").casefold(), version), []).append(
            sha256(wheel.read_bytes()).hexdigest()
        )
    names = [name for name, _ in hashes]
    if not names or len(set(names)) < len(names):
        msg = f"{folder}: no wheel, or two versions of one library"
        raise ValueError(msg)
    lines = [
        " ".join([f"{name}=={version}", *(f"--hash=sha256:{digest}" for digest in digests)])
        for (name, version), digests in hashes.items()
    ]
    path = folder / LIST_NAME
    path.write_text("\n".join([*lines, ""]), encoding="ascii")
    return path


def main(argv: Sequence[str] | None = None) -> int:
    """Lock the wheels of the folder that is named."""
    (folder,) = sys.argv[1:] if argv is None else argv
    sys.stdout.write(f"{lock_wheels(Path(folder))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
