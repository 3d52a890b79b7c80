"""Skin analyses on the screen."""
