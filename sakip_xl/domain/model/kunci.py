"""The register of keys: whose signature on the log is checked with what."""

from __future__ import annotations

from typing import ClassVar

from sakip_xl.domain.model.base import Bulat, RequiredText, Row, Text, Waktu


class Kunci(Row):
    """One key of one person, as the row ``jejak`` of the log registered it (``domain.sop.keys``).

    ``publik`` is the public key and ``sidik`` its fingerprint in hexadecimal digits, ``kata`` the words of
    that. ``peran`` are the roles that have to sign since then. ``berakhir`` is when another key took its
    place, empty while it is the person's key.
    """

    table: ClassVar[str] = "tblKunci"

    nama: RequiredText
    peran: Text = ""
    kata: Text = ""
    sejak: Waktu
    berakhir: Waktu | None = None
    saksi: Text = ""
    jejak: Bulat
    publik: RequiredText
    sidik: RequiredText
