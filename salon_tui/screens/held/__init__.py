"""What clients hold: ledgers, packages, what is paid back."""
