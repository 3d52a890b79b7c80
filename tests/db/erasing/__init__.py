"""Erasing a client, and what is left afterwards."""
