"""What sheets are drawn from."""
