"""Short messages to clients, which the desk makes ready and the salon's phone sends."""
