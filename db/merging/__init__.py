"""Two files of one person become one, and are parted again where that was wrong.

The tables are walked (``store/tables``), and each table's ``Meta.merging`` says what becomes of its rows (none
said: they are moved). A merge keeps what it changed row by row, and ``store/parting`` puts it back; a new table
that a client has once, or that means a client without a reference, fails ``tests/db/merging/test_walk.py``. What
the card shows otherwise then goes to the history (``store/on_paper``), and what becomes of old papers stands on the
slip (``store/papers``). ``tests/db/merging/cases.py`` plays random pairs, ``tests/db/money/held/merging.py`` with
ledgers.
"""
