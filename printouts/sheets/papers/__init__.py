"""What keeps the filing cabinet in order."""
