"""Money in the tables: read, checked and written, by fixed SQL."""
