"""Text that people write, made comparable: names, phones, days, amounts, numbers."""
