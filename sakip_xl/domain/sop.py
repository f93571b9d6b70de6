"""The two SOPs as data: read from ``data/sop_*.toml``, checked when this module is imported.

``SOP`` holds both procedures, ``IDENTITAS`` the page they share, ``SYARAT`` the named content checks.
A definition that cannot run raises ``DefinisiError``, which names the file and the step.
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

from sakip_xl.domain.istilah import NamaSop, Peran, YaTidak

MENIT_PER_HARI = 450
"""Net working minutes a day: 37 h 30 min in five days (Perpres 21/2023)."""

SYARAT_PENGUMPULAN = "pengumpulan_disetujui"
"""The one content check that looks at the other SOP's log instead of a sheet."""


class DefinisiError(ValueError):
    """A data file of the SOP that cannot run; the text names the file and each step."""


class Simbol(StrEnum):
    """The symbols that stand in an actor's column (PermenPANRB 35/2012); arrows are drawn between them."""

    MULAI = "mulai"
    PROSES = "proses"
    KEPUTUSAN = "keputusan"
    SELESAI = "selesai"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Syarat(_Data):
    """One content check by name: what it asks, and the sheet where what is missing is filled in."""

    judul: Annotated[str, Field(min_length=1)]
    isi_di: Annotated[str, Field(min_length=1)]


class Butir(_Data):
    """One line of the identity page: corrected, and as the source has it."""

    teks: Annotated[str, Field(min_length=1)]
    asli: str


class Usulan(_Data):
    """A newer legal basis that the kecamatan may take over, and why."""

    teks: Annotated[str, Field(min_length=1)]
    alasan: Annotated[str, Field(min_length=1)]


class Identitas(_Data):
    """The identity page that both SOPs share (domain.md 5.3 #3)."""

    dasar_hukum: tuple[Butir, ...]
    usulan_dasar_hukum: tuple[Usulan, ...]
    kualifikasi: tuple[Butir, ...]
    keterkaitan: tuple[Butir, ...]
    peralatan: tuple[Butir, ...]
    peringatan: tuple[Butir, ...]
    pencatatan: tuple[Butir, ...]


class Langkah(_Data):
    """One step: who, what must be there, what comes out, how long, and where a *tidak* leads.

    ``pelaku`` may complete the step; ``kolom`` is the flowchart. Either ``menit`` or ``hari`` is the
    standard time; the archive has neither. ``kembali_ke`` is the default of ``boleh_kembali_ke``.
    """

    nomor: Annotated[int, Field(ge=1)]
    uraian: Annotated[str, Field(min_length=1)]
    teks_asli: str
    pelaku: tuple[Peran, ...]
    kolom: Mapping[Peran, Simbol]
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
    def waktu_teks(self) -> str:
        """Standard time as the SOP prints it: ``60 menit``, ``1 hari``, or ``-``."""
        if self.hari:
            return f"{self.hari} hari"
        return f"{self.menit} menit" if self.menit else "-"

    @property
    def dapat_kembali(self) -> bool:
        """Whether a *tidak* can be answered here at all."""
        return self.keputusan or self.camat_mengembalikan


class Sop(_Data):
    """One procedure, its steps in order."""

    nama: NamaSop
    judul: Annotated[str, Field(min_length=1)]
    langkah: Annotated[tuple[Langkah, ...], Field(min_length=1)]

    def ke(self, nomor: int) -> Langkah:
        """The step of that number; ``KeyError`` when there is none."""
        for langkah in self.langkah:
            if langkah.nomor == nomor:
                return langkah
        raise KeyError(nomor)

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


def baca_sop(isi: str, berkas: str, syarat: Mapping[str, Syarat]) -> Sop:
    """The SOP that a TOML text describes.

    Raises ``DefinisiError`` with one line a mistake: file, step, what is wrong.
    """
    mentah = _toml(isi, berkas)
    try:
        sop = Sop.model_validate(mentah)
    except ValidationError as salah:
        raise DefinisiError("\n".join(_salah_bidang(salah, mentah, berkas))) from salah
    cacat = [*_cacat_urutan(sop), *_cacat_simbol(sop), *_cacat_keputusan(sop)]
    for langkah in sop.langkah:
        cacat += [
            (langkah.nomor, apa) for apa in (*_cacat_langkah(langkah, syarat), *_cacat_kembali(langkah))
        ]
    if cacat:
        raise DefinisiError("\n".join(f"{berkas}, langkah {nomor}: {apa}" for nomor, apa in cacat))
    return sop


