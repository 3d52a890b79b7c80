"""Journeys about what is kept of a client, each in every language and size, slowly, with a lock, and in one burst."""
