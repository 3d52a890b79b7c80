"""Between the tables of staff and records."""
