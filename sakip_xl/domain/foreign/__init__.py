"""Tables of others: what their headings mean, and how their rows become the tree and its indicators."""
