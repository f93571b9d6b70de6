"""Floor 4: SAKIP.xlam, put together from ``macros/`` and the table of commands."""
