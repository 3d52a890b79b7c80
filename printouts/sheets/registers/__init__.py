"""Registers, requests, inspections, the closing of a day."""
