"""Days that are played by keys alone."""
