"""What was handed to a printer, and printers as they are set up."""
