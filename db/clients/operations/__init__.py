"""What changes or reveals a client's file."""
