"""Who and what is free when: rules alone, without the archive."""
