"""What is printed of the log."""
