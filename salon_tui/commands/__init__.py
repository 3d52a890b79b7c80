"""The keys that pages share, each declared once: key, label, help sentence and the right that it needs.

Key line, help page and key bindings derive from these classes. Pages take them from here, ``c.Save``, whichever module
declares them; what only one area's pages can do stands in ``commands.py`` of its folder.
"""

from salon_tui.commands.declaration import LISTED as LISTED
from salon_tui.commands.declaration import Command as Command
from salon_tui.commands.declaration import Group as Group
from salon_tui.commands.everywhere import *
from salon_tui.commands.forms import *
from salon_tui.commands.meanings import MEANINGS as MEANINGS
from salon_tui.commands.printing import *
