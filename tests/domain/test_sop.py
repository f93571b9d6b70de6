"""The definitions of the two SOPs: what they say, and that a wrong one is refused with file and step."""

from __future__ import annotations

import re

import pytest

from sakip_xl.domain.istilah import NamaSop, Peran
from sakip_xl.domain.sop import (
    IDENTITAS,
    SOP,
    SYARAT,
    SYARAT_PENGUMPULAN,
    DefinisiError,
    Simbol,
    Syarat,
    baca_identitas,
    baca_sop,
    baca_syarat,
    isi_nama,
    tabel_transisi,
)

KENAL = {"ada": Syarat(judul="Ada.", isi_di="Dokumen")}


def langkah(nomor: int, simbol: str = "proses", lain: str = "", pelaku: str = '["Tim SAKIP"]') -> str:
    return f"""
[[langkah]]
nomor = {nomor}
uraian = "kerja"
teks_asli = "kerja"
pelaku = {pelaku}
kolom = {{ "Tim SAKIP" = "{simbol}" }}
kelengkapan = []
keluaran = []
{lain}
"""


PUTUS = "keputusan = true\nkembali_ke = 1\nboleh_kembali_ke = [1]"


def naskah(*bagian: str) -> str:
    return 'nama = "pengukuran"\njudul = "SOP"\n' + "".join(bagian)


def cacat(*bagian: str) -> str:
    with pytest.raises(DefinisiError) as salah:
        baca_sop(naskah(*bagian), "uji.toml", KENAL)
    return str(salah.value)


def test_a_sound_definition_is_taken() -> None:
    sop = baca_sop(
        naskah(langkah(1, "mulai"), langkah(2, "keputusan", PUTUS), langkah(3, "selesai")), "uji.toml", KENAL
    )
    assert [satu.nomor for satu in sop.langkah] == [1, 2, 3]
    assert sop.akhir.nomor == 3
    assert sop.langkah_keputusan.nomor == 2
    assert sop.ke(2).dapat_kembali
    assert not sop.ke(1).dapat_kembali
    with pytest.raises(KeyError):
        sop.ke(4)


