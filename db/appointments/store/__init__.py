"""Appointments, from and to the tables."""
