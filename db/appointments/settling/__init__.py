"""Appointments that somebody has to settle."""
