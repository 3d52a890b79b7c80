"""The log as SQL."""
