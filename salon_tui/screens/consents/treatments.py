"""Consents to services, as lines of the page of consents: what each is good for, what follows if it is taken back."""

from __future__ import annotations

from collections.abc import Mapping

from db.dated.kinds.consent import CONSENT
from db.dated.treatments.records import TreatmentConsent, TreatmentState
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import digit
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _, language

_STATES = {
    TreatmentState.VALID: N_("agreed"),
    TreatmentState.EXPIRED: N_("! expired"),
    TreatmentState.OLD_TEXT: N_("! reworded"),
    TreatmentState.UNSIGNED: N_("! unsigned"),
    TreatmentState.WITHDRAWN: N_("withdrawn"),
}


def treatment_rows(treatments: Mapping[str, TreatmentConsent], first: int) -> list[Row[str]]:
    """A heading, and each service under its key, numbered from ``first`` on."""
    if not treatments:
        return []
    heading = ("", CONSENT.part_of("service").label.text(language()), "", "", "", _("Holds until"), "")
    lines = [_row(number, *one) for number, one in enumerate(treatments.items(), first)]
    return [Row(None, heading, "label"), *lines]


def _row(number: int, key: str, one: TreatmentConsent) -> Row[str]:
    state = _(_STATES[one.state])
    cell: Cell = (state, "alarm") if state.startswith("!") else state
    until = f"{one.until}" if one.until else ""
    cells = (digit(number), one.service, cell, f"{one.day}", one.text_version, until, one.by)
    return Row(key, cells, "plain" if one.is_signed else "label")


def about_treatment(one: TreatmentConsent) -> About:
    """What the latest consent to a service says, and what follows if it is taken back."""
    facts = [
        (_("State"), _(_STATES[one.state])),
        (_("Taken down"), _(", ").join((f"{one.day}", one.by))),
        (_("Words"), one.text_version),
        (_("Signed on"), paper_of(one)),
        (_("Holds until"), f"{one.until}" if one.until else ""),
        (_("If taken back"), what_follows() if one.is_signed else ""),
    ]
    return About(name=one.service, note=CONSENT.box, facts=tuple(facts))


def what_follows() -> str:
    """What follows where a client takes the consent to a service back."""
    return _("It isn't done until it is signed anew: who books it or opens a visit for it is stopped, and asks.")


def paper_of(one: TreatmentConsent) -> str:
    """On which paper it was signed; empty for what isn't signed."""
    if one.until is None:
        return ""
    if one.sheet_version:
        return _("our form, version {number}").format(number=one.sheet_version)
    return _("paper of {day}").format(day=one.day)
