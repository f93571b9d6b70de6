"""The SOP as a machine: its status is the fold of the log, and a move is allowed or refused with a reason.

Nothing here is stored. What the SOP does not declare is refused (``sop.tabel_transisi`` prints it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sakip_xl.domain.istilah import ROMAWI, NamaSop, Peran, Peristiwa, YaTidak
from sakip_xl.domain.jejak import BarisJejak, berlaku
from sakip_xl.domain.kalender import Kalender
from sakip_xl.domain.sop import SYARAT, SYARAT_PENGUMPULAN, Langkah, Sop
from sakip_xl.errors import SakipError, Temuan, temuan


class Keadaan(StrEnum):
    """Where one step is. ``DRAF``: it was done, a return reopened it, and its output is draft again."""

    BELUM = "belum"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DRAF = "draf"


@dataclass(frozen=True, slots=True)
class StatusLangkah:
    """One step as the log tells it.

    ``tenggat`` runs on the working calendar from the actual ``mulai`` of this step. Nothing tells when
    step 1 began, and the archive has no standard time: neither has a due time. ``putaran`` counts how
    often the step was completed: a running step with more than none is being done again.
    """

    nomor: int
    keadaan: Keadaan
    mulai: datetime | None = None
    selesai: datetime | None = None
    oleh: str = ""
    tenggat: datetime | None = None
    terlambat: bool = False
    putaran: int = 0


@dataclass(frozen=True, slots=True)
class StatusSop:
    """One SOP in one quarter.

    ``langkah_kini`` is the step to be completed next, ``None`` when the SOP is finished. ``disetujui``:
    the Sekretaris said ya and nothing was returned since. ``arahan`` is what the last return asked for,
    until the SOP is agreed again. ``temuan`` tells the rows of the log that do not fit and were not
    counted.
    """

    sop: NamaSop
    triwulan: int
    langkah: tuple[StatusLangkah, ...]
    langkah_kini: int | None
    disetujui: bool
    arahan: str
    temuan: tuple[Temuan, ...]

    @property
    def selesai(self) -> bool:
        """Whether the last step is done."""
        return self.langkah_kini is None

    def ke(self, nomor: int) -> StatusLangkah:
        """The status of the step of that number."""
        return next(satu for satu in self.langkah if satu.nomor == nomor)


def lipat(
    jejak: Iterable[BarisJejak], sop: Sop, triwulan: int, *, kalender: Kalender, sekarang: datetime
) -> StatusSop:
    """The status of one SOP in one quarter, folded from the log in the order of its rows.

    Only ``SELESAI`` and ``KEMBALI`` move the SOP, and not when a later row takes them back. A row that
    does not fit becomes a finding (SKP-415, SKP-416) and is passed over; one whose time runs backwards is
    counted, with a warning (SKP-417).
    """
    jalan = _Perjalanan(sop, triwulan)
    for baris in berlaku(jejak):
        penggerak = baris.peristiwa in {Peristiwa.SELESAI, Peristiwa.KEMBALI}
        if penggerak and baris.sop is sop.nama and baris.triwulan in {triwulan, None}:
            jalan.terima(baris)
    langkah = tuple(_berwaktu(jalan.buku[satu.nomor], satu, kalender, sekarang) for satu in sop.langkah)
    disetujui = jalan.buku[sop.langkah_keputusan.nomor].keadaan is Keadaan.SELESAI
    kini = None if jalan.kini > sop.akhir.nomor else jalan.kini
    return StatusSop(
        sop=sop.nama,
        triwulan=triwulan,
        langkah=langkah,
        langkah_kini=kini,
        disetujui=disetujui,
        arahan="" if disetujui else jalan.arahan,
        temuan=tuple(jalan.temuan),
    )


@dataclass(slots=True)
class _Catatan:
    nomor: int
    keadaan: Keadaan = Keadaan.BELUM
    mulai: datetime | None = None
    selesai: datetime | None = None
    oleh: str = ""
    putaran: int = 0

    def buka(self, waktu: datetime) -> None:
        self.keadaan, self.mulai, self.selesai, self.oleh = Keadaan.BERJALAN, waktu, None, ""

    def tutup(self, baris: BarisJejak) -> None:
        self.keadaan, self.selesai, self.oleh = Keadaan.SELESAI, baris.waktu, baris.oleh
        self.putaran += 1

    def batal(self) -> None:
        self.keadaan = Keadaan.DRAF if self.putaran else Keadaan.BELUM
        self.mulai, self.selesai, self.oleh = None, None, ""


@dataclass(slots=True)
class _Perjalanan:
    sop: Sop
    triwulan: int
    kini: int = 1
    arahan: str = ""
    waktu: datetime = datetime.min
    temuan: list[Temuan] = field(default_factory=list)
    buku: dict[int, _Catatan] = field(init=False)

    def __post_init__(self) -> None:
        self.buku = {langkah.nomor: _Catatan(langkah.nomor) for langkah in self.sop.langkah}

    def terima(self, baris: BarisJejak) -> None:
        salah = self._salah(baris)
        if salah is not None:
            self.temuan.append(salah)
            return
        if baris.waktu < self.waktu:
            self.temuan.append(temuan("SKP-417", nilai=baris.nomor))
        self.waktu = baris.waktu
        if baris.ke_langkah is None:
            self.buku[self.kini].tutup(baris)
            self.kini += 1
        else:
            for nomor in range(baris.ke_langkah, self.kini + 1):
                self.buku[nomor].batal()
            self.kini, self.arahan = baris.ke_langkah, baris.catatan
        if self.kini in self.buku:
            self.buku[self.kini].buka(baris.waktu)

    def _salah(self, baris: BarisJejak) -> Temuan | None:
        if baris.triwulan is None:
            return temuan("SKP-416", nilai=baris.nomor, alasan="triwulannya kosong")
        if baris.langkah not in self.buku:
            return temuan("SKP-416", nilai=baris.nomor, alasan="langkahnya tidak ada pada SOP")
        if baris.langkah != self.kini:
            return temuan(
                "SKP-415",
                nilai=baris.nomor,
                langkah=baris.langkah,
                sop=self.sop.judul,
                triwulan=ROMAWI[self.triwulan],
                kini=f"sedang di langkah {self.kini}" if self.kini in self.buku else "sudah selesai",
            )
        alasan = _tak_sesuai(self.sop.ke(self.kini), baris)
        return temuan("SKP-416", nilai=baris.nomor, alasan=alasan) if alasan else None


def _tak_sesuai(langkah: Langkah, baris: BarisJejak) -> str:
    """Why a row at the right step is no move of the SOP, empty when it is one.

    The Camat's return counts whatever the setting says today: it may have been on when the row was made.
    """
    if baris.peristiwa is Peristiwa.SELESAI:
        return _selesai_tak_sesuai(langkah, baris)
    if baris.ke_langkah not in langkah.boleh_kembali_ke:
        return "dikembalikan ke langkah yang tidak diperbolehkan"
    if baris.keputusan is not YaTidak.TIDAK or not baris.catatan:
        return "dikembalikan tanpa jawaban Tidak disertai arahan"
    return ""


def _selesai_tak_sesuai(langkah: Langkah, baris: BarisJejak) -> str:
    if langkah.keputusan and baris.keputusan is not YaTidak.YA:
        return "langkah keputusan selesai tanpa jawaban Ya"
    if baris.keputusan is YaTidak.TIDAK or baris.ke_langkah is not None:
        return "langkah selesai dengan jawaban Tidak atau tujuan kembali"
    if baris.keputusan is not None and not langkah.dapat_kembali:
        return "langkah tanpa keputusan diberi jawaban"
    return ""


def _berwaktu(catatan: _Catatan, langkah: Langkah, kalender: Kalender, sekarang: datetime) -> StatusLangkah:
    tenggat = None
    if catatan.mulai is not None and langkah.waktu_baku() > 0:
        tenggat = kalender.tambah_langkah(catatan.mulai, langkah)
    return StatusLangkah(
        nomor=catatan.nomor,
        keadaan=catatan.keadaan,
        mulai=catatan.mulai,
        selesai=catatan.selesai,
        oleh=catatan.oleh,
        tenggat=tenggat,
        terlambat=tenggat is not None and (catatan.selesai or sekarang) > tenggat,
        putaran=catatan.putaran,
    )


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What somebody asks for at the current step: all roles that person has, and the answer given."""

    peran: frozenset[Peran]
    keputusan: YaTidak | None = None
    catatan: str = ""
    ke_langkah: int | None = None


