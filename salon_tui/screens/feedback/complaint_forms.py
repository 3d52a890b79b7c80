"""The forms of a complaint: taking it down, answering it, the client's word, and somebody else who deals with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.feedback.fields import ANSWER_FIELDS, COMPLAINT_DAYS, COMPLAINT_FIELDS, WORD_FIELDS
from db.feedback.operations.complaints import (
    answer_complaint,
    hand_complaint,
    open_complaint,
    reopen_complaint,
    settle_complaint,
)
from db.feedback.queries import complaint, opinion, who_settles
from db.feedback.records import ComplaintRecord, OpinionRecord
from db.feedback.requests import AnswerComplaint, HandComplaint, OpenComplaint, SettleComplaint
from db.fields.declaration import Field
from db.fields.values import Ref
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.clients.of_client import OfClientForm
from salon_tui.screens.feedback.complaints import who
from salon_tui.words.i18n import N_, _


class NewComplaintPage(OfClientForm[ComplaintRecord], inherit_bindings=False):
    """A complaint. ``target`` may hold the number of the ``card``, or the id of the ``opinion`` that it comes of."""

    TITLE_TEXT = N_("New complaint")
    HELP_TEXT = N_(
        "What the client complains about, in the client's words; about whom of the staff, if it is about somebody; who "
        "deals with it, and until when. F10 saves from anywhere."
    )
    FORM = "complaint"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = COMPLAINT_FIELDS

    def __init__(self) -> None:
        super().__init__("new_complaint")
        self._opinion: OpinionRecord | None = None
        self._owner: Ref | None = None

    @override
    def find(self, desk: Desk, id: int) -> ComplaintRecord | None:
        return None

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._owner = who_settles(desk)
        self._opinion = opinion(desk, int(self.target["opinion"])) if "opinion" in self.target else None

    @override
    def put_away(self) -> None:
        super().put_away()
        self._opinion = None

    @override
    def fields(self) -> tuple[Field, ...]:
        """Whose it is says the opinion."""
        return self.FIELDS if self._opinion is None else self.FIELDS[1:]

    @override
    def known(self, record: ComplaintRecord | None) -> dict[str, Any]:
        today = self.salon_app.today()
        known = {"day": today, "owner": self._owner, "deadline": today + timedelta(days=COMPLAINT_DAYS)}
        heard = self._opinion
        if heard is None:
            return known | {"client": self.whose}
        return known | {"day": heard.day, "heading": heard.heading, "text": heard.text}

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = OpenComplaint(
            request_id=self.request_id,
            client=id_of(typed.get("client")),
            day=typed["day"],
            heading=typed["heading"],
            text=typed["text"],
            concerns=id_of(typed["concerns"]),
            owner=id_of(typed["owner"]),
            deadline=typed["deadline"],
            opinion=self._opinion.id if self._opinion else 0,
        )
        self.perform(lambda desk: open_complaint(desk, asked), self._saved, refused=self.refused)

    def _saved(self, made: ComplaintRecord) -> None:
        self.finish(taken_down(made))


class _ComplaintForm(ListForm[ComplaintRecord], inherit_bindings=False):
    """A form about a complaint that is there. ``target`` holds its ``id``."""

    IS_ONLY_ONE = True

    @override
    def find(self, desk: Desk, id: int) -> ComplaintRecord | None:
        return complaint(desk, id)

    @override
    def heading(self) -> str:
        one = self.record
        return f"{who(one)} · {_('Complaint {number}').format(number=one.number)}" if one else _(self.TITLE_TEXT)

    @override
    def known(self, record: ComplaintRecord | None) -> dict[str, Any]:
        return {}

    @property
    def _one(self) -> ComplaintRecord:
        assert self.record is not None
        return self.record


class AnswerComplaintPage(_ComplaintForm, inherit_bindings=False):
    """What came of it."""

    TITLE_TEXT = N_("Answer a complaint")
    HELP_TEXT = N_("What was found and what was done, and what the client got. F10 saves; then the client is asked.")
    FORM = "complaint_answer"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = ANSWER_FIELDS

    def __init__(self) -> None:
        super().__init__("answer_complaint")

    @override
    def save(self) -> None:
        typed, one = self.texts(), self._one
        asked = AnswerComplaint(
            request_id=self.request_id,
            id=one.id,
            version=one.version,
            result=typed["result"],
            outcome=typed["outcome"],
        )
        self.perform(lambda desk: answer_complaint(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: ComplaintRecord) -> None:
        self.finish(_("Complaint {number} is answered. Ask the client next.").format(number=one.number))


class SettleComplaintPage(_ComplaintForm, inherit_bindings=False):
    """What the client says of the answer."""

    TITLE_TEXT = N_("The client's word")
    HELP_TEXT = N_(
        "What the client says of the answer. Content, the complaint is settled; otherwise it is open again, with three "
        "days to answer it. F10 saves from anywhere."
    )
    FORM = "complaint_word"
    NEEDS = Permission.SETTLE_COMPLAINT
    FIELDS: ClassVar[tuple[Field, ...]] = WORD_FIELDS
    CHANGES = staticmethod(settle_complaint)

    def __init__(self, name: str = "settle_complaint") -> None:
        super().__init__(name)

    @override
    def save(self) -> None:
        typed, one = self.texts(), self._one
        asked = SettleComplaint(
            request_id=self.request_id,
            id=one.id,
            version=one.version,
            word=typed["word"],
            content=typed.get("content") is True,
        )
        self.perform(lambda desk: self.CHANGES(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: ComplaintRecord) -> None:
        words = (
            _("Complaint {number} is settled.")
            if one.state == "settled"
            else _("Complaint {number} is open again; it is answered until {day}.")
        )
        self.finish(words.format(number=one.number, day=one.deadline))


class ReopenComplaintPage(SettleComplaintPage, inherit_bindings=False):
    """What the client says who has come back to a settled complaint."""

    HELP_TEXT = N_("What the client says who has come back to it. F10 opens it again, with three days to answer it.")
    FORM = "complaint_again"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = WORD_FIELDS[:1]
    CHANGES = staticmethod(reopen_complaint)

    def __init__(self) -> None:
        super().__init__("reopen_complaint")


class HandComplaintPage(_ComplaintForm, inherit_bindings=False):
    """Who deals with it from now on, and until when."""

    TITLE_TEXT = N_("Who deals with it")
    HELP_TEXT = N_("Who deals with the complaint from now on, and until when. F10 saves from anywhere.")
    FORM = "complaint_owner"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = COMPLAINT_FIELDS[-2:]

    def __init__(self) -> None:
        super().__init__("hand_complaint")

    @override
    def known(self, record: ComplaintRecord | None) -> dict[str, Any]:
        return {"owner": record.owner, "deadline": max(record.deadline, self.salon_app.today())} if record else {}

    @override
    def save(self) -> None:
        typed, one = self.texts(), self._one
        asked = HandComplaint(
            request_id=self.request_id,
            id=one.id,
            version=one.version,
            owner=id_of(typed["owner"]),
            deadline=typed["deadline"],
        )
        self.perform(lambda desk: hand_complaint(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: ComplaintRecord) -> None:
        self.finish(taken_down(one))


def id_of(named: Any) -> int:
    """Id of the client or member of staff in a field; 0 for nobody."""
    return int(named.id) if named else 0


def taken_down(one: ComplaintRecord) -> str:
    """Who deals with it, and until when."""
    words = _("Complaint {number}: {name} deals with it until {day}.")
    return words.format(number=one.number, name=one.owner.label if one.owner else "", day=one.deadline)
