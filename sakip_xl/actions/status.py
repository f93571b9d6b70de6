"""Where both SOPs stand: nothing is changed."""

from __future__ import annotations

from typing import Any

from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.sesi import Saat, Sesi
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import ROMAWI, NamaSop, StatusFormulir
from sakip_xl.domain.lipatan import StatusSop
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop import SOP
from sakip_xl.domain.syarat import kekurangan
from sakip_xl.domain.syarat.data import unit_pelapor
from sakip_xl.domain.tulisan import waktu


def status(buku: Buku, *, saat: Saat, triwulan: int | None = None) -> Hasil:
    """Both SOPs of one quarter: current step, actor, due time, what is missing, and the units' forms.

    Findings are the rows of the log that do not fit (SKP-415 to 417), never a reason to refuse.
    """
    sesi = Sesi.buka(buku, saat)
    periode = int(triwulan or sesi.master.kerja.triwulan)
    keadaan = {nama: sesi.status(nama, periode) for nama in NamaSop}
    formulir = ringkas_formulir(sesi.master, periode)
    baris: list[str] = []
    for satu in keadaan.values():
        baris += [_kalimat(satu), *(f"   - {teks}" for teks in _kurang(sesi.master, satu))]
    baris.append(f"Formulir kembali: {formulir['kembali']} dari {formulir['wajib']} unit.")
    return Hasil(
        "\n".join(baris),
        {
            "triwulan": periode,
            "sop": {str(nama): _data(sesi.master, satu) for nama, satu in keadaan.items()},
            "formulir": formulir,
        },
        [satu.di(lembar="Jejak") for nama in NamaSop for satu in keadaan[nama].temuan],
    )


def ringkas_sop(status_: StatusSop) -> dict[str, Any]:
    """One SOP in the two words that other programs ask for: its step and whether it is done."""
    langkah = status_.langkah_kini
    return {
        "langkah": langkah if langkah is not None else SOP[status_.sop].akhir.nomor,
        "status": "selesai" if status_.selesai else "berjalan",
    }


def ringkas_formulir(master: Master, triwulan: int) -> dict[str, int]:
    """How many units have something to report, were sent a form, and returned it or were excused."""
    formulir = master.formulir_tw(triwulan)
    wajib = [unit.kode for unit in unit_pelapor(master, triwulan)]
    selesai = {StatusFormulir.DITERIMA, StatusFormulir.DIKECUALIKAN}
    return {
        "wajib": len(wajib),
        "dikirim": sum(kode in formulir for kode in wajib),
        "kembali": sum(kode in formulir and formulir[kode].status in selesai for kode in wajib),
    }


def _data(master: Master, satu: StatusSop) -> dict[str, Any]:
    kini = satu.ke(satu.langkah_kini) if satu.langkah_kini is not None else None
    return {
        **ringkas_sop(satu),
        "pelaku": [str(p) for p in SOP[satu.sop].ke(kini.nomor).pelaku] if kini else [],
        "tenggat": kini.tenggat.isoformat() if kini and kini.tenggat else None,
        "terlambat": bool(kini and kini.terlambat),
        "disetujui": satu.disetujui,
        "arahan": satu.arahan,
        "kekurangan": _kurang(master, satu),
        "rincian": [
            {"langkah": s.nomor, "keadaan": str(s.keadaan), "oleh": s.oleh, "terlambat": s.terlambat}
            for s in satu.langkah
        ],
    }


def _kurang(master: Master, satu: StatusSop) -> list[str]:
    if satu.langkah_kini is None:
        return []
    return [k.teks for k in kekurangan(master, satu.sop, satu.triwulan, satu.langkah_kini)]


def _kalimat(satu: StatusSop) -> str:
    sop = SOP[satu.sop]
    awal = f"{sop.judul} Triwulan {ROMAWI[satu.triwulan]}"
    if satu.langkah_kini is None:
        return f"{awal}: selesai."
    langkah = sop.ke(satu.langkah_kini)
    kini = satu.ke(langkah.nomor)
    tenggat = (
        f" Tenggat {waktu(kini.tenggat)}{', terlambat' if kini.terlambat else ''}." if kini.tenggat else ""
    )
    pelaku = " atau ".join(langkah.pelaku)
    arahan = f" Arahan: {satu.arahan}" if satu.arahan else ""
    return f"{awal}: langkah {langkah.nomor} oleh {pelaku}: {langkah.uraian}.{tenggat}{arahan}"
