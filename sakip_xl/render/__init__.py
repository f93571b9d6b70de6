"""Floor 4: from schema and data to drawn workbooks."""
