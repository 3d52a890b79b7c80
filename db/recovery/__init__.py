"""The way back in when the key file, or every PIN, is lost."""
