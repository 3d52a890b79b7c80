"""What was changed in a client's file."""
