"""Events, on paper."""
