"""Files that are destroyed, on screen and on paper."""
