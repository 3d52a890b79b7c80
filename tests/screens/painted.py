"""What is painted, cell by cell, and the sentences of the look that any screen can be held against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style

from salon_tui.app.themes import CALM, COLOURS, CONTRAST, MONO, PAPER
from salon_tui.widgets.cells import cell_width
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.pick_list import PickList
from tests.screens.desks import Sitting

PALETTES = {
    CALM.name: COLOURS["dark"],
    PAPER.name: COLOURS["paper"],
    CONTRAST.name: COLOURS["contrast"],
}
LEAST = {CALM.name: 4.5, PAPER.name: 4.5, CONTRAST.name: 7.0}
"""The contrast by WCAG 2.2 that what is read needs."""
SIGNS = frozenset("⚠!✗?")
DRAWN = frozenset(" ─│━╸╺┃▏╭╮╰╯░┄")
"""Hairlines, edges and bars: nothing is read there."""


class Cell(NamedTuple):
    """One cell of the screen; the second half of a wide character has an empty text."""

    text: str
    ink: str
    paper: str
    style: Style


def cells(desk: Sitting) -> list[list[Cell]]:
    """The screen in front."""
    strips = desk.app.screen._compositor.render_strips(desk.app.screen.size)
    return [[cell for text, style, _ in strip for cell in _cells(text, style or Style())] for strip in strips]


def _cells(text: str, style: Style) -> Iterator[Cell]:
    for char in text:
        yield Cell(char, _name(style.color), _name(style.bgcolor), style)
        yield from [Cell("", _name(style.color), _name(style.bgcolor), style)] * (cell_len(char) - 1)


def _name(color: Color | None) -> str:
    return "" if color is None or color.is_default else color.get_truecolor().hex


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


async def flaws(desk: Sitting) -> dict[str, list[str]]:
    """What the screen in front breaks, in every look that is made by hand."""
    found: dict[str, list[str]] = {}
    screens: dict[str, list[list[Cell]]] = {}
    for theme in (CALM, MONO, PAPER, CONTRAST):
        desk.app.theme = theme.name
        await desk.settle()
        screens[theme.name] = cells(desk)
        said = _of_colours(screens[theme.name], theme.name) if theme is not MONO else []
        found |= {theme.name: said} if said else {}
    without = _without_colours(screens[CALM.name], screens[MONO.name])
    built = [*cut_columns(desk), *_wells(desk, screens[CALM.name])]
    return found | ({MONO.name: without} if without else {}) | ({"built": built} if built else {})


def _of_colours(rows: list[list[Cell]], look: str) -> list[str]:
    palette = PALETTES[look]
    found: list[str] = []
    for y, row in enumerate(rows):
        for text, ink, paper, _style in row:
            if text and text not in DRAWN and ink not in (palette["below"], palette["rule"]):
                ratio = contrast(ink, paper)
                if ratio < LEAST[look]:
                    found.append(f"{text!r} in row {y}: {ink} on {paper} is {ratio:.1f}")
    if look != CONTRAST.name:
        # there, the seal and the mark have one colour, and so have the alarm and its block
        if len(_marked(rows, palette["mark"])) > 1:
            found.append(f"more than one line is marked: {_marked(rows, palette['mark'])}")
        found += _unsigned(rows, palette)
    return sorted(set(found))


def _marked(rows: list[list[Cell]], mark: str) -> list[range]:
    """The blocks of rows that lie on the mark."""
    at = [y for y, row in enumerate(rows) if any(cell.paper == mark for cell in row)]
    blocks: list[range] = []
    for y in at:
        if blocks and blocks[-1].stop == y:
            blocks[-1] = range(blocks[-1].start, y + 1)
        else:
            blocks.append(range(y, y + 1))
    return blocks


def _unsigned(rows: list[list[Cell]], palette: dict[str, str]) -> list[str]:
    """Rows in the alarm's colour that neither they nor the row of alarm above them has a sign for."""
    found, signed = [], False
    for row in rows:
        alarm = "".join(cell.text for cell in row if cell.ink == palette["alarm"])
        has_sign = bool(SIGNS & set(alarm)) or any(cell.paper == palette["stop"] for cell in row)
        if alarm.strip() and not has_sign and not signed:
            found.append(f"no sign beside {alarm.strip()!r}")
        signed = bool(alarm.strip()) and (has_sign or signed)
    return found


def _without_colours(calm: list[list[Cell]], mono: list[list[Cell]]) -> list[str]:
    """What colours say and the screen without them doesn't."""
    palette = PALETTES[CALM.name]
    found: set[str] = set()
    for y, (row, plain) in enumerate(zip(calm, mono, strict=True)):
        if "".join(cell.text for cell in row) != "".join(cell.text for cell in plain):
            found.add(f"row {y} says something else")
            continue
        for cell, bare in zip(row, plain, strict=True):
            style = bare.style
            if bare.ink or bare.paper:
                found.add(f"row {y} has a colour: {bare.ink} {bare.paper}")
            if cell.paper in (palette["mark"], palette["stop"]) and not style.reverse:
                found.add(f"row {y}: a block is not reverse")
            if cell.paper == palette["well"] and not (style.underline or style.reverse):
                found.add(f"row {y}: a well is not underlined")
            is_read = cell.text and cell.text not in DRAWN
            if is_read and cell.ink in (palette["accent"], palette["alarm"]) and not style.bold:
                found.add(f"row {y}: focus or alarm is not bold: {cell.text}")
            if cell.ink == palette["below"] and cell.text.strip() and not style.dim:
                found.add(f"row {y}: what lies below is not dim")
    return sorted(found)


def cut_columns(desk: Sitting) -> list[str]:
    """Columns that cut what they must not: names, amounts, days; left out is what the side pane says."""
    found = []
    for pick in desk.app.screen.query(PickList):
        if not pick.size.width:
            continue
        _gap, room = pick._spread(pick.scrollable_content_region.width - 2)
        rows = [row.cells for row in pick.rows if len(row.cells) > 1 and row.style != "section"]
        for at, column in enumerate(pick.columns):
            longest = max((cell_width(row[at]) for row in rows if at < len(row)), default=0)
            if not column.grow and longest > room[at] and (room[at] or not column.aside):
                found.append(f"column {at} of #{pick.id} has {room[at]} cells and needs {longest}")
    return found


def _wells(desk: Sitting, rows: list[list[Cell]]) -> list[str]:
    """Forms whose wells don't begin and end in the same columns."""
    palette = PALETTES[CALM.name]
    found = []
    for form in desk.app.screen.query(Fields):
        region = form.region
        edges: set[tuple[int, int]] = set()
        for row in rows[region.y : region.bottom]:
            if any(row[x].style.bold and row[x].paper == palette["tag"] for x in range(region.x, region.right)):
                continue  # a section's line with its number square
            # the cursor and what is selected lie on the line of the focus
            grounds = (palette["well"], palette["mark"], palette["on-mark"], palette["tag"])
            on = [x for x in range(region.x, region.right) if row[x].paper in grounds]
            starts = [x for x in on if x - 1 not in on]
            ends = [x for x in on if x + 1 not in on]
            edges |= {(start, end) for start, end in zip(starts, ends, strict=True)}
        if len(edges) > form._layout_now.columns:
            found.append(f"wells of #{form.id} stand at {sorted(edges)}")
    return found
