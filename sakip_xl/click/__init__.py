"""A button as clicked in an open master: what its action takes, the action, the message."""
