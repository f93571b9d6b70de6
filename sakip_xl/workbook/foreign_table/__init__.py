"""Workbooks of others: their sheets as grids, the tables on them, and the book in which people confirm a mapping."""
