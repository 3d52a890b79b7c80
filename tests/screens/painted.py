"""What is painted, cell by cell, and the sentences of the look that any screen can be held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.geometry import Region
from textual.screen import Screen

from salon_tui.app.themes import CALM, COLOURS, CONTRAST, MONO, PAPER, SIXTEEN
from salon_tui.screens.base.below import Above, awake_rows
from salon_tui.widgets.cells import cell_width, plain_text
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.form_layout import BETWEEN
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.pick_list import PickList
from salon_tui.words.i18n import _, language
from tests.db.salon import Salon
from tests.screens.desks import Sitting, painted
from tests.screens.tables import ragged_columns

PALETTES = {
    CALM.name: COLOURS["dark"],
    PAPER.name: COLOURS["paper"],
    CONTRAST.name: COLOURS["contrast"],
    SIXTEEN.name: COLOURS["sixteen"],
}
LEAST = {"dark": 4.5, "paper": 4.5, "contrast": 7.0, "sixteen": 4.5}
"""The contrast by WCAG 2.2 that what is read needs."""
SIGNS = frozenset("⚠!✗?")
MOST_LEAD = 4 + 16 + 2
"""Cells before a well: its box, its name, and what is between."""
DRAWN = frozenset(" ─│━╸╺┃▏╭╮╰╯░┄")
"""Hairlines, edges and bars: nothing is read there."""
_FOREIGN_COMMA = re.compile("[\u4e00-\u9fff][,;] ?[\u4e00-\u9fff]")


class Cell(NamedTuple):
    """One cell of the screen; the second half of a wide character has an empty text."""

    text: str
    ink: str
    paper: str
    style: Style


_TRIES = 100
_UNPAINTED = Cell(" ", "", "", Style())


def cells(desk: Sitting, screen: Screen[Any] | None = None) -> list[list[Cell]]:
    """The screen in front, or one below it as it is by itself."""
    screen = screen or desk.app.screen
    strips = painted(screen)
    return [[cell for text, style, _control in strip for cell in _cells(text, style or Style())] for strip in strips]


def lines(rows: list[list[Cell]]) -> str:
    """The text of what is painted, without the blanks at the ends of the lines."""
    return "\n".join("".join(cell.text for cell in row).rstrip() for row in rows)


def _cells(text: str, style: Style) -> Iterator[Cell]:
    ink, paper = _name(style.color), _name(style.bgcolor)
    second = Cell("", ink, paper, style)
    # most of what is painted are blanks
    known = {char: (Cell(char, ink, paper, style), *[second] * (cell_len(char) - 1)) for char in set(text)}
    return chain.from_iterable(map(known.__getitem__, text))


@cache
def _name(color: Color | None) -> str:
    return "" if color is None or color.is_default else color.get_truecolor().hex


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: str, other: str) -> float:
    """How far two colours are apart, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def flaws(desk: Sitting, salon: Salon, rows: list[list[Cell]]) -> list[str]:
    """What the screen in front breaks in its size, as it is painted."""
    found = [*_of_colours(rows), *_cut(rows, salon), *_below(desk, rows), *cut_columns(desk), *_wells(desk, rows)]
    return sorted({*found, *_ragged(desk, rows), *_labels(desk, rows), *_overlong(desk), *_mixed(rows)})


def _mixed(rows: list[list[Cell]]) -> list[str]:
    """Chinese words that a page in Chinese parts by another language's comma."""
    if language() != "zh":
        return []
    return [said for line in lines(rows).split("\n") for said in _FOREIGN_COMMA.findall(line)]


def _of_colours(rows: list[list[Cell]]) -> list[str]:
    """Ink that can't be read on its ground in one of the looks; and what has a colour for no reason."""
    palette = PALETTES[CALM.name]
    names = {value: name for name, value in palette.items()}
    found: list[str] = []
    for y, row in enumerate(rows):
        for text, ink, paper, _style in dict.fromkeys(row):
            if paper not in names or (text.strip() and ink not in names):
                found.append(f"{text!r} in row {y} has a colour that no look knows: {ink} on {paper}")
            elif text and text not in DRAWN and names[ink] not in ("below", "rule"):
                # white is the ink of more than one block
                name = f"on-{names[paper]}" if names[paper] in ("tag", "stop") else names[ink]
                found += [f"{text!r} in row {y}: {flaw}" for flaw in unreadable(name, names[paper])]
    blocks = marked(rows, palette["mark"])
    found += [f"more than one line is marked: {blocks}"] if len(blocks) > 1 else []
    return found + _unsigned(rows, palette) + _stopped(rows, palette)


@cache
def unreadable(ink: str, paper: str) -> list[str]:
    """The looks in which a colour can't be read on another, or a bar not be seen."""
    found: list[str] = []
    for look, colours in COLOURS.items():
        ratio, least = contrast(colours[ink], colours[paper]), 3 if ink == "shade" else LEAST[look]
        found += [f"{ink} on {paper} is {ratio:.1f} in {look}"] if ratio < least else []
    return found


def _stopped(rows: list[list[Cell]], palette: dict[str, str]) -> list[str]:
    """What lies on the ground that is kept for what may hurt and for what was refused."""
    words = {f" {_(word)} " for word in ("Allergy · caution", "Not saved", "Not done")}
    found = {"".join(cell.text for cell in row if cell.paper == palette["stop"]) for row in rows}
    return [f"a block says {text!r}" for text in found - words - {""}]


