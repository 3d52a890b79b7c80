"""When people work, from the tables."""
