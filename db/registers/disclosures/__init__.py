"""What was given to third parties, and on what ground."""
