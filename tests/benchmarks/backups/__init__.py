"""Backups: how many flipped bits are found, what a backup costs who types, how long a drill takes."""
