"""Floor 3: SAKIP.xlam, put together from ``macros/`` and the table of commands."""
