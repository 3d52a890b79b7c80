"""Reading and questions in the archive's tables."""
