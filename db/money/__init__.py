"""What clients pay and have paid ahead: bills, what they hold and how it moves, and the till.

A bill's ``total`` and ``paid`` are kept with its lines and payments, and ``store/checking`` recounts them; a visit
changes its own bill by SQL in ``db/visits/store/bill.py``. A payment is never changed: it is reversed, and paid
anew. It belongs to the first day of the till that is open (``store/days.py``), and a closed day is never written
again: closings and openings are rows of their own, each with a digest over its payments (``store/tills.py``).

The rules of ledgers are pure and stand in ``ledger``: ``lots`` says what a use is worth, ``order`` which lot is
used first, ``quoting`` what can be paid back; ``store/held/movements.py`` is the one way in which anything moves.
Beside them stand the notebook of ``tests/db/money/till/model.py`` and the sums of ``tests/db/money/held/model.py``.
"""
