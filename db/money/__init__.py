"""What clients pay and have paid ahead: bills, what they hold and how it moves, and the till."""
