"""How two files become one, row by row, and how they are parted again."""
