"""Where a figure comes from: what the book tells of a cell, and by which rule one is computed."""
