"""What is read before a client comes, what others asked about it, and what came of the meeting's plan."""
