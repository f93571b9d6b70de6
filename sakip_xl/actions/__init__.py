"""Floor 6: one use case a file, on the book ports."""
