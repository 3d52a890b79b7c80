"""Sheets that were printed, and whether they still agree with the record."""
