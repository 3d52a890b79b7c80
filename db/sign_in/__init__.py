"""The way to the desk: the first run, and signing in."""
