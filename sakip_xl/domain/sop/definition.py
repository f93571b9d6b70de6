"""The two SOPs as data: read from ``data/sop_*.toml``, checked when this module is imported.

``SOP`` holds both procedures, ``IDENTITAS`` the page they share, ``SYARAT`` the named content checks.
A definition that cannot run raises ``DefinitionError``, which names the file and the step.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sakip_xl.domain.terms import Peran, SopName, YesNo

MENIT_PER_HARI = 450
"""Net working minutes a day: 37 h 30 min in five days (Perpres 21/2023)."""

SYARAT_PENGUMPULAN = "pengumpulan_disetujui"
"""The one content check that looks at the other SOP's log instead of a sheet."""


class DefinitionError(ValueError):
    """A data file of the SOP that cannot run; the text names the file and each step."""


class Symbol(StrEnum):
    """The symbols that stand in an actor's column (PermenPANRB 35/2012); arrows are drawn between them."""

    MULAI = "mulai"
    PROSES = "proses"
    KEPUTUSAN = "keputusan"
    SELESAI = "selesai"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Requirement(_Data):
    """One content check by name: what it asks, and the sheet where what is missing is filled in."""

    judul: Annotated[str, Field(min_length=1)]
    isi_di: Annotated[str, Field(min_length=1)]


class Item(_Data):
    """One line of the identity page: corrected, and as the source has it."""

    teks: Annotated[str, Field(min_length=1)]
    asli: str


class Proposal(_Data):
    """A newer legal basis that the kecamatan may take over, and why."""

    teks: Annotated[str, Field(min_length=1)]
    alasan: Annotated[str, Field(min_length=1)]


class Identitas(_Data):
    """The identity page that both SOPs share (domain.md 5.3 #3)."""

    dasar_hukum: tuple[Item, ...]
    usulan_dasar_hukum: tuple[Proposal, ...]
    kualifikasi: tuple[Item, ...]
    keterkaitan: tuple[Item, ...]
    peralatan: tuple[Item, ...]
    peringatan: tuple[Item, ...]
    pencatatan: tuple[Item, ...]


class Langkah(_Data):
    """One step: who, what must be there, what comes out, how long, and where a *tidak* leads.

    ``pelaku`` may complete the step; ``kolom`` is the flowchart. Either ``menit`` or ``hari`` is the
    standard time; the archive has neither. ``kembali_ke`` is the default of ``boleh_kembali_ke``.
    """

    nomor: Annotated[int, Field(ge=1)]
    uraian: Annotated[str, Field(min_length=1)]
    teks_asli: str
    pelaku: tuple[Peran, ...]
    kolom: Mapping[Peran, Symbol]
    kelengkapan: tuple[str, ...]
    keluaran: tuple[str, ...]
    menit: Annotated[int, Field(ge=0)] = 0
    hari: Annotated[int, Field(ge=0)] = 0
    keterangan: str = ""
    syarat_masuk: tuple[str, ...] = ()
    syarat_keluar: tuple[str, ...] = ()
    keputusan: bool = False
    camat_mengembalikan: bool = False
    kembali_ke: int | None = None
    boleh_kembali_ke: tuple[int, ...] = ()

    def waktu_baku(self, menit_per_hari: int = MENIT_PER_HARI) -> int:
        """Standard time in working minutes."""
        return self.menit + self.hari * menit_per_hari

    @property
    def time_text(self) -> str:
        """Standard time as the SOP prints it: ``60 menit``, ``1 hari``, or ``-``."""
        if self.hari:
            return f"{self.hari} hari"
        return f"{self.menit} menit" if self.menit else "-"

    @property
    def can_return(self) -> bool:
        """Whether a *tidak* can be answered here at all."""
        return self.keputusan or self.camat_mengembalikan


class Sop(_Data):
    """One procedure, its steps in order."""

    nama: SopName
    judul: Annotated[str, Field(min_length=1)]
    langkah: Annotated[tuple[Langkah, ...], Field(min_length=1)]

    def ke(self, number: int) -> Langkah:
        """The step of that number; ``KeyError`` when there is none."""
        for langkah in self.langkah:
            if langkah.nomor == number:
                return langkah
        raise KeyError(number)

    @property
    def akhir(self) -> Langkah:
        """The last step."""
        return self.langkah[-1]

    @property
    def langkah_keputusan(self) -> Langkah:
        """The step where the Sekretaris decides."""
        return next(langkah for langkah in self.langkah if langkah.keputusan)

    def waktu_baku(self, menit_per_hari: int = MENIT_PER_HARI) -> int:
        """Sum of the standard times in working minutes (domain.md 5.1, 5.2)."""
        return sum(langkah.waktu_baku(menit_per_hari) for langkah in self.langkah)


