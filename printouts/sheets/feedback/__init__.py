"""What clients fill in of what they think."""
