"""What the salon offers, asks and is called."""