def _toml(isi: str, berkas: str) -> dict[str, Any]:
    try:
        return tomllib.loads(isi)
    except tomllib.TOMLDecodeError as salah:
        msg = f"{berkas}: bukan TOML yang sah ({salah})"
        raise DefinisiError(msg) from salah


def _salah_bidang(salah: ValidationError, mentah: Mapping[str, Any], berkas: str) -> Iterator[str]:
    for rincian in salah.errors():
        tempat = rincian["loc"]
        if len(tempat) > 1 and isinstance(tempat[1], int):
            nomor = mentah["langkah"][tempat[1]].get("nomor", f"urutan {tempat[1] + 1}")
            bidang = ".".join(str(bagian) for bagian in tempat[2:])
            yield f"{berkas}, langkah {nomor}: {bidang}: {rincian['msg']}"
        else:
            yield f"{berkas}: {'.'.join(str(bagian) for bagian in tempat)}: {rincian['msg']}"


_Cacat = tuple[int, str]


def _cacat_urutan(sop: Sop) -> Iterator[_Cacat]:
    """The next step is always the next number: a gap cuts off everything behind it."""
    for nomor, kali in Counter(langkah.nomor for langkah in sop.langkah).items():
        if kali > 1:
            yield nomor, f"nomor ditulis {kali} kali"
    tercapai = 1
    for langkah in sop.langkah:
        if langkah.nomor > tercapai:
            yield langkah.nomor, f"tidak dapat dicapai, langkah {tercapai} tidak ada pada urutannya"
        tercapai = max(tercapai, langkah.nomor + 1)


def _cacat_simbol(sop: Sop) -> Iterator[_Cacat]:
    for simbol, langkah in ((Simbol.MULAI, sop.langkah[0]), (Simbol.SELESAI, sop.akhir)):
        letak = [satu.nomor for satu in sop.langkah for gambar in satu.kolom.values() if gambar is simbol]
        if not letak:
            yield langkah.nomor, f"simbol {simbol} tidak ada"
        for nomor in letak[1:]:
            yield nomor, f"simbol {simbol} ada lebih dari satu"
        if letak and letak[0] != langkah.nomor:
            yield letak[0], f"simbol {simbol} harus pada langkah {langkah.nomor}"


def _cacat_keputusan(sop: Sop) -> Iterator[_Cacat]:
    """Exactly one decision, so that an agreed SOP is one the Sekretaris agreed to (domain.md 5.3 #6)."""
    nomor = [langkah.nomor for langkah in sop.langkah if langkah.keputusan]
    if not nomor:
        yield sop.akhir.nomor, "SOP berakhir tanpa langkah keputusan"
        return
    for lebih in nomor[1:]:
        yield lebih, "langkah keputusan ada lebih dari satu"
    for langkah in sop.langkah:
        if langkah.camat_mengembalikan and any(ke > nomor[0] for ke in langkah.boleh_kembali_ke):
            yield langkah.nomor, f"Camat harus mengembalikan ke langkah {nomor[0]} atau sebelumnya"


def _cacat_langkah(langkah: Langkah, syarat: Mapping[str, Syarat]) -> Iterator[str]:
    if not langkah.pelaku:
        yield "pelaku tidak ada"
    elif not set(langkah.pelaku) & set(langkah.kolom):
        yield "tidak ada pelaku yang bersimbol pada kolom"
    if langkah.menit and langkah.hari:
        yield "waktu baku ditulis dua kali, menit dan hari"
    if langkah.keputusan != (Simbol.KEPUTUSAN in langkah.kolom.values()):
        yield "keputusan dan simbol keputusan harus ada bersama"
    for nama in (*langkah.syarat_masuk, *langkah.syarat_keluar):
        if nama not in syarat:
            yield f"syarat {nama} tidak dikenal"


