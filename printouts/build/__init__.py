"""What is made when the program is built: the printed faces."""
