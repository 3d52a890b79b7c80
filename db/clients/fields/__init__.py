"""The fields of a client's file, in the order of the intake form."""
