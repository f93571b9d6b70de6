"""The ground of a range: where it lies, its UNO object, and whether Excel would let it be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.office.mesin.dasar import CAMPUR, Bagian, DitolakError, Kotak

if TYPE_CHECKING:
    from tests.office.mesin.lembar import Sheet


class Petak(Bagian):
    """A rectangle of cells of one sheet."""

    __slots__ = ("kotak", "options", "sheet")

    def __init__(self, sheet: Sheet, kotak: Kotak) -> None:
        self.sheet = sheet
        self.kotak = kotak
        self.options: dict[str, Any] = {}

    @property
    def xl(self) -> Any:
        """The UNO cell range; asked for each time, since one that is kept moves with inserted rows."""
        k = self.kotak
        return self.sheet.xl.getCellRangeByPosition(k.kiri - 1, k.atas - 1, k.kanan - 1, k.bawah - 1)

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def dok(self) -> Any:
        """The UNO document."""
        return self.sheet.book.dok

    @property
    def sel_pertama(self) -> Any:
        """The UNO cell at the upper left."""
        return self.xl.getCellByPosition(0, 0)

    def semua_sifat(self, nama: str) -> list[Any]:
        """The different values of a UNO property."""
        kelompok = self.xl.getUniqueCellFormatRanges()
        hasil: list[Any] = []
        for ke in range(kelompok.Count):
            nilai = getattr(kelompok.getByIndex(ke).getByIndex(0), nama)
            if nilai not in hasil:
                hasil.append(nilai)
        return hasil

    def sifat(self, nama: str) -> Any:
        """The value of a UNO property; ``None`` for cells that disagree, of which only its state tells."""
        return None if self.xl.getPropertyState(nama).value == CAMPUR else getattr(self.xl, nama)

    def boleh_ditulis(self) -> None:
        """Refuse when the sheet is protected and a cell of the range is locked."""
        if not self.sheet.xl.isProtected():
            return
        if any(perlindungan.IsLocked for perlindungan in self.semua_sifat("CellProtection")):
            raise DitolakError(f"{self.sheet.name}!{self.alamat()} is locked and the sheet is protected")

    def boleh_diubah(self) -> None:
        """Refuse what a protected sheet does not allow to any of its cells."""
        if self.sheet.xl.isProtected():
            raise DitolakError(f"{self.sheet.name} is protected")

    def alamat(self) -> str:
        """The address without sheet and dollars."""
        awal, akhir = (
            self.sheet.alamat_sel(self.kotak.atas, self.kotak.kiri),
            self.sheet.alamat_sel(self.kotak.bawah, self.kotak.kanan),
        )
        return awal if awal == akhir else f"{awal}:{akhir}"
