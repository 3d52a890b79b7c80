"""Pages of events: what the salon invites to, and who comes."""
