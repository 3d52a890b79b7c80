"""One page, one file.

A page stands in the registry, or in ``menus``, which menus and the find box read. It knows the app as
``base/shell`` says, reads the archive in ``load(desk)``, says of the line under its mark in ``about_line``, and
changes the archive through ``perform``, which turns every refusal and fault into a sentence, and waits in a worker
for another program's lock; a test over the source holds that.

Its keys are classes: shared ones in ``salon_tui/commands``, an area's in its ``commands``. Key line and help come
from them; what has no key stands in F4's list by its digit, more than nine under a ``Group``. ``card_menus`` has
what F4 on a client's card opens, ``desk/groups`` what is to be done on Home. What a page shows before it is printed
is a line in the registry.
"""
