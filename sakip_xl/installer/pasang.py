"""Install for the person who is logged on: the add-in, its settings, on a Mac its script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath

from sakip_xl import __version__
from sakip_xl.actions.result import Result
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.installer.byte_code import compile_libraries
from sakip_xl.installer.file_transaction import WriteTransaction
from sakip_xl.installer.machine import Machine, Places
from sakip_xl.installer.manifest import InstalledFile, Manifest, read_manifest
from sakip_xl.installer.material import material
from sakip_xl.installer.registry import disabled_entries
from sakip_xl.installer.self_test import self_test
from sakip_xl.installer.this_machine import this_machine
from sakip_xl.installer.windows import windows_places
from sakip_xl.workbook.sidik import bytes_sidik


def pasang(machine: Machine | None = None, *, now: datetime, pratinjau: bool = False) -> Result:
    """Install, or repair or renew what is installed; ``pratinjau`` only shows what would be done.

    Refuses while Excel runs (SKP-571) and with a Python that would not work (SKP-573, 576). When a step
    fails, what the earlier ones wrote is undone (SKP-577 to 579). Run twice, it changes nothing.
    """
    machine = machine or this_machine()
    if pratinjau:
        return _plan(machine)
    places = machine.places()
    if machine.excel_running():
        raise SakipError("SKP-571")
    if machine.from_store():
        raise SakipError("SKP-573", nilai=machine.python)
    files = material(machine, places)
    old = _old_manifest(places)
    missing = compile_libraries(machine.libraries())
    with WriteTransaction() as transaction:
        manifest, replaced = _write(transaction, places, files, old, now)
        self_test(machine, str(machine.python))
        transaction.write(places.manifest, manifest.to_bytes())
    notes = [*_python_issues(machine, missing), *_lift_disabling(machine, places)]
    message = f"SAKIP {__version__} terpasang. Buka Excel; tab SAKIP muncul di pita."
    if replaced is not None:
        message += f" Tambahan yang lama disimpan di {replaced}."
    data = {
        "versi": __version__,
        "berkas": [str(path) for path in files],
        "cadangan": replaced and str(replaced),
    }
    return Result(message, data, notes, [*files])


def _write(
    transaction: WriteTransaction,
    places: Places[Path],
    files: dict[Path, bytes],
    old: Manifest | None,
    now: datetime,
) -> tuple[Manifest, Path | None]:
    """Write what differs. Gives the manifest, which keeps what earlier installations made, and the backup.

    A backup of somebody else's add-in is not part of the manifest: ``lepas`` leaves it to its owner.
    """
    installed = {file.jalur: file for file in old.berkas} if old else {}
    replaced = None
    previous = transaction.read(places.addin)
    if previous is not None and previous != files[places.addin]:
        replaced = places.cadangan / f"SAKIP.{now:%Y%m%d-%H%M%S}.xlam"
        transaction.write(replaced, previous)
        if old and old.is_ours(places.addin, previous):
            installed[replaced] = InstalledFile(jalur=replaced, sidik=bytes_sidik(previous))
    for path, data_bytes in files.items():
        transaction.write(path, data_bytes)
        installed[path] = InstalledFile(jalur=path, sidik=bytes_sidik(data_bytes))
    for path in (places.log, places.old_log):
        installed[path] = InstalledFile(jalur=path, sidik=None)
    folders = [*(old.folder if old else []), *transaction.folder]
    manifest = Manifest(
        versi=__version__,
        saat=now,
        berkas=list(installed.values()),
        folder=[folder for folder in dict.fromkeys(folders) if folder.exists()],
    )
    return manifest, replaced


def _old_manifest(places: Places[Path]) -> Manifest | None:
    """What is installed; a manifest that cannot be read is written anew, as SKP-580 says."""
    try:
        return read_manifest(places)
    except SakipError:
        return None


def _python_issues(machine: Machine, missing: list[Path]) -> Iterator[Temuan]:
    if machine.temporary(machine.python):
        yield temuan("SKP-574", nilai=machine.python)
    if missing:
        yield temuan("SKP-591", nilai=", ".join(library.name for library in missing))


def _lift_disabling(machine: Machine, places: Places[Path]) -> Iterator[Temuan]:
    """Let Excel load our add-in again after Excel had shut it out; only entries of exactly that file."""
    if machine.registry is None:
        return
    for key, name in list(disabled_entries(machine.registry, places.addin)):
        try:
            machine.registry.delete(key, name)
        except OSError:
            yield temuan("SKP-597", nilai=places.addin.name)


def _plan(machine: Machine) -> Result:
    places: Places[Path] | Places[PurePath]
    try:
        places, heading = machine.places(), "Yang akan dilakukan"
    except SakipError as galat:
        if galat.kode != "SKP-570":
            raise
        places, heading = (
            windows_places(),
            f"{machine.name} tidak mempunyai Excel. Yang akan dilakukan di Windows",
        )
    heading += ", tanpa hak administrator; sekarang tidak ada yang diubah:"
    steps = list(_steps(machine, places))
    return Result("\n  ".join([heading, *steps]), {"rencana": steps})


def _steps(machine: Machine, places: Places[Path] | Places[PurePath]) -> Iterator[str]:
    yield "memastikan Excel sudah ditutup"
    yield f"menyiapkan kode byte pustaka untuk {machine.python}"
    yield f"menulis {places.addin}; yang lama disalin ke {places.cadangan}"
    if places.script is not None:
        yield f"menulis {places.script}"
    yield f"menulis {places.config}"
    yield "menguji apakah Python itu dapat menjalankan SAKIP"
    yield f"mencatat semuanya di {places.manifest}"
    if places.script is None:
        yield "menghapus larangan Excel atas SAKIP.xlam itu dari DisabledItems"
