"""The append-only log and its hash chain (design.md D5): what was done, by whom, and that it is unedited."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, NaiveDatetime

from sakip_xl.domain.istilah import NamaSop, Peran, Peristiwa, YaTidak


def _ke_detik(waktu: datetime) -> datetime:
    """Excel keeps a time as a fraction of a day and gives it back microseconds off."""
    return (waktu + timedelta(microseconds=500_000)).replace(microsecond=0)


def _teks(nilai: object) -> object:
    """An empty cell is an empty text; a text of digits may come back as a number."""
    if nilai is None:
        return ""
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    if isinstance(nilai, (int, float)):
        return str(nilai)
    return nilai.replace("\r\n", "\n") if isinstance(nilai, str) else nilai


def _kosong(nilai: object) -> object:
    return None if isinstance(nilai, str) and not nilai.strip() else nilai


_Teks = Annotated[str, BeforeValidator(_teks)]
_Nomor = Annotated[int, Field(ge=1)]


class BarisJejak(BaseModel):
    """One row of the log; ``waktu`` is the office's wall clock in whole seconds.

    ``akun`` is the Windows user, ``sidik_lalu`` the fingerprint of the row above, ``sidik`` that of this
    row together with ``sidik_lalu``. ``baris_ke`` is its place in the table and no column.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    nomor: _Nomor
    waktu: Annotated[NaiveDatetime, AfterValidator(_ke_detik)]
    sop: Annotated[NamaSop | None, BeforeValidator(_kosong)] = None
    triwulan: Annotated[Annotated[int, Field(ge=1, le=4)] | None, BeforeValidator(_kosong)] = None
    langkah: Annotated[_Nomor | None, BeforeValidator(_kosong)] = None
    peristiwa: Peristiwa
    oleh: _Teks = ""
    peran: Annotated[Peran | None, BeforeValidator(_kosong)] = None
    akun: _Teks = ""
    keputusan: Annotated[YaTidak | None, BeforeValidator(_kosong)] = None
    ke_langkah: Annotated[_Nomor | None, BeforeValidator(_kosong)] = None
    catatan: _Teks = ""
    sidik_lalu: _Teks
    sidik: _Teks = ""
    baris_ke: int = Field(default=-1, exclude=True, repr=False)

    @classmethod
    def bidang(cls) -> list[str]:
        """The names of the fields that are columns."""
        return [nama for nama in cls.model_fields if nama != "baris_ke"]


class AlasanRantai(StrEnum):
    """Why a row does not fit the chain, as staff read it."""

    ISI = "isi baris tidak cocok dengan sidiknya, baris ini diubah setelah dicatat"
    SAMBUNGAN = "baris tidak menyambung ke baris di atasnya, ada baris dihapus, disisipkan, atau dipindah"
    NOMOR = "nomor tidak berurutan"


def sidik_awal(id_master: str) -> str:
    """What the first row of a master's log is chained to."""
    return sha256(f"sakip_xl {id_master.strip()}".encode()).hexdigest()


def teks_baku(baris: BarisJejak) -> str:
    """The canonical text that is hashed: every column but ``sidik``, an empty one as an empty text."""
    isi = [
        "" if (nilai := getattr(baris, nama)) is None else _sebagai_teks(nilai)
        for nama in BarisJejak.bidang()
        if nama != "sidik"
    ]
    return json.dumps(isi, ensure_ascii=False, separators=(",", ":"))


def _sebagai_teks(nilai: object) -> str:
    return nilai.isoformat(sep=" ") if isinstance(nilai, datetime) else str(nilai)


def hitung_sidik(baris: BarisJejak) -> str:
    """The fingerprint that the row should carry: SHA-256 in 64 hexadecimal digits."""
    return sha256(teks_baku(baris).encode()).hexdigest()


def sambung(rantai: Sequence[BarisJejak], id_master: str, **isi: Any) -> BarisJejak:
    """The next row of the log: ``isi`` with ``nomor``, ``sidik_lalu`` and ``sidik`` filled in.

    ``isi`` takes the other fields of ``BarisJejak``. The log itself is not changed.
    """
    baris = BarisJejak(
        nomor=rantai[-1].nomor + 1 if rantai else 1,
        sidik_lalu=rantai[-1].sidik if rantai else sidik_awal(id_master),
        **isi,
    )
    return baris.model_copy(update={"sidik": hitung_sidik(baris)})