@pytest.mark.parametrize(
    ("bagian", "pesan"),
    [
        (
            [langkah(1, "mulai"), langkah(2, "keputusan", PUTUS), langkah(4, "selesai")],
            "uji.toml, langkah 4: tidak dapat dicapai",
        ),
        (
            [langkah(2, "mulai"), langkah(3, "keputusan", PUTUS), langkah(4, "selesai")],
            "langkah 2: tidak dapat dicapai, langkah 1",
        ),
        (
            [langkah(1, "mulai"), langkah(2, "keputusan", PUTUS), langkah(2, "selesai")],
            "uji.toml, langkah 2: nomor ditulis 2 kali",
        ),
        (
            [langkah(1, "mulai"), langkah(2, "mulai"), langkah(3, "keputusan", PUTUS), langkah(4, "selesai")],
            "uji.toml, langkah 2: simbol mulai ada lebih dari satu",
        ),
        (
            [langkah(1), langkah(2, "keputusan", PUTUS), langkah(3, "selesai")],
            "uji.toml, langkah 1: simbol mulai tidak ada",
        ),
        (
            [langkah(1), langkah(2, "mulai"), langkah(3, "keputusan", PUTUS), langkah(4, "selesai")],
            "uji.toml, langkah 2: simbol mulai harus pada langkah 1",
        ),
        (
            [langkah(1, "mulai"), langkah(2, "keputusan", PUTUS), langkah(3)],
            "uji.toml, langkah 3: simbol selesai tidak ada",
        ),
        (
            [
                langkah(1, "mulai", pelaku="[]"),
                langkah(2, "keputusan", PUTUS),
                langkah(3, "selesai"),
            ],
            "uji.toml, langkah 1: pelaku tidak ada",
        ),
        (
            [langkah(1, "mulai", pelaku='["Staf"]'), langkah(2, "keputusan", PUTUS), langkah(3, "selesai")],
            "uji.toml, langkah 1: tidak ada pelaku yang bersimbol",
        ),
        (
            [langkah(1, "mulai", pelaku='["Lurah"]'), langkah(2, "keputusan", PUTUS), langkah(3, "selesai")],
            "uji.toml, langkah 1: pelaku.0:",
        ),
        ([langkah(1, "bintang")], "uji.toml, langkah 1: kolom.Tim SAKIP:"),
        (
            [langkah(1, "mulai"), langkah(2, "selesai")],
            "uji.toml, langkah 2: SOP berakhir tanpa langkah keputusan",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "keputusan", PUTUS),
                langkah(3, "keputusan", PUTUS),
                langkah(4, "selesai"),
            ],
            "uji.toml, langkah 3: langkah keputusan ada lebih dari satu",
        ),
        (
            [langkah(1, "mulai"), langkah(2, "keputusan", "keputusan = true"), langkah(3, "selesai")],
            "uji.toml, langkah 2: keputusan tanpa tujuan kembali",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "keputusan", "keputusan = true\nkembali_ke = 1"),
                langkah(3, "selesai"),
            ],
            "langkah 2: kembali_ke tidak termasuk boleh_kembali_ke",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "keputusan", "keputusan = true\nkembali_ke = 3\nboleh_kembali_ke = [3]"),
                langkah(3, "selesai"),
            ],
            "langkah 2: tujuan kembali 3 bukan langkah sebelumnya",
        ),
        (
            [langkah(1, "mulai"), langkah(2, "keputusan"), langkah(3, "selesai")],
            "langkah 2: keputusan dan simbol keputusan harus ada bersama",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "keputusan", PUTUS),
                langkah(3, "selesai", "kembali_ke = 1"),
            ],
            "langkah 3: ada tujuan kembali tetapi bukan langkah keputusan",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "keputusan", PUTUS),
                langkah(3),
                langkah(4, "selesai", "camat_mengembalikan = true\nkembali_ke = 3\nboleh_kembali_ke = [3]"),
            ],
            "langkah 4: Camat harus mengembalikan ke langkah 2 atau sebelumnya",
        ),
        (
            [
                langkah(1, "mulai", "menit = 5\nhari = 1"),
                langkah(2, "keputusan", PUTUS),
                langkah(3, "selesai"),
            ],
            "langkah 1: waktu baku ditulis dua kali",
        ),
        (
            [
                langkah(1, "mulai", 'syarat_masuk = ["entah"]'),
                langkah(2, "keputusan", PUTUS),
                langkah(3, "selesai", 'syarat_keluar = ["ada"]'),
            ],
            "langkah 1: syarat entah tidak dikenal",
        ),
        (["[[langkah]]\nuraian = 'tanpa nomor'"], "uji.toml, langkah urutan 1: nomor:"),
        ([], "uji.toml: langkah:"),
        (["bukan toml"], "uji.toml: bukan TOML yang sah"),
    ],
)
def test_a_wrong_definition_is_refused_with_file_and_step(bagian: list[str], pesan: str) -> None:
    assert pesan in cacat(*bagian)


def test_every_mistake_of_a_definition_is_told_at_once() -> None:
    pesan = cacat(langkah(1), langkah(2))
    assert "langkah 1: simbol mulai" in pesan
    assert "langkah 2: simbol selesai" in pesan
    assert "tanpa langkah keputusan" in pesan


def test_the_standard_times_add_up_as_the_source_has_them() -> None:
    kumpul, ukur = SOP[NamaSop.PENGUMPULAN], SOP[NamaSop.PENGUKURAN]
    assert (len(kumpul.langkah), len(ukur.langkah)) == (12, 10)
    assert (sum(s.menit for s in kumpul.langkah), sum(s.hari for s in kumpul.langkah)) == (580, 2)
    assert (sum(s.menit for s in ukur.langkah), sum(s.hari for s in ukur.langkah)) == (575, 1)
    assert (kumpul.waktu_baku(), ukur.waktu_baku()) == (1480, 1025)
    assert kumpul.waktu_baku(390) == 580 + 2 * 390


def test_the_standard_time_reads_as_the_source_prints_it() -> None:
    kumpul = SOP[NamaSop.PENGUMPULAN]
    assert [kumpul.ke(nomor).waktu_teks for nomor in (1, 4, 12)] == ["5 menit", "1 hari", "-"]


