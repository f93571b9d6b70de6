"""Floor 1: what SAKIP keeps on the computer of one person."""
