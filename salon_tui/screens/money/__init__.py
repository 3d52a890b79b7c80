"""Bills and what is paid on them."""
