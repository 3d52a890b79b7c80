"""Cards that are taken out for a day."""
