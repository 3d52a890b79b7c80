"""The rows of what clients say, as records."""