@dataclass(frozen=True, slots=True)
class Maju:
    """An allowed move, as it is to be logged; ``berikut`` is the step that runs then, if any."""

    sop: NamaSop
    triwulan: int
    langkah: int
    peristiwa: Peristiwa
    peran: Peran
    keputusan: YaTidak | None
    ke_langkah: int | None
    catatan: str
    berikut: int | None

    def isi_jejak(self) -> dict[str, Any]:
        """The fields for ``jejak.sambung``; ``waktu``, ``oleh`` and ``akun`` are the caller's."""
        nama = ("sop", "triwulan", "langkah", "peristiwa", "peran", "keputusan", "ke_langkah", "catatan")
        return {satu: getattr(self, satu) for satu in nama}


@dataclass(frozen=True, slots=True)
class Penolakan:
    """A refused move: the code of its one reason, what fills the texts, and the details."""

    kode: str
    isi: Mapping[str, Any]
    rincian: tuple[Temuan, ...] = ()

    def galat(self) -> SakipError:
        """The refusal as the error that an action raises."""
        return SakipError(self.kode, rincian=self.rincian, **self.isi)


def periksa_maju(
    sop: Sop,
    status: StatusSop,
    permintaan: Permintaan,
    *,
    kekurangan: Callable[[str], list[str]],
    pengumpulan_disetujui: bool,
    camat_dapat_mengembalikan: bool = False,
) -> Maju | Penolakan:
    """Whether the current step may be left as asked: the move, or why not.

    ``kekurangan`` answers for one named check of ``sop.SYARAT`` what is missing, nothing when it is met.
    A *tidak* needs the kelengkapan only, everything else the keluaran too. The refusals are SKP-401 to
    SKP-411; SKP-403 lists everything missing. ``camat_dapat_mengembalikan`` lets the Camat answer at the
    step that reports to him (domain.md 5.3 #6).
    """
    if status.langkah_kini is None:
        return Penolakan("SKP-401", {"sop": sop.judul, "triwulan": ROMAWI[status.triwulan]})
    langkah = sop.ke(status.langkah_kini)
    boleh_jawab = langkah.keputusan or (langkah.camat_mengembalikan and camat_dapat_mengembalikan)
    penolakan = (
        _tolak_jawaban(sop, langkah, permintaan, boleh_jawab=boleh_jawab)
        or _tolak_peran(langkah, permintaan)
        or _tolak_keputusan(langkah, permintaan)
        or _tolak_tujuan(langkah, permintaan)
    )
    if penolakan is not None:
        return penolakan
    if SYARAT_PENGUMPULAN in langkah.syarat_masuk and not pengumpulan_disetujui:
        return Penolakan("SKP-411", {"langkah": langkah.nomor, "triwulan": ROMAWI[status.triwulan]})
    rincian = tuple(_yang_kurang(langkah, permintaan.keputusan, kekurangan))
    if rincian:
        return Penolakan("SKP-403", _sebut(langkah) | {"jumlah": len(rincian)}, rincian)
    return _maju(sop, status.triwulan, langkah, permintaan)


