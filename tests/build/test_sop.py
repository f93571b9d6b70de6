"""The sheet SOP: the identity page, both step tables with live status, and the printed pages."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from pathlib import Path

import pytest

from sakip_xl.build.bagan import SEGILIMA, WARNA, jeda_aman
from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Jenis, Kanvas, LembarKanvas
from sakip_xl.build.master import gambar_master
from sakip_xl.build.sop import gambar_sop, jeda_halaman, teks_status
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.istilah import NamaSop, Peran, Peristiwa, YaTidak
from sakip_xl.domain.jejak import BarisJejak, sambung
from sakip_xl.domain.lipatan import Keadaan, StatusLangkah
from sakip_xl.domain.sop import IDENTITAS, SOP
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah, IsiBuku, mentah
from sakip_xl.layout.muat import muat_master
from tests.contoh import ID_MASTER, PENGATURAN_CONTOH, SEKARANG, baris_pengaturan, isi_contoh
from tests.office.recalc import Kantor


def jejak(*langkah: int, sop: NamaSop = NamaSop.PENGUMPULAN, kembali: bool = False) -> list[BarisMentah]:
    """A log of completed steps, at the end a return to step 8 if asked."""
    baris: list[BarisJejak] = []
    for ke, nomor in enumerate([*langkah, 10] if kembali else langkah):
        pulang = kembali and ke == len(langkah)
        peristiwa = Peristiwa.KEMBALI if pulang else Peristiwa.SELESAI
        jawaban = YaTidak.TIDAK if pulang else YaTidak.YA if SOP[sop].ke(nomor).keputusan else None
        isi = {"keputusan": jawaban, "ke_langkah": 8 if pulang else None, "catatan": "Lengkapi." * pulang}
        baris.append(
            sambung(
                baris,
                ID_MASTER,
                waktu=datetime(2026, 7, 1, 8 + ke // 60, ke % 60),
                sop=sop,
                triwulan=2,
                langkah=nomor,
                peristiwa=peristiwa,
                oleh="Siti Rahmawati, S.E.",
                peran=Peran.TIM_SAKIP,
                **isi,
            )
        )
    return [mentah(satu) for satu in baris]


def gambar(isi: IsiBuku) -> LembarKanvas:
    lembar = Kanvas().tambah(MASTER.lembar_bernama("SOP"))
    gambar_sop(lembar, Bahan(isi, muat_master(isi).master, SEKARANG))
    return lembar


def teks(lembar: LembarKanvas) -> list[str]:
    return [str(sel.nilai) for _, sel in sorted(lembar.sel.items()) if sel.nilai is not None]


def baris_langkah(lembar: LembarKanvas, sop: NamaSop) -> dict[int, int]:
    """The row of each step, found by its wording below its table's title."""
    dari = min(b for (b, _), sel in lembar.sel.items() if str(sel.nilai).startswith(SOP[sop].judul + " – "))
    return {
        langkah.nomor: min(
            b for (b, k), sel in lembar.sel.items() if b > dari and k == 1 and sel.nilai == langkah.uraian
        )
        for langkah in SOP[sop].langkah
    }


@pytest.mark.parametrize("sop", list(NamaSop))
def test_every_step_stands_with_its_symbols_under_its_actors(sop: NamaSop) -> None:
    lembar = gambar(isi_contoh())
    for nomor, baris in baris_langkah(lembar, sop).items():
        langkah = SOP[sop].ke(nomor)
        peran = {
            b.alternatif.split(", ")[1].split(":")[0]
            for b in lembar.bentuk
            if b.baris == baris and b.alternatif.startswith(f"Langkah {nomor}, ")
        }
        assert peran == set(langkah.kolom)
        for satu in (b for b in lembar.bentuk if b.baris == baris and b.alternatif.startswith("Langkah")):
            if satu.alternatif.startswith(f"Langkah {nomor}, "):
                kepala = [
                    lembar.sel[b, satu.kolom].nilai for b in range(baris) if (b, satu.kolom) in lembar.sel
                ]
                assert satu.alternatif.split(", ")[1].split(":")[0] in kepala


