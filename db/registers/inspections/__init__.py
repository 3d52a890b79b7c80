"""Inspections of files and store room."""
