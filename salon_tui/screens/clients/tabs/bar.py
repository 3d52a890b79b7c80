"""The row of tabs of a client's card, and the line below it."""

from __future__ import annotations

from salon_tui.screens.clients.tabs.views import Shown, tab_name, tabs, view_name
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, size, width
from salon_tui.words.i18n import _

_SHORTEST_LINE = 3
"""Cells of the line below the tabs before what stands at its end."""


def tab_bar(open_digit: int, at: int, cells: int, margin: int) -> Rows:
    """The tabs, the open one underlined; at the right end of the line, what its digit leads to next.

    Args:
        open_digit: That of the open tab.
        at: Which of its views is open.
        cells: The width of the page, across which the line below them goes.
        margin: Cells before and after them.
    """
    shown = tabs()
    names = {
        digit: f"{digit} {tab_name(digit, views, at if digit == open_digit else 0)}" for digit, views in shown.items()
    }
    gap = 2 if sum(map(width, names.values())) + 2 * (len(names) - 1) + margin < cells else 1
    labels: list[Piece] = [" " * margin]
    before = under = 0
    for digit, name in names.items():
        labels += [" " * (gap if len(labels) > 1 else 0), (name, "focus" if digit == open_digit else "label")]
        if digit == open_digit:
            before, under = size(labels) - width(name), width(name)
    line: list[Piece] = [("─" * before, "rule"), ("━" * under, "bar")]
    views = shown[open_digit]
    further = (
        _next_words(open_digit, views[(at + 1) % len(views)], cells - size(line) - margin) if len(views) > 1 else ""
    )
    rest = cells - size(line) - (width(further) + margin + 1 if further else 0)
    line.append(("─" * max(0, rest), "rule"))
    return [labels, [*line, " ", (further, "label")] if further else line]


def _next_words(digit: int, view: Shown, room: int) -> str:
    """What the digit of the open tab leads to, in the longest words that there is room for."""
    for words in (_("{digit} again: {name}"), _("{digit}: {name}")):
        text = words.format(digit=digit, name=view_name(view))
        if width(text) + _SHORTEST_LINE <= room:
            return text
    return ""
