"""The tables of money; amounts are whole fen, days local dates, moments UTC."""
