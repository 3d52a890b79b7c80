"""Pages of filters: whom to look for, whom they leave, and the index by skin condition."""
