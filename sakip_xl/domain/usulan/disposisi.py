"""The Camat's order of step 1 and his answer to the report."""

from __future__ import annotations

from sakip_xl.domain.model import Disposisi
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import DisposisiTrait, Peran, Triwulan
from sakip_xl.domain.usulan.base import Occasion, Usulan
from sakip_xl.domain.usulan.wording import next_number
from sakip_xl.domain.wording import triwulan

_HARAP = "Proses lebih lanjut"


def disposisi(occasion: Occasion) -> Usulan:
    """One disposisi of today, worded as last quarter's; who gives it stays blank until he does."""
    usulan = Usulan("Disposisi")
    rows = occasion.master.disposisi
    step = occasion.langkah.nomor
    if occasion.exists(Disposisi.table, rows, step):
        return usulan
    earlier = [row for row in occasion.earlier(rows) if row.langkah == step]
    row = _as_earlier(occasion, earlier[-1]) if earlier else _by_sop(occasion)
    number = next_number([row.nomor_agenda for row in rows], occasion.master.pengaturan.tahun)
    usulan.rows[Disposisi.table] = [row.model_copy(update={"nomor_agenda": number})]
    check = f"Cocokkan Nomor Agenda {number} dengan buku agenda" if number else "Isi Nomor Agenda"
    usulan.to_do = [
        f"{check}, dan betulkan Hal serta Dengan Hormat Harap bila perlu.",
        "Camat mengisi Catatan Camat, dan Disposisi Oleh sebagai tanda sudah diberikan.",
    ]
    return usulan


def _as_earlier(occasion: Occasion, old: Disposisi) -> Disposisi:
    moved = {name: occasion.moved(getattr(old, name), old.triwulan, old.tanggal) for name in ("hal", "harap")}
    moved["diteruskan_kepada"] = occasion.still(old.diteruskan_kepada)
    blank = {"nomor_surat": "", "tanggal_surat": None, "catatan": "", "oleh": ""}
    place = {"triwulan": Triwulan(occasion.triwulan), "tanggal": occasion.today}
    return old.model_copy(update={**place, **moved, **blank})


def _by_sop(occasion: Occasion) -> Disposisi:
    """The order, or the answer to the report, as the SOP has it."""
    order = "disposisi_camat" in occasion.langkah.syarat_keluar
    head = occasion.subject if order else f"Laporan hasil {occasion.subject.lower()}"
    tahun = occasion.master.pengaturan.tahun
    return Disposisi.model_construct(
        nomor_agenda="",
        sop=SOP[occasion.sop].nama,
        triwulan=Triwulan(occasion.triwulan),
        langkah=occasion.langkah.nomor,
        tanggal=occasion.today,
        surat_dari="Perintah Camat" if order else str(Peran.SEKRETARIS),
        sifat=DisposisiTrait.SEGERA if order else DisposisiTrait.BIASA,
        hal=f"{head} {triwulan(occasion.triwulan)} Tahun {tahun}",
        diteruskan_kepada=str(Peran.SEKRETARIS),
        harap=_HARAP,
        oleh="",
    )
