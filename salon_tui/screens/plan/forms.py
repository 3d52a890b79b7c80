"""The forms of a care plan and of a stage review, which begin with what is known already."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from db.care.queries import stage_review
from db.care.records import StageReview
from db.core.desk import Desk
from db.dated.declaration import Values
from db.dated.records import DatedRecord
from db.fields.values import Ref, Value
from salon_tui.screens.dated.form import DatedFormPage
from salon_tui.screens.plan.measure_words import measure_rows
from salon_tui.widgets.lines import Bar
from salon_tui.words.i18n import N_

_ANALYSES = ("before", "after")
_KNOWN = ("plan", "stage", *_ANALYSES)
"""What a new review may be told of."""


class PlanFormPage(DatedFormPage, inherit_bindings=False):
    """A plan as a form; ``target`` has ``anew`` where it takes the place of the one that counts, and begins anew."""

    TITLE_TEXT = N_("Care plan")
    HELP_TEXT = N_(
        "What is treated, in which stages, and what the client does at home. Sessions are counted from the day on "
        "which the plan was begun. F4 has what a field takes."
    )

    def __init__(self) -> None:
        super().__init__("plan_form")

    @property
    def _is_anew(self) -> bool:
        return bool(self.target.get("anew"))

    @property
    @override
    def is_revised(self) -> bool:
        return self._is_anew or super().is_revised

    @override
    def draft_name(self) -> str:
        return "dated_plan_anew" if self._is_anew else super().draft_name()

    @override
    def begins_with(self) -> Values:
        return {"begun": self.salon_app.today()} if self.found is None or self._is_anew else super().begins_with()


class ReviewFormPage(DatedFormPage, inherit_bindings=False):
    """A stage review as a form.

    Of a new one ``target`` holds the ``plan`` and the number of the ``stage``, and where it is to be reviewed by two
    analyses that somebody has chosen, those as ``before`` and ``after``.
    """

    TITLE_TEXT = N_("Stage review")
    HELP_TEXT = N_(
        "What a stage of the plan has reached, as the analyses before and after it say, and what the client says. "
        "Above stands what the stage is measured by; the program says what the entries say, you say whether it is "
        "reached."
    )

    def __init__(self) -> None:
        super().__init__("review_form")
        self._basis: StageReview | None = None

    @override
    def body(self) -> Iterable[Widget]:
        yield Bar(id="basis")
        yield from super().body()

    @override
    def put_away(self) -> None:
        super().put_away()
        self._basis = None
        self.query_one("#basis", Bar).draw(lambda cells: [])

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        values: Values = self.found.values if self.found is not None else {}
        plan, stage = values.get("plan"), values.get("stage")
        asked = plan.id if isinstance(plan, Ref) else int(self.target.get("plan", 0))
        number = int(stage) if isinstance(stage, str) else int(self.target.get("stage", 0))
        known = [values.get(name) for name in _ANALYSES]
        analyses = [
            one.id if isinstance(one, Ref) else int(self.target.get(name, 0))
            for name, one in zip(_ANALYSES, known, strict=True)
        ]
        both = (analyses[0], analyses[1]) if all(analyses) else None
        self._basis = stage_review(desk, asked, number, both) if asked and number else None

    @override
    def begins_with(self) -> Values:
        basis = self._basis
        if self.found is not None or basis is None:
            return super().begins_with()
        values: dict[str, Value] = {"plan": _named(basis.plan), "stage": str(basis.progress.stage.number)}
        for name, record in (("before", basis.before), ("after", basis.after)):
            if record is not None:
                values[name] = _named(record)
        return values

    @property
    @override
    def begins_at(self) -> str:
        return "reached" if self._basis is not None and not self.is_revised else super().begins_at

    @override
    def start(self, with_draft: bool = True) -> None:
        basis = self._basis
        self.query_one("#basis", Bar).draw(lambda cells: measure_rows(basis, cells) if basis is not None else [])
        super().start(with_draft)


def _named(record: DatedRecord) -> Ref:
    return Ref(record.id, f"{record.day}")
