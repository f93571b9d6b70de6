"""Two values for one cell: what agrees, what is a conflict, who decided, and what the log tells of cells."""
