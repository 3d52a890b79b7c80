"""Pages of clients who stay away, are watched, or are to be won back."""
