"""What both reports say, composed once: its documents and the views of the master say the same."""
