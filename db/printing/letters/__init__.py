"""Letters to clients."""
