"""The recovery sheet, typed group by group at the command line."""

from __future__ import annotations

from db.core.disk.phrase import GROUPS, read_group
from salon_tui.cli.say import Trouble, complain, tell
from salon_tui.cli.sign_in import ask
from salon_tui.words.i18n import _

_TRIES = 3


def ask_phrase() -> tuple[str, ...]:
    """All groups of the sheet.

    Raises:
        Trouble: A group was typed wrongly again and again.
    """
    tell(_("Type the recovery sheet group by group; small letters are fine."))
    return tuple(ask_group(place) for place in range(GROUPS))


def ask_group(place: int) -> str:
    """One group, as it is kept.

    Raises:
        Trouble: It was typed wrongly again and again.
    """
    question = _("Group {number} of {count}:").format(number=place + 1, count=GROUPS)
    for _attempt in range(_TRIES):
        group = read_group(place, ask(question))
        if group is not None:
            return group
        complain(_("This group has a slip in it: five characters, without I, L, O or U. Type it once more."))
    raise Trouble(_("Nothing was changed. Compare the sheet with what you type, then start again."))
