"""Making, restoring and proving backups."""
