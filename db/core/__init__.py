"""The one gate to the archive, and what it stands on.

A row is read by ``Table.find`` and ``found`` and saved as far as it was set, by statements that are made once;
``records(Record, sql)`` makes rows records by the names of their columns.
"""
