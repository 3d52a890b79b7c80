"""Every sheet that can be printed, by area."""
