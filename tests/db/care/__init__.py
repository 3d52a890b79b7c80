"""The care of a client."""
