"""What a client has: the list on the card, and its form."""
