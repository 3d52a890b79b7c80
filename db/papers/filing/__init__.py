"""Where a paper belongs, and putting it there."""
