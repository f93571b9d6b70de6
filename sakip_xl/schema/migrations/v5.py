"""From version 5 to version 6.

New tables and columns stand empty; new settings have their defaults.
"""

from __future__ import annotations

from sakip_xl.domain.model import AnggaranKertas, IsianKertas
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.migrations.new_tables import with_new_tables


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 6; a form has the same fields in both."""
    return with_new_tables(content, (AnggaranKertas, IsianKertas))
