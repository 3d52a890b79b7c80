"""Tables from Excel and elsewhere, read as clients: pure functions, nothing here touches the archive."""
