"""What is said when something can't be done, area by area."""
