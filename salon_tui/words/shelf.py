"""What is said of a scanned card, and what to do with it."""

from __future__ import annotations

from db.papers.shelf_check.records import ShelfLine, Standing
from salon_tui.words.i18n import N_, _

QUIET = frozenset({Standing.FINE, Standing.FOUND})
"""What needs nothing to be done."""

_SHORT: dict[Standing, str] = {
    Standing.UNKNOWN: N_("not in the archive"),
    Standing.NEVER_PRINTED: N_("never printed"),
    Standing.DOUBLE: N_("scanned twice"),
    Standing.OUT_OF_USE: N_("out of use"),
    Standing.BOUND: N_("bound in volume {note}"),
    Standing.NOT_PUT_AWAY: N_("not put away yet"),
    Standing.ELSEWHERE: N_("belongs in drawer {drawer}"),
    Standing.LENT: N_("on loan"),
    Standing.OLD: N_("a newer one is printed"),
    Standing.MISFILED: N_("out of order"),
    Standing.FOUND: N_("was missing"),
    Standing.FINE: "",
}
_ADVICE: dict[Standing, str] = {
    Standing.UNKNOWN: N_("No client has this number. Take the card out and show it to the manager."),
    Standing.NEVER_PRINTED: N_(
        "The archive knows no such paper of this client. Take it out, and look whether it belongs in another cabinet."
    ),
    Standing.DOUBLE: N_("If there are two of it, keep the one with the higher version, and take the other one out."),
    Standing.OUT_OF_USE: N_("It is out of use. Take it out and put it with what is to be destroyed."),
    Standing.BOUND: N_("The archive has it in volume {note}. Take it out, and look whether it is in that volume, too."),
    Standing.NOT_PUT_AWAY: N_(
        "It was printed and never put away. Take it out, and scan it on the page “Put cards away”."
    ),
    Standing.LENT: N_("It is on loan, according to the archive. Take it back on the page “Loans”."),
    Standing.OLD: N_("A newer one is printed and waits. Take this one out, and put the newer one in its place."),
    Standing.FOUND: N_("It was missing and is there again. There is nothing to do."),
    Standing.FINE: N_("It stands where it should."),
}
_PLACES = {
    (True, True): N_("Take it out and put it between {before} and {after} in drawer {drawer}."),
    (True, False): N_("Take it out and put it at the end of drawer {drawer}, after {before}."),
    (False, True): N_("Take it out and put it at the front of drawer {drawer}, before {after}."),
    (False, False): N_("Take it out and put it in drawer {drawer}."),
}
"""By whether there is a card before its place, and one after it."""
_GAPS = {
    (True, True): N_("Not there. It should stand between {before} and {after}; look at the desk and in what is near."),
    (True, False): N_("Not there. It should be the last, after {before}; look at the desk and in what is near."),
    (False, True): N_("Not there. It should be the first, before {after}; look at the desk and in what is near."),
    (False, False): N_("Not there. It should stand alone in drawer {drawer}; look at the desk and in what is near."),
}


def in_short(line: ShelfLine) -> str:
    """What is the matter with a card, in a few words; nothing where all is well."""
    text = _SHORT[line.standing]
    return _(text).format(drawer=line.drawer, note=line.note) if text else ""


def advice(line: ShelfLine) -> str:
    """What to do with a card that was scanned."""
    if line.standing in (Standing.MISFILED, Standing.ELSEWHERE):
        return _with_place(_PLACES, line)
    if line.standing is Standing.LENT and line.note:
        lent = _("{name} has it on loan, according to the archive. Take it back on the page “Loans”.")
        return lent.format(name=line.note)
    return _(_ADVICE[line.standing]).format(note=line.note)


def gap(line: ShelfLine) -> str:
    """What to do about a card that was not scanned."""
    return _with_place(_GAPS, line)


def _with_place(texts: dict[tuple[bool, bool], str], line: ShelfLine) -> str:
    text = texts[bool(line.before), bool(line.after)]
    return _(text).format(before=line.before, after=line.after, drawer=line.drawer)