def read_sop(content: str, file: str, requirements: Mapping[str, Requirement]) -> Sop:
    """The SOP that a TOML text describes.

    Raises ``DefinitionError`` with one line per mistake: file, step, what is wrong.
    """
    raw = _toml(content, file)
    try:
        sop = Sop.model_validate(raw)
    except ValidationError as error:
        raise DefinitionError("\n".join(_field_faults(error, raw, file))) from error
    flaws = [*_order_flaws(sop), *_symbol_flaws(sop), *_keputusan_flaws(sop)]
    for langkah in sop.langkah:
        flaws += [
            (langkah.nomor, reason)
            for reason in (*_langkah_flaws(langkah, requirements), *_return_flaws(langkah))
        ]
    if flaws:
        raise DefinitionError("\n".join(f"{file}, langkah {number}: {reason}" for number, reason in flaws))
    return sop


def _toml(content: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        msg = f"{file}: bukan TOML yang sah ({error})"
        raise DefinitionError(msg) from error


def _field_faults(error: ValidationError, raw: Mapping[str, Any], file: str) -> Iterator[str]:
    for detail in error.errors():
        path = detail["loc"]
        if len(path) > 1 and isinstance(path[1], int):
            number = raw["langkah"][path[1]].get("nomor", f"urutan {path[1] + 1}")
            field_name = ".".join(str(part) for part in path[2:])
            yield f"{file}, langkah {number}: {field_name}: {detail['msg']}"
        else:
            yield f"{file}: {'.'.join(str(part) for part in path)}: {detail['msg']}"


_Flaw = tuple[int, str]


def _order_flaws(sop: Sop) -> Iterator[_Flaw]:
    """The next step is always the next number: a gap cuts off everything after it."""
    for number, count in Counter(langkah.nomor for langkah in sop.langkah).items():
        if count > 1:
            yield number, f"nomor ditulis {count} kali"
    reachable = 1
    for langkah in sop.langkah:
        if langkah.nomor > reachable:
            yield langkah.nomor, f"tidak dapat dicapai, langkah {reachable} tidak ada pada urutannya"
        reachable = max(reachable, langkah.nomor + 1)


def _symbol_flaws(sop: Sop) -> Iterator[_Flaw]:
    for symbol, langkah in ((Symbol.MULAI, sop.langkah[0]), (Symbol.SELESAI, sop.akhir)):
        numbers = [step.nomor for step in sop.langkah for drawn in step.kolom.values() if drawn is symbol]
        if not numbers:
            yield langkah.nomor, f"simbol {symbol} tidak ada"
        for number in numbers[1:]:
            yield number, f"simbol {symbol} ada lebih dari satu"
        if numbers and numbers[0] != langkah.nomor:
            yield numbers[0], f"simbol {symbol} harus pada langkah {langkah.nomor}"


def _keputusan_flaws(sop: Sop) -> Iterator[_Flaw]:
    """Exactly one decision, so that an approved SOP is one the Sekretaris approved (domain.md 5.3 #6)."""
    numbers = [langkah.nomor for langkah in sop.langkah if langkah.keputusan]
    if not numbers:
        yield sop.akhir.nomor, "SOP berakhir tanpa langkah keputusan"
        return
    for extra in numbers[1:]:
        yield extra, "langkah keputusan ada lebih dari satu"
    for langkah in sop.langkah:
        if langkah.camat_mengembalikan and any(
            destination > numbers[0] for destination in langkah.boleh_kembali_ke
        ):
            yield langkah.nomor, f"Camat harus mengembalikan ke langkah {numbers[0]} atau sebelumnya"


def _langkah_flaws(langkah: Langkah, requirements: Mapping[str, Requirement]) -> Iterator[str]:
    if not langkah.pelaku:
        yield "pelaku tidak ada"
    elif not set(langkah.pelaku) & set(langkah.kolom):
        yield "tidak ada pelaku yang bersimbol pada kolom"
    if langkah.menit and langkah.hari:
        yield "waktu baku ditulis dua kali, menit dan hari"
    if langkah.keputusan != (Symbol.KEPUTUSAN in langkah.kolom.values()):
        yield "keputusan dan simbol keputusan harus ada bersama"
    for name in (*langkah.syarat_masuk, *langkah.syarat_keluar):
        if name not in requirements:
            yield f"syarat {name} tidak dikenal"


def _return_flaws(langkah: Langkah) -> Iterator[str]:
    if not langkah.can_return:
        if langkah.kembali_ke is not None or langkah.boleh_kembali_ke:
            yield "ada tujuan kembali tetapi bukan langkah keputusan"
        return
    if langkah.kembali_ke is None:
        yield "keputusan tanpa tujuan kembali"
    elif langkah.kembali_ke not in langkah.boleh_kembali_ke:
        yield "kembali_ke tidak termasuk boleh_kembali_ke"
    for destination in langkah.boleh_kembali_ke:
        if not 1 <= destination < langkah.nomor:
            yield f"tujuan kembali {destination} bukan langkah sebelumnya"


def transition_table(sop: Sop) -> str:
    """Every move the SOP declares, one per line: from, to, on what, by whom. What is not here is refused.

    >>> print(transition_table(SOP[SopName.PENGUKURAN]).splitlines()[8])
     8 ->       6  Tidak (baku)                Sekretaris
    """
    lines = []
    for langkah in sop.langkah:
        next_step = "selesai" if langkah is sop.akhir else f"{langkah.nomor + 1:7d}"
        condition = f"{YesNo.YA}" if langkah.keputusan else "langkah selesai"
        actors = ", ".join(langkah.pelaku)
        lines.append(f"{langkah.nomor:2d} -> {next_step}  {condition:<27} {actors}")
        for destination in langkah.boleh_kembali_ke:
            default = " (baku)" if destination == langkah.kembali_ke else ""
            permission = " bila diizinkan" if langkah.camat_mengembalikan else ""
            answerer = Peran.CAMAT if langkah.camat_mengembalikan else actors
            lines.append(
                f"{langkah.nomor:2d} -> {destination:7d}  {YesNo.TIDAK + default + permission:<27} {answerer}"
            )
    return "\n".join(lines)


def fill_names(text: str, kecamatan: str, kabupaten: str) -> str:
    """A text of the identity page with its placeholders filled.

    The names may be given with or without their ``Kecamatan`` / ``Kabupaten``; an empty one leaves dots
    to be filled by hand.

    >>> fill_names("Camat {kecamatan} Kabupaten {kabupaten}", "Kecamatan Sumbersuko", "")
    'Camat Sumbersuko Kabupaten …'
    """
    for key, name, prefix in (
        ("{kecamatan}", kecamatan, "kecamatan "),
        ("{kabupaten}", kabupaten, "kabupaten "),
    ):
        clean = " ".join(name.split())
        if clean.casefold().startswith(prefix):
            clean = clean[len(prefix) :]
        text = text.replace(key, clean or "…")
    return text


def _load(name: str) -> str:
    return files("sakip_xl.data").joinpath(name).read_text(encoding="utf-8")


def read_requirements(content: str, file: str) -> dict[str, Requirement]:
    """The content checks that a TOML text names; raises ``DefinitionError``."""
    raw = _toml(content, file)
    try:
        return {name: Requirement.model_validate(entry) for name, entry in raw.items()}
    except ValidationError as error:
        msg = f"{file}: {error}"
        raise DefinitionError(msg) from error


def read_identitas(content: str, file: str) -> Identitas:
    """The identity page that a TOML text holds; raises ``DefinitionError``."""
    try:
        return Identitas.model_validate(_toml(content, file))
    except ValidationError as error:
        msg = f"{file}: {error}"
        raise DefinitionError(msg) from error


SYARAT: Mapping[str, Requirement] = MappingProxyType(read_requirements(_load("syarat.toml"), "syarat.toml"))
IDENTITAS: Identitas = read_identitas(_load("sop_identitas.toml"), "sop_identitas.toml")
SOP: Mapping[SopName, Sop] = MappingProxyType(
    {nama: read_sop(_load(f"sop_{nama}.toml"), f"sop_{nama}.toml", SYARAT) for nama in SopName}
)
