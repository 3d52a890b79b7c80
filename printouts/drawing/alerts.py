"""The heavy band of the client card: what may hurt this client, or that nobody has asked yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.clients.records import Alert, ClientRecord
from db.fields import choices as lists
from db.fields.declaration import Field, Term
from db.fields.values import Hidden
from printouts.drawing import fonts
from printouts.drawing.kit import HEAVY, MM, Paper
from printouts.drawing.words import Words, blank
from printouts.drawing.words import boxes as laid_out

HEIGHT = 19.4
"""Height of the band in mm."""
_BLOCK = 27.0
_SIZES = (11.0, 9.6, 8.6)
"""Sizes in pt of one, two and three lines."""
_LINES = 3
_LEADING = 5.3

NONE = Term("none", "无")
_TITLE = Term("Allergy · Caution", "过敏 / 禁忌")
_ALLERGIES = Term("Allergies", "过敏")
_OTHERS = Term("Cautions", "禁忌")
_DETAILS = Term("Details", "详情")
_ASKED_NONE = Term("Asked: none", "已询问：无过敏、无禁忌")
_NOTHING_KNOWN = Term("No alert on record; look at the screen before a treatment", "档案无警示；护理前请看屏幕")
_NOT_ASKED = Term("Not asked yet", "尚未询问")
_DETAILS_ON_SCREEN = Term("details: see the screen", "详情见屏幕")
_MORE = Term("{n} more: see the screen", "另有 {n} 项，见屏幕")
_COMMON = ("drugs", "acids", "fragrance", "metal", "alcohol", "seafood", "latex", "iodine", "preservatives")
"""Allergens that have a box before the others do."""
_FIRST = ("do_not_treat", "no_instruments", "allergens", "doctor_first")
"""The order on paper: what forbids comes first, the rest follows in the order of the rules."""


def band(paper: Paper, words: Words, x: float, y: float, w: float) -> None:
    """Draws the frame and the black block with the name of the band."""
    paper.rect(x, y, w, HEIGHT, HEAVY)
    paper.rect(x, y, _BLOCK, HEIGHT, tint=1)
    first, second = words.pair(_TITLE)
    middle = y + HEIGHT / 2
    paper.text(x + _BLOCK / 2, middle + (0 if second else 1.5), first, 9.6, bold=True, black=0, align="c", width=25)
    if second:
        paper.text(x + _BLOCK / 2, middle + 4, second.upper(), 5.0, black=0, align="c", width=25)


def boxes(paper: Paper, words: Words, x: float, y: float, w: float) -> None:
    """Draws boxes to be ticked by hand: allergens, kinds of cautions, and a line for details."""
    left, right = x + _BLOCK + 2, x + w - 1.5
    known = {entry.code: entry.term for entry in lists.ALLERGENS}
    allergens = [known.pop(code) for code in _COMMON if code in known]
    rules = [Term(entry.term.en.capitalize(), entry.term.zh) for entry in lists.RULES if entry.code != "allergens"]
    for row, (label, terms) in enumerate(((_ALLERGIES, (*allergens, *known.values())), (_OTHERS, tuple(rules)))):
        base = y + 5.0 + row * 5.4
        words.label(paper, left, base, label, 6.8, bold=True, black=1, width=17)
        laid_out(words, (NONE, *terms), left + 18, right, 1, 6.8, 2.6).draw(paper, base, (NONE, *terms))
    base = y + 16.0
    words.label(paper, left, base, _DETAILS, 6.8, bold=True, black=1, width=17)
    blank(paper, left + 18, right, base + 0.8)


def draw_alerts(
    paper: Paper, words: Words, x: float, y: float, w: float, client: ClientRecord, asked: Sequence[Field]
) -> None:
    """Draws what is known: the alerts, an explicit "none", or boxes where the questions were not asked yet."""
    unasked = [field for field in asked if client.values.get(field.name) is None]
    if not client.alerts and unasked:
        boxes(paper, words, x, y, w)
        paper.text(
            x + _BLOCK / 2, y + HEIGHT - 2.2, words.text(_NOT_ASKED), 6.6, bold=True, black=0, align="c", width=25
        )
        return
    hidden = any(isinstance(client.values.get(field.name), Hidden) for field in asked)
    listed(paper, words, x, y, w, client.alerts, unasked, _NOTHING_KNOWN if hidden else _ASKED_NONE)


def listed(
    paper: Paper,
    words: Words,
    x: float,
    y: float,
    w: float,
    alerts: Sequence[Alert],
    unasked: Sequence[Field] = (),
    nothing: Term = _NOTHING_KNOWN,
) -> None:
    """Draws alerts into the band, or what is said where there are none.

    Args:
        paper: Where.
        words: The languages.
        x: Left end of the band in mm.
        y: Upper end.
        w: Width.
        alerts: What may hurt.
        unasked: Questions that nobody has asked yet.
        nothing: What is said where there are no alerts.
    """
    left, right = x + _BLOCK + 2.2, x + w - 1.8
    if not alerts:
        paper.text(left, y + HEIGHT / 2 + 1.5, words.text(nothing), 11, bold=True, width=right - left)
        return
    notes = []
    lines, more = _lines(words, alerts, (right - left) * MM, detailed=True)
    if more:
        paper.cuts += 1
        notes.append(words.text(_DETAILS_ON_SCREEN))
        lines, more = _lines(words, alerts, (right - left) * MM, detailed=False)
    if more:
        notes.append(words.text(_MORE).format(n=more))
    if unasked:
        separator = "、" if words.language == "zh" else ", "
        notes.append(f"{words.text(_NOT_ASKED)}: {separator.join(words.text(field.label) for field in unasked)}")
    size = _SIZES[len(lines) - 1]
    top = y + (HEIGHT - (len(lines) - 1) * _LEADING - (2.6 if notes else 0)) / 2 + size * 0.13
    for number, line in enumerate(lines):
        paper.text(left, top + number * _LEADING, line, size, bold=True, width=right - left)
    if notes:
        paper.text(right, y + HEIGHT - 1.5, " · ".join(notes), 6.8, bold=True, align="r", width=right - left)


def _lines(words: Words, alerts: Iterable[Alert], room: float, *, detailed: bool) -> tuple[list[str], int]:
    """A line for each rule, shared ones where there are more than three; and how many alerts are left over."""
    rules = {entry.code: words.text(entry.term).capitalize() for entry in lists.RULES}
    order = ["consent", *_FIRST, *(code for code in rules if code not in _FIRST)]
    waiting = sorted(alerts, key=lambda alert: order.index(alert.rule) if alert.rule in order else len(order))
    chinese = words.language == "zh"
    shared = len({alert.rule for alert in waiting}) > _LINES
    lines: list[str] = []
    rule = ""
    for number, alert in enumerate(waiting):
        item = words.text(alert.term)
        if alert.detail and detailed:
            item += f"（{alert.detail}）" if chinese else f" ({alert.detail})"
        named = alert.rule != rule and alert.rule in rules
        head = f"{rules[alert.rule]}{'：' if chinese else ': '}" if named else ""
        joint = "   " if head else "；" if chinese else "; "
        fits = lines and fonts.width(fonts.clean(lines[-1] + joint + head + item), _SIZES[-1], True) <= room
        if fits and (shared or not head):
            lines[-1] += joint + head + item
        elif len(lines) < _LINES:
            lines.append(head + item)
        else:
            return lines, len(waiting) - number
        rule = alert.rule
    return lines, 0
