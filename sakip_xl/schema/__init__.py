"""Floor 3: sheets, tables, columns and buttons as data; the only place that knows a heading."""
