"""Who is erased: what goes, what has to stay, and what says that it was done."""
