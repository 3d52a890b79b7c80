"""Paper on its way: what, where to, and what became of it."""
