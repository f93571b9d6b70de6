"""The two SOPs as machines: definition, log, state, calendar, and what each step asks for."""
