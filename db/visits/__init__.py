"""Visits: what was done, used, said and paid."""
