"""Who looked at a client's file, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.log.names import name_of
from db.log.operations import print_who_looked
from db.log.queries import who_looked
from db.log.records import Looked
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.screens.log import commands as own
from salon_tui.screens.log.words import roles_text
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language


class WhoLookedPage(OfCard, RecordsPage[Looked], inherit_bindings=False):
    """A line for each person, day and purpose, the newest first. ``target`` holds the ``card``."""

    TITLE_TEXT = N_("Who looked at the file")
    HELP_TEXT = N_(
        "Who had to do with this client's file: each person, day and purpose has a line, the newest first; files that "
        "were merged into it count, too. F9 prints it for the client: who, when, in which role and what for, without "
        "what was refused."
    )
    KEYS = (own.PrintWhoLooked, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(1), Column(16), Column(10), Column(24, grow=3), Column(4, "right"))

    def __init__(self) -> None:
        super().__init__("who_looked")

    @override
    def records(self, desk: Desk) -> Iterable[Looked]:
        return who_looked(desk, self.client.id) if self.client is not None else ()

    @override
    def paint_head(self) -> None:
        whose = f"  {self.client.name} {spaced(self.client.number)}" if self.client is not None else ""
        self.head([(_(self.TITLE_TEXT), "strong"), (whose, "label")])

    @override
    def none(self) -> Nothing:
        return self.nothing(_("Nobody has looked yet"), _("Who opens, changes or prints the file stands here."))

    @override
    def line(self, number: int, one: Looked) -> Row[int]:
        return Row(
            one.id,
            (
                digit(number),
                ("✗", "alarm") if one.refused else "",
                f"{one.at.astimezone():%Y-%m-%d %H:%M}",
                one.person,
                _what(one),
                f"×{one.times}",
            ),
        )

    @override
    def about_line(self, one: Looked) -> About:
        facts = ((_("Role"), roles_text(one.roles)), (_("Old file"), spaced(one.file) if one.file else ""))
        return About(name=one.person, note=f"{one.at.astimezone():%Y-%m-%d}", facts=facts)

    def do_print(self) -> None:
        """F9: for the client."""
        self.salon_app.show_page("print_who_looked", card=self.card, client=self.concerns)


def _what(one: Looked) -> str:
    return name_of(one.operation, one.action).text(language())


def _sheets(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    client = int(target["client"])
    rows = [
        Row(at, (f"{one.at.astimezone():%Y-%m-%d %H:%M}", one.person, roles_text(one.roles), _what(one)))
        for at, one in enumerate(who_looked(desk, client))
        if not one.refused
    ]
    return [
        Preview(
            "who_looked",
            rows,
            lambda desk: print_who_looked(desk, client),
            name=f"{int(target['card']):08d}",
            client=client,
        )
    ]


LOOKED = PreviewPage(
    title=N_("Print who looked"),
    help=N_("Who had to do with the file, for the client. F10 prints it; F4 chooses another printer or a PDF file."),
    sheets=("who_looked",),
    read=_sheets,
    columns=(Column(16), Column(10), Column(12), Column(24, grow=1)),
)
"""Of the client whom the target names, with the number of the card."""
