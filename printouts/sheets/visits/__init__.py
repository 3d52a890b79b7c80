"""Papers about visits."""
