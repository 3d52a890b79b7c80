"""How long each kind of record is kept, as the salon has confirmed it."""
