"""What the salon invites its clients to: whom it suits, who was invited, what they answered, and who came."""
