"""Messages to clients: what they say, and the code that the salon's phone reads."""
