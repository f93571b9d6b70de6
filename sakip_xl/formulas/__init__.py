"""Floor 2: every computed column as Excel text, with its Python twin and worked examples."""
