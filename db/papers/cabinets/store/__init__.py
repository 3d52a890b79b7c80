"""Between the tables of cabinets and records."""
