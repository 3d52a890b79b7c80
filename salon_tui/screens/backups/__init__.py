"""Backups: what was made, a new one, a trial, and where they go."""
