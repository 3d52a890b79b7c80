"""Small inputs that failed once, a kind each: what is typed or read, and what the program says now."""
