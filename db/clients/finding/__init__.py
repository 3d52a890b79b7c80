"""Finding a client, and knowing one again."""
