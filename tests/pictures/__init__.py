"""Pictures of every page, drawn from what the program paints: ``python -m tests.pictures --out DIR``."""
