"""Erasing a file or the health in it, the destroy list, what is locked, and the register of what was erased."""