def _below(desk: Sitting, rows: list[list[Cell]]) -> list[str]:
    """What of the head and the alerts isn't under a question as it is on the page."""
    if not isinstance(desk.app.screen, Above):
        return []
    page = cells(desk, desk.app.screen_stack[-2])
    awake = awake_rows(desk.app.screen)
    return [
        f"row {y} is asleep or moved" for y in range(awake) if list(map(_seen, page[y])) != list(map(_seen, rows[y]))
    ]


def _seen(cell: Cell) -> tuple[str, str, str]:
    """What is seen of a cell: a blank has no ink."""
    return cell.text, cell.paper, cell.ink if cell.text.strip() else ""


def _cut(rows: list[list[Cell]], salon: Salon) -> list[str]:
    """Names, amounts and days that end in an ellipsis."""
    names = {*salon.clients, *salon.staff, *salon.services, *salon.products}
    parts = {name[:at] for name in names for at in range(2, len(name))}
    found: list[str] = []
    for row in rows:
        for text in "".join(cell.text for cell in row).split("…")[:-1]:
            is_name = any(text.endswith(part) for part in parts) and not any(text.endswith(name) for name in names)
            if is_name or text[-1:].isdecimal():
                found.append(f"cut: {text[-20:]}…")
    return found


def marked(rows: list[list[Cell]], mark: str) -> list[range]:
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


def own_regions(desk: Sitting) -> list[Region]:
    """What the screen in front paints itself; under a question lies a page that it doesn't."""
    front = desk.app.screen
    is_above = isinstance(front, Above)
    return [part.region for part in front.query("#around, #foot, #body, #keys")] if is_above else [front.region]


async def without_colours(desk: Sitting, calm: list[list[Cell]]) -> list[str]:
    """What colours say, as it is painted, and the screen without them doesn't; it is left without."""
    desk.app.theme = MONO.name
    for _again in range(_TRIES):
        await desk.settle()
        mono = cells(desk)
        # what isn't painted yet in the other look is a row of one blank
        if all(len(row) == len(calm[0]) for row in mono):
            break
    # nobody changes the look under a question: the page below is painted anew at some later time
    own = own_regions(desk)
    palette = PALETTES[CALM.name]
    found: set[str] = set()
    for y, (row, plain) in enumerate(zip(calm, mono, strict=True)):
        here = [region for region in own if region.y <= y < region.bottom]
        pairs = [
            pair
            for region in here
            for pair in zip_longest(row[region.x : region.right], plain[region.x : region.right], fillvalue=_UNPAINTED)
        ]
        # most cells are the same as their neighbours, down to the object
        for cell, bare in {(id(cell), id(bare)): (cell, bare) for cell, bare in pairs}.values():
            if cell.text != bare.text:
                found.add(f"row {y} says {bare.text!r}")
                continue
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
    """Columns and lines that cut what they must not: names, amounts, days, sentences.

    Left out is what the side pane says, and a column of which only the head is said.
    """
    found = []
    for pick in desk.app.screen.query(PickList):
        if not pick.size.width:
            continue
        _gap, room = pick._spread(pick.scrollable_content_region.width - 2)
        across = pick.scrollable_content_region.width - 2
        for row in pick.rows:
            if len(row.cells) == 1 and cell_width(row.cells[0]) > across:
                found.append(f"a line of #{pick.id} has {across} cells: {plain_text(row.cells[0])}")
        rows = [row.cells for row in pick.rows if len(row.cells) > 1 and row.style != "section"]
        told = [row for row in pick.rows if row.key is not None and len(row.cells) > 1]
        for at, column in enumerate(pick.columns):
            longest = max((cell_width(row[at]) for row in rows if at < len(row)), default=0)
            is_empty = not any(plain_text(row.cells[at]) for row in told if at < len(row.cells))
            if not column.grow and longest > room[at] and (room[at] or not (column.aside or is_empty)):
                found.append(f"column {at} of #{pick.id} has {room[at]} cells and needs {longest}")
    return found


def _ragged(desk: Sitting, rows: list[list[Cell]]) -> list[str]:
    """Columns of lists that aren't aligned as what stands in them."""
    found = []
    for pick in desk.app.screen.query(PickList):
        region = pick.content_region
        lines = [row[region.x : region.right] for row in rows[region.y : region.bottom]]
        # a cell for each character: the second half of a wide one is no blank
        found += ragged_columns(pick, ["".join(cell.text or "\0" for cell in line) for line in lines])
    return found


def _labels(desk: Sitting, rows: list[list[Cell]]) -> list[str]:
    """Names of fields that touch their well, or that it stands too far from."""
    found = []
    for form in desk.app.screen.query(Fields):
        if not form.is_on_screen:
            continue  # another tab is in front of it
        layout, region = form._layout_now, form.region
        starts = [column * (layout.column_cells + BETWEEN) for column in range(layout.columns)]
        for y, row in enumerate(rows[region.y : region.y + layout.rows]):
            for column, start in enumerate(starts):
                line = layout.line_at(form.page, column, y)
                if line is None or line.entry is None:
                    continue
                lead = "".join(cell.text for cell in row[region.x + start : region.x + start + layout.lead])
                if layout.lead > MOST_LEAD or not lead.endswith("  "):
                    found.append(f"{lead!r} of #{form.id} is too long, or touches its well")
    return found


def _overlong(desk: Sitting) -> list[str]:
    """Lines of bars and panes that go on beyond their right edge, where nobody sees them."""
    found = []
    for bar in desk.app.screen.query(Bar):
        if bar.region.width and bar.is_on_screen:
            for row in bar.render().split("\n"):
                if row.cell_length > bar.size.width:
                    found.append(f"a line of #{bar.id} has {bar.size.width} cells: {row.plain}")
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
