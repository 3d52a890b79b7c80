"""``salon-tui kiosk``: makes a machine the front desk and nothing else, and takes that back."""
