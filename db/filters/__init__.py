"""Which clients are looked for: by what is known of them, what they had done, and what their skin is like."""
