"""What staff say of the program, page by page, and what the manager answers."""
