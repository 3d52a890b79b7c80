"""Whose a survey is that was handed out without a name."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.feedback.fields import NAME_FIELDS
from db.feedback.operations.surveys import name_survey
from db.feedback.queries import opinion
from db.feedback.records import OpinionRecord, SurveyRecord
from db.feedback.requests import NameSurvey
from db.text.card_number import short_number
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.feedback.complaint_forms import id_of
from salon_tui.words.i18n import N_, _


class NameSurveyPage(ListForm[OpinionRecord], inherit_bindings=False):
    """Whose it is. ``target`` holds the ``id`` of something that was said on it."""

    TITLE_TEXT = N_("Whose survey it is")
    HELP_TEXT = N_("Type or scan the client: what was said on the survey is the client's then. F10 saves.")
    FORM = "name_survey"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = NAME_FIELDS

    def __init__(self) -> None:
        super().__init__("name_survey")

    @override
    def find(self, desk: Desk, id: int) -> OpinionRecord | None:
        return opinion(desk, id)

    @override
    def heading(self) -> str:
        """Which survey."""
        return f"{_(self.TITLE_TEXT)}  {short_number(self.record.survey)}" if self.record else _(self.TITLE_TEXT)

    @override
    def known(self, record: OpinionRecord | None) -> dict[str, Any]:
        return {}

    @override
    def save(self) -> None:
        one = self.record
        assert one is not None
        asked = NameSurvey(request_id=self.request_id, number=one.survey, client=id_of(self.texts()["client"]))
        self.perform(lambda desk: name_survey(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: SurveyRecord) -> None:
        name = one.client.label if one.client else ""
        self.finish(_("Survey {number} is {name}'s.").format(number=short_number(one.number), name=name))
