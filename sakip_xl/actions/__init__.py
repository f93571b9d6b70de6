"""Floor 4: one use case per button, on the book port."""
