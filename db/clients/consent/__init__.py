"""What clients have agreed to."""
