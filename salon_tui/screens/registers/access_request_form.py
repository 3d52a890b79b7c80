"""A client's request as a form: what came in, who checked whose it is, and the answer."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field
from db.fields.values import Ref
from db.log.names import OPERATIONS
from db.registers.access_requests.fields import ANSWER_FIELDS, REQUEST_FIELDS
from db.registers.access_requests.operations import AnswerRequest, SaveRequest, answer_request, save_request
from db.registers.access_requests.queries import request, request_done
from db.registers.access_requests.records import AccessRequestRecord, DoneLine
from db.text.card_number import spaced
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.of_client import OfClientForm
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import short_day


class AccessRequestFormPage(OfClientForm[AccessRequestRecord], inherit_bindings=False):
    """A request, new or to be answered; once it is answered it stays as it is.

    ``target`` may hold the ``wishes`` that a new one begins with.
    """

    TITLE_TEXT = N_("New request")
    HELP_TEXT = N_(
        "F10 saves from anywhere. Check who asks before anything is shown or handed over, and write down how. Who "
        "helps the client sees to the answer. Keeper and manager write it in the last three fields; then the request "
        "stays as it is."
    )
    FORM = "access_request"
    NEEDS = Permission.REQUEST_ERASURE

    def __init__(self) -> None:
        super().__init__("access_request")
        self._done_since: list[DoneLine] = []

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        answers = self.record is not None and self.salon_app.may(Permission.INSPECT)
        self._done_since = request_done(desk, self.record.id) if answers and self.record else []

    @override
    def put_away(self) -> None:
        super().put_away()
        self._done_since = []

    @override
    def arrive(self) -> None:
        super().arrive()
        done = [f"{short_day(one.at.astimezone())} {one.by} {_named(one.operation)}" for one in self._done_since]
        if done:
            self.alerts("", (_("Done since then: {what}").format(what=_(", ").join(dict.fromkeys(done))), "plain"))

    def find(self, desk: Desk, id: int) -> AccessRequestRecord | None:
        """Read again."""
        return request(desk, id)

    def heading(self) -> str:
        """Its number and whose it is."""
        record = self.record
        return f"{_(self.TITLE_TEXT)}" if record is None else f"{record.number} · {record.client.label}"

    def fields(self) -> tuple[Field, ...]:
        """The answer is for what came in before, and for those who may give it."""
        answers = self.record is not None and self.salon_app.may(Permission.INSPECT)
        return (*REQUEST_FIELDS, *(ANSWER_FIELDS if answers else ()))

    def known(self, record: AccessRequestRecord | None) -> dict[str, Any]:
        """A new one came in today."""
        if record is None:
            asked = {"wishes": wishes} if (wishes := self.target.get("wishes")) else {}
            return {"client": self.whose, "received": self.salon_app.today(), **asked}
        usual = {"outcome": "full"} if record.answered is None else {}
        named = Ref(record.client.id, f"{record.client.label} {spaced(record.client_number)}")
        return {field.name: getattr(record, field.name) or None for field in self.fields()} | usual | {"client": named}

    def save(self) -> None:
        """F10: what came in, then the answer."""
        typed = self.texts()
        before = self.record
        if before is not None and not self._is_told_anew(typed, before):
            self._answer(before)
            return
        asked = SaveRequest(
            request_id=self.request_id,
            client=typed["client"].id,
            received=typed["received"],
            wishes=typed["wishes"],
            id=before.id if before else 0,
            version=before.version if before else 0,
            details=typed["details"],
            identity=typed["identity"],
            identity_by=typed["identity_by"].id if typed["identity_by"] else 0,
            helper=typed["helper"].id if typed["helper"] else 0,
        )
        self.perform(lambda desk: save_request(desk, asked), self._saved, refused=self.refused)

    def _is_told_anew(self, typed: dict[str, Any], before: AccessRequestRecord) -> bool:
        known = self.known(before)
        return any((typed[field.name] or None) != known[field.name] for field in REQUEST_FIELDS)

    def _saved(self, record: AccessRequestRecord) -> None:
        # an answer that is refused now is given again with another save
        self.request_id, self.record = new_request(), record
        self._answer(record)

    def _answer(self, record: AccessRequestRecord) -> None:
        typed = self.texts()
        answered, result = typed.get("answered"), typed.get("result", "")
        if record.answered is not None or not (answered or result):
            self._done(record)
            return
        answer = AnswerRequest(
            id=record.id,
            version=record.version,
            answered=answered or self.salon_app.today(),
            result=result,
            outcome=typed.get("outcome", ""),
        )
        self.perform(lambda desk: answer_request(desk, answer), self._done, refused=self.refused)

    def _done(self, record: AccessRequestRecord) -> None:
        words = (
            _("Request {number} is answered.")
            if record.answered
            else _("Request {number} is written down; the answer is due on {day}.")
        )
        self.finish(words.format(number=record.number, day=record.due))


def _named(operation: str) -> str:
    return OPERATIONS[operation].text(language()) if operation in OPERATIONS else operation
