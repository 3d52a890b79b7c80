"""A copy for the client: everything that the archive has of her, in words.

``tables`` says of each table and each column that has something of a client whether it is told to her, or why not; one
that says nothing fails ``tests/db/dossier/test_tables.py``. ``store`` reads them, after the form and before the
history. What names other people isn't told: who recommended her, of whom a complaint was, whose balance she may use.
"""
