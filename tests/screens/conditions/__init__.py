"""Pages of conditions."""
