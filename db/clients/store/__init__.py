"""Between a client's tables and records."""
