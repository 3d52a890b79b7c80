"""Who works when, on paper."""
