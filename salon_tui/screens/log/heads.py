"""The log held against the head on a closing sheet."""

from __future__ import annotations

from collections.abc import Iterable

from typing_extensions import override

from db.core.desk import Desk
from db.log.fields import HEAD_FIELDS
from db.log.operations import check_head
from db.log.queries import heads
from db.log.records import ANSWERS, Against, HeadCheck, HeadLine
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.log import commands as own
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import moment

_NAMES = {
    Against.FITS: N_("it fits"),
    Against.ENDS: N_("the log ends before"),
    Against.BROKEN: N_("an entry was changed"),
    Against.REWRITTEN: N_("the log was written anew"),
}


class HeadsPage(RecordsPage[HeadLine], inherit_bindings=False):
    """The heads that closing sheets have, and when each was typed from paper last."""

    TITLE_TEXT = N_("The log against paper")
    HELP_TEXT = N_(
        "Each closing sheet has the number of the log's last entry and its digest. F6 takes them as you type them from "
        "the paper, and says whether everything up to there is still as it was then. Do that once a month, with a "
        "sheet that was in the folder, not one that was printed just now: who rules the machine can change the "
        "archive, but not the paper. Each time is written down."
    )
    KEYS = (own.TypeHead, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(10), Column(8, "right"), Column(18, grow=1), Column(15))

    def __init__(self) -> None:
        super().__init__("log_heads")

    @override
    def records(self, desk: Desk) -> Iterable[HeadLine]:
        return heads(desk)

    @override
    def heads(self) -> tuple[str, ...]:
        return ("", _("Day"), _("Entry"), _("Held against paper"), _("When"))

    @override
    def none(self) -> Nothing:
        would = _("The days whose closing sheet has the log's digest stand here, and when somebody typed it last.")
        return self.nothing(_("No closing sheet yet"), would, own.TypeHead)

    @override
    def line(self, number: int, one: HeadLine) -> Row[int]:
        state = _(_NAMES[Against(one.verdict)]) if one.verdict in ANSWERS else _("not yet")
        bad = one.verdict not in ("", Against.FITS)
        cells = (
            digit(number),
            one.day.isoformat() if one.day else "",
            str(one.id),
            ("! " + state, "alarm") if bad else state,
            moment(one.at) if one.at else "",
        )
        return Row(one.id, cells)

    @override
    def about_line(self, one: HeadLine) -> About:
        said = _("Take this day's closing sheet from the folder; F6 asks for what stands at its foot.")
        return About(
            name=one.day.isoformat() if one.day else _("Other paper"),
            note=f"{one.id}",
            facts=((_("By"), one.by),),
            said=said,
        )

    def do_new(self) -> None:
        """F6: what stands on the paper."""
        self.salon_app.show_page("log_head")


class HeadFormPage(FormPage, inherit_bindings=False):
    """What stands on the paper: the number of the entry, and sixteen groups of four."""

    TITLE_TEXT = N_("Type the log's digest from paper")
    HELP_TEXT = N_(
        "The closing sheet has two things of the log: how many entries there were, and the digest of the last one. "
        "Type both as they are printed, with blanks or without. Where a group is mistyped, its place is said. F10 goes "
        "through the log, which takes a moment."
    )
    KEYS = (own.HoldAgainst, *(key for key in FORM_KEYS if key not in (c.Save, c.OtherDraft)))
    HELPING = (own.HoldAgainst, c.Back)

    def __init__(self) -> None:
        super().__init__("log_head")

    @override
    def make(self) -> FormState:
        return FormState(entries_of(HEAD_FIELDS, self.context))

    @override
    def save(self) -> None:
        typed = self.form.state.values()
        entry, head = int(str(typed["entry"])), str(typed["head"])

        self.show_message(_("The log is being gone through …"))
        self.perform_slowly(lambda desk: check_head(desk, entry, head), self._checked, refused=self.refused)

    def _checked(self, found: HeadCheck) -> None:
        if found.verdict not in ANSWERS:
            self.form.go_to_field("entry" if found.verdict is Against.OTHER_ENTRY else "head")
            self.show_refusal(verdict_text(found))
            return
        is_whole = found.verdict is Against.FITS and not found.first
        self.done("")
        self.salon_app.message_for_next_page(verdict_text(found), alarm=not is_whole)
        self.salon_app.back()

    @override
    def at_end(self) -> None:
        self.show_message(_("That was the last field. F10 holds it against the log."))


def verdict_text(found: HeadCheck) -> str:
    """What came of it, as a sentence."""
    match found.verdict:
        case Against.FITS if found.first:
            text = N_("Up to entry {entry} nothing was changed, but entry {first} behind it was. Call the owner.")
        case Against.FITS:
            text = N_("It fits: up to entry {entry}, nothing in the log was changed.")
        case Against.TYPED:
            text = N_("Not what the log says: group {groups}. Look at the paper again.")
        case Against.OTHER_ENTRY:
            text = N_("The log has this digest at another number. Look at the number on the paper again.")
        case Against.ENDS:
            text = N_("The log ends with entry {last}; entry {entry} and those before it are gone. Call the owner.")
        case Against.BROKEN:
            text = N_("The log was changed: entry {first} is the first that is not as it was. Call the owner.")
        case Against.REWRITTEN if found.fits_until:
            text = N_(
                "The log was written anew, from some entry behind {fits} on. Look at the number again; if it is right, "
                "call the owner."
            )
        case _:
            text = N_("The log was written anew. Look at the number again; if it is right, call the owner.")
    return _(text).format(
        entry=found.entry,
        first=found.first,
        last=found.last,
        fits=found.fits_until,
        groups=_(", ").join(map(str, found.groups)),
    )
