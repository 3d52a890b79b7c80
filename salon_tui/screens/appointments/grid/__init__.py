"""The day as a grid: what stands in it, above it and below it, and how the mark moves."""
