"""Floor 5: the book ports and its adapters."""
