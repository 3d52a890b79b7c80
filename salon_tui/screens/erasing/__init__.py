"""Erasing a file, and the register of what was erased."""
