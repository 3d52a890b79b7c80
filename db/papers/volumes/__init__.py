"""Bound volumes."""
