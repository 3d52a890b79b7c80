"""A drawer that is scanned from end to end."""
