"""A table against the archive, and writing it."""
