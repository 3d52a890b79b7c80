"""Reading everything that is a client's, in words."""
