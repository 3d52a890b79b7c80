"""The care plan on the screen."""
