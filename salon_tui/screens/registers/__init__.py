"""Requests, inspections, the closing of a day."""
