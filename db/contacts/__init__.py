"""Contact with clients outside their visits: what was said, when, by which way, and what is to follow."""
