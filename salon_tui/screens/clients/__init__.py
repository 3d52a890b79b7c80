"""A client's file."""
