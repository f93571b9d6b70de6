"""Every named table of the two books: its model, headings and columns."""
