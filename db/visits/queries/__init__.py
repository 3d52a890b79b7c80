"""One visit, and the day at the desk."""
