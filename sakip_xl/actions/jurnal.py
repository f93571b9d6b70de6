"""The journal of the last actions: what each changed, packed into ``tblBatal`` of the master itself.

There it always fits the state of the book, also when that is closed without saving or copied.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sakip_xl.books.mentah import rapikan_tabel, setara
from sakip_xl.domain.model import BarisBatal, Sel
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah, IsiBuku, mentah
from sakip_xl.layout.muat import muat_tabel

DISIMPAN = 5
"""How many actions can be taken back, one after the other."""

RINGAN = frozenset({"tblTemuan", "tblKerja"})
"""A mere report and what is chosen on Beranda: changed since, they stay as they are and hinder nothing."""

_TABEL = "tblBatal"
_DILUAR = {"tblJejak", "tblMeta", _TABEL}
_POTONG = 8_000  # a cell holds 32,767 characters, but in a block Excel takes no text beyond 8,203
_JENIS: dict[str, type[datetime | date | time]] = {"waktu": datetime, "tanggal": date, "jam": time}


@dataclass(frozen=True, slots=True)
class SelBerubah:
    """A cell that does not hold any more what the action wrote."""

    tabel: str
    baris_ke: int
    bidang: str
    ditulis: Sel
    kini: Sel


@dataclass(frozen=True, slots=True)
class Beda:
    """What an action did to one table.

    ``sel``: the cells changed (row, field, before, after) in the first ``batas`` rows, which stayed. After
    those came the rows ``pergi`` before it and the rows ``datang`` after it; one of the two is empty.
    """

    batas: int
    sel: tuple[tuple[int, str, Sel, Sel], ...]
    pergi: tuple[BarisMentah, ...]
    datang: tuple[BarisMentah, ...]

    def berubah(self, tabel: str, kini: Sequence[BarisMentah]) -> Iterator[SelBerubah]:
        """Every cell that does not hold any more what the action wrote, cells it left empty included."""
        ditulis = [(ke, bidang, sesudah) for ke, bidang, _, sesudah in self.sel]
        for ke, baris in enumerate(self.datang, self.batas):
            ada = kini[ke] if ke < len(kini) else {}
            ditulis += [(ke, bidang, baris.get(bidang)) for bidang in dict.fromkeys([*baris, *ada])]
        for ke, bidang, sesudah in ditulis:
            isi = kini[ke].get(bidang) if ke < len(kini) else None
            if not setara(isi, sesudah):
                yield SelBerubah(tabel, ke, bidang, sesudah, isi)

    def balikkan(self, kini: Sequence[BarisMentah]) -> list[BarisMentah]:
        """The rows as they were before; rows that were typed below since stay."""
        hasil = [dict(baris) for baris in kini]
        hasil += [{} for _ in range(self.batas - len(hasil))]
        for ke, bidang, sebelum, _ in self.sel:
            hasil[ke][bidang] = sebelum
        hasil[self.batas : self.batas + len(self.datang)] = [dict(baris) for baris in self.pergi]
        return hasil


@dataclass(frozen=True, slots=True)
class Entri:
    """One action: its rows of the log from ``awal`` to ``akhir``, which has the fingerprint ``sidik``.

    ``berkas`` are the files that it made, as (path, SHA-256); a path below the master's folder is
    relative to it.
    """

    nomor: int
    tindakan: str
    waktu: datetime
    oleh: str
    id_master: str
    awal: int
    akhir: int
    sidik: str
    berkas: tuple[tuple[str, str], ...]
    tabel: Mapping[str, Beda]

    def berubah(self, isi: IsiBuku) -> list[SelBerubah]:
        """Every cell changed since, but for the tables that hinder nothing."""
        return [
            satu
            for nama, beda in self.tabel.items()
            if nama not in RINGAN
            for satu in beda.berubah(nama, isi.baris(nama))
        ]

    def balikkan(self, isi: IsiBuku) -> IsiBuku:
        """The content before the action, and the journal without it."""
        tabel = {
            nama: beda.balikkan(isi.baris(nama))
            for nama, beda in self.tabel.items()
            if not any(beda.berubah(nama, isi.baris(nama)))
        }
        jurnal = [baris for baris in isi.baris(_TABEL) if baris.get("nomor") != self.nomor]
        return replace(isi, tabel={**isi.tabel, **tabel, _TABEL: jurnal})


def bandingkan(lama: IsiBuku, baru: IsiBuku, tabel: Collection[str]) -> dict[str, Beda]:
    """What changed in the named tables, but for the log, the identity and the journal."""
    hasil: dict[str, Beda] = {}
    for nama in sorted(set(tabel) - _DILUAR):
        tata = MASTER.tabel_bernama(nama)
        dulu, kini = (rapikan_tabel(tata, isi.baris(nama)) for isi in (lama, baru))
        batas = min(len(dulu), len(kini))
        sel = tuple(
            (ke, bidang, dulu[ke].get(bidang), kini[ke].get(bidang))
            for ke in range(batas)
            for bidang in dict.fromkeys([*dulu[ke], *kini[ke]])
            if not setara(dulu[ke].get(bidang), kini[ke].get(bidang))
        )
        beda = Beda(batas, sel, tuple(dulu[batas:]), tuple(kini[batas:]))
        if beda.sel or beda.pergi or beda.datang:
            hasil[nama] = beda
    return hasil


def nomor_berikut(isi: IsiBuku) -> int:
    """The number of the next entry."""
    return max((n for n in _nomor(isi.baris(_TABEL))), default=0) + 1


def tambahkan(isi: IsiBuku, entri: Entri) -> IsiBuku:
    """The content with one entry more, and without the oldest when there are too many."""
    lama = isi.baris(_TABEL)
    simpan = sorted(set(_nomor(lama)))[1 - DISIMPAN :]
    baris = [*(satu for satu in lama if satu.get("nomor") in simpan), *map(mentah, _kemas(entri))]
    return replace(isi, tabel={**isi.tabel, _TABEL: baris})


def terakhir(isi: IsiBuku) -> Entri | None:
    """The entry of the last action, ``None`` when there is none; a damaged one is refused (SKP-488)."""
    baris, cacat = muat_tabel(MASTER.tabel_bernama(_TABEL), isi.baris(_TABEL))
    if cacat:
        raise SakipError("SKP-488")
    if not baris:
        return None
    nomor = max(satu.nomor for satu in baris)
    try:
        return _buka(sorted((b for b in baris if b.nomor == nomor), key=lambda b: int(b.bagian)))
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError) as galat:
        raise SakipError("SKP-488") from galat


def _nomor(baris: Sequence[BarisMentah]) -> list[int]:
    return [n for satu in baris if isinstance(n := satu.get("nomor"), int)]


# --- packing ------------------------------------------------------------------------------------------------


def _kemas(entri: Entri) -> list[BarisBatal]:
    kepala: dict[str, Any] = {nama: getattr(entri, nama) for nama in ("nomor", "tindakan", "waktu", "oleh")}
    isi = {kunci: nilai for kunci, nilai in asdict(entri).items() if kunci not in kepala}
    teks = json.dumps(isi, default=_sebagai_json, separators=(",", ":"))
    padat = b64encode(zlib.compress(teks.encode(), 9)).decode()
    return [
        BarisBatal(**kepala, bagian=ke, isi=padat[mulai : mulai + _POTONG])
        for ke, mulai in enumerate(range(0, len(padat), _POTONG), 1)
    ]


def _buka(bagian: Sequence[BarisBatal]) -> Entri:
    if [satu.bagian for satu in bagian] != list(range(1, len(bagian) + 1)):
        msg = "a piece is missing"
        raise ValueError(msg)
    padat = b64decode("".join(satu.isi for satu in bagian), validate=True)
    isi: dict[str, Any] = json.loads(zlib.decompress(padat), object_hook=_dari_json)
    kepala = bagian[0]
    tabel = {nama: _beda(satu) for nama, satu in isi.pop("tabel").items()}
    berkas = tuple((jalur, sidik) for jalur, sidik in isi.pop("berkas"))
    return Entri(kepala.nomor, kepala.tindakan, kepala.waktu, kepala.oleh, berkas=berkas, tabel=tabel, **isi)


def _beda(isi: Mapping[str, Any]) -> Beda:
    sel = tuple((ke, bidang, sebelum, sesudah) for ke, bidang, sebelum, sesudah in isi["sel"])
    return Beda(isi["batas"], sel, tuple(isi["pergi"]), tuple(isi["datang"]))


def _sebagai_json(nilai: object) -> dict[str, str]:
    """A moment, a date or a time of day as JSON; a moment is a date too."""
    for nama, jenis in _JENIS.items():
        if isinstance(nilai, jenis):
            return {f"={nama}": nilai.isoformat()}
    msg = f"{type(nilai)} is no raw cell"
    raise TypeError(msg)


def _dari_json(isi: dict[str, Any]) -> Any:
    """Dates back from JSON; no field of a table begins with an equals sign."""
    [nama, *lain] = isi or [""]
    jenis = _JENIS.get(nama.removeprefix("=")) if nama.startswith("=") and not lain else None
    return jenis.fromisoformat(isi[nama]) if jenis else isi
