"""The tabs of a client's card."""
