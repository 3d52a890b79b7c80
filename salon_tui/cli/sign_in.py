"""Signing in at the command line: the same name, the same PIN, the same rights as at the desk."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from db.core.desk import Desk
from db.sign_in.operations import leaving, opening
from db.sign_in.operations.opening import Archive
from db.sign_in.operations.sign_in import sign_in
from db.staff.records import StaffRecord
from salon_tui.app.settings import places
from salon_tui.cli.say import Trouble, complain
from salon_tui.words.i18n import _

LONGEST_LINE = 200
YES = frozenset({"1", "y", "yes", "是", "好"})
"""What agrees to a question."""


@contextmanager
def signed_in(asked: Namespace) -> Iterator[Desk]:
    """The desk of whoever signs in; the session ends with the command.

    Raises:
        Trouble: When nobody of that name works here.
        SalonError: When the archive can't be opened, or the PIN isn't right.
    """
    where = places(asked.data, asked.keys)
    archive = opening.open_desk(where.data, where.keys)
    try:
        person = find_person(archive, asked.person, _("Who signs in? Name or number:"))
        desk = sign_in(archive, person.id, ask_hidden(_("PIN of {name}:").format(name=person.name)))
        try:
            yield desk
        finally:
            leaving.sign_out(desk)
    finally:
        archive.close()


def ask(question: str) -> str:
    """One line from the terminal, or from standard input where that is none; empty at its end."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        # the question goes to standard error, so that a redirected output has nothing but the result
        sys.stderr.write(question + " ")
        sys.stderr.flush()
    line = sys.stdin.buffer.readline(LONGEST_LINE)
    return line.decode("utf-8", "replace").strip()


def find_person(archive: Archive, name: str | None, question: str) -> StaffRecord:
    """Somebody who works here, by name or number; without one, everybody is listed and it is asked who.

    Raises:
        Trouble: When nobody of that name works here.
    """
    staff = opening.people(archive)
    if not name:
        for person in staff:
            complain(f"  {person.digit or ' '}  {person.name}")
        name = ask(question)
    wanted = name.strip().casefold()
    found = [person for person in staff if wanted in (person.name.casefold(), person.short.casefold())]
    if not found:
        found = [person for person in staff if person.number and str(person.number) == wanted]
    if len(found) != 1:
        raise Trouble(_("Nobody called {name} works here. Give a name with --as.").format(name=name or "?"))
    return found[0]


def ask_hidden(question: str) -> str:
    """As :func:`ask`, but what is typed is not shown."""
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        try:
            return getpass(question + " ").strip()
        except EOFError:
            return ""
    return ask(question)
