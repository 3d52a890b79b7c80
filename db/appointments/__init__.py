"""Appointments: who comes when, to whom, for what, and who waits for a time.

The rules of booking are pure and stand in ``schedule``: ``placing`` finds people and beds for an appointment,
``standing`` says what stands against it, ``free`` finds times; ``tests/db/appointments/model.py`` counts minutes
beside them.
"""
