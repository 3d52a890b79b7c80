"""What is done about what clients say."""
