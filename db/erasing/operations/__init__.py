"""Two people erase a file, or the health in it, or several at once; they open what is locked."""
