"""From version 6 to version 7.

The tables of conflicts, of origins and of keys and the new columns stand empty; new settings have their
defaults.
"""

from __future__ import annotations

from sakip_xl.domain.model import AsalRow, Bentrok, Kunci
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.migrations.new_tables import with_new_tables


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 7; a form has the same fields in both."""
    return with_new_tables(content, (AsalRow, Bentrok, Kunci))