def _sebut(langkah: Langkah) -> dict[str, Any]:
    return {"langkah": langkah.nomor, "uraian": langkah.uraian}


def _penjawab(langkah: Langkah, permintaan: Permintaan) -> tuple[Peran, ...]:
    """Who may do what is asked: any actor of the step, but only the Camat answers in the Camat's name."""
    if langkah.camat_mengembalikan and permintaan.keputusan is not None:
        return (Peran.CAMAT,)
    return langkah.pelaku


def _tolak_jawaban(
    sop: Sop, langkah: Langkah, permintaan: Permintaan, *, boleh_jawab: bool
) -> Penolakan | None:
    if permintaan.keputusan is None or boleh_jawab:
        return None
    isi = {"nilai": permintaan.keputusan, "langkah_keputusan": sop.langkah_keputusan.nomor}
    return Penolakan("SKP-407", _sebut(langkah) | isi)


def _tolak_peran(langkah: Langkah, permintaan: Permintaan) -> Penolakan | None:
    boleh = _penjawab(langkah, permintaan)
    if permintaan.peran & set(boleh):
        return None
    bukan = ", ".join(sorted(permintaan.peran)) or "orang tanpa peran"
    return Penolakan("SKP-402", _sebut(langkah) | {"pelaku": " atau ".join(boleh), "nilai": bukan})


