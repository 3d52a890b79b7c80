"""The key line: what a page offers, in the room that there is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from salon_tui.commands import Command
from salon_tui.widgets.paint import Piece, width
from salon_tui.words.i18n import _

GAPS = (3, 2, 1)
"""Cells between keys: closer together before anything is left out."""


def key_line(offered: Sequence[type[Command]], room: int, kept: Collection[str]) -> list[Piece]:
    """What is offered, in so many cells.

    Args:
        offered: The commands, in order.
        room: Cells.
        kept: The keys that this terminal keeps for itself.
    """
    sizes = {command: width(f"{command.key_name(kept)} {_(command.label)}") for command in offered}
    # where there is no room for all, what is known from every page goes first, then the page's own, the last first
    for command in sorted(reversed(offered), key=lambda command: -command.rank):
        if sum(sizes.values()) + GAPS[-1] * (len(sizes) - 1) > room:
            del sizes[command]
    fitting = (gap for gap in GAPS if sum(sizes.values()) + gap * (len(sizes) - 1) <= room)
    gap = " " * next(fitting, GAPS[-1])
    pieces: list[Piece] = []
    for command in sizes:
        pieces += [gap] if pieces else []
        pieces += [(command.key_name(kept), "strong"), (" " + _(command.label), "label")]
    return pieces
