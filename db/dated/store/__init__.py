"""Dated records in the archive's tables."""
