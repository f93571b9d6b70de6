"""Move one SOP one step on, or back: the only action that changes its status."""

from __future__ import annotations

from sakip_xl.actions.dokumen import baris_dokumen
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.laporan import nomor_laporan
from sakip_xl.actions.sesi import Saat, Sesi
from sakip_xl.books.port import Buku
from sakip_xl.domain.aturan.inti import kunci
from sakip_xl.domain.istilah import ROMAWI, JenisLaporan, NamaSop, Peran, YaTidak
from sakip_xl.domain.lipatan import Maju, Penolakan, Permintaan, StatusSop, periksa_maju
from sakip_xl.domain.model import Disposisi, Laporan
from sakip_xl.domain.sop import SOP
from sakip_xl.domain.syarat import periksa_syarat
from sakip_xl.errors import SakipError, Temuan


def majukan(
    buku: Buku,
    sop: NamaSop,
    *,
    saat: Saat,
    triwulan: int | None = None,
    keputusan: YaTidak | None = None,
    catatan: str = "",
    ke_langkah: int | None = None,
) -> Hasil:
    """Complete the current step of one SOP, or return it.

    At the Sekretaris' decision a *ya* marks the draft as agreed and makes the final report; a *tidak*
    (there or, when the setting allows it, the Camat's) writes the arahan on the reports that do not stand
    any more and reopens the steps from ``ke_langkah`` on. Completing the first step
    lays out the checklist of documents; completing the report to the Camat notes his disposisi on it.
    An answer whose ``catatan`` is the arahan of Beranda empties it there, with its step to return to.
    Refused, with everything that is missing, as ``domain.lipatan.periksa_maju`` decides (SKP-401 to 411).
    """
    sesi = Sesi.buka(buku, saat)
    periode = int(triwulan or sesi.master.kerja.triwulan)
    status = sesi.status(sop, periode)
    gerak = _periksa(sesi, status, Permintaan(sesi.peran(), keputusan, catatan, ke_langkah))
    sesi.catat(**gerak.isi_jejak())
    _naskah_ikutan(sesi, gerak)
    if keputusan is not None and catatan.strip() == sesi.master.kerja.arahan:
        _kosongkan_beranda(sesi)
    cadangan = sesi.simpan(_tombol(gerak))
    return Hasil(
        _pesan(gerak),
        {
            "sop": str(sop),
            "triwulan": periode,
            "langkah_selesai": gerak.langkah,
            "langkah": gerak.berikut,
            "cadangan": str(cadangan) if cadangan else None,
        },
    )


def _periksa(sesi: Sesi, status: StatusSop, permintaan: Permintaan) -> Maju:
    pengumpulan = sesi.status(NamaSop.PENGUMPULAN, status.triwulan)
    hasil = periksa_maju(
        SOP[status.sop],
        status,
        permintaan,
        kekurangan=lambda nama: [
            satu.teks for satu in periksa_syarat(nama, sesi.master, status.sop, status.triwulan)
        ],
        pengumpulan_disetujui=pengumpulan.disetujui,
        camat_dapat_mengembalikan=sesi.master.pengaturan.camat_dapat_mengembalikan is YaTidak.YA,
    )
    if isinstance(hasil, Penolakan):
        raise SakipError(hasil.kode, rincian=[*hasil.rincian, *_sel_terkait(sesi, hasil)], **hasil.isi)
    return hasil


def _sel_terkait(sesi: Sesi, penolakan: Penolakan) -> list[Temuan]:
    """Wrong cells on the sheets that the refusal names: a row that cannot be read does not count."""
    lembar = {satu.lembar for satu in penolakan.rincian}
    return [satu for satu in sesi.tempatkan(sesi.cacat) if satu.lembar in lembar]


def _naskah_ikutan(sesi: Sesi, gerak: Maju) -> None:
    """The papers that follow from a move."""
    langkah = SOP[gerak.sop].ke(gerak.langkah)
    if gerak.langkah == 1:
        sesi.perubahan.tambahkan("tblDokumen", *baris_dokumen(sesi.master, gerak.sop, gerak.triwulan))
    if gerak.ke_langkah is not None:
        _catat_kembali(sesi, gerak, gerak.ke_langkah)
    elif langkah.keputusan:
        _catat_setuju(sesi, gerak)
    elif "disposisi_laporan" in langkah.syarat_keluar:
        _catat_disposisi(sesi, gerak)