@pytest.mark.parametrize("sop", list(NamaSop))
def test_a_step_shows_its_mutu_baku_and_its_original_wording(sop: NamaSop) -> None:
    lembar = gambar(isi_contoh())
    for nomor, baris in baris_langkah(lembar, sop).items():
        langkah = SOP[sop].ke(nomor)
        isi = {
            k: str(lembar.sel[baris, k].nilai) for k in range(12) if lembar.sel[baris, k].nilai is not None
        }
        assert isi[0] == str(nomor)
        assert all(satu in isi[7] for satu in langkah.kelengkapan)
        assert isi[8] == langkah.waktu_teks
        assert all(satu in isi[9] for satu in langkah.keluaran)
        assert isi[11] == (langkah.teks_asli or "(tidak ada pada naskah asli)")


def test_the_status_of_each_step_is_told_and_its_symbol_coloured() -> None:
    lembar = gambar(isi_contoh(tblJejak=jejak(*range(1, 10), kembali=True)))
    letak = baris_langkah(lembar, NamaSop.PENGUMPULAN)
    keterangan = {nomor: lembar.sel[baris, 10] for nomor, baris in letak.items()}
    assert all(sel.jenis is Jenis.HITUNGAN for sel in keterangan.values())
    assert str(keterangan[1].nilai) == "Selesai 1 Juli 2026 pukul 08.00, oleh Siti Rahmawati, S.E."
    assert str(keterangan[8].nilai).startswith("Sedang berjalan (diulang), terlambat")
    assert str(keterangan[9].nilai).startswith("Draf")
    assert str(keterangan[11].nilai) == "Belum"
    warna = {
        nomor: {
            b.isi for b in lembar.bentuk if b.baris == baris and b.alternatif.startswith(f"Langkah {nomor},")
        }
        for nomor, baris in letak.items()
    }
    assert warna[1] == {WARNA[Keadaan.SELESAI]}
    assert warna[8] == {WARNA[Keadaan.BERJALAN]}
    assert warna[9] == {WARNA[Keadaan.DRAF]}
    assert warna[11] == {WARNA[Keadaan.BELUM]}


@pytest.mark.parametrize(
    ("status", "tulisan"),
    [
        (StatusLangkah(1, Keadaan.BELUM), "Belum"),
        (StatusLangkah(1, Keadaan.BERJALAN), "Sedang berjalan"),
        (
            StatusLangkah(1, Keadaan.BERJALAN, tenggat=datetime(2026, 7, 1, 9)),
            "Sedang berjalan, tenggat 1 Juli 2026 pukul 09.00",
        ),
        (
            StatusLangkah(1, Keadaan.SELESAI, selesai=datetime(2026, 7, 1, 9), terlambat=True),
            "Selesai 1 Juli 2026 pukul 09.00, melewati tenggat",
        ),
    ],
)
def test_a_status_is_written_in_words(status: StatusLangkah, tulisan: str) -> None:
    assert teks_status(status) == tulisan


def test_the_sum_of_the_standard_times_counts_the_minutes_of_this_office() -> None:
    isi = isi_contoh(
        tblPengaturan=baris_pengaturan(PENGATURAN_CONTOH.model_copy(update={"menit_per_hari": 390}))
    )
    lembar = gambar(isi)
    jumlah = [sel for sel in lembar.sel.values() if sel.rumus and "menit_per_hari" in sel.rumus]
    assert [sel.nilai for sel in jumlah] == [580 + 2 * 390, 575 + 390]
    assert {"580 menit + 2 hari", "575 menit + 1 hari"} <= set(teks(lembar))


def test_a_setting_that_is_no_number_leaves_the_sum_empty() -> None:
    pengaturan = baris_pengaturan(PENGATURAN_CONTOH)
    for baris in pengaturan:
        if baris["pengaturan"] == "Menit Kerja per Hari":
            baris["nilai"] = "tujuh jam"
    lembar = gambar(isi_contoh(tblPengaturan=pengaturan))
    assert {sel.nilai for sel in lembar.sel.values() if sel.rumus and "menit_per_hari" in sel.rumus} == {""}


def test_the_identity_page_holds_every_item_and_the_settings_by_formula() -> None:
    ubah = {"sop_nomor": "065/12/2026", "sop_tanggal_efektif": date(2026, 2, 2)}
    pengaturan = PENGATURAN_CONTOH.model_copy(update=ubah)
    lembar = gambar(isi_contoh(tblPengaturan=baris_pengaturan(pengaturan)))
    semua = "\n".join(teks(lembar))
    for nama in ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan"):
        for butir in getattr(IDENTITAS, nama):
            assert butir.teks.format(kecamatan="Sumbersuko", kabupaten="Lumajang") in semua
    menurut_rumus = {sel.rumus: sel.nilai for sel in lembar.sel.values() if sel.rumus}
    assert menurut_rumus['=IF(sop_nomor="","",sop_nomor)'] == "065/12/2026"
    assert menurut_rumus['=IF(sop_tanggal_efektif="","",sop_tanggal_efektif)'] == date(2026, 2, 2)
    assert menurut_rumus['=IF(sop_tanggal_revisi="","",sop_tanggal_revisi)'] == ""


