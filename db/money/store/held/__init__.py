"""What clients hold, in the tables: lots, movements, accounts, and what is paid back."""
