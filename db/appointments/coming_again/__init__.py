"""What a client would book next, and when."""
