"""Floor 3: the book port and its adapters."""
