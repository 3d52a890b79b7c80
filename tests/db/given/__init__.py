"""What every call gives to whom: tried on one archive, on which each call is undone."""
