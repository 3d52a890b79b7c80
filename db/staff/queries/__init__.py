"""Who works here, who is at the desk, and what waits for a manager."""
