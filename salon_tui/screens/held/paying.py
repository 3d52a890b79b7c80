"""What a client holds among the ways to pay a bill: what would be used of it, before it is."""

from __future__ import annotations

from db.fields.showing import show_money
from db.money.records.holdings import WayToPay
from db.money.requests import UseUnits
from salon_tui.screens.base.saving import new_request
from salon_tui.words.holdings import holding_name, place_words, units_words
from salon_tui.words.i18n import _

HELD = "held "
"""Before the place of a way among those of the client, where others have the code of a method."""
FIRST_DIGIT, MOST = 6, 3


def offered(ways: tuple[WayToPay, ...]) -> dict[str, tuple[str, str]]:
    """Code and name of each, by its digit."""
    return {str(FIRST_DIGIT + at): (f"{HELD}{at}", _name(way)) for at, way in enumerate(ways[:MOST])}


def _name(way: WayToPay) -> str:
    name = holding_name(way.number, way.kind, "" if way.service else way.title)
    whose = _("of {name}").format(name=way.owner) if way.owner else ""
    what = way.service.label if way.service else ""
    left = _("{units} left over").format(units=units_words(way.kind, way.left))
    return " ".join(part for part in (name, whose, what, left) if part)


def meant(ways: tuple[WayToPay, ...], code: object) -> WayToPay | None:
    """The way with this code; None for a method by which money comes in."""
    if not isinstance(code, str) or not code.startswith(HELD):
        return None
    at = int(code.removeprefix(HELD))
    return ways[at] if at < len(ways) else None


def first_session(ways: tuple[WayToPay, ...]) -> str | None:
    """The code of the first session that can be used: it is what was bought for this."""
    for at, way in enumerate(ways[:MOST]):
        if way.kind == "package" and not way.barred:
            return f"{HELD}{at}"
    return None


def use_words(way: WayToPay, amount: int | None) -> str:
    """What will be used, on which line of the paper it will stand, and what is left then; or why it can't be."""
    if way.barred:
        reasons = {
            "frozen": _("stopped: F4 on the account lets it go on"),
            "expired": _("past its last day: F4 on the account extends it"),
            "unsigned": _("the contract isn't signed: F4 on the account"),
        }
        return reasons[way.barred]
    used = 1 if way.kind == "package" else way.amount if amount is None else min(amount, way.left)
    if way.kind == "points":
        used = way.left * used // way.amount if way.amount else 0
    left = units_words(way.kind, way.left - used)
    words = _("{place}; {left} left then").format(place=place_words(way.place), left=left)
    missing = way.short + way.amount - (way.amount if amount is None or way.kind == "package" else amount)
    short = _("; {amount} more is to pay").format(amount=show_money(missing)) if missing > 0 else ""
    return f"{words}{short}"


def use_request(way: WayToPay, bill: int, amount: int) -> UseUnits:
    """What is asked for: of a session its price, else what was typed."""
    return UseUnits(
        request_id=new_request(),
        bill=bill,
        holding=way.holding,
        amount=0 if way.service else amount,
        service=way.service.id if way.service else 0,
    )
