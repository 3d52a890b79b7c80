"""Skin analyses: the face by zones, what changed there, and the form by exception."""
