"""What the desk asks of contacts."""
