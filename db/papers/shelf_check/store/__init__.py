"""What should stand in a drawer, beside what was scanned."""
