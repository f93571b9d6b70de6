"""Rules of the sheet Indikator: what an indicator is, whose it is, and whether it is SMART."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.aturan.inti import (
    Konteks,
    Langgar,
    aturan,
    aturan_baris,
    ganda,
    kunci,
    langgar,
    tanpa_rujukan,
)
from sakip_xl.domain.aturan.satuan import satuan_persen
from sakip_xl.domain.istilah import Konsolidasi, Level, MetodeRekap, Polaritas, Rumus, VersiPk, YaTidak
from sakip_xl.domain.model import Indikator
from sakip_xl.domain.polaritas import peringatan_polaritas
from sakip_xl.domain.tulisan import angka, daftar

_T = "tblIndikator"
_LAZIM = {
    Polaritas.POSITIF: (Rumus.RASIO,),
    Polaritas.NEGATIF: (Rumus.SELISIH, Rumus.KEBALIKAN),
    Polaritas.STABIL: (Rumus.STABIL,),
}
_SMART = {
    "spesifik": "Spesifik",
    "dapat_diukur": "Dapat Diukur",
    "dapat_dicapai": "Dapat Dicapai",
    "relevan": "Relevan",
    "berbatas_waktu": "Berbatas Waktu",
}


def smart_kosong(satu: Indikator) -> list[str]:
    """The fields of the SMART answers that are not given."""
    return [nama for nama in _SMART if getattr(satu, nama) is None]


@aturan(
    "SKP-301",
    _T,
    kenapa="Kode menunjuk satu indikator; hanya versi PK perubahan yang boleh memakai kode yang sama.",
    baik={_T: [{"kode": "IKS.1"}, {"kode": "IKS.1", "versi_pk": "perubahan"}]},
    buruk={_T: [{"kode": "IKS.1"}, {"kode": "iks.1"}]},
)
def kode_ganda(k: Konteks) -> Iterator[Langgar]:
    """Two indicators of one version of the PK carry one kode."""
    for versi in VersiPk:
        sama = [satu for satu in k.master.indikator if satu.versi_pk is versi]
        yield from ganda(sama, "kode", lambda satu: kunci(satu.kode))


@aturan(
    "SKP-302",
    _T,
    kenapa="Indikator mengukur satu kinerja pada pohon kinerja; tanpa itu capaiannya tidak masuk rekap.",
    baik={_T: [{"induk": "S.1"}]},
    buruk={_T: [{"induk": "S.9"}]},
)
def induk_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """The node that the indicator measures does not exist."""
    yield from tanpa_rujukan(k.master.indikator, "induk", k.kinerja, "pohon kinerja")


@aturan_baris(
    "SKP-323",
    _T,
    kenapa="Level indikator mengikuti level kinerja yang diukurnya.",
    baik={_T: [{"level": "sasaran", "induk": "S.1"}, {"induk": "S.9"}]},
    buruk={_T: [{"level": "program", "induk": "S.1"}]},
)
def level_berbeda(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """The indicator has another level than the node it measures."""
    induk = k.kinerja.get(satu.induk)
    if induk is not None and induk.level is not satu.level:
        yield langgar(satu, "level", induk=induk.kode, level_induk=induk.level.value)


@aturan(
    "SKP-302",
    _T,
    kenapa="Setiap indikator punya unit yang melaporkannya (PermenPANRB 53/2014: penanggung jawab data).",
    baik={_T: [{"unit": "PEM"}]},
    buruk={_T: [{"unit": "XX"}]},
)
def unit_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """The unit that reports the indicator does not exist."""
    yield from tanpa_rujukan(k.master.indikator, "unit", k.unit, "daftar unit kerja")


@aturan_baris(
    "SKP-216",
    _T,
    kenapa="Polaritas yang berlawanan dengan bunyi indikator membalik arti capaian.",
    baik={_T: [{"indikator": "Jumlah pelanggaran Perda", "polaritas": "negatif"}]},
    buruk={_T: [{"indikator": "Jumlah pelanggaran Perda", "polaritas": "positif"}]},
)
def polaritas_berlawanan(satu: Indikator, _k: Konteks) -> Iterator[Langgar]:
    """The wording contradicts the polarity."""
    if peringatan_polaritas(satu.indikator, satu.polaritas) is not None:
        yield langgar(satu, "polaritas", indikator=satu.indikator)


@aturan_baris(
    "SKP-219",
    _T,
    kenapa="Indikator kinerja harus memenuhi kelima kriteria SMART (PermenPANRB 53/2014 II.F).",
    baik={_T: [{}]},
    buruk={_T: [{"relevan": None}]},
)
def smart_belum_dijawab(satu: Indikator, _k: Konteks) -> Iterator[Langgar]:
    """SMART answers are missing."""
    kurang = smart_kosong(satu)
    if kurang:
        yield langgar(satu, kurang[0], kurang=daftar([_SMART[nama] for nama in kurang]))


@aturan_baris(
    "SKP-220",
    _T,
    kenapa="Jawaban Tidak pada SMART berarti indikator perlu diperbaiki (PermenPANRB 53/2014 II.F).",
    baik={_T: [{}]},
    buruk={_T: [{"spesifik": "Tidak"}]},
)
def smart_tidak(satu: Indikator, _k: Konteks) -> Iterator[Langgar]:
    """The indicator is not SMART by its own answers."""
    for nama, sebutan in _SMART.items():
        if getattr(satu, nama) is YaTidak.TIDAK:
            yield langgar(satu, nama, kriteria=sebutan)


@aturan_baris(
    "SKP-221",
    _T,
    kenapa="Rumus yang tidak lazim bagi polaritasnya memberi capaian yang naik ketika kinerja turun.",
    baik={_T: [{"rumus": "rasio"}, {"rumus": None}]},
    buruk={_T: [{"rumus": "selisih", "polaritas": "positif"}]},
)
def rumus_tidak_lazim(satu: Indikator, _k: Konteks) -> Iterator[Langgar]:
    """The formula is not one of those that fit the polarity."""
    lazim = _LAZIM[satu.polaritas]
    if satu.rumus is not None and satu.rumus not in lazim:
        pilihan = " atau ".join(rumus.value for rumus in lazim)
        yield langgar(satu, "rumus", polaritas=satu.polaritas.value, lazim=pilihan)


@aturan_baris(
    "SKP-222",
    _T,
    kenapa="Persentase antartriwulan tidak dapat dijumlahkan menjadi persentase setahun.",
    baik={_T: [{"satuan": "%", "konsolidasi": "posisi akhir"}]},
    buruk={_T: [{"satuan": "persen", "konsolidasi": "jumlah"}]},
)
def persen_dijumlah(satu: Indikator, _k: Konteks) -> Iterator[Langgar]:
    """A percentage is summed over the quarters."""
    if satu.konsolidasi is Konsolidasi.JUMLAH and satuan_persen(satu.satuan):
        yield langgar(satu, "konsolidasi")


@aturan_baris(
    "SKP-223",
    _T,
    kenapa="Definisi operasional menjelaskan apa yang dihitung; mengulang bunyi indikator tidak menjelaskan.",
    baik={_T: [{"definisi": "Banyak desa yang melapor tepat waktu"}]},
    buruk={_T: [{"indikator": "Desa tertib", "definisi": "desa  Tertib."}]},
)
def definisi_mengulang(satu: Indikator, _k: Konteks) -> Iterator[Langgar]:
    """The definition only repeats the indicator."""
    if kunci(satu.definisi.rstrip(".")) == kunci(satu.indikator.rstrip(".")):
        yield langgar(satu, "definisi")


@aturan_baris(
    "SKP-224",
    _T,
    kenapa="Persentase baru dapat diperiksa bila pembilang dan penyebutnya disebut "
    "(PermenPANRB 53/2014 II.H).",
    baik={_T: [{"satuan": "indeks", "penyebut": ""}, {}]},
    buruk={_T: [{"satuan": "%", "penyebut": ""}]},
)
def tanpa_pembilang_penyebut(satu: Indikator, _k: Konteks) -> Iterator[Langgar]:
    """A percentage does not say of what."""
    for bidang in ("pembilang", "penyebut"):
        if satuan_persen(satu.satuan) and not getattr(satu, bidang):
            yield langgar(satu, bidang)


@aturan(
    "SKP-328",
    _T,
    kenapa="Indikator Kinerja Utama dipilih dari indikator sasaran strategis (PER/09/M.PAN/5/2007).",
    baik={_T: [{"iku": "Ya"}, {"kode": "IKS.2", "iku": "Tidak"}]},
    buruk={_T: [{"iku": "Tidak"}]},
)
def tanpa_iku(k: Konteks) -> Iterator[Langgar]:
    """No indicator of a sasaran is an IKU."""
    sasaran = [satu for satu in k.master.indikator if satu.level is Level.SASARAN]
    if sasaran and all(satu.iku is YaTidak.TIDAK for satu in sasaran):
        yield langgar(sasaran[0], "iku")


@aturan(
    "SKP-324",
    _T,
    kenapa="Metode rekap berbobot hanya benar bila semua bobot seinduk diisi dan berjumlah 100.",
    baik={
        "tblPengaturan": [{"metode_rekap": "berbobot"}],
        _T: [{"bobot": 60}, {"kode": "IKS.2", "bobot": 40}],
    },
    buruk={"tblPengaturan": [{"metode_rekap": "berbobot"}], _T: [{"bobot": None}]},
)
def bobot_menentukan(k: Konteks) -> Iterator[Langgar]:
    """The weights do not work although the recap uses them."""
    if k.master.pengaturan.metode_rekap is MetodeRekap.BERBOBOT:
        yield from _cacat_bobot(k, wajib=True)


@aturan(
    "SKP-325",
    _T,
    kenapa="Bobot yang diisi sebagian atau tidak berjumlah 100 akan salah bila metode rekap "
    "diganti berbobot.",
    baik={_T: [{"bobot": None}, {"kode": "IKS.2", "bobot": None}]},
    buruk={_T: [{"bobot": 60}, {"kode": "IKS.2", "bobot": 30}]},
)
def bobot_tidak_utuh(k: Konteks) -> Iterator[Langgar]:
    """The weights do not work; the recap does not use them."""
    if k.master.pengaturan.metode_rekap is not MetodeRekap.BERBOBOT:
        yield from _cacat_bobot(k, wajib=False)


def _cacat_bobot(k: Konteks, *, wajib: bool) -> Iterator[Langgar]:
    """What is wrong with the weights below each node: partly given, or another total than 100."""
    seinduk: dict[str, list[Indikator]] = {}
    for satu in k.indikator.values():
        seinduk.setdefault(satu.induk, []).append(satu)
    for induk, saudara in seinduk.items():
        bobot = [satu.bobot for satu in saudara if satu.bobot is not None]
        if not bobot and not wajib:
            continue
        if len(bobot) < len(saudara):
            kosong = next(satu for satu in saudara if satu.bobot is None)
            yield langgar(kosong, "bobot", induk=induk, masalah="belum diisi semua")
        elif sum(bobot) != 100:
            jumlah = f"berjumlah {angka(sum(bobot), None)}, bukan 100"
            yield langgar(saudara[-1], "bobot", induk=induk, masalah=jumlah)