def _kosongkan_beranda(sesi: Sesi) -> None:
    """An answer given by the fields of Beranda is spent: they are not to go with the next one."""
    kerja = sesi.master.kerja
    terpakai = [nama for nama in ("arahan", "ke_langkah") if getattr(kerja, nama)]
    sesi.ubah("tblKerja", kerja.baris_ke, **dict.fromkeys(terpakai))


def _tombol(gerak: Maju) -> str:
    """The button that stands for a move."""
    if gerak.ke_langkah is not None:
        return "kembalikan"
    return "setujui" if SOP[gerak.sop].ke(gerak.langkah).keputusan else "majukan"


def _catat_setuju(sesi: Sesi, gerak: Maju) -> None:
    draft = _terakhir(sesi, gerak, JenisLaporan.DRAFT)
    setuju = str(YaTidak.YA)
    sesi.ubah("tblLaporan", draft.baris_ke, keputusan_sekretaris=setuju, arahan=gerak.catatan or None)
    sesi.perubahan.tambahkan("tblLaporan", _final(sesi, gerak, draft))


def _catat_kembali(sesi: Sesi, gerak: Maju, ke: int) -> None:
    """Write the arahan on every report that does not stand any more.

    A return before the decision needs a new draft; a return to the decision itself only a new final.
    """
    draft = _terakhir(sesi, gerak, JenisLaporan.DRAFT)
    ulang = ke < SOP[gerak.sop].langkah_keputusan.nomor
    for satu in sesi.master.laporan_tw(gerak.sop, gerak.triwulan):
        sesudah = satu.baris_ke > draft.baris_ke
        if sesudah or (ulang and satu is draft):
            tidak = str(YaTidak.TIDAK)
            sesi.ubah("tblLaporan", satu.baris_ke, keputusan_sekretaris=tidak, arahan=gerak.catatan)


def _terakhir(sesi: Sesi, gerak: Maju, jenis: JenisLaporan) -> Laporan:
    """The last report of a kind; the content checks of the step saw that there is one."""
    return [x for x in sesi.master.laporan_tw(gerak.sop, gerak.triwulan) if x.jenis is jenis][-1]


def _final(sesi: Sesi, gerak: Maju, draft: Laporan) -> Laporan:
    return draft.model_copy(
        update={
            "jenis": JenisLaporan.FINAL,
            "nomor": nomor_laporan(sesi.master, gerak.sop, gerak.triwulan),
            "tanggal": sesi.sekarang.date(),
            "keputusan_sekretaris": YaTidak.YA,
            "arahan": gerak.catatan,
        }
    )


def _catat_disposisi(sesi: Sesi, gerak: Maju) -> None:
    final = _terakhir(sesi, gerak, JenisLaporan.FINAL)
    disposisi = [d for d in sesi.master.disposisi if _milik(d, gerak) and _dari_camat(sesi, d)][-1]
    kalimat = [f"{teks.rstrip('.')}." for teks in (disposisi.harap, disposisi.catatan) if teks]
    sesi.ubah("tblLaporan", final.baris_ke, disposisi_camat=" ".join(kalimat))


def _milik(disposisi: Disposisi, gerak: Maju) -> bool:
    tempat = (disposisi.sop, disposisi.triwulan, disposisi.langkah)
    return tempat == (gerak.sop, gerak.triwulan, gerak.langkah)


def _dari_camat(sesi: Sesi, disposisi: Disposisi) -> bool:
    return any(p.peran is Peran.CAMAT and kunci(p.nama) == kunci(disposisi.oleh) for p in sesi.master.pejabat)


def _pesan(gerak: Maju) -> str:
    sop = SOP[gerak.sop]
    awal = f"{sop.judul} Triwulan {ROMAWI[gerak.triwulan]}: langkah {gerak.langkah}"
    if gerak.ke_langkah is not None:
        return f"{awal} dikembalikan ke langkah {gerak.ke_langkah} dengan arahan: {gerak.catatan}"
    if gerak.berikut is None:
        return f"{awal} selesai. Seluruh langkah sudah selesai."
    berikut = sop.ke(gerak.berikut)
    pelaku = " atau ".join(berikut.pelaku)
    return f"{awal} selesai. Berikutnya langkah {berikut.nomor} oleh {pelaku}: {berikut.uraian}."