def _tolak_keputusan(langkah: Langkah, permintaan: Permintaan) -> Penolakan | None:
    if langkah.keputusan and permintaan.keputusan is None:
        return Penolakan("SKP-406", {"langkah": langkah.nomor, "pelaku": " atau ".join(langkah.pelaku)})
    if permintaan.keputusan is YaTidak.TIDAK and not permintaan.catatan.strip():
        return Penolakan("SKP-408", {"langkah": langkah.nomor})
    return None


def _tolak_tujuan(langkah: Langkah, permintaan: Permintaan) -> Penolakan | None:
    ke = permintaan.ke_langkah
    if ke is None:
        return None
    isi = {"langkah": langkah.nomor, "nilai": ke}
    if permintaan.keputusan is not YaTidak.TIDAK:
        return Penolakan("SKP-410", isi)
    if ke not in langkah.boleh_kembali_ke:
        boleh = ", ".join(str(nomor) for nomor in langkah.boleh_kembali_ke)
        return Penolakan("SKP-409", isi | {"boleh": boleh, "baku": langkah.kembali_ke})
    return None


def _yang_kurang(
    langkah: Langkah, keputusan: YaTidak | None, kekurangan: Callable[[str], list[str]]
) -> Iterator[Temuan]:
    syarat = [("SKP-404", nama) for nama in langkah.syarat_masuk if nama != SYARAT_PENGUMPULAN]
    if keputusan is not YaTidak.TIDAK:
        syarat += [("SKP-405", nama) for nama in langkah.syarat_keluar]
    for kode, nama in syarat:
        lembar = SYARAT[nama].isi_di
        for apa in kekurangan(nama):
            satu = temuan(kode, nilai=apa.rstrip("."), langkah=langkah.nomor, isi_di=lembar)
            yield satu.di(lembar=lembar)


def _maju(sop: Sop, triwulan: int, langkah: Langkah, permintaan: Permintaan) -> Maju:
    kembali = permintaan.keputusan is YaTidak.TIDAK
    ke = (permintaan.ke_langkah or langkah.kembali_ke) if kembali else None
    lanjut = None if langkah is sop.akhir else langkah.nomor + 1
    return Maju(
        sop=sop.nama,
        triwulan=triwulan,
        langkah=langkah.nomor,
        peristiwa=Peristiwa.KEMBALI if kembali else Peristiwa.SELESAI,
        peran=next(satu for satu in _penjawab(langkah, permintaan) if satu in permintaan.peran),
        keputusan=permintaan.keputusan,
        ke_langkah=ke,
        catatan=permintaan.catatan.strip(),
        berikut=ke or lanjut,
    )
