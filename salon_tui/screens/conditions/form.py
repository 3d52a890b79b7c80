"""What a client has, as a form: told for the first time, or more of it."""

from __future__ import annotations

from typing import Any, ClassVar

from typing_extensions import override

from db.clients.conditions.fields import CONDITION_FIELDS
from db.clients.conditions.records import ConditionRecord
from db.clients.conditions.requests import Recheck, TellCondition, UnsayCondition
from db.clients.operations import conditions as operations
from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from salon_tui.commands import Command
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.about_client import AboutClient
from salon_tui.screens.clients.head import show_alerts
from salon_tui.screens.conditions import commands as own
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import alert_name, sentence


class ConditionPage(AboutClient, FormPage, inherit_bindings=False):
    """What a client has, told for the first time."""

    TITLE_TEXT = N_("What the client has")
    HELP_TEXT = N_(
        "Say what it is, then what is known of it: since when, until when it will last, where, how sure it is. What is "
        "left blank can be added later. With a day since when it is over, it is kept as past; some of it counts for a "
        "while all the same. F10 saves."
    )
    FORM = "condition"
    NEEDS = Permission.KEY_HEALTH
    KEYS: ClassVar[tuple[type[Command], ...]] = FORM_KEYS

    def __init__(self, name: str = "condition") -> None:
        super().__init__(name)

    @override
    def make(self) -> FormState:
        state = FormState(entries_of(CONDITION_FIELDS, self.context))
        state.start({"certainty": "told"})
        return state

    @property
    def subject(self) -> str:
        """What the page is about, besides the client."""
        return _(self.TITLE_TEXT)

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        left, right = super().head_pieces(page)
        return [*left, f"   {self.subject}"], right

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        show_alerts(self, self.record)

    @override
    def save(self) -> None:
        asked = TellCondition(request_id=self.request_id, client=self.record.id, values=self.form.state.values())
        self.perform(lambda desk: operations.tell_condition(desk, asked), self._saved, refused=self.refused)

    def refused(self, error: SalonError) -> bool:
        """What is known already is said at the field that names it."""
        if error.code is Code.HAS_CONDITION:
            self.form.go_to_field("item")
            self.show_refusal(sentence(error))
            return True
        return super().refused(error)

    def _saved(self, found: ConditionRecord) -> None:
        self.salon_app.revision += 1
        self.done(_("{what}: saved.").format(what=alert_name(found.item)))
        self.salon_app.back()


class ChangeConditionPage(ConditionPage, inherit_bindings=False):
    """What more is known of it. ``target`` holds the ``condition`` besides the client's ``record``."""

    TITLE_TEXT = N_("What the client has")
    HELP_TEXT = N_(
        "Put right or add what is known of it; with a day since when it is over, it is kept as past. F4: it is still "
        "so, it never was so, it does no harm. F10 saves."
    )
    FORM = "change_condition"
    KEYS = (own.StillSo, own.NeverWasSo, own.DoesNoHarm, *FORM_KEYS)

    def __init__(self) -> None:
        super().__init__("change_condition")

    @property
    def condition(self) -> ConditionRecord:
        """It, as it was when the form was opened."""
        condition: ConditionRecord = self.target["condition"]
        return condition

    @property
    @override
    def about(self) -> int:
        return self.condition.id

    @override
    def make(self) -> FormState:
        state = FormState(entries_of(CONDITION_FIELDS, self.context))
        state.start(self.condition.values)
        state.entry("item").hidden = True
        return state

    @property
    @override
    def subject(self) -> str:
        return alert_name(self.condition.item)

    @override
    def save(self) -> None:
        asked = TellCondition(
            request_id=self.request_id,
            client=self.record.id,
            values=self.form.state.values(),
            id=self.condition.id,
            version=self.condition.version,
        )
        self.perform(lambda desk: operations.tell_condition(desk, asked), self._saved, refused=self.refused)

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.DoesNoHarm and "condition" in self.target:
            return self.condition.tolerated is None and super().offers(command)
        return super().offers(command)

    def do_still_so(self) -> None:
        """The client was asked."""
        asked = Recheck(request_id=new_request(), id=self.condition.id, version=self.condition.version)
        self.perform(lambda desk: operations.recheck(desk, asked), self._saved)

    def do_never_was_so(self) -> None:
        """It was taken down by mistake."""
        self._unsay(_("How is it known that it never was so?"), operations.refute)

    def do_does_no_harm(self) -> None:
        """It is tolerated."""
        self._unsay(_("How is it known that it does no harm?"), operations.tolerate)

    def _unsay(self, question: str, operation: Any) -> None:
        def unsay(why: str) -> None:
            asked = UnsayCondition(
                request_id=new_request(), id=self.condition.id, version=self.condition.version, why=why
            )
            self.perform(lambda desk: operation(desk, asked), self._saved)

        self.ask_why(question, unsay)