def _cacat_kembali(langkah: Langkah) -> Iterator[str]:
    if not langkah.dapat_kembali:
        if langkah.kembali_ke is not None or langkah.boleh_kembali_ke:
            yield "ada tujuan kembali tetapi bukan langkah keputusan"
        return
    if langkah.kembali_ke is None:
        yield "keputusan tanpa tujuan kembali"
    elif langkah.kembali_ke not in langkah.boleh_kembali_ke:
        yield "kembali_ke tidak termasuk boleh_kembali_ke"
    for ke in langkah.boleh_kembali_ke:
        if not 1 <= ke < langkah.nomor:
            yield f"tujuan kembali {ke} bukan langkah sebelumnya"


def tabel_transisi(sop: Sop) -> str:
    """Every move the SOP declares, one a line: from, to, on what, by whom. What is not here is refused.

    >>> print(tabel_transisi(SOP[NamaSop.PENGUKURAN]).splitlines()[8])
     8 ->       6  Tidak (baku)                Sekretaris
    """
    baris = []
    for langkah in sop.langkah:
        tujuan = "selesai" if langkah is sop.akhir else f"{langkah.nomor + 1:7d}"
        syarat = f"{YaTidak.YA}" if langkah.keputusan else "langkah selesai"
        oleh = ", ".join(langkah.pelaku)
        baris.append(f"{langkah.nomor:2d} -> {tujuan}  {syarat:<27} {oleh}")
        for ke in langkah.boleh_kembali_ke:
            jenis = " (baku)" if ke == langkah.kembali_ke else ""
            izin = " bila diizinkan" if langkah.camat_mengembalikan else ""
            penjawab = Peran.CAMAT if langkah.camat_mengembalikan else oleh
            baris.append(f"{langkah.nomor:2d} -> {ke:7d}  {YaTidak.TIDAK + jenis + izin:<27} {penjawab}")
    return "\n".join(baris)


def isi_nama(teks: str, kecamatan: str, kabupaten: str) -> str:
    """A text of the identity page with its placeholders filled.

    The names may be given with or without their ``Kecamatan`` / ``Kabupaten``; an empty one leaves dots
    to be filled by hand.

    >>> isi_nama("Camat {kecamatan} Kabupaten {kabupaten}", "Kecamatan Sumbersuko", "")
    'Camat Sumbersuko Kabupaten …'
    """
    for kunci, nama, sebutan in (
        ("{kecamatan}", kecamatan, "kecamatan "),
        ("{kabupaten}", kabupaten, "kabupaten "),
    ):
        rapi = " ".join(nama.split())
        if rapi.casefold().startswith(sebutan):
            rapi = rapi[len(sebutan) :]
        teks = teks.replace(kunci, rapi or "…")
    return teks


def _muat(nama: str) -> str:
    return files("sakip_xl.data").joinpath(nama).read_text(encoding="utf-8")


def baca_syarat(isi: str, berkas: str) -> dict[str, Syarat]:
    """The content checks that a TOML text names; raises ``DefinisiError``."""
    mentah = _toml(isi, berkas)
    try:
        return {nama: Syarat.model_validate(satu) for nama, satu in mentah.items()}
    except ValidationError as salah:
        msg = f"{berkas}: {salah}"
        raise DefinisiError(msg) from salah


def baca_identitas(isi: str, berkas: str) -> Identitas:
    """The identity page that a TOML text holds; raises ``DefinisiError``."""
    try:
        return Identitas.model_validate(_toml(isi, berkas))
    except ValidationError as salah:
        msg = f"{berkas}: {salah}"
        raise DefinisiError(msg) from salah


SYARAT: Mapping[str, Syarat] = MappingProxyType(baca_syarat(_muat("syarat.toml"), "syarat.toml"))
IDENTITAS: Identitas = baca_identitas(_muat("sop_identitas.toml"), "sop_identitas.toml")
SOP: Mapping[NamaSop, Sop] = MappingProxyType(
    {nama: baca_sop(_muat(f"sop_{nama}.toml"), f"sop_{nama}.toml", SYARAT) for nama in NamaSop}
)
