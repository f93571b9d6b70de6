"""The 17 buttons as clicked in an open master: what was chosen on Beranda, the action, the message."""
