"""Sheets of filters."""
