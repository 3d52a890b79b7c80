"""An archive as files: the lock of the desk, the log head beside it, and when the journal is written back."""
