"""Contacts and tasks: who is called today, what was said, whose birthday it is, and the history of a client."""
