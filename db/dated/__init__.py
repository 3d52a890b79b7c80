"""Dated records of a client: skin analyses, plans, patch tests and whatever else is taken down on a day.

A kind is one declaration in ``kinds``, with parts that stand once or in rows; a value's key is ``field`` or
``field[row]``. Saving, putting right, revising, comparing (``comparing``), taking over from the last one
(``content``), masking, import and history follow from it; ``store/checking`` recounts them, and ``on_card`` names
what makes a card out of date. Zones of the face are typed as lists, which ``zones`` reads and writes. What answers
a form from outside waits (``accept_dated``).

On the screen list, form, record and comparison follow, too (``salon_tui/screens/dated``): a kind with a page of its
own has a line in ``own_pages``, whose form says how its parts are typed (``forms``). ``test_new_kind`` declares one
in a dozen lines.
"""
