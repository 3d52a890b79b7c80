"""Backups at the command line."""
