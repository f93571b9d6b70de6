"""The live adapter: a book that is open in the spreadsheet program."""
