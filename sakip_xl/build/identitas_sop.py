"""The identity page of the SOP, and what was put right in it (PermenPANRB 35/2012; domain.md 1.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import KECAMATAN, PEMERINTAH, rumus_bernama, rumus_pengaturan, tinggi_teks
from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.domain.sop import IDENTITAS, SOP, Butir

LEBAR = (5.0, 30.0, 11.0, 11.0, 11.0, 11.0, 11.0, 22.0, 9.0, 22.0, 24.0, 24.0)
"""The columns of the sheet: number, wording, five actors, mutu baku, keterangan and original wording."""
TENGAH, AKHIR = 7, 11
"""First column of the right half of a page, and the last column."""

KOTAK = "naskah+garis_naskah"
KOTAK_KEPALA = f"{KOTAK}+tebal+tengah+di_tengah+biru"


def gambar_identitas_sop(lembar: LembarKanvas, bahan: Bahan, baris: int) -> None:
    """Draw the identity page from ``baris`` on: its head, then three pairs of lists."""
    baris = _kop(lembar, bahan, baris)
    pasangan: tuple[tuple[str, Sequence[Butir], str, Sequence[Butir]], ...] = (
        ("Dasar Hukum", IDENTITAS.dasar_hukum, "Kualifikasi Pelaksana", IDENTITAS.kualifikasi),
        ("Keterkaitan", IDENTITAS.keterkaitan, "Peralatan/Perlengkapan", IDENTITAS.peralatan),
        ("Peringatan", IDENTITAS.peringatan, "Pencatatan dan Pendataan", IDENTITAS.pencatatan),
    )
    for kiri, isi_kiri, kanan, isi_kanan in pasangan:
        lembar.tinggi[baris] = 18
        lembar.gabung(Daerah(baris, 0, baris, TENGAH - 1), f"{kiri}:", f"{KOTAK}+tebal+biru")
        lembar.gabung(Daerah(baris, TENGAH, baris, AKHIR), f"{kanan}:", f"{KOTAK}+tebal+biru")
        baris = _dua_daftar(lembar, bahan, baris + 1, isi_kiri, isi_kanan)
    lembar.gabung(Daerah(baris, 0, baris, AKHIR), None, "naskah+garis_atas")


def _kop(lembar: LembarKanvas, bahan: Bahan, awal: int) -> int:
    """The head of the identity page: whose SOP it is, and its number, dates and approval."""
    rumus, nilai = rumus_bernama(bahan, f"{PEMERINTAH}\n{KECAMATAN}", besar=True)
    isian = (
        ("Nomor SOP", "sop_nomor", "kiri"),
        ("Tanggal Pembuatan", "sop_tanggal_pembuatan", "tanggal+kiri"),
        ("Tanggal Revisi", "sop_tanggal_revisi", "tanggal+kiri"),
        ("Tanggal Efektif", "sop_tanggal_efektif", "tanggal+kiri"),
        ("Disahkan oleh", "sop_disahkan_oleh", "kiri"),
    )
    gaya = f"{KOTAK}+tebal+tengah+di_tengah+besar"
    lembar.gabung(Daerah(awal, 0, awal + len(isian), TENGAH - 1), nilai, gaya, rumus=rumus)
    for baris, (label, bidang, rupa) in enumerate(isian, start=awal):
        lembar.tinggi[baris] = 60 if bidang == "sop_disahkan_oleh" else 19
        lembar.gabung(Daerah(baris, TENGAH, baris, TENGAH + 1), label, f"{KOTAK}+di_tengah")
        rumus_isi, nilai_isi = rumus_pengaturan(bahan, bidang)
        daerah = Daerah(baris, TENGAH + 2, baris, AKHIR)
        lembar.gabung(daerah, nilai_isi, f"{KOTAK}+di_tengah+{rupa}", rumus=rumus_isi)
    baris = awal + len(isian)
    lembar.tinggi[baris] = 34
    nama = "\n".join(f"{ke}. {sop.judul}" for ke, sop in enumerate(SOP.values(), start=1))
    lembar.gabung(Daerah(baris, TENGAH, baris, TENGAH + 1), "Nama SOP", f"{KOTAK}+di_tengah")
    lembar.gabung(Daerah(baris, TENGAH + 2, baris, AKHIR), nama, f"{KOTAK}+tebal+di_tengah")
    return baris + 1


def _dua_daftar(
    lembar: LembarKanvas, bahan: Bahan, baris: int, kiri: Sequence[Butir], kanan: Sequence[Butir]
) -> int:
    """Two numbered lists beside each other, one item a row; returns the row below."""
    lebar = (sum(LEBAR[1:TENGAH]), sum(LEBAR[TENGAH:]))
    for ke in range(max(len(kiri), len(kanan))):
        teks = [isi[ke].teks if ke < len(isi) else "" for isi in (kiri, kanan)]
        lembar.tulis(baris, 0, f"{ke + 1}." if teks[0] else None, "naskah+garis_kiri+tengah")
        _butir(lembar, bahan, Daerah(baris, 1, baris, TENGAH - 1), teks[0])
        # The right-hand list has no column for its number.
        _butir(lembar, bahan, Daerah(baris, TENGAH, baris, AKHIR), teks[1] and f"{ke + 1}.  {teks[1]}")
        lembar.tinggi[baris] = tinggi_teks(zip(teks, lebar, strict=True))
        baris += 1
    return baris


def _butir(lembar: LembarKanvas, bahan: Bahan, daerah: Daerah, teks: str) -> None:
    """One item of a list, with the names of kecamatan and kabupaten from their cells."""
    gaya = "naskah+garis_kanan"
    if "{" in teks:
        rumus, nilai = rumus_bernama(bahan, teks)
        lembar.gabung(daerah, nilai, gaya, rumus=rumus)
    else:
        lembar.gabung(daerah, teks or None, gaya)


def gambar_penyelarasan(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Newer legal bases to consider, and every item of the identity page that reads otherwise now."""
    baris = lembar.baris_berikut()
    lembar.jeda_halaman.append(baris)
    baris = _judul_bagian(lembar, baris, "Usulan pembaruan dasar hukum")
    kepala = ("Usulan; berlaku bila ditetapkan oleh kecamatan", "Alasan")
    usulan = [(satu.teks, satu.alasan) for satu in IDENTITAS.usulan_dasar_hukum]
    baris = _dua_kolom(lembar, bahan, baris, kepala, usulan)
    baris = _judul_bagian(lembar, baris + 1, "Perbaikan ejaan dan isi naskah asli pada halaman identitas")
    _dua_kolom(lembar, bahan, baris, ("Dibaca sekarang", "Bunyi naskah asli"), list(_yang_diperbaiki()))


