"""Where a paper is and what to do with it, in plain words."""

from __future__ import annotations

from db.papers.cabinets.records import Beside, Spot
from db.papers.filing.records import OlderPaper, WhereTo
from db.papers.printed.records import SheetLine
from db.papers.printed.states import PaperState
from db.text.card_number import spaced
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import _
from salon_tui.words.words import sheet_name


def between(spot: Spot, *, numbers: bool = False) -> str:
    """Between which two others, by name, and by card number where there is room for it."""
    before, after = (_called(one, numbers) if one else "" for one in (spot.before, spot.after))
    if before and after:
        return _("between {before} and {after}").format(before=before, after=after)
    if before:
        return _("behind {before}, the last one").format(before=before)
    if after:
        return _("in front of {after}, the first one").format(after=after)
    return _("the only one there")


def _called(one: Beside, numbers: bool) -> str:
    name = one.name or spaced(one.number)
    return f"{name} ({spaced(one.number)})" if numbers and one.name else name


def place_rows(here: WhereTo) -> list[list[Piece]]:
    """Where a paper belongs and what has to come out, as lines of a page."""
    client = here.client
    what = _("{what}, version {version}").format(what=sheet_name(here.kind), version=here.version)
    rows: list[list[Piece]] = [
        [(client.name, "strong"), (f"  {spaced(client.number)}  ·{client.last_four}   {what}", "label")]
    ]
    if here.spot is None:
        rows.append([(_("There is no drawer for it yet. Make one on the page of cabinets."), "alarm")])
    else:
        rows.append([(_goes_to(here, here.spot), "strong")])
        rows.append([(between(here.spot, numbers=True), "strong")])
    rows += [[(words, "plain")] for words in (_how_it_is(here), *map(older_words, here.older)) if words]
    if here.outdated:
        rows.append([(_("Out of date: something on it has changed. Print it again."), "alarm")])
    return rows


def _goes_to(here: WhereTo, spot: Spot) -> str:
    place = _("drawer {drawer}, cabinet {cabinet}").format(drawer=spot.drawer, cabinet=spot.cabinet)
    if here.stands and not here.is_elsewhere:
        return _("It stands in {place}").format(place=place)
    return _("Put it into {place}").format(place=place)


def _how_it_is(here: WhereTo) -> str:
    match here.state:
        case PaperState.FILED if here.is_elsewhere:
            return _("It stands in drawer {mark} still, where it belonged before.").format(mark=here.stands)
        case PaperState.LENT:
            return _("{name} has it on loan.").format(name=here.borrower)
        case PaperState.MISSING:
            return _("It was missing: F10 says that it is found.")
        case PaperState.BOUND:
            return _("It is bound into a volume.")
        case _state:
            return ""


def older_words(old: OlderPaper) -> str:
    """What to do with an older version that is still about."""
    match old.state:
        case PaperState.FILED:
            text = _("Take version {version} out of drawer {drawer}.")
        case PaperState.LENT:
            text = _("{name} has version {version} on loan: ask for it back.")
        case PaperState.MISSING:
            text = _("Version {version} is missing. If it turns up, it goes to the shredder.")
        case _state:
            text = _("Version {version} lies about somewhere: it goes to the shredder.")
    return text.format(version=old.version, drawer=old.drawer, name=old.borrower)


def where_words(line: SheetLine) -> str:
    """Where a printed sheet is, as a client's file tells it."""
    match line.state:
        case PaperState.SENT if line.is_handed_over:
            return _("on its way to the printer")
        case PaperState.SENT | PaperState.NOT_OUT:
            return _("did not come out")
        case PaperState.UNSURE:
            return _("look what came out")
        case PaperState.GIVEN_OUT:
            return _("sent")
        case PaperState.PRINTED if line.number:
            return _("old: kept with the new one") if line.replaced else _("printed, kept at the desk")
        case PaperState.PRINTED:
            return _("old: to the shredder") if line.replaced else _("to be put away")
        case PaperState.FILED if line.spot is not None:
            if line.replaced:
                return _("take it out of {drawer}").format(drawer=line.spot.drawer)
            return f"{line.spot.drawer} · {between(line.spot)}"
        case PaperState.LENT:
            who = line.borrower
            return (
                _("old: ask {name} for it").format(name=who) if line.replaced else _("{name} has it").format(name=who)
            )
        case PaperState.MISSING:
            return _("missing")
        case PaperState.BOUND:
            return _("volume {number}, page {page}").format(number=line.volume, page=line.page or "?")
        case PaperState.TO_DESTROY:
            return _("waits for the shredder")
        case PaperState.DESTROYED:
            return _("destroyed {day}").format(day=f"{line.since.astimezone():%Y-%m-%d}" if line.since else "")
        case _state:
            return ""
