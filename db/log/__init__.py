"""The log as people read it: who did what to whose file, and who looked."""
