"""Notes on the program: written in the help, read by the manager, and the answers."""
