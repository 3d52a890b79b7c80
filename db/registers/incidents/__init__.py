"""Secrecy incidents: what leaked, was lost or was changed, and what was done about it."""