def _judul_bagian(lembar: LembarKanvas, baris: int, judul: str) -> int:
    lembar.tinggi[baris] = 26
    lembar.gabung(Daerah(baris, 0, baris, AKHIR), judul, "judul_bagian+di_tengah")
    return baris + 1


def _yang_diperbaiki() -> Iterator[tuple[str, str]]:
    for nama in ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan"):
        for butir in getattr(IDENTITAS, nama):
            asli = butir.asli[3:] if nama == "dasar_hukum" else butir.asli
            if _inti(asli) != _inti(butir.teks):
                yield butir.teks, butir.asli


def _inti(teks: str) -> str:
    """A text without what only its place in the list decides."""
    return teks.rstrip(";. ").replace("–", "-")


def _dua_kolom(
    lembar: LembarKanvas,
    bahan: Bahan,
    baris: int,
    kepala: tuple[str, str],
    isi: Sequence[tuple[str, str]],
) -> int:
    for kolom, akhir, teks in ((0, TENGAH - 1, kepala[0]), (TENGAH, AKHIR, kepala[1])):
        lembar.gabung(Daerah(baris, kolom, baris, akhir), teks, KOTAK_KEPALA)
    for baris_isi, (kiri, kanan) in enumerate(isi, start=baris + 1):
        daerah = Daerah(baris_isi, 0, baris_isi, TENGAH - 1)
        if "{" in kiri:
            rumus, nilai = rumus_bernama(bahan, kiri)
            lembar.gabung(daerah, nilai, KOTAK, rumus=rumus)
        else:
            lembar.gabung(daerah, kiri, KOTAK)
        lembar.gabung(Daerah(baris_isi, TENGAH, baris_isi, AKHIR), kanan, KOTAK)
        lebar = sum(LEBAR[:TENGAH]), sum(LEBAR[TENGAH:])
        lembar.tinggi[baris_isi] = tinggi_teks(((kiri, lebar[0]), (kanan, lebar[1])))
    return baris + 1 + len(isi)
