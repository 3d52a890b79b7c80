"""Dialogs: each asks one thing and gives an answer."""
