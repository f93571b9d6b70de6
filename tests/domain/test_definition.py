"""The definitions of the two SOPs: what they say, and that a wrong one is refused with file and step."""

from __future__ import annotations

import re

import pytest

from sakip_xl.domain.sop.definition import (
    IDENTITAS,
    SOP,
    SYARAT,
    SYARAT_PENGUMPULAN,
    DefinitionError,
    Requirement,
    Symbol,
    fill_names,
    read_identitas,
    read_requirements,
    read_sop,
)
from sakip_xl.domain.terms import Peran, SopName

KNOWN = {"ada": Requirement(judul="Ada.", isi_di="Dokumen")}


NAMES = ("", "perintah", "rapat", "rekap", "arsip")


def langkah(number: int, symbol: str = "proses", other: str = "", actors: str = '["Tim SAKIP"]') -> str:
    return f"""
[[langkah]]
id = "{NAMES[number]}"
uraian = "kerja"
teks_asli = "kerja"
pelaku = {actors}
kolom = {{ "Tim SAKIP" = "{symbol}" }}
kelengkapan = []
keluaran = []
{other}
"""


DECISION = 'keputusan = true\nkembali_ke = "perintah"\nboleh_kembali_ke = ["perintah"]'


def naskah(*part: str) -> str:
    return 'nama = "pengukuran"\njudul = "SOP"\n' + "".join(part)


def flaw(*part: str) -> str:
    with pytest.raises(DefinitionError) as wrong:
        read_sop(naskah(*part), "uji.toml", KNOWN)
    return str(wrong.value)


