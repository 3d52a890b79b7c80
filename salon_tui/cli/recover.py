"""``salon-tui recover``: with the owner's recovery sheet, a lost key file comes back and a manager gets a new PIN."""

from __future__ import annotations

import secrets
import sys
from argparse import Namespace
from collections.abc import Sequence

from db.core.disk.files import refuse_unless_whole
from db.core.disk.phrase import GROUPS
from db.recovery import operations as recovery
from db.sign_in.operations.opening import open_desk
from db.staff.records import StaffRecord
from salon_tui.app.settings import Places, places
from salon_tui.cli.phrase import ask_group, ask_phrase
from salon_tui.cli.say import Trouble, tell
from salon_tui.cli.sign_in import ask, ask_hidden
from salon_tui.words.i18n import _


def run(asked: Namespace) -> int:
    """Asks for the phrase, brings the key back, and gives a manager a new PIN and the owner a new sheet."""
    where = places(asked.data, asked.keys)
    # not after thirty characters have been typed
    refuse_unless_whole(where.data)
    phrase = ask_phrase()
    if recovery.bring_back_key(where.data, where.keys, phrase):
        tell(_("The phrase is right. The key file is there again: {path}.").format(path=where.key))
    else:
        tell(_("The phrase is right, and the key file is in its place."))
    person = _choose(where)
    pin = _ask_pin(person.name)
    fresh = recovery.new_phrase()
    _hand_over(fresh)
    recovery.give_pin(where.data, where.keys, phrase, fresh, person.id, pin)
    tell(_("{name} signs in with the new PIN. The old sheet is void: destroy it.").format(name=person.name))
    return 0


def _choose(where: Places) -> StaffRecord:
    archive = open_desk(where.data, where.keys)
    try:
        found = recovery.managers(archive)
    finally:
        archive.close()
    for number, person in enumerate(found, 1):
        tell(f"  {number}  {person.name}")
    typed = ask(_("Whose PIN is to be new? Number:")) if len(found) > 1 else "1"
    if not (typed.isascii() and typed.isdecimal() and 0 < int(typed[:6]) <= len(found)):
        raise Trouble(_("Nothing was changed. Start again, and type one of the numbers."))
    return found[int(typed[:6]) - 1]


def _ask_pin(name: str) -> str:
    pin = ask_hidden(_("New PIN of {name}, 8 digits:").format(name=name))
    if pin != ask_hidden(_("The same PIN once more:")):
        raise Trouble(_("The two PINs are not the same. Nothing was changed; start again."))
    return pin


def _hand_over(fresh: Sequence[str]) -> None:
    """Shows the new sheet once, to be copied by hand, until two of its groups have been typed from the copy."""
    tell(_("This is the new recovery sheet. Copy it by hand now; it is shown only once:"))
    for number, group in enumerate(fresh, 1):
        tell(f"  {number}   {group}")
    ask(_("Press Enter when it is copied. The screen is cleared."))
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
        sys.stdout.flush()
    for place in sorted(secrets.SystemRandom().sample(range(GROUPS), recovery.TYPED_BACK)):
        if ask_group(place) != fresh[place]:
            raise Trouble(_("This is not what was shown. Nothing was changed, and the old sheet is still good."))
