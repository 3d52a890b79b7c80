"""Everything that changes or reveals the archive."""