def test_a_sound_definition_is_taken() -> None:
    sop = read_sop(
        naskah(langkah(1, "mulai"), langkah(2, "keputusan", DECISION), langkah(3, "selesai")),
        "uji.toml",
        KNOWN,
    )
    assert [step.nomor for step in sop.langkah] == [1, 2, 3]
    assert sop.akhir.nomor == 3
    assert sop.find("rekap") is sop.find("3") is sop.find(3) is sop.akhir
    assert sop.find("lain") is None
    assert sop.langkah_keputusan.nomor == 2
    assert sop.ke(2).can_return
    assert not sop.ke(1).can_return
    with pytest.raises(KeyError):
        sop.ke(4)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (
            [langkah(1, "mulai"), langkah(2, "keputusan", DECISION), langkah(3, "selesai", "nomor = 4")],
            "uji.toml, langkah 3: nomor dihitung dari urutan, bukan 4",
        ),
        (
            [langkah(1, "mulai"), langkah(2, "keputusan", DECISION), langkah(2, "selesai")],
            "uji.toml, langkah 3: id rapat sudah dipakai",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "keputusan", DECISION + '\nketerangan = "ke langkah {arsip}"'),
                langkah(3, "selesai"),
            ],
            "keterangan menyebut langkah 'arsip'",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "mulai"),
                langkah(3, "keputusan", DECISION),
                langkah(4, "selesai"),
            ],
            "uji.toml, langkah 2: simbol mulai ada lebih dari satu",
        ),
        (
            [langkah(1), langkah(2, "keputusan", DECISION), langkah(3, "selesai")],
            "uji.toml, langkah 1: simbol mulai tidak ada",
        ),
        (
            [langkah(1), langkah(2, "mulai"), langkah(3, "keputusan", DECISION), langkah(4, "selesai")],
            "uji.toml, langkah 2: simbol mulai harus pada langkah 1",
        ),
        (
            [langkah(1, "mulai"), langkah(2, "keputusan", DECISION), langkah(3)],
            "uji.toml, langkah 3: simbol selesai tidak ada",
        ),
        (
            [
                langkah(1, "mulai", actors="[]"),
                langkah(2, "keputusan", DECISION),
                langkah(3, "selesai"),
            ],
            "uji.toml, langkah 1: pelaku tidak ada",
        ),
        (
            [
                langkah(1, "mulai", actors='["Staf"]'),
                langkah(2, "keputusan", DECISION),
                langkah(3, "selesai"),
            ],
            "uji.toml, langkah 1: tidak ada pelaku yang bersimbol",
        ),
        (
            [
                langkah(1, "mulai", actors='["Lurah"]'),
                langkah(2, "keputusan", DECISION),
                langkah(3, "selesai"),
            ],
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
                langkah(2, "keputusan", DECISION),
                langkah(3, "keputusan", DECISION),
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
                langkah(2, "keputusan", 'keputusan = true\nkembali_ke = "perintah"'),
                langkah(3, "selesai"),
            ],
            "langkah 2: kembali_ke tidak termasuk boleh_kembali_ke",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(
                    2, "keputusan", 'keputusan = true\nkembali_ke = "rekap"\nboleh_kembali_ke = ["rekap"]'
                ),
                langkah(3, "selesai"),
            ],
            "langkah 2: tujuan kembali rekap bukan langkah sebelumnya",
        ),
        (
            [langkah(1, "mulai"), langkah(2, "keputusan"), langkah(3, "selesai")],
            "langkah 2: keputusan dan simbol keputusan harus ada bersama",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "keputusan", DECISION),
                langkah(3, "selesai", 'kembali_ke = "perintah"'),
            ],
            "langkah 3: ada tujuan kembali tetapi bukan langkah keputusan",
        ),
        (
            [
                langkah(1, "mulai"),
                langkah(2, "keputusan", DECISION),
                langkah(3),
                langkah(
                    4,
                    "selesai",
                    'camat_mengembalikan = true\nkembali_ke = "rekap"\nboleh_kembali_ke = ["rekap"]',
                ),
            ],
            "langkah 4: Camat harus mengembalikan ke langkah 2 atau sebelumnya",
        ),
        (
            [
                langkah(1, "mulai", "menit = 5\nhari = 1"),
                langkah(2, "keputusan", DECISION),
                langkah(3, "selesai"),
            ],
            "langkah 1: waktu baku ditulis dua kali",
        ),
        (
            [
                langkah(1, "mulai", 'syarat_masuk = ["entah"]'),
                langkah(2, "keputusan", DECISION),
                langkah(3, "selesai", 'syarat_keluar = ["ada"]'),
            ],
            "langkah 1: syarat entah tidak dikenal",
        ),
        (
            [
                langkah(1, "mulai", 'dokumen_tetap = ["Renstra"]'),
                langkah(2, "keputusan", DECISION),
                langkah(3, "selesai"),
            ],
            "langkah 1: dokumen_tetap bukan bagian kelengkapan",
        ),
        (["[[langkah]]\nuraian = 'tanpa id'"], "uji.toml, langkah 1: id:"),
        ([], "uji.toml: langkah:"),
        (["bukan toml"], "uji.toml: bukan TOML yang sah"),
    ],
)
def test_a_wrong_definition_is_refused_with_file_and_step(part: list[str], message: str) -> None:
    assert message in flaw(*part)


def test_every_mistake_of_a_definition_is_told_at_once() -> None:
    message = flaw(langkah(1), langkah(2))
    assert "langkah 1: simbol mulai" in message
    assert "langkah 2: simbol selesai" in message
    assert "tanpa langkah keputusan" in message


def test_the_standard_times_add_up_as_the_source_has_them() -> None:
    pengumpulan, measure = SOP[SopName.PENGUMPULAN], SOP[SopName.PENGUKURAN]
    assert (len(pengumpulan.langkah), len(measure.langkah)) == (12, 10)
    assert (sum(s.menit for s in pengumpulan.langkah), sum(s.hari for s in pengumpulan.langkah)) == (580, 2)
    assert (sum(s.menit for s in measure.langkah), sum(s.hari for s in measure.langkah)) == (575, 1)
    assert (pengumpulan.waktu_baku(), measure.waktu_baku()) == (1480, 1025)
    assert pengumpulan.waktu_baku(390) == 580 + 2 * 390


