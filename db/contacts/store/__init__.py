"""SQL of contacts."""
