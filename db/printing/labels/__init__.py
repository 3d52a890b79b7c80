"""Labels of tabs, places and addresses."""
