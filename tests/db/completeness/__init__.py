"""Completeness of records."""
