"""Measuring: from cells as typed to capaian, periods, roll-up and money, in exact arithmetic."""
