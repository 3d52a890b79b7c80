"""What a form says of a field: its name, what was understood of it, and what may be typed there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.fields.declaration import Kind
from db.fields.numbering import is_scored, without_number
from salon_tui.widgets.form_state import Entry
from salon_tui.widgets.lines_entry import LineItem, LinesEntry
from salon_tui.widgets.paint import Piece, fit, fit_pieces, flow, size, width, wrap
from salon_tui.widgets.parts import section
from salon_tui.words.i18n import _, language
from salon_tui.words.sentences import flaw_sentence

LINES_MOST = 12
"""More than the longest line takes at the narrowest."""
HINT_LINES, BELOW_HIGH = 2, 6
"""Rows below the fields: for a hint, and where there is room for a list."""
_BOX = re.compile(r"[A-Z]\d{1,2}")
_BETWEEN = "   "
_AND_MORE = f"{_BETWEEN}…"
_APART = 2
"""Cells between fields beside each other."""


def name_of(entry: Entry) -> str:
    """The field's name, or a shorter one, with a star where it is required."""
    label = entry.field.short or entry.field.label
    return label.text(language()) + (" *" if entry.field.required else "")


def understood(entry: Entry) -> str:
    """What a typed text means, where that is not the text itself."""
    shown = entry.reader.show(entry.value) if entry.text and entry.flaw is None else ""
    if entry.field.kind is Kind.CHOICE and is_scored(entry.field.choices):
        # a score stands there already: it has been typed
        shown = without_number(shown)
    return "" if shown == entry.text else shown


def flawed(entry: Entry) -> str:
    """What is wrong with a field that was left: the word that is meant, if any, since the rest stands below."""
    return f"✗ {entry.wrong or flaw_sentence(entry.flaw)}" if entry.left and entry.flaw is not None else ""


def meant(entry: Entry) -> tuple[str, str]:
    """What was understood of a field, or why nothing was, and how that looks."""
    if entry.flaw is None or not (entry.text or entry.left):
        return understood(entry), "plain"
    return f"✗ {flaw_sentence(entry.flaw, entry.wrong)}", "alarm"


def hint(entry: Entry) -> str:
    """What may be typed in a field: its hint, or its list."""
    if isinstance(entry, LinesEntry) and (found := entry.narrowed()):
        return _BETWEEN.join(" ".join((offer.number, offer.text, *offer.columns[-1:])) for offer in found)
    if entry.field.ask:
        said = _("Ask: “{question}”").format(question=entry.field.ask.text(language()))
        return _BETWEEN.join((said, *(f"{number} {label}" for number, label in entry.offers())))
    if entry.field.hint:
        return entry.field.hint.text(language())
    if entry.field.phrases:
        return _("F4 has what is often written.")
    return _BETWEEN.join(f"{number} {label}" for number, label in entry.offers())


def box_typed(entry: Entry, entries: Sequence[Entry]) -> int | None:
    """Which entry is meant by a box number in a field that can't be answered by it; text stays text."""
    box = entry.text.strip().upper()
    if isinstance(entry, LinesEntry) or entry.flaw is None or not _BOX.fullmatch(box):
        return None
    return next((at for at, one in enumerate(entries) if one.field.box == box), None)


def phrases_of(entry: Entry) -> list[tuple[str, str]]:
    """What is often written in a field, by number."""
    return [(str(number), phrase.text(language())) for number, phrase in enumerate(entry.field.phrases, 1)]


def below(entry: Entry, cells: int, rows: int, *, is_said: bool) -> list[list[Piece]]:
    """What stands below the fields for the one in focus: what it means, or what may be typed there.

    Args:
        entry: The field.
        cells: The width.
        rows: How many rows there are: from :data:`BELOW_HIGH` on, with the whole list, or what is often written.
        is_said: Whether what it means stands beside it.
    """
    text, style = meant(entry)
    if not text or is_said or isinstance(entry, LinesEntry):
        text, style = hint(entry), "label"
    listed = _listed(entry, cells, rows - 2) if rows >= BELOW_HIGH else []
    if not listed:
        return [[(line, style)] for line in _broken(text, cells)]
    note = entry.field.hint.text(language()) if entry.field.hint else _("F4 chooses")
    said: list[Piece] = [] if style == "label" else [(text, style)]
    return [said, section(entry.field.label.text(language()), cells, note=note), *listed]


def _broken(text: str, cells: int) -> list[str]:
    """The lines of a hint; none of several choices is broken or parted from its number, as many as have room so."""
    rows: list[str] = []
    for one in text.split(_BETWEEN):
        if rows and width(f"{rows[-1]}{_BETWEEN}{one}") <= cells:
            rows[-1] += f"{_BETWEEN}{one}"
        else:
            rows.append(one)
    if max(map(width, rows)) > cells:
        return wrap(text, cells, HINT_LINES)
    *above, last = rows[:HINT_LINES]
    if len(rows) > HINT_LINES:
        while width(f"{last}{_AND_MORE}") > cells:
            last = last.rpartition(_BETWEEN)[0]
        last += _AND_MORE
    return [*above, last]


def _listed(entry: Entry, cells: int, rows: int) -> list[list[Piece]]:
    """What can be chosen, in as few columns as there must be; nothing where not all of it has room."""
    offers = entry.offers() or phrases_of(entry)
    lead = max((width(number) for number, _text in offers), default=0)
    items: list[list[Piece]] = [[(f"{number:>{lead}}  ", "label"), text] for number, text in offers]
    abreast = -(-len(items) // rows)
    wide = [max(size(item) for item in items[at::abreast]) + _APART for at in range(abreast)]
    if sum(wide) - _APART > cells:
        return []
    lines = [items[at : at + abreast] for at in range(0, len(items), abreast or 1)]
    return [
        [piece for item, room in zip(line, wide, strict=False) for piece in fit_pieces(item, room)] for line in lines
    ]


def folded(entries: Iterable[Entry], cells: int) -> list[list[Piece]]:
    """Fields beside each other, to be read: box, name and what was said; none is parted that has room in a row.

    Args:
        entries: The fields; those that are seldom asked are left out while they are empty.
        cells: The width of a row.
    """
    rows: list[list[Piece]] = [[]]
    for entry in entries:
        if not entry.shown and (entry.hidden or entry.aside):
            continue
        pieces: list[Piece] = [(f"{entry.field.box} {name_of(entry)} ", "label"), entry.shown or "—"]
        if rows[-1] and size(rows[-1]) + _APART + size(pieces) <= cells:
            rows[-1] += [" " * _APART, *pieces]
        else:
            rows += flow(pieces, cells)
    return rows[1:]


def words_of(entry: LinesEntry, item: LineItem, cells: int, *, typed: bool) -> list[tuple[str, str]]:
    """What a line means, wrapped, with its amount at the right edge; or what is the matter with it."""
    found: list[tuple[str, str]] = []
    is_long = width(item.text) >= cells
    if (typed and is_long) or (not typed and item.flaw is not None):
        found += [("", text) for text in wrap(item.text, cells, LINES_MOST)]
    if item.flaw is not None and item.text:
        return found + [("flaw", text) for text in wrap(f"✗ {flaw_sentence(item.flaw)}", cells, LINES_MOST)]
    for value in entry.meant(item):
        words, amount = entry.lines.show(value)
        room = cells - width(amount) - 1 if amount else cells
        first, *more = wrap(words, room, LINES_MOST)
        found.append(("", f"{fit(first, room)} {amount}" if amount else first))
        found += [("", text) for text in more]
    return found
