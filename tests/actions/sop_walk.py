"""What people do before each step of both SOPs can be completed, and who completes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any, Self

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.result import Result
from sakip_xl.domain.model import Disposisi, KegiatanKerja, Keputusan, Notulen, Peserta, Row
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import SopName, Triwulan, YesNo
from sakip_xl.schema.content import Changes
from sakip_xl.workbook.port import Book
from tests.actions.office import CAMAT, KASI, NOW, SEKRETARIS, TIM, Office, office_content, saat, type_in

KUMPUL, UKUR = SopName.PENGUMPULAN, SopName.PENGUKURAN
_PAPERS = ("tblDisposisi", "tblNotulen", "tblPeserta", "tblKeputusan", "tblProgramKerja")
ACTORS = {"Camat": CAMAT, "Sekretaris": SEKRETARIS, "Tim SAKIP": TIM}


class ClickContext(Office):
    """An office without any paper yet, which walks through the SOPs of Triwulan II."""

    def __init__(self, root: Path, **table: Any) -> None:
        super().__init__(root, office_content(**{**{name: [] for name in _PAPERS}, **table}))
        self.akar = root
        self.jam = 0.0

    def add(self, table: str, *row: Row) -> None:
        """Somebody types rows."""
        append_rows(self.book, table, *row)

    def advance(self, sop: SopName, oleh: str | None = None, **options: Any) -> Result:
        """Complete the step; by the first actor it names unless said otherwise."""
        self.jam += 0.25
        langkah = self.langkah(sop)
        name = oleh or ACTORS[SOP[sop].ke(langkah).pelaku[0]]
        return majukan(self.book, sop, **{"moment": saat(name, jam=self.jam), "triwulan": 2, **options})

    def langkah(self, sop: SopName) -> int:
        """The step that runs; the last one when all are done."""
        return (sop_status(self.master, sop, 2, NOW).current or SOP[sop].akhir).nomor

    def prepare(self, sop: SopName) -> None:
        """Do what the current step asks for."""
        preparation = PERSIAPAN[sop].get(self.langkah(sop))
        if preparation is not None:
            preparation(self)

    def until(self, sop: SopName, number: int) -> Self:
        """Walk until a step runs; its own preparations are not made."""
        while self.langkah(sop) != number:
            self.prepare(sop)
            keputusan = SOP[sop].ke(self.langkah(sop)).keputusan
            self.advance(sop, keputusan=YesNo.YA if keputusan else None)
        return self


def append_rows(book: Book, table: str, *row: Row) -> None:
    """Append rows to a book, as if somebody typed them."""
    changes = Changes()
    changes.append_to(table, *row)
    book.save(changes.apply_to(book.read()))


def disposisi(sop: SopName, langkah: int, **other: Any) -> Disposisi:
    """One disposisi of the Camat."""
    content: dict[str, Any] = {
        "nomor_agenda": f"{langkah:03d}/{sop}",
        "sop": sop,
        "triwulan": Triwulan.II,
        "langkah": langkah,
        "tanggal": date(2026, 7, 6),
        "hal": "Triwulan II",
        "diteruskan_kepada": "Sekretaris",
        "harap": "Laksanakan",
        "oleh": CAMAT,
    }
    return Disposisi(**{**content, **other})


def _rapat(context: ClickContext, sop: SopName) -> None:
    number = f"NOT/{sop}"
    notulen = Notulen(
        nomor=number,
        sop=sop,
        triwulan=Triwulan.II,
        tanggal=date(2026, 7, 6),
        jam_mulai=time(9),
        jam_selesai=time(10),
        tempat="Ruang rapat",
        agenda="Triwulan II",
        pimpinan=SEKRETARIS,
        notulis=TIM,
        ringkasan="Arahan Sekretaris.",
    )
    keputusan = Keputusan(
        nomor_notulen=number,
        keputusan="Dikerjakan pekan ini.",
        tindak_lanjut="Menyiapkan.",
        penanggung_jawab=TIM,
        batas_waktu=date(2026, 7, 8),
    )
    context.add("tblNotulen", notulen)
    context.add("tblPeserta", *(Peserta(nomor_notulen=number, nama=n) for n in (SEKRETARIS, TIM, KASI)))
    context.add("tblKeputusan", keputusan)


def _plan(context: ClickContext, sop: SopName) -> None:
    tim = [s.nomor for s in SOP[sop].langkah if "Tim SAKIP" in s.pelaku and s.nomor > 3]
    context.add(
        "tblProgramKerja",
        *(
            KegiatanKerja(
                sop=sop,
                triwulan=Triwulan.II,
                langkah=number,
                kegiatan=f"Langkah {number}",
                penanggung_jawab=TIM,
                mulai=date(2026, 7, 6),
                selesai=date(2026, 7, 8),
                keluaran="Hasil",
            )
            for number in tim
        ),
    )


def _dokumen(context: ClickContext, sop: SopName) -> None:
    for index, row in enumerate(context.book.read().row("tblDokumen")):
        if row["sop"] == sop:
            type_in(context.book, "tblDokumen", index, ada="Ya", lokasi="Lemari 1", sejak=date(2026, 7, 6))


def _tanda_terima(context: ClickContext) -> None:
    for index, row in enumerate(context.book.read().row("tblFormulir")):
        type_in(context.book, "tblFormulir", index, penerima=KASI, diterima_unit=row["dikirim"])


def _returned(context: ClickContext) -> None:
    for unit in ("YAN", "PMD"):
        context.reply(unit, jam=context.jam + 1)
    context.rekap()


def _methods(context: ClickContext) -> None:
    _dokumen(context, UKUR)
    hitung(context.book, moment=saat(TIM), triwulan=2, metode_saja=True)


def _laporan(context: ClickContext, sop: SopName) -> None:
    laporan(context.book, sop, moment=saat(TIM), triwulan=2)


def _arsip(context: ClickContext, sop: SopName) -> None:
    arsipkan(
        context.book,
        sop,
        context.akar / "arsip",
        moment=saat(TIM),
        triwulan=2,
        folder_formulir=context.kembali,
    )


PERSIAPAN: dict[SopName, dict[int, Callable[[ClickContext], object]]] = {
    KUMPUL: {
        1: lambda desk: desk.add("tblDisposisi", disposisi(KUMPUL, 1)),
        2: lambda desk: _rapat(desk, KUMPUL),
        3: lambda desk: _plan(desk, KUMPUL),
        4: lambda desk: _dokumen(desk, KUMPUL),
        5: lambda desk: desk.bagikan(),
        6: _tanda_terima,
        7: _returned,
        9: lambda desk: _laporan(desk, KUMPUL),
        11: lambda desk: desk.add("tblDisposisi", disposisi(KUMPUL, 11, harap="Arsipkan.")),
        12: lambda desk: _arsip(desk, KUMPUL),
    },
    UKUR: {
        1: lambda desk: desk.add("tblDisposisi", disposisi(UKUR, 1)),
        2: lambda desk: _rapat(desk, UKUR),
        3: lambda desk: _plan(desk, UKUR),
        4: _methods,
        5: lambda desk: hitung(desk.book, moment=saat(TIM), triwulan=2),
        6: lambda desk: rekap_pengukuran(desk.book, moment=saat(TIM), triwulan=2),
        7: lambda desk: _laporan(desk, UKUR),
        9: lambda desk: desk.add("tblDisposisi", disposisi(UKUR, 9, catatan="Perhatikan IKS.3")),
        10: lambda desk: _arsip(desk, UKUR),
    },
}
