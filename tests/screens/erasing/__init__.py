"""Pages of erasing."""
