"""The SOP step by step."""

from __future__ import annotations

from sakip_xl.domain.terms import YesNo
from sakip_xl.schema import arguments as arg
from sakip_xl.schema.base import Button

_MAJUKAN = (arg.MASTER, arg.SOP, arg.TRIWULAN, arg.OLEH_WAJIB)

SOP: tuple[Button, ...] = (
    Button(
        id="status",
        action="actions.status:status",
        arguments=(arg.MASTER, arg.SAAT, arg.TRIWULAN),
        help="Tampilkan keadaan kedua SOP.",
        group="Alur SOP",
        label="Status",
        screentip="Lihat keadaan SOP",
        description="Menampilkan langkah kini kedua SOP, tenggat, dan yang belum lengkap.",
        icon="Refresh",
        keytip="S",
        sheets=("Beranda",),
        writes=False,
        after="draw_again",
        shown="Beranda",
        next_step="Lengkapi yang kurang, lalu klik {majukan}.",
    ),
    Button(
        id="siapkan",
        action="actions.siapkan:siapkan",
        arguments=(arg.MASTER, arg.SOP, arg.TRIWULAN, arg.OLEH),
        help="Usulkan naskah langkah kini, untuk dibetulkan.",
        group="Alur SOP",
        label="Siapkan Naskah",
        screentip="Usulkan naskah langkah kini",
        description="Mengusulkan isi naskah langkah kini menurut SOP, kalender, dan triwulan lalu.",
        icon="Copy",
        keytip="X",
        sheets=("Beranda", "Disposisi", "Notulen", "Program Kerja", "Dokumen"),
        after="show_named",
        next_step="Betulkan yang belum sesuai. Setelah lengkap, klik {majukan}.",
    ),
    Button(
        id="majukan",
        action="actions.majukan:majukan",
        arguments=_MAJUKAN,
        help="Selesaikan atau kembalikan langkah kini.",
        options=(arg.KEPUTUSAN, arg.CATATAN, arg.KE_LANGKAH, arg.UNIT_DIMINTA),
        group="Alur SOP",
        label="Majukan Langkah",
        screentip="Selesaikan langkah kini",
        description="Memeriksa kelengkapan dan keluaran langkah kini, lalu maju ke langkah berikutnya.",
        icon="RightArrow2",
        keytip="M",
        large=True,
        sheets=("Beranda", "SOP"),
    ),
    Button(
        id="setujui",
        action="actions.majukan:majukan",
        arguments=(*_MAJUKAN, arg.CATATAN),
        fixed={"keputusan": YesNo.YA},
        group="Alur SOP",
        label="Setujui",
        screentip="Keputusan ya",
        description="Sekretaris menyetujui laporan pada langkah keputusan.",
        icon="AcceptInvitation",
        keytip="J",
    ),
    Button(
        id="kembalikan",
        action="actions.majukan:majukan",
        arguments=(*_MAJUKAN, arg.CATATAN, arg.KE_LANGKAH),
        fixed={"keputusan": YesNo.TIDAK},
        group="Alur SOP",
        label="Kembalikan",
        screentip="Keputusan tidak",
        description="Sekretaris mengembalikan laporan dengan arahan.",
        icon="LeftArrow2",
        keytip="T",
    ),
)
