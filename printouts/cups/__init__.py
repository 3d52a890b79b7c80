"""Printers and their jobs, over IPP."""
