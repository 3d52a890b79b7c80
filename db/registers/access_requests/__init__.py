"""Clients' written requests."""
