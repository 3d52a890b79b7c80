"""The end of a day."""
