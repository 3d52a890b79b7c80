"""The closing of a day, on paper."""
