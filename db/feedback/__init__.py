"""What clients say of the salon: opinions, surveys, complaints, and what was changed because of them."""
