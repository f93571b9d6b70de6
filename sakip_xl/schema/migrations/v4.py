"""From version 4 to version 5.

New tables and columns stand empty; new settings have their defaults.
"""

from __future__ import annotations

from sakip_xl.domain.model import RencanaAksi, TindakLanjutLhe, Undangan
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.migrations.new_tables import with_new_tables


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 5; a form has only one computed column more."""
    return with_new_tables(content, (RencanaAksi, TindakLanjutLhe, Undangan))
