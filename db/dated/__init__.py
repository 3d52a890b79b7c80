"""Dated records of a client: skin analyses, plans, patch tests and whatever else is taken down on a day."""
