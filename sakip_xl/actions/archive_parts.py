"""What an archive holds beside its files: how to check it, the head of its log, and the list of all parts."""

from __future__ import annotations

import json
import zipfile
from importlib.resources import files

from sakip_xl import __version__
from sakip_xl.actions.session import Session
from sakip_xl.actions.witness_files import LIST_PART, WITNESS_PART
from sakip_xl.domain.sop.saksi import anchor_meta, anchor_of
from sakip_xl.workbook.sidik import bytes_sidik

GUIDE_PART = "CARA-PERIKSA.txt"


def guide_text() -> str:
    """How anybody checks an archive, and what that proves."""
    return files("sakip_xl.data").joinpath("cara_periksa.txt").read_text(encoding="utf-8")


def own_parts(session: Session) -> dict[str, bytes]:
    """The parts that tell of the archive itself; the head of the log is that of the master in it."""
    id_master = session.content.meta.get("id_master", "")
    told = {"id_master": id_master, **anchor_meta(anchor_of(session.rantai, id_master))}
    told |= {"disimpan": session.sekarang.isoformat(sep=" "), "versi_program": __version__}
    return {
        WITNESS_PART: f"{json.dumps(told, indent=1)}\n".encode(),
        GUIDE_PART: guide_text().replace("\n", "\r\n").encode("utf-8-sig"),
    }


class ListedZip:
    """A zip being written whose last part lists the fingerprint of each other one."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive, self._lines = archive, ""

    def add(self, name: str, data: bytes) -> None:
        """Write one part."""
        self._archive.writestr(name, data)
        self._lines += f"{bytes_sidik(data)}  {name}\r\n"

    def close(self) -> None:
        """Write the list."""
        self._archive.writestr(LIST_PART, self._lines)
