"""What speaks against a treatment: rules over what a client has, what is done, what was tested and what was signed."""
