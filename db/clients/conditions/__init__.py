"""What clients have: conditions with begin, end and certainty, and what was asked when."""
