"""Files as tables of text, whatever wrote them."""
