"""What is done about contacts."""
