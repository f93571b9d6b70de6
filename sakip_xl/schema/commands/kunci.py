"""Keys and PINs: registered, looked at, changed, carried on a stick."""

from __future__ import annotations

from sakip_xl.schema import arguments as arg
from sakip_xl.schema.base import Button, Command

KUNCI: tuple[Command, ...] = (
    Button(
        id="kunci_daftar",
        under="kunci",
        action="actions.kunci_daftar:kunci_daftar",
        arguments=(arg.MASTER, arg.OLEH_WAJIB, arg.KEY_WITNESS, arg.FOLDER_BERITA_ACARA),
        help="Daftarkan kunci tanda tangan Anda, disaksikan pejabat lain.",
        group="Bantuan",
        label="Daftar Kunci",
        screentip="Daftarkan kunci tanda tangan",
        description="Membuat kunci pelaksana dengan PIN, mencatatnya, dan membuat berita acaranya; saksinya "
        "pejabat yang barisnya dipilih di lembar Identitas.",
        icon="DataValidation",
        keytip="QD",
        saves=True,
        sheets=("Kunci",),
        shown="Kunci",
        next_step="Cocokkan kata sidiknya dengan berita acara, lalu tandatangani keduanya.",
    ),
    Button(
        id="kunci_ganti_pin",
        under="kunci",
        action="actions.key_files:change_pin",
        arguments=(arg.NAMA_KUNCI, arg.NOW, arg.RAHASIA),
        help="Ganti PIN kunci di komputer ini.",
        group="Bantuan",
        label="Ganti PIN",
        screentip="Ganti PIN kunci Anda",
        description="Mengganti PIN kunci pelaksana di komputer ini; buku tidak berubah.",
        icon="ReplaceDialog",
        keytip="QX",
        writes=False,
    ),
    Command(
        id="kunci_simpan",
        under="kunci",
        action="actions.key_files:save_to_stick",
        arguments=(arg.NEW_KEY_FILE, arg.NOW, arg.RAHASIA),
        help="Simpan kunci ke berkas untuk dibawa dengan stik.",
        options=(arg.NAMA_KUNCI,),
    ),
    Command(
        id="kunci_ambil",
        under="kunci",
        action="actions.key_files:fetch_from_stick",
        arguments=(arg.KEY_FILE, arg.RAHASIA),
        help="Ambil kunci dari berkas di stik ke komputer ini.",
    ),
    Command(
        id="kunci_lihat",
        under="kunci",
        action="actions.kunci_lihat:kunci_lihat",
        arguments=(arg.MASTER, arg.SAAT),
        help="Tampilkan kunci yang terdaftar: pemilik, kata sidik, dan masanya.",
    ),
)
