"""The log: who did what, who looked, and whether it is still what was printed."""
