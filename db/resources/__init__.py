"""Beds, rooms and instruments, what a service needs of them, and who has learned it."""
