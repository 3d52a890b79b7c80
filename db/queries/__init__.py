"""Everything that only reads the archive."""
