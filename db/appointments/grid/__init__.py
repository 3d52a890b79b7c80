"""One day at a glance."""
