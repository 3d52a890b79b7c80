"""Printers, jobs, labels, letters, and what sheets are drawn from."""
