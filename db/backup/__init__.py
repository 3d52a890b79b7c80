"""Backups: made while the desk works, looked over, thinned out, and restored."""