def test_the_decisions_and_their_returns_stand_as_decided() -> None:
    kumpul, ukur = SOP[NamaSop.PENGUMPULAN], SOP[NamaSop.PENGUKURAN]
    assert (kumpul.langkah_keputusan.nomor, kumpul.langkah_keputusan.kembali_ke) == (10, 8)
    assert (ukur.langkah_keputusan.nomor, ukur.langkah_keputusan.kembali_ke) == (8, 6)
    for sop in SOP.values():
        assert sop.langkah_keputusan.pelaku == (Peran.SEKRETARIS,)
        assert [s.nomor for s in sop.langkah if s.camat_mengembalikan] == [sop.akhir.nomor - 1]


def test_measuring_waits_for_the_collected_data_at_step_five_only() -> None:
    pemakai = {
        (n, s.nomor) for n, sop in SOP.items() for s in sop.langkah if SYARAT_PENGUMPULAN in s.syarat_masuk
    }
    assert pemakai == {(NamaSop.PENGUKURAN, 5)}


def test_every_named_check_is_used_by_a_step() -> None:
    dipakai = {n for sop in SOP.values() for s in sop.langkah for n in (*s.syarat_masuk, *s.syarat_keluar)}
    assert dipakai == set(SYARAT)


def test_the_corrected_wording_carries_no_scanner_noise_and_the_source_is_kept_beside_it() -> None:
    ukur = SOP[NamaSop.PENGUKURAN]
    assert "pengumpulan data kinerja" in ukur.ke(2).teks_asli
    assert "pengukuran kinerja" in ukur.ke(2).uraian
    semua = " ".join(
        " ".join((s.uraian, *s.kelengkapan, *s.keluaran)) for sop in SOP.values() for s in sop.langkah
    )
    assert not re.search(r"Kkinerja|Suarat|Wak@u|Bidang|Menganalisa", semua)


def test_the_identity_page_names_no_kecamatan_but_the_one_that_is_set() -> None:
    tetap = " ".join(
        butir.teks for bagian in ("peralatan", "pencatatan") for butir in getattr(IDENTITAS, bagian)
    )
    assert "Sumbersuko" not in tetap
    assert "Senduro" not in tetap
    isi = isi_nama(tetap, "Kecamatan Pasirian", "Kabupaten Lumajang")
    assert "Renstra Kecamatan Pasirian" in isi
    assert "Camat Pasirian Kabupaten Lumajang untuk" in isi
    assert isi_nama("Camat {kecamatan}", "Senduro", "x") == "Camat Senduro"


def test_the_identity_page_keeps_the_seven_laws_and_marks_newer_ones_as_suggestions() -> None:
    assert len(IDENTITAS.dasar_hukum) == 7
    assert len(IDENTITAS.kualifikasi) == 6
    usulan = " ".join(satu.teks for satu in IDENTITAS.usulan_dasar_hukum)
    assert "Nomor 88 Tahun 2021" in usulan
    assert "Nomor 89 Tahun 2021" in usulan


def test_a_broken_list_of_checks_or_identity_page_is_refused_with_its_file() -> None:
    with pytest.raises(DefinisiError, match=r"^s\.toml"):
        baca_syarat('[x]\njudul = "tanpa tempat"', "s.toml")
    with pytest.raises(DefinisiError, match=r"^i\.toml"):
        baca_identitas("peralatan = []", "i.toml")


def test_the_table_of_transitions_lists_every_move_and_marks_the_default() -> None:
    baris = tabel_transisi(SOP[NamaSop.PENGUMPULAN]).splitlines()
    assert len(baris) == 12 + 3 + 4
    assert baris[0].split() == ["1", "->", "2", "langkah", "selesai", "Camat"]
    assert next(b for b in baris if "(baku)" in b).split()[:5] == ["10", "->", "8", "Tidak", "(baku)"]
    assert "bila diizinkan Camat" in tabel_transisi(SOP[NamaSop.PENGUKURAN]).replace("  ", " ")
    assert baris[-1].split()[:3] == ["12", "->", "selesai"]


def test_the_first_column_of_each_flowchart_is_the_camats_capsule() -> None:
    for sop in SOP.values():
        assert sop.langkah[0].kolom == {Peran.CAMAT: Simbol.MULAI}
