"""Papers about one client."""