def test_the_standard_time_reads_as_the_source_prints_it() -> None:
    pengumpulan = SOP[SopName.PENGUMPULAN]
    assert [pengumpulan.ke(number).time_text for number in (1, 4, 12)] == ["5 menit", "1 hari", "-"]


def test_the_decisions_and_their_returns_stand_as_decided() -> None:
    pengumpulan, measure = SOP[SopName.PENGUMPULAN], SOP[SopName.PENGUKURAN]
    assert (pengumpulan.langkah_keputusan.nomor, pengumpulan.langkah_keputusan.kembali_ke) == (10, "rekap")
    assert (measure.langkah_keputusan.nomor, measure.langkah_keputusan.kembali_ke) == (8, "rekap")
    assert "kembali ke langkah 8, atau ke langkah 7 atau 5" in pengumpulan.langkah_keputusan.keterangan
    for sop in SOP.values():
        assert sop.langkah_keputusan.pelaku == (Peran.SEKRETARIS,)
        assert [s.nomor for s in sop.langkah if s.camat_mengembalikan] == [sop.akhir.nomor - 1]


def test_measuring_waits_for_the_collected_data_at_step_five_only() -> None:
    users = {
        (n, s.nomor) for n, sop in SOP.items() for s in sop.langkah if SYARAT_PENGUMPULAN in s.syarat_masuk
    }
    assert users == {(SopName.PENGUKURAN, 5)}


def test_every_named_check_is_used_by_a_step() -> None:
    used = {n for sop in SOP.values() for s in sop.langkah for n in (*s.syarat_masuk, *s.syarat_keluar)}
    assert used == set(SYARAT)


def test_the_corrected_wording_carries_no_scanner_noise_and_the_source_is_kept_beside_it() -> None:
    measure = SOP[SopName.PENGUKURAN]
    assert "pengumpulan data kinerja" in measure.ke(2).teks_asli
    assert "pengukuran kinerja" in measure.ke(2).uraian
    everything = " ".join(
        " ".join((s.uraian, *s.kelengkapan, *s.keluaran)) for sop in SOP.values() for s in sop.langkah
    )
    assert not re.search(r"Kkinerja|Suarat|Wak@u|Bidang|Menganalisa", everything)


def test_the_identity_page_names_no_kecamatan_but_the_one_that_is_set() -> None:
    kept = " ".join(item.teks for part in ("peralatan", "pencatatan") for item in getattr(IDENTITAS, part))
    assert "Sumbersuko" not in kept
    assert "Senduro" not in kept
    content = fill_names(kept, "Kecamatan Pasirian", "Kabupaten Lumajang")
    assert "Renstra Kecamatan Pasirian" in content
    assert "Camat Pasirian Kabupaten Lumajang untuk" in content
    assert fill_names("Camat {kecamatan}", "Senduro", "x") == "Camat Senduro"


def test_the_identity_page_keeps_the_seven_laws_and_marks_newer_ones_as_suggestions() -> None:
    assert len(IDENTITAS.dasar_hukum) == 7
    assert len(IDENTITAS.kualifikasi) == 6
    proposals = " ".join(usulan_teks.teks for usulan_teks in IDENTITAS.usulan_dasar_hukum)
    assert "Nomor 88 Tahun 2021" in proposals
    assert "Nomor 89 Tahun 2021" in proposals


def test_a_broken_list_of_checks_or_identity_page_is_refused_with_its_file() -> None:
    with pytest.raises(DefinitionError, match=r"^s\.toml"):
        read_requirements('[x]\njudul = "tanpa tempat"', "s.toml")
    with pytest.raises(DefinitionError, match=r"^i\.toml"):
        read_identitas("peralatan = []", "i.toml")


def test_the_first_column_of_each_flowchart_is_the_camats_capsule() -> None:
    for sop in SOP.values():
        assert sop.langkah[0].kolom == {Peran.CAMAT: Symbol.MULAI}
