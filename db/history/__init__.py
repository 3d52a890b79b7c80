"""What was changed in a client's file: of the form, of conditions and of dated records."""
