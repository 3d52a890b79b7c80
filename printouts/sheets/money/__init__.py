"""Drawn of money: the closing of a day."""
