"""A copy for the client: everything that the archive has of her, in words."""
