"""What the manager says of hours, and what the desk blocks."""
