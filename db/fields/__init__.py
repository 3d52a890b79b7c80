"""What a field is, how it is typed, checked and shown. Each area declares its own in ``fields``."""
