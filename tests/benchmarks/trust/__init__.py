"""What keeps people out, what is written down of them, and what may be forgotten."""
