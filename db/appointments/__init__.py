"""Appointments: who comes when, to whom, for what, and who waits for a time."""
