"""Between tables and records: what operations and queries share. Nothing outside ``db`` imports it."""
