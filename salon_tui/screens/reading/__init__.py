"""What is read before a client comes, and questions about a client's care."""
