"""What clients say: opinions, surveys, complaints, and what is changed because of them."""
