"""What erases, and what is read for it."""
