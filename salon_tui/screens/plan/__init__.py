"""The care plan of a client, and what its stages have reached."""
