"""Digests of what was printed, and what is to be printed again."""
