"""What both reports say, composed once: the sheet Laporan and the Word documents show the same."""
