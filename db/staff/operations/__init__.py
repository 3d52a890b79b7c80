"""What changes staff, and what a person does with the desk itself."""
