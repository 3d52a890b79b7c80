"""Between the tables of visits and records."""
