"""Benchmarks of the day at the desk: its grid, booking, and free times."""
