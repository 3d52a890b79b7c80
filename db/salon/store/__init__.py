"""Between the salon's tables and records."""
