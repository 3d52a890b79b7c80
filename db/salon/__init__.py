"""The salon itself, what it sells, and its own fields."""
