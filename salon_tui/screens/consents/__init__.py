"""What clients have agreed to, and in which words they are asked."""