def test_the_kecamatan_is_named_only_through_its_cell() -> None:
    lembar = gambar(isi_contoh())
    for sel in lembar.sel.values():
        if "sumbersuko" in str(sel.nilai).casefold() and sel.rumus is None:
            assert sel.nilai in {
                b.asli
                for nama in IDENTITAS.model_fields_set
                for b in getattr(IDENTITAS, nama)
                if hasattr(b, "asli")
            }


def test_each_sop_begins_a_page_and_a_broken_flow_is_bridged() -> None:
    lembar = gambar(isi_contoh())
    judul = [b for (b, k), sel in sorted(lembar.sel.items()) if k == 0 and str(sel.nilai).startswith("SOP ")]
    assert [b for b in judul if b in lembar.jeda_halaman] == judul
    lanjutan = [b for b in judul if "(lanjutan)" in str(lembar.sel[b, 0].nilai)]
    segilima = [b for b in lembar.bentuk if b.preset == SEGILIMA and b.teks]
    assert len(segilima) == 2 * len(lanjutan) > 0


def test_no_printed_page_is_taller_than_the_paper() -> None:
    lembar = gambar(isi_contoh(tblJejak=jejak(*range(1, 10), kembali=True)))
    assert lembar.skala is not None
    assert lembar.daerah_cetak is not None
    tepi = [lembar.daerah_cetak.baris, *lembar.jeda_halaman, lembar.daerah_cetak.baris_akhir + 1]
    ruang = (8.5 - 1.2) * 72 * 100 / lembar.skala
    for awal, akhir in itertools.pairwise(tepi):
        assert sum(lembar.tinggi.get(b, 15.0) for b in range(awal, akhir)) <= ruang
    lebar = sum(int(satu * 7 + 0.5) + 5 for satu in lembar.lebar.values())
    assert lebar * lembar.skala / 100 <= (13 - 0.9) * 96


def test_corrected_wording_is_shown_beside_the_original() -> None:
    semua = teks(gambar(isi_contoh()))
    assert any("Camat Senduro" in satu for satu in semua)
    assert any("Nomor 88 Tahun 2021" in satu for satu in semua)


@pytest.mark.libreoffice
def test_the_formulas_of_the_sop_papers_recalculate_to_what_is_stored(kantor: Kantor, tmp_path: Path) -> None:
    tanpa_nama = PENGATURAN_CONTOH.model_copy(
        update={"nama_kecamatan": "Kecamatan Candipuro", "nama_kabupaten": "", "sop_nomor": "065/1"}
    )
    berkas = []
    for ke, isi in enumerate(
        (
            isi_contoh(tblJejak=jejak(1, 2, 3)),
            isi_contoh(
                tblPengaturan=baris_pengaturan(tanpa_nama), tblDisposisi=[], tblNotulen=[], tblFormulir=[]
            ),
        )
    ):
        berkas.append(tmp_path / f"{ke}.xlsx")
        tulis_xlsx(gambar_master(isi, SEKARANG), berkas[-1])
    for hasil in kantor.hitung_ulang(berkas).values():
        assert hasil.cocok, (hasil.beda[:3], hasil.galat[:3])


def test_a_long_sop_breaks_only_where_the_flowchart_allows_it() -> None:
    sop = SOP[NamaSop.PENGUMPULAN]
    tinggi = {langkah.nomor: 140.0 for langkah in sop.langkah}
    jeda = jeda_halaman(sop, tinggi)
    assert all(jeda_aman(sop, nomor) for nomor in jeda)
    assert len(jeda) >= 3
    assert jeda_halaman(sop, dict.fromkeys(tinggi, 10.0)) == frozenset()


def test_a_step_taller_than_a_page_is_left_to_the_printer() -> None:
    tinggi = dict.fromkeys(range(1, 13), 10.0) | {1: 900.0}
    assert min(jeda_halaman(SOP[NamaSop.PENGUMPULAN], tinggi)) == 1
