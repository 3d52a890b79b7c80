"""A client's papers, and their places."""
