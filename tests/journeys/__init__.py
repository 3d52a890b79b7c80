"""Whole journeys through the desk, in a real terminal."""
