"""Two analyses side by side, with both faces, and what they say of the stage that the plan has come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from typing_extensions import override

from db.care.queries import care_summary, stage_review
from db.care.records import StageReview
from db.core.desk import Desk
from db.dated.kinds.review import REVIEW
from db.dated.records import DatedRecord
from db.fields.values import Hidden
from db.visits.queries import visits_of
from db.visits.records import VisitLine
from salon_tui.commands import Command
from salon_tui.screens.base.about import Beside
from salon_tui.screens.dated.changes import SIGNS, sign_words
from salon_tui.screens.dated.comparison import DatedComparisonPage
from salon_tui.screens.dated.own_pages import pages_of
from salon_tui.screens.plan import commands as plan
from salon_tui.screens.plan.measure_words import measure_row, measure_rows
from salon_tui.screens.skin.face import CELLS, ROWS, Seen, face, legend, seen_by_zone
from salon_tui.screens.skin.figures import figure_rows
from salon_tui.screens.skin.words_to_say import words_to_say
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, flow
from salon_tui.widgets.parts import section, told
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import short_day

_BOTH = 2 * (ROWS + 2) + 2
"""Rows that both faces need under each other, each under its day, and what their squares mean."""
MOST_BETWEEN = 6
"""Visits that are named."""
_MOST_FIGURES, _FEW_FIGURES = 6, 3
"""Figures of instruments that have a bar, where rows are to spare and where not."""
_MOST_SAID = 5
"""Lines of what may be said."""


class SkinComparisonPage(DatedComparisonPage, inherit_bindings=False):
    """Two analyses."""

    HELP_TEXT = N_(
        "Two analyses side by side, the earlier first: what became lighter, heavier, new, gone or other. It says what "
        "stands on them, not whether that is good. F7 and F8 take another day to compare with, F10 reviews the stage "
        "of the plan by these two, F4 shows all items. Where there is room, a third one stands before them, both faces "
        "at the side, and what was done in between below."
    )
    KEYS: ClassVar[tuple[type[Command], ...]] = (plan.ReviewByThese, *DatedComparisonPage.KEYS)

    def __init__(self) -> None:
        super().__init__("skin_comparison")
        self._basis: StageReview | None = None
        """The stage that the plan has come to, and what both say of it; None where there is no plan."""
        self._between: list[VisitLine] = []
        """The visits from the day of the earlier to that of the later, the latest first."""

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        found, care = self.comparison, care_summary(desk, self.client.id)
        both = found.before.id, found.after.id
        self._basis = stage_review(desk, care.plan, care.stage, both) if care.stage else None
        done = visits_of(desk, self.client.id, (f"{found.after.day + timedelta(days=1)}", 0))
        self._between = [one for one in done if one.day >= found.before.day and not one.cancelled]

    @override
    def put_away(self) -> None:
        super().put_away()
        self._basis, self._between = None, []

    @override
    def told_below(self, cells: int) -> Rows:
        basis, same = self._basis, super().told_below(cells)
        if self.found is None:
            return same
        is_high = self.has_class("-high")
        figures = figure_rows(self.records, basis, cells, most=_MOST_FIGURES if is_high else _FEW_FIGURES)
        same = [*same, *([[]] if is_high and figures else []), *figures]
        if self.has_class("-abreast"):
            measured = measure_rows(basis, cells, days=False) if basis is not None else []
            more = [*self._to_say(cells), *self._done_between(cells)] if is_high else []
            return [*same, [], *measured, *more]
        if basis is None:
            return same
        measure = measure_row(basis, days=False)
        stage = _("Stage {number}").format(number=basis.progress.stage.number)
        return [*same, *flow([(f"{stage}   ", "label"), *measure], cells)] if measure else same

    def _to_say(self, cells: int) -> Rows:
        """What may be said to the client of both."""
        said = words_to_say(self.comparison.differences)
        return [section(_("Words to say"), cells), *told(said, cells, _MOST_SAID), []] if said else []

    def _done_between(self, cells: int) -> Rows:
        """What was done in between: the latest of it, and how many visits it was."""
        if not self._between:
            return []
        visits = len(self._between)
        note = ngettext("{count} visit", "{count} visits", visits).format(count=visits)
        rows: list[list[Piece]] = [section(_("Done in between"), cells, note=note)]
        for one in self._between[:MOST_BETWEEN]:
            what = _(", ").join(one.services)
            rows += flow([(f"{short_day(one.day)}  ", "label"), what, (f"  {one.staff}", "label")], cells)
        return [*rows, []]

    @override
    def show_about(self) -> None:
        """Both faces beside the list, whatever the mark stands on; where they have no room, the later one."""
        super().show_about()
        if self._shows is None or self.found is None or _is_hidden(self.found.after):
            return
        found, beside = self.found, self.query_one(Beside)
        later = seen_by_zone(found.after.values, found.differences, found.after.carried)
        earlier = seen_by_zone(found.before.values)

        def draw(cells: int) -> Sequence[Rows]:
            faces: list[Rows] = [
                _drawn(found.before, earlier, cells),
                [*_drawn(found.after, later, cells), *_legend(later, cells)],
            ]
            if beside.size.height >= _BOTH or self.has_class("-wider"):
                return faces
            # with both faces there is room for what to say below the list
            return [faces[1], self._to_say(cells)]

        beside.show(draw)

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is plan.ReviewByThese:
            return self._basis is not None and self.salon_app.may(REVIEW.write) and super().offers(command)
        return super().offers(command)

    def do_edit(self) -> None:
        """F10: the stage, reviewed by these two."""
        basis, found = self._basis, self.comparison
        if basis is not None:
            self.salon_app.show_page(
                pages_of(REVIEW.code).form,
                record=self.client,
                kind=REVIEW.code,
                plan=basis.plan.id,
                stage=basis.progress.stage.number,
                before=found.before.id,
                after=found.after.id,
            )


def _is_hidden(record: DatedRecord) -> bool:
    return any(isinstance(value, Hidden) for value in record.values.values())


def _drawn(record: DatedRecord, seen: Mapping[str, Seen], cells: int) -> list[Sequence[Piece]]:
    """A face in the middle of the pane, under its day and who looked."""
    before = " " * max(0, (cells - CELLS) // 2)
    return [section(f"{record.day}", cells, note=record.by.label), *([before, *row] for row in face(seen))]


def _legend(seen: Mapping[str, Seen], cells: int) -> list[list[Piece]]:
    """What the squares mean, and the signs that stand there."""
    there = {one.sign for one in seen.values()} - {""}
    words = [sign_words(sign) for sign in (*SIGNS.values(), "~") if sign in there]
    return [*legend(cells), *(flow([("   ".join(words), "label")], cells) if words else [])]
