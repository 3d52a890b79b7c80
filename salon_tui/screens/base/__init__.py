"""What every page and dialog is made of."""
