"""One complaint, with all that was said of it."""

from __future__ import annotations

from collections.abc import Iterable

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.feedback.fields import OPEN
from db.feedback.queries import complaint
from db.feedback.records import ComplaintRecord
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.texts import TextsPage
from salon_tui.screens.feedback import commands as own
from salon_tui.screens.feedback.complaints import until, who
from salon_tui.screens.feedback.words import heading_name, outcome_name, state_name
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import moment


class ComplaintPage(TextsPage[ComplaintRecord], inherit_bindings=False):
    """What is known of it, then each step. ``target`` holds the id of the ``complaint``."""

    TITLE_TEXT = N_("Complaint")
    HELP_TEXT = N_(
        "A complaint and each step of it. F10 does what is next: answers it; then, for a manager, writes down what the "
        "client says of the answer. Without result, outcome and the client's word it isn't settled, nor by whom it is "
        "about. F4 hands it to somebody else, and opens it again."
    )
    KEYS = (
        own.NextStep,
        own.HandComplaint,
        own.ReopenComplaint,
        own.Improve,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )

    def __init__(self) -> None:
        super().__init__("complaint")

    @override
    def read(self, desk: Desk) -> ComplaintRecord:
        return complaint(desk, int(self.target["complaint"]))

    @override
    def paint_head(self) -> None:
        one = self.found
        if one is None:
            super().paint_head()
            return
        about = f"  {_('complaint {number} of {day}').format(number=one.number, day=one.day)}"
        state = (state_name(one.state), "alarm" if one.late else "label")
        self.head([(who(one), "strong"), about], [state, " "])

    @override
    def told(self, found: ComplaintRecord) -> Iterable[tuple[str, str]]:
        yield _("Heading"), heading_name(found.heading)
        yield _("About whom"), found.concerns.label if found.concerns else ""
        for step in found.steps:
            words = f"{step.text}\n{outcome_name(step.outcome)}" if step.outcome else step.text
            yield state_name(step.state), f"{moment(step.at)} {step.by}\n{words}"

    @override
    def about_chosen(self) -> About | None:
        """Who deals with it, and what the client got."""
        one = self.found
        if one is None:
            return None
        facts = (
            (_("Client"), f"{spaced(one.client_number)} · ·{one.last_four}" if one.client else ""),
            (_("Owner"), one.owner.label if one.owner else ""),
            (_("Until"), "" if one.state == "settled" else until(one, (one.deadline - self.salon_app.today()).days)),
            (_("Outcome"), outcome_name(one.outcome)),
        )
        return About(name=_("Complaint {number}").format(number=one.number), facts=facts)

    @override
    def offers(self, command: type[c.Command]) -> bool:
        """What comes next, and what is possible besides."""
        state = self.found.state if self.found is not None else ""
        if command is own.NextStep:
            return state in OPEN or (state == "answered" and self.salon_app.may(Permission.SETTLE_COMPLAINT))
        if command is own.HandComplaint and state == "settled":
            return False
        return (command is not own.ReopenComplaint or state == "settled") and super().offers(command)

    def do_go_on(self) -> None:
        """F10: answers it, or writes down the client's word."""
        self._form("settle_complaint" if self.found and self.found.state == "answered" else "answer_complaint")

    @override
    def not_now(self, command: type[c.Command]) -> str:
        """What is next is somebody else's, or nothing is."""
        if command is own.NextStep and self.found is not None:
            if self.found.state == "answered":
                return _("A manager writes down what the client says of the answer.")
            return _("This complaint is settled. F4 opens it again.")
        return super().not_now(command)

    def do_reopen(self) -> None:
        """From F4's list, on one that is settled."""
        self._form("reopen_complaint")

    def do_hand(self) -> None:
        """From F4's list."""
        self._form("hand_complaint")

    def do_improve(self) -> None:
        """From F4's list: what is done better because of it."""
        if self.found is not None:
            self.salon_app.show_page("new_improvement", complaint=self.found.id)

    def _form(self, page: str) -> None:
        if self.found is not None:
            self.salon_app.show_page(page, id=self.found.id)
