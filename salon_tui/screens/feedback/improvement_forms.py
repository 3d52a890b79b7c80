"""The forms of an improvement: planning it, that it is done, and whether it has helped."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.feedback.fields import DONE_FIELDS, IMPROVEMENT_FIELDS, LOOK_AGAIN_DAYS, SEEN_FIELDS
from db.feedback.operations.improvements import finish_improvement, plan_improvement, see_effect
from db.feedback.queries import improvement, who_improves
from db.feedback.records import ImprovementRecord
from db.feedback.requests import FinishImprovement, PlanImprovement, SeeEffect
from db.fields.values import Ref
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.feedback.complaint_forms import id_of
from salon_tui.screens.feedback.words import effect_name
from salon_tui.words.i18n import N_, _


class NewImprovementPage(ListForm[ImprovementRecord], inherit_bindings=False):
    """What is changed. ``target`` may hold the id of the ``opinion`` or the ``complaint``, because of which."""

    TITLE_TEXT = N_("New improvement")
    HELP_TEXT = N_("What is changed, who does it, and until when. F10 saves from anywhere.")
    FORM = "improvement"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = IMPROVEMENT_FIELDS

    def __init__(self) -> None:
        super().__init__("new_improvement")
        self._owner: Ref | None = None

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._owner = who_improves(desk)

    @override
    def find(self, desk: Desk, id: int) -> ImprovementRecord | None:
        return None

    @override
    def known(self, record: ImprovementRecord | None) -> dict[str, Any]:
        return {"owner": self._owner, "deadline": self.salon_app.today() + timedelta(days=LOOK_AGAIN_DAYS)}

    @override
    def save(self) -> None:
        typed = self.texts()
        opinions, complaints = ((int(self.target[name]),) if name in self.target else () for name in _BECAUSE)
        asked = PlanImprovement(
            request_id=self.request_id,
            text=typed["text"],
            owner=id_of(typed["owner"]),
            deadline=typed["deadline"],
            opinions=opinions,
            complaints=complaints,
        )
        self.perform(lambda desk: plan_improvement(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: ImprovementRecord) -> None:
        words = _("Improvement {number}: {name} does it until {day}.")
        owner = one.owner.label if one.owner else ""
        self.finish(words.format(number=one.number, name=owner, day=one.deadline))


_BECAUSE = ("opinion", "complaint")


class _ImprovementForm(ListForm[ImprovementRecord], inherit_bindings=False):
    """A form about an improvement that is there. ``target`` holds its ``id``."""

    IS_ONLY_ONE = True

    @override
    def find(self, desk: Desk, id: int) -> ImprovementRecord | None:
        return improvement(desk, id)

    @override
    def heading(self) -> str:
        one = self.record
        return _("Improvement {number}").format(number=one.number) if one else _(self.TITLE_TEXT)

    @property
    def _one(self) -> ImprovementRecord:
        assert self.record is not None
        return self.record


class FinishImprovementPage(_ImprovementForm, inherit_bindings=False):
    """When it was done, and when it is looked at again."""

    TITLE_TEXT = N_("It is done")
    HELP_TEXT = N_("When it was done, and when somebody looks whether it has helped. F10 saves from anywhere.")
    FORM = "improvement_done"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = DONE_FIELDS

    def __init__(self) -> None:
        super().__init__("finish_improvement")

    @override
    def known(self, record: ImprovementRecord | None) -> dict[str, Any]:
        today = self.salon_app.today()
        return {"done": today, "look_again": today + timedelta(days=LOOK_AGAIN_DAYS)}

    @override
    def save(self) -> None:
        typed, one = self.texts(), self._one
        asked = FinishImprovement(
            request_id=self.request_id,
            id=one.id,
            version=one.version,
            done=typed["done"],
            look_again=typed["look_again"],
        )
        self.perform(lambda desk: finish_improvement(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: ImprovementRecord) -> None:
        words = _("Improvement {number} is done; it is looked at again on {day}.")
        self.finish(words.format(number=one.number, day=one.look_again))


class SeeEffectPage(_ImprovementForm, inherit_bindings=False):
    """Whether it has helped."""

    TITLE_TEXT = N_("Has it helped?")
    HELP_TEXT = N_("Whether it has helped, and what is seen of it. F10 saves from anywhere.")
    FORM = "improvement_effect"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = SEEN_FIELDS

    def __init__(self) -> None:
        super().__init__("see_effect")

    @override
    def known(self, record: ImprovementRecord | None) -> dict[str, Any]:
        return {}

    @override
    def save(self) -> None:
        typed, one = self.texts(), self._one
        asked = SeeEffect(
            request_id=self.request_id, id=one.id, version=one.version, effect=typed["effect"], seen=typed["seen"]
        )
        self.perform(lambda desk: see_effect(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: ImprovementRecord) -> None:
        words = _("Improvement {number} has helped: {effect}.")
        self.finish(words.format(number=one.number, effect=effect_name(one.effect)))
