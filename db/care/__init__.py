"""The care of a client: how far the plan has come, what stages have reached, what suits next."""
