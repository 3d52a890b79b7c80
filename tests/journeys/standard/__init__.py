"""The standard tasks that are counted in keys."""
