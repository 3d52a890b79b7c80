"""Several cards in one go, and what didn't come out once more: from what the record says now; letters say the same."""

from __future__ import annotations

from collections.abc import Sequence

from db.core.desk import Desk
from db.papers.printed.operations import CARD, INTAKE, print_card, print_intake
from db.printing.letters.operations import print_letters
from db.printing.letters.records import LetterSheet, Occasion
from db.printing.records import JobPaper
from db.sheets.client import CardSheet, IntakeSheet
from db.sheets.papers import CardStack
from printouts.registry import render
from salon_tui.app.print_jobs import Drawn
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.on_paper import drawn

AGAIN = frozenset({CARD, INTAKE, "letter"})
"""Kinds of sheets of which a job keeps whose they are."""


def stack(desk: Desk, clients: Sequence[int]) -> CardStack:
    """The cards of clients, each written down as a new version."""
    cards = tuple(print_card(desk, client) for client in clients)
    return CardStack(salon=cards[0].salon, stamp=cards[0].stamp, cards=cards)


def draw_stack(contents: CardStack) -> bytes:
    """All of them in one file."""
    from printouts.sheets.clients.bulk_cards import render_cards

    return b"".join(render_cards(contents.cards, len(contents.cards)))


def stack_name(contents: CardStack) -> str:
    """How many, and when: never a client's name."""
    return f"{len(contents.cards)} {contents.stamp.at.astimezone():%Y-%m-%d %H%M}"


def stack_note(contents: CardStack) -> str:
    """How many."""
    return _(", ") + ngettext("{count} client", "{count} clients", len(contents.cards))


def draw_again(desk: Desk, kind: str, papers: Sequence[JobPaper]) -> Drawn:
    """Draws what a print job had to bring out, from its first sheet that is wanted on.

    Args:
        desk: Who prints it; rights are asked as at the first time.
        kind: Code of the sheet, one of :data:`AGAIN`.
        papers: Which of its sheets.
    """
    clients = [paper.client for paper in papers]
    if kind == INTAKE:
        return _one(kind, print_intake(desk, clients[0]))
    if kind == CARD:
        if len(clients) == 1:
            return _one(kind, print_card(desk, clients[0]))
        cards = stack(desk, clients)
        return drawn(kind, cards, draw_stack(cards), stack_name(cards), stack_note(cards))
    letters = print_letters(desk, clients, Occasion(papers[0].occasion), again=papers[0].id)
    return drawn(kind, letters, render(kind, letters), letters_name(letters), letters_note(letters))


def letters_name(contents: LetterSheet) -> str:
    """What they are for and of which day, never a name."""
    return f"{contents.occasion} {contents.stamp.at.astimezone():%Y-%m-%d}"


def letters_note(contents: LetterSheet) -> str:
    """How many."""
    return _(", ") + ngettext("{count} letter", "{count} letters", len(contents.letters))


def version_note(contents: CardSheet | IntakeSheet) -> str:
    """Its version."""
    return _(", ") + _("version {number}").format(number=contents.stamp.version)


def _one(kind: str, contents: CardSheet | IntakeSheet) -> Drawn:
    record = contents.client
    name = f"{record.number if record else ''} v{contents.stamp.version}"
    return drawn(kind, contents, render(kind, contents), name, version_note(contents), record.id if record else None)
