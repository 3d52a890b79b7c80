"""The key line: what a page offers, in the room that there is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from salon_tui.commands import Command
from salon_tui.widgets.paint import Piece, width
from salon_tui.words.i18n import _


def key_line(offered: Sequence[type[Command]], room: int, kept: Collection[str]) -> list[Piece]:
    """What is offered, in so many cells.

    Args:
        offered: The commands, in order.
        room: Cells.
        kept: The keys that this terminal keeps for itself.
    """
    bare = {command: width(f" {command.key_name(kept)} {_(command.label)}") for command in offered}
    gap = " " if sum(bare.values()) + len(bare) <= room else ""
    sizes = {command: size + len(gap) for command, size in bare.items()}
    # where there is no room for all, what is known from every page goes first, then the page's own, the last first
    for command in sorted(reversed(offered), key=lambda command: -command.rank):
        if sum(sizes.values()) > room:
            del sizes[command]
    pieces: list[Piece] = []
    for command in sizes:
        pieces += [(f" {command.key_name(kept)}", "focus"), (f" {_(command.label)}{gap}", "dim")]
    return pieces
