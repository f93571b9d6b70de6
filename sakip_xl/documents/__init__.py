"""Floor 5: the papers of an office as Word documents, from one set of data and the office's own templates."""
