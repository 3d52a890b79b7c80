"""What a client says, as a form."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.feedback.fields import LOW, OPINION_FIELDS
from db.feedback.operations.opinions import record_opinion
from db.feedback.records import OpinionRecord
from db.feedback.requests import RecordOpinion
from salon_tui.screens.clients.of_client import OfClientForm
from salon_tui.screens.feedback.complaint_forms import id_of
from salon_tui.words.i18n import N_, _


class NewOpinionPage(OfClientForm[OpinionRecord], inherit_bindings=False):
    """An opinion. ``target`` may hold the number of the ``card``."""

    TITLE_TEXT = N_("New opinion")
    HELP_TEXT = N_(
        "What a client says under one heading, with a rating, in the client's words, or both; without a name where "
        "none is given. F10 saves; of a rating of 2 or 1 a complaint is opened next."
    )
    FORM = "opinion"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = OPINION_FIELDS

    def __init__(self) -> None:
        super().__init__("new_opinion")

    @override
    def find(self, desk: Desk, id: int) -> OpinionRecord | None:
        return None

    @override
    def known(self, record: OpinionRecord | None) -> dict[str, Any]:
        return {"client": self.whose, "day": self.salon_app.today(), "kind": "opinion"}

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = RecordOpinion(
            request_id=self.request_id,
            client=id_of(typed["client"]),
            day=typed["day"],
            kind=typed["kind"],
            heading=typed["heading"],
            rating=typed["rating"],
            text=typed["text"],
        )
        self.perform(lambda desk: record_opinion(desk, asked), self._saved, refused=self.refused)

    def _saved(self, made: OpinionRecord) -> None:
        if made.rating not in LOW:
            self.finish(_("It is written down."))
            return
        self.finish(_("It is written down. The rating is low: F10 opens a complaint, F12 leaves it."))
        self.salon_app.show_page("new_complaint", opinion=made.id)
