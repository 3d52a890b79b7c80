"""The archive: encrypted, guarded, and the only place that knows tables."""
