"""Measuring: the inputs of one row of the Kertas Kerja; its computed columns are live formulas."""

from __future__ import annotations

from typing import Annotated

from sakip_xl.domain.istilah import Konsolidasi, Level, Polaritas, Rumus, YaTidak
from sakip_xl.domain.model.dasar import Angka, Baris, Ketik, Teks, TeksWajib, Tw, pilihan


class KertasKerja(Baris):
    """One indicator in one quarter: everything the formulas of the row need, as numbers.

    ``target_*`` and ``realisasi_*`` stand as typed beside the numbers read from them. A plain target has
    ``bawah`` equal to ``atas``; a range has two. Empty means not filled or not readable; ``catatan``
    says which. ``dapat_digabung`` is ``Tidak`` when the quarters as typed cannot be added up as plain
    numbers, so that nothing to date is computed.
    """

    kode: TeksWajib
    triwulan: Tw
    level: Annotated[Level, pilihan(Level)]
    induk: TeksWajib
    unit: TeksWajib
    indikator: Teks = ""
    satuan: Teks = ""
    polaritas: Annotated[Polaritas, pilihan(Polaritas)]
    rumus: Annotated[Rumus, pilihan(Rumus)]
    konsolidasi: Annotated[Konsolidasi, pilihan(Konsolidasi)]
    bobot: Angka | None = None
    desimal: Angka | None = None
    terburuk_ketik: Ketik = None
    terburuk: Angka | None = None
    nol_tercapai: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.TIDAK
    target_ketik: Ketik = None
    target_bawah: Angka | None = None
    target_atas: Angka | None = None
    realisasi_ketik: Ketik = None
    realisasi: Angka | None = None
    r1: Angka | None = None
    r2: Angka | None = None
    r3: Angka | None = None
    r4: Angka | None = None
    t1_bawah: Angka | None = None
    t1_atas: Angka | None = None
    t2_bawah: Angka | None = None
    t2_atas: Angka | None = None
    t3_bawah: Angka | None = None
    t3_atas: Angka | None = None
    t4_bawah: Angka | None = None
    t4_atas: Angka | None = None
    dapat_digabung: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.YA
    tahun_ketik: Ketik = None
    tahun_bawah: Angka | None = None
    tahun_atas: Angka | None = None
    catatan: Teks = ""
