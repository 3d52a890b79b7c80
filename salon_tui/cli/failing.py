"""The end of a command that failed: a sentence and a status, never a traceback."""

from __future__ import annotations

import errno
import os
import signal
from argparse import Namespace

from db.core.errors import Code, InvalidFields, SalonError
from printouts.errors import PaperError
from salon_tui.app.settings import SettingsError
from salon_tui.cli.say import Trouble, complain
from salon_tui.words.i18n import _

INTERRUPTED = 128 + signal.SIGINT


def failed(error: BaseException, asked: Namespace) -> int:
    """Says what went wrong.

    Args:
        error: What ended the command.
        asked: The command line, for the folder that the incident is written to.

    Returns:
        The exit status.
    """
    match error:
        case SystemExit(code=int() as status):
            return status
        case KeyboardInterrupt():
            complain(_("Stopped."))
            return INTERRUPTED
        case Trouble() | SettingsError():
            complain(str(error))
        case SalonError():
            _complain_of(error)
        case PaperError():
            from salon_tui.words.paper_sentences import paper_sentence

            complain(paper_sentence(error))
        case OSError(errno=number) if number in _EXPECTED:
            # of a file that is copied, where to
            name = error.filename2 or error.filename
            path = os.fsdecode(name) if isinstance(name, (str, bytes)) else _("the disk")
            complain(_("{path} can't be used: {reason}.").format(path=path, reason=error.strerror))
        case _other:
            return _incident(error, asked)
    return 1


_EXPECTED = frozenset(
    {
        errno.ENOENT,
        errno.EACCES,
        errno.EPERM,
        errno.EEXIST,
        errno.ENOTDIR,
        errno.EISDIR,
        errno.ENOTEMPTY,
        errno.ENAMETOOLONG,
        errno.ELOOP,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EROFS,
        errno.EIO,
        errno.ETXTBSY,
        errno.EBUSY,
        errno.EXDEV,
    }
)
"""What disks and folders do; anything else is a mistake in the program."""


def _complain_of(error: SalonError) -> None:
    from db.clients.fields.client import CLIENT_FIELDS
    from db.visits.fields import VISIT_FIELDS
    from salon_tui.words.i18n import language
    from salon_tui.words.sentences import flaw_sentence, sentence
    from salon_tui.words.words import telling

    complain(sentence(error))
    if isinstance(error, InvalidFields):
        labels = {field.name: field.label.text(language()) for field in (*CLIENT_FIELDS, *VISIT_FIELDS)}
        for name, flaw in error.flaws.items():
            complain(f"  {telling(labels.get(name, name), flaw_sentence(flaw))}")
    if error.code is Code.NO_ARCHIVE:
        complain(_("To try the program without one, type {command}.").format(command="salon-tui demo"))


def _incident(error: BaseException, asked: Namespace) -> int:
    from salon_tui.app.settings import places
    from salon_tui.kiosk import incident

    try:
        found = places(asked.data, asked.keys, demo=asked.command == "demo")
        log = found.incidents if found.data.is_dir() else None
    except Exception:
        # where even the places can't be found, the number on the screen is all there is
        log = None
    number = incident.record(error, log)
    complain(
        _("The program had to stop. Nothing that was saved is lost. Incident {number}.").format(number=number)
        + (" " + _("What is known of it is in {path}.").format(path=log) if log else "")
    )
    return os.EX_SOFTWARE
