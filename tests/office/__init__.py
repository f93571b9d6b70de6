"""The office harness: opens built books in LibreOffice, which knows nothing of our Python."""
