"""Whole days at the desk, played by keys alone."""
