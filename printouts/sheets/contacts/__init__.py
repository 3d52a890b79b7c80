"""Lists of clients for who speaks with them."""
