"""Pages of files that may be of one person."""
