"""Paper that is lent."""
