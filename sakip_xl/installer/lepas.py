"""Remove exactly what was installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sakip_xl.actions.result import Result
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.installer.machine import Machine, Places
from sakip_xl.installer.manifest import InstalledFile, Manifest, read_manifest
from sakip_xl.installer.this_machine import this_machine


def lepas(machine: Machine | None = None, *, pratinjau: bool = False) -> Result:
    """Delete every file of the manifest that is still as installed, then the folders that became empty.

    ``pratinjau`` only shows what would be deleted. A file that was changed, and a path outside our folders,
    is left and named (SKP-581, 582). What the system keeps from being deleted stays in the manifest, so
    that ``lepas`` can be run again (SKP-583). Refuses while Excel runs (SKP-571).
    """
    machine = machine or this_machine()
    places = machine.places()
    manifest = read_manifest(places)
    if manifest is None:
        return Result("SAKIP tidak terpasang di akun ini; tidak ada yang dilepas.", {"dihapus": []})
    to_delete, notes = _sort_out(places, manifest)
    if pratinjau:
        paths = [str(file.jalur) for file in to_delete] + [str(places.manifest)]
        heading = "Yang akan dihapus; sekarang tidak ada yang diubah:"
        return Result("\n  ".join([heading, *paths]), {"dihapus": paths}, notes)
    if machine.excel_running():
        raise SakipError("SKP-571")
    rest = list(_delete_files(to_delete))
    if rest:
        places.manifest.write_bytes(manifest.model_copy(update={"berkas": rest}).to_bytes())
        notes += [temuan("SKP-583", nilai=file.jalur) for file in rest]
    else:
        places.manifest.unlink()
    _tidy(places, manifest.folder)
    deleted = [str(file.jalur) for file in to_delete if file not in rest]
    message = "SAKIP sudah dilepas." if not rest else "SAKIP belum seluruhnya dilepas."
    return Result(message, {"dihapus": deleted}, notes)


def _sort_out(places: Places[Path], manifest: Manifest) -> tuple[list[InstalledFile], list[Temuan]]:
    """What may be deleted, and why the rest is left."""
    to_delete, notes = list[InstalledFile](), list[Temuan]()
    for file in manifest.berkas:
        if not file.jalur.exists():
            continue
        if not _is_inside(places, file.jalur):
            notes.append(temuan("SKP-582", nilai=file.jalur))
        elif _reads_intact(file):
            to_delete.append(file)
        else:
            notes.append(temuan("SKP-581", nilai=file.jalur))
    return to_delete, notes


def _is_inside(places: Places[Path], path: Path) -> bool:
    return ".." not in path.parts and any(path.is_relative_to(folder) for folder in places.folder)


def _reads_intact(file: InstalledFile) -> bool:
    """A file that cannot be read is tried all the same: deleting it shows what is wrong."""
    try:
        return file.intact()
    except OSError:
        return True


def _delete_files(files: list[InstalledFile]) -> Iterator[InstalledFile]:
    """Delete the files; yields those that could not be deleted."""
    for file in files:
        try:
            file.jalur.unlink(missing_ok=True)
        except OSError:
            yield file


def _tidy(places: Places[Path], folders: list[Path]) -> None:
    """Delete the folders that we made and that are empty now, the inner ones first."""
    for folder in reversed(folders):
        if any(folder.is_relative_to(parent) or parent.is_relative_to(folder) for parent in places.folder):
            with suppress(OSError):
                folder.rmdir()
