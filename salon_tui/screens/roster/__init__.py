"""Who works when, when the salon is open, and what is blocked."""
