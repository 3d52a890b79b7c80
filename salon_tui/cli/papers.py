"""``salon-tui print``: a card or a form as a PDF file."""

from __future__ import annotations

import contextlib
import os
import tempfile
from argparse import Namespace
from pathlib import Path

from db.clients.finding.queries import by_number
from db.core.desk import Desk
from db.papers.printed import operations as paper
from db.printing.operations.jobs import saved
from db.sheets.client import CardSheet, IntakeSheet
from printouts.locking import LEAST, is_good
from salon_tui.app.sealing import needs_password, sealed
from salon_tui.app.settings import Places, inside, places
from salon_tui.cli.say import Trouble, complain, tell
from salon_tui.cli.sign_in import ask_hidden, signed_in
from salon_tui.words.i18n import _
from salon_tui.words.on_paper import lacking_words


def run(asked: Namespace) -> int:
    """Prints a sheet to a file: signed in, written down, and never over a file that is there unless told so.

    With clients' data on it, a file on a stick gets a password.
    """
    target = Path(asked.to).expanduser().absolute()
    _check(target, places(asked.data, asked.keys), force=asked.force)
    is_private = asked.number is not None
    with signed_in(asked) as desk:
        password = _ask_password() if needs_password(target, is_private=is_private) else ""
        sheet = _sheet(desk, asked.sheet, asked.number)
        from printouts.registry import render
        from printouts.unprintable import unprintable

        if lacking := unprintable(sheet):
            complain(lacking_words(lacking))
        pdf = sealed(render(asked.sheet, sheet), target, is_private=is_private, password=password)
        write_file(target, pdf, force=asked.force)
        if sheet.paper:
            saved(desk, [sheet.paper])
    tell(_("Written to {path}. Only this account can read it.").format(path=target))
    return 0


def write_file(target: Path, content: bytes, *, force: bool) -> None:
    """Writes a file, mode 0600, whole or not at all.

    Raises:
        Trouble: When there is such a file and ``force`` is not set.
        OSError: When it can't be written.
    """
    handle, scratch = tempfile.mkstemp(prefix=".salon-tui-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not force:
            # takes the name, on every file system: a stick with FAT has no hard links
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        os.replace(scratch, target)
    except FileExistsError as error:
        raise _there_already(target) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(scratch)


def _ask_password() -> str:
    """Asks for the file's password twice, before the print is written down."""
    complain(_("This is a stick, so the file is locked. The password is kept nowhere."))
    password = ask_hidden(_("Password for the file, at least {count} characters:").format(count=LEAST))
    if not is_good(password):
        raise Trouble(
            _("A password needs at least {count} letters, digits or signs. Nothing was written.").format(count=LEAST)
        )
    if ask_hidden(_("Password once more:")) != password:
        raise Trouble(_("The two passwords are not the same. Nothing was written."))
    return password


def _check(target: Path, where: Places, *, force: bool) -> None:
    """Refuses before anybody is asked for a PIN and before the print is written down."""
    if inside(target, where.data) or inside(target, where.keys):
        raise Trouble(_("{path} is among the archive's own files. Choose another folder.").format(path=target))
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise Trouble(_("{path} is not an ordinary file. Choose another name.").format(path=target))
    if target.exists() and not force:
        raise _there_already(target)
    if not target.parent.is_dir():
        raise Trouble(_("There is no folder {path}. Make it first, or choose another one.").format(path=target.parent))


def _there_already(target: Path) -> Trouble:
    return Trouble(
        _("{path} is there already. Choose another name, or add --force to write over it.").format(path=target)
    )


def _sheet(desk: Desk, kind: str, number: str | None) -> CardSheet | IntakeSheet:
    if number is None:
        return paper.print_empty_intake(desk)
    client = by_number(desk, number)
    if client is None:
        raise Trouble(_("No client has the card number {number}. Check the digits.").format(number=number))
    return paper.print_card(desk, client.id) if kind == "card" else paper.print_intake(desk, client.id)
