"""Clients' files."""
