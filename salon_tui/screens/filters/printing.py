"""What is shown of the list of filtered clients before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.core.desk import Desk
from db.filters.operations import MOST, print_filtered, print_skin_index
from db.filters.queries import by_skin, filtered
from db.filters.records import Filters
from db.text.card_number import spaced
from salon_tui.screens.filters.words import filters_text
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext


def _list(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    asked: Filters | None = target.get("asked")
    if asked is None:
        # after a lock nobody knows any more what was asked
        return []
    phones = bool(target["phones"])
    found = filtered(desk, asked)
    rows = [
        Row(at, (line.name, spaced(line.number), f"{line.latest_visit or ''}", line.beautician))
        for at, line in enumerate(found.lines)
    ]
    more = found.count - len(rows)
    if more:
        rows.append(Row(None, (_("… and {count} more").format(count=f"{more:,}"),), "label"))
    note = ngettext("{count} client", "{count} clients", found.count).format(count=f"{min(found.count, MOST):,}")
    return [
        Preview(
            "client_list",
            rows,
            lambda desk: print_filtered(desk, asked, phones),
            name=f"{desk.archive.clock():%Y-%m-%d}",
            head=((filters_text(asked, target.get("names", {})), "strong"),),
            note=note,
            ahead=_("With phone numbers.") if phones else "",
        )
    ]


LIST = PreviewPage(
    title=N_("Client list"),
    help=N_(
        "Whom the filters left, by the alphabet, 400 at most. With phone numbers, those alone are on it who may be "
        "phoned, and above 20 of them a day a second person agrees. F10 prints the list; F4 chooses another printer."
    ),
    sheets=("client_list",),
    read=_list,
    columns=(Column(20, grow=1), Column(9), Column(10), Column(4)),
    empty=N_("Filter the clients again"),
)
"""Of what the target says was ``asked``, with ``phones`` or without."""


def _index(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    by_skin(desk)
    text = _("Cards with an analysis, by skin type and concern.")
    return [Preview("index", [Row(1, (text,))], print_skin_index, name="skin")]


SKIN_INDEX = PreviewPage(
    title=N_("Print the index by skin condition"),
    help=N_(
        "Every card under what its latest skin analysis says. Names leave the archive on paper together with health, "
        "so a second person agrees. F10 prints it; F4 chooses another printer or a folder for a PDF file."
    ),
    sheets=("index",),
    read=_index,
    columns=(Column(60, grow=1),),
)
