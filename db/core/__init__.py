"""The one gate to the archive, and what it stands on."""
