"""Floor 3: from layout and data to the built workbooks."""
