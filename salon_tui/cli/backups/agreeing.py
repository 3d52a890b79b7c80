"""Two people's PINs before another archive takes the place of one that can be opened, as at the desk."""

from __future__ import annotations

from db.backup.operations.restoring import agree_to_restore
from db.backup.records import RestoreAgreed
from db.core.approval import Wanted
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.sign_in.operations.leaving import sign_out
from db.sign_in.operations.opening import Archive, open_desk
from db.sign_in.operations.sign_in import sign_in
from db.staff.operations.session import approve
from salon_tui.app.settings import Places
from salon_tui.app.start import RESTORED
from salon_tui.cli.say import complain
from salon_tui.cli.sign_in import ask, ask_hidden, find_person
from salon_tui.words.agreeing import question
from salon_tui.words.i18n import _
from salon_tui.words.sentences import sentence

_ASKS_NOBODY = RESTORED | {Code.KEY_MISSING, Code.KEY_UNREADABLE, Code.WRONG_KEY}
"""What is the matter with an archive that can't say who works there: key file or recovery sheet are enough then."""


def agreement(where: Places, backup: str, person: str | None) -> RestoreAgreed | None:
    """Asks who restores, and who agrees; a written reason where nobody else could.

    Args:
        where: The archive that is there.
        backup: Name of the backup's folder.
        person: Who restores; None asks.

    Returns:
        None where the archive that is there can't be opened.

    Raises:
        SalonError: A PIN isn't right, or who signs in may not do this.
        Trouble: Nobody of that name works here.
    """
    try:
        archive = open_desk(where.data, where.keys)
    except SalonError as error:
        if error.code in _ASKS_NOBODY:
            return None
        raise
    try:
        who = find_person(archive, person, _("Who signs in? Name or number:"))
        desk = sign_in(archive, who.id, ask_hidden(_("PIN of {name}:").format(name=who.name)))
        try:
            return _agreed(archive, desk, backup, who.name)
        finally:
            sign_out(desk)
    finally:
        archive.close()


def _agreed(archive: Archive, desk: Desk, backup: str, name: str) -> RestoreAgreed:
    try:
        return agree_to_restore(desk, backup)
    except Refused as error:
        if error.code is not Code.NEEDS_SECOND:
            raise
        if error.facts.get("alone"):
            complain(sentence(error))
            return agree_to_restore(desk.because(ask(_("Reason:"))), backup)
        wanted = Wanted.of(error)
        second = find_person(archive, None, question(wanted, name, ""))
        pin = ask_hidden(_("PIN of {name}:").format(name=second.name))
        return agree_to_restore(approve(desk, second.id, pin, wanted), backup)
