"""Two files of one person become one, and are parted again where that was wrong."""
