"""Search keys, and what is looked up by them."""
