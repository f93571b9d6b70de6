"""Floor 3: from schema and data to drawn workbooks."""
