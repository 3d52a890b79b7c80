"""What is shown of the list of an event before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.core.desk import Desk
from db.events.operations import print_event_list
from db.events.queries import guest_list
from db.text.card_number import spaced
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.contacts import channel_name
from salon_tui.words.events import answer_name, came_words, when_of
from salon_tui.words.i18n import N_, ngettext


def _lists(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    event = int(target["event"])
    found = guest_list(desk, event)
    rows = [
        Row(
            at,
            (
                one.client.name,
                spaced(one.client.number),
                channel_name(one.invited) if one.invited else "",
                answer_name(one.answer),
                came_words(one),
            ),
        )
        for at, one in enumerate(found.guests)
    ]
    note = ngettext("{count} guest", "{count} guests", len(rows)).format(count=len(rows))
    return [
        Preview(
            "event_list",
            rows,
            lambda desk: print_event_list(desk, event),
            name=f"{found.event.day}",
            head=((found.event.theme, "strong"), f"  {when_of(found.event)}"),
            note=note,
        )
    ]


LIST = PreviewPage(
    title=N_("Guest list"),
    help=N_("The guests of the event, to be ticked off at the door. F10 prints the list; F4 chooses another printer."),
    sheets=("event_list",),
    read=_lists,
    columns=(Column(20, grow=1), Column(9), Column(14), Column(14), Column(12)),
)
"""Of the ``event`` that the target names by its id."""
