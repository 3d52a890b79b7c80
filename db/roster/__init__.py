"""When who works, and when the salon is open."""
