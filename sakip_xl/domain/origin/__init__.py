"""Where a figure comes from: what the log, the conflicts and the rows tell of a cell, and how one is computed."""