def periksa_rantai(rantai: Sequence[BarisJejak], id_master: str) -> list[tuple[int, AlasanRantai]]:
    """Each broken row by its ``nomor``, with every reason; empty when the log is whole.

    Each row is compared with the fingerprint that the row above *carries*, so that one edited row names
    itself only and not everything below it. A row taken out, put in or moved shows at the row after it.
    Rows cut off at the end leave a chain that is whole: the chain alone cannot know of them, a copy of
    the master or an archive can.
    """
    salah: list[tuple[int, AlasanRantai]] = []
    nomor, sidik = 0, sidik_awal(id_master)
    for baris in rantai:
        if baris.nomor != nomor + 1:
            salah.append((baris.nomor, AlasanRantai.NOMOR))
        if baris.sidik_lalu != sidik:
            salah.append((baris.nomor, AlasanRantai.SAMBUNGAN))
        if baris.sidik != hitung_sidik(baris):
            salah.append((baris.nomor, AlasanRantai.ISI))
        nomor, sidik = baris.nomor, baris.sidik
    return salah


# --- rows taken back ----------------------------------------------------------------------------------------

_BATAL = re.compile(r"Membatalkan jejak nomor (\d{1,9})(?: sampai (\d{1,9}))?: ")


class AlasanBatal(StrEnum):
    """Why a row of ``Peristiwa.BATAL`` takes nothing back, as staff read it."""

    BENTUK = "nomor jejak yang dibatalkan tidak disebut"
    TIADA = "jejak yang dibatalkan tidak ada di atasnya"
    LAGI = "jejak yang dibatalkan sudah dibatalkan sebelumnya, atau mencatat pembatalan"


def catatan_batal(awal: int, akhir: int, tindakan: str) -> str:
    """The text by which a row of ``Peristiwa.BATAL`` names the rows that it takes back.

    >>> catatan_batal(4, 6, "Rekap"), catatan_batal(7, 7, "Laporan")
    ('Membatalkan jejak nomor 4 sampai 6: Rekap', 'Membatalkan jejak nomor 7: Laporan')
    """
    nomor = f"{awal}" if awal == akhir else f"{awal} sampai {akhir}"
    return f"Membatalkan jejak nomor {nomor}: {tindakan}"


def berlaku(rantai: Iterable[BarisJejak]) -> list[BarisJejak]:
    """The rows that count as evidence: those that no later row takes back."""
    rantai = list(rantai)
    batal, _ = _telusuri(rantai)
    return [baris for baris in rantai if baris.nomor not in batal]


def periksa_batal(rantai: Iterable[BarisJejak]) -> list[tuple[int, AlasanBatal]]:
    """Each row of ``Peristiwa.BATAL`` that takes nothing back, by its ``nomor``, and why."""
    return _telusuri(rantai)[1]


def _telusuri(rantai: Iterable[BarisJejak]) -> tuple[set[int], list[tuple[int, AlasanBatal]]]:
    batal: set[int] = set()
    salah: list[tuple[int, AlasanBatal]] = []
    dapat: set[int] = set()
    ada: set[int] = set()
    for baris in rantai:
        ada.add(baris.nomor)
        if baris.peristiwa is not Peristiwa.BATAL:
            dapat.add(baris.nomor)
            continue
        cocok = _BATAL.match(baris.catatan)
        awal, akhir = (int(cocok[1]), int(cocok[2] or cocok[1])) if cocok else (1, 0)
        if awal > akhir:
            salah.append((baris.nomor, AlasanBatal.BENTUK))
        elif akhir >= baris.nomor or not ada.issuperset(range(awal, akhir + 1)):
            salah.append((baris.nomor, AlasanBatal.TIADA))
        elif not dapat.issuperset(range(awal, akhir + 1)):
            salah.append((baris.nomor, AlasanBatal.LAGI))
        else:
            batal.update(range(awal, akhir + 1))
            dapat -= batal
    return batal, salah
