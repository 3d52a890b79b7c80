"""Opening the archive, what the sign-in page shows, and signing in."""
