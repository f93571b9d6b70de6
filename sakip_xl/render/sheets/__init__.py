"""One builder a sheet."""
