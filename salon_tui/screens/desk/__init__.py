"""Signing in, the opening page, finding, help, and what is one's own."""
