"""Updates of the program: what is in use, what is on the stick, and what came of the last one."""
