"""Rules of health in the archive."""
