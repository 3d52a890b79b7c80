"""What changes a loan, and the papers of loans."""
