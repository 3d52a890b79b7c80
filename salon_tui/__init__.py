"""The front desk on the screen."""
