"""Contacts as they cross the boundary of the archive."""
