"""Who comes when: the day, an appointment, booking, who waits for a time."""
