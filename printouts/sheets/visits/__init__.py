"""Papers about visits and days."""
