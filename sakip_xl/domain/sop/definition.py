"""The two SOPs as data: read from ``data/sop_*.toml``, checked when this module is imported.

``SOP`` holds both procedures, ``IDENTITAS`` the page they share, ``SYARAT`` the named content checks.
A definition that cannot run raises ``DefinitionError``, which names the file and the step.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from sakip_xl.domain.terms import Peran, SopName

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


class IdentityItem(_Data):
    """One line of the identity page: corrected, and as the source has it."""

    teks: Annotated[str, Field(min_length=1)]
    asli: str


class Proposal(_Data):
    """A newer legal basis that the kecamatan may take over, and why."""

    teks: Annotated[str, Field(min_length=1)]
    alasan: Annotated[str, Field(min_length=1)]


class Identitas(_Data):
    """The identity page that both SOPs share (domain.md 5.3 #3)."""

    dasar_hukum: tuple[IdentityItem, ...]
    usulan_dasar_hukum: tuple[Proposal, ...]
    kualifikasi: tuple[IdentityItem, ...]
    keterkaitan: tuple[IdentityItem, ...]
    peralatan: tuple[IdentityItem, ...]
    peringatan: tuple[IdentityItem, ...]
    pencatatan: tuple[IdentityItem, ...]


_DISPOSISI = {"disposisi_camat", "disposisi_laporan"}


class Langkah(_Data):
    """One step: who, what must be there, what comes out, how long, and where a *tidak* leads.

    ``id`` is the step for good, ``nomor`` its place in the file today. ``pelaku`` may complete the step;
    ``kolom`` is the flowchart. Either ``menit`` or ``hari`` is the standard time; the archive has neither.
    ``kembali_ke`` is the default of ``boleh_kembali_ke``, all ids. ``dokumen_tetap``: the documents of
    ``kelengkapan`` that stay the same the whole year.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    nomor: int
    uraian: Annotated[str, Field(min_length=1)]
    teks_asli: str
    pelaku: tuple[Peran, ...]
    kolom: Mapping[Peran, Symbol]
    kelengkapan: tuple[str, ...]
    keluaran: tuple[str, ...]
    dokumen_tetap: tuple[str, ...] = ()
    menit: Annotated[int, Field(ge=0)] = 0
    hari: Annotated[int, Field(ge=0)] = 0
    keterangan: str = ""
    syarat_masuk: tuple[str, ...] = ()
    syarat_keluar: tuple[str, ...] = ()
    keputusan: bool = False
    camat_mengembalikan: bool = False
    kembali_ke: str | None = None
    boleh_kembali_ke: tuple[str, ...] = ()

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
    def with_disposisi(self) -> bool:
        """Whether the step ends with a disposisi of the Camat."""
        return not _DISPOSISI.isdisjoint(self.syarat_keluar)

    @property
    def can_return(self) -> bool:
        """Whether a *tidak* can be answered here at all."""
        return self.keputusan or self.camat_mengembalikan


class Sop(_Data):
    """One procedure, its steps in order."""

    nama: SopName
    judul: Annotated[str, Field(min_length=1)]
    langkah: Annotated[tuple[Langkah, ...], Field(min_length=1)]

    @field_validator("langkah", mode="before")
    @classmethod
    def _number(cls, langkah: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Give each step its place as its number, and ``keterangan`` the numbers of the steps it names."""
        numbers = {step.get("id", ""): number for number, step in enumerate(langkah, 1)}
        try:
            return [
                {"nomor": number, **step, "keterangan": step.get("keterangan", "").format_map(numbers)}
                for number, step in enumerate(langkah, 1)
            ]
        except KeyError as galat:
            msg = f"keterangan menyebut langkah {galat} yang tidak ada"
            raise ValueError(msg) from galat

    def ke(self, number: int) -> Langkah:
        """The step of that number; ``KeyError`` when there is none."""
        for langkah in self.langkah:
            if langkah.nomor == number:
                return langkah
        raise KeyError(number)

    def find(self, name: int | str) -> Langkah | None:
        """The step of that id, or of that number as people type it."""
        return next(
            (langkah for langkah in self.langkah if str(name) in {langkah.id, str(langkah.nomor)}), None
        )

    def destinations(self, langkah: Langkah) -> list[Langkah]:
        """The steps that a *tidak* at this step may lead to."""
        return [step for destination in langkah.boleh_kembali_ke if (step := self.find(destination))]

    def default_destination(self, langkah: Langkah) -> Langkah:
        """The step that a *tidak* leads to when none is chosen; a step that cannot return is its own."""
        return self.find(langkah.kembali_ke or langkah.id) or langkah

    def reopenings(self) -> list[Langkah]:
        """The steps from which a result that was agreed may be worked on again, the usual one first.

        The decision, and wherever its *tidak* leads.
        """
        decision = self.langkah_keputusan
        usual = self.default_destination(decision)
        others = [step for step in self.destinations(decision) if step.id != usual.id]
        return [usual, *others, decision]

    def langkah_keluar(self, syarat: str) -> Langkah:
        """The step that cannot be left before this named check is met."""
        return next(langkah for langkah in self.langkah if syarat in langkah.syarat_keluar)

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
        raise DefinitionError("\n".join(_field_faults(error, file))) from error
    flaws = [*_order_flaws(sop), *_symbol_flaws(sop), *_keputusan_flaws(sop)]
    for langkah in sop.langkah:
        flaws += [
            (langkah.nomor, reason)
            for reason in (*_langkah_flaws(langkah, requirements), *_return_flaws(sop, langkah))
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


def _field_faults(error: ValidationError, file: str) -> Iterator[str]:
    for detail in error.errors():
        path = detail["loc"]
        if len(path) > 1 and isinstance(path[1], int):
            field_name = ".".join(str(part) for part in path[2:])
            yield f"{file}, langkah {path[1] + 1}: {field_name}: {detail['msg']}"
        else:
            yield f"{file}: {'.'.join(str(part) for part in path)}: {detail['msg']}"


_Flaw = tuple[int, str]


def _order_flaws(sop: Sop) -> Iterator[_Flaw]:
    """A step is named once, and its number is its place."""
    ids = [langkah.id for langkah in sop.langkah]
    for place, langkah in enumerate(sop.langkah, 1):
        if langkah.nomor != place:
            yield place, f"nomor dihitung dari urutan, bukan {langkah.nomor}"
        if langkah.id in ids[: place - 1]:
            yield place, f"id {langkah.id} sudah dipakai"


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
    later = {langkah.id for langkah in sop.langkah if langkah.nomor > numbers[0]}
    for langkah in sop.langkah:
        if langkah.camat_mengembalikan and later & set(langkah.boleh_kembali_ke):
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
    if not set(langkah.dokumen_tetap) <= set(langkah.kelengkapan):
        yield "dokumen_tetap bukan bagian kelengkapan"
    for name in (*langkah.syarat_masuk, *langkah.syarat_keluar):
        if name not in requirements:
            yield f"syarat {name} tidak dikenal"


def _return_flaws(sop: Sop, langkah: Langkah) -> Iterator[str]:
    if not langkah.can_return:
        if langkah.kembali_ke is not None or langkah.boleh_kembali_ke:
            yield "ada tujuan kembali tetapi bukan langkah keputusan"
        return
    if langkah.kembali_ke is None:
        yield "keputusan tanpa tujuan kembali"
    elif langkah.kembali_ke not in langkah.boleh_kembali_ke:
        yield "kembali_ke tidak termasuk boleh_kembali_ke"
    earlier = {step.id for step in sop.langkah if step.nomor < langkah.nomor}
    for destination in langkah.boleh_kembali_ke:
        if destination not in earlier:
            yield f"tujuan kembali {destination} bukan langkah sebelumnya"


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
LANGKAH_TERBANYAK = max(len(sop.langkah) for sop in SOP.values())
"""How many steps the longest SOP has."""
