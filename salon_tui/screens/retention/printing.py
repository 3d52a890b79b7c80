"""What is shown of the list of who stays away or is watched before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.contacts.operations.retention_printing import MOST, print_retention
from db.contacts.queries.retention import retention
from db.core.desk import Desk
from db.text.card_number import spaced
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.screens.retention.words import KINDS, cause_name, kind_name
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, ngettext


def _lists(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    kind = KINDS[int(target["of"])]
    found = retention(desk, kind)
    count = min(found.counts[kind], MOST)
    rows = [
        Row(
            at,
            (
                line.client.name,
                spaced(line.client.number),
                f"{line.last}" if line.last else "",
                cause_name(line.cause),
                line.owner.label if line.owner else "",
            ),
        )
        for at, line in enumerate(found.lines)
    ]
    return [
        Preview(
            "retention",
            rows,
            lambda desk: print_retention(desk, kind),
            name=kind,
            head=((kind_name(kind), "strong"),),
            note=ngettext("{count} client", "{count} clients", count),
        )
    ]


LIST = PreviewPage(
    title=N_("List of clients"),
    help=N_("The list as it was shown, for a talk about each. F10 prints it; F4 chooses another printer."),
    sheets=("retention",),
    read=_lists,
    columns=(Column(20, grow=1), Column(9), Column(10), Column(14), Column(10)),
)
"""Of the kind that the target names by its place among them, as ``of``."""
