"""An archive as files: its folder, the log head and the sealed key beside it, and when the journal is written back."""
