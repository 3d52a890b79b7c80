"""Beds, rooms and instruments, and what services ask of the day."""
