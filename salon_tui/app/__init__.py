"""The app that holds the pages together, and what it stands on."""
