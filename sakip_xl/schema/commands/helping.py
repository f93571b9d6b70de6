"""Help: taking back, another kode, guide, diagnosis."""

from __future__ import annotations

from sakip_xl.schema import arguments as arg
from sakip_xl.schema.base import Button

HELPING: tuple[Button, ...] = (
    Button(
        id="batalkan",
        action="actions.batalkan:batalkan",
        arguments=(arg.MASTER, arg.OLEH),
        help="Batalkan tindakan terakhir.",
        group="Bantuan",
        label="Batalkan",
        screentip="Batalkan tindakan terakhir",
        description="Mengembalikan tindakan terakhir bila selnya belum berubah.",
        icon="Undo",
        keytip="N",
    ),
    Button(
        id="ganti_kode",
        action="actions.rename_kode:rename_kode",
        arguments=(arg.MASTER, arg.OLEH),
        help="Bawa semua yang menggantung pada kode yang diganti.",
        options=(arg.KODE_LAMA, arg.KODE_BARU),
        wrong_use=(ValueError,),
        group="Bantuan",
        label="Ganti Kode",
        screentip="Bawa data ke kode yang baru",
        description="Membawa realisasi, anggaran, dan rujukan dari kode yang hilang ke kode barunya.",
        icon="ReplaceDialog",
        keytip="O",
        sheets=("Hasil Pemeriksaan",),
        next_step="Klik {periksa} untuk memastikan tidak ada kode yang hilang.",
    ),
    Button(
        id="petunjuk",
        group="Bantuan",
        label="Petunjuk",
        screentip="Buka petunjuk",
        description="Membuka lembar Petunjuk.",
        icon="Help",
        keytip="U",
        writes=False,
        shown="Petunjuk",
    ),
    Button(
        id="diagnosa",
        action="installer.diagnosa:diagnosa",
        help="Periksa pemasangan dan cara memperbaikinya.",
        group="Bantuan",
        label="Diagnosa",
        screentip="Periksa pemasangan",
        description="Memeriksa pemasangan dan menunjukkan cara memperbaikinya.",
        icon="FileDocumentInspect",
        keytip="D",
        master=False,
        writes=False,
    ),
    Button(
        id="tentang",
        action="click.handlers:tentang",
        arguments=(arg.KLIK,),
        group="Bantuan",
        label="Tentang",
        screentip="Tentang SAKIP",
        description="Menampilkan versi dan lisensi.",
        icon="FileProperties",
        keytip="G",
        master=False,
        writes=False,
    ),
)
