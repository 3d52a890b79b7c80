"""Resources and needs, from the tables."""
