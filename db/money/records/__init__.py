"""Money as it crosses the boundary of the archive."""
