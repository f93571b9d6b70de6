"""Workbooks of others: their sheets as grids, the tables on them, and the mapping that people confirm."""
