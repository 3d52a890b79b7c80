"""Papers of a day: who comes, what is read and got ready before, what the client takes home."""
