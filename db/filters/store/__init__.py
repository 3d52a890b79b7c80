"""Filters as SQL, and the clients that they leave."""
