"""Floor 0: data files a civil servant can review."""
