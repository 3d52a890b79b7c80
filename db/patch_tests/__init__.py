"""Patch tests."""
