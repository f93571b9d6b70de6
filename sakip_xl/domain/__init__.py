"""Floor 1: the rules and arithmetic of SAKIP, pure and typed."""
