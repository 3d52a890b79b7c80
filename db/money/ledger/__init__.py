"""What prepaid balances, packages and points are worth and how they are used: rules alone, without the archive."""
