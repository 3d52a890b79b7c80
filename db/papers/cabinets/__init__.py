"""Cabinets and drawers."""
