"""Clients from a table."""
