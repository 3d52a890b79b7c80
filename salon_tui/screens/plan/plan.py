"""The care plan of a client: stages and how far they have come, what changed, what suits next."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from db.care.queries import care_plan
from db.care.records import PlanView, StageLine
from db.core.desk import Desk
from db.dated.kinds import KINDS
from db.dated.kinds.plan import PLAN
from db.dated.kinds.review import REVIEW
from db.dated.kinds.skin import SKIN
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import Beside
from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.dated import commands as dated
from salon_tui.screens.dated.about_dated import AboutDated
from salon_tui.screens.dated.opening import amend_record, compare_records, open_record
from salon_tui.screens.dated.own_pages import pages_of
from salon_tui.screens.plan import commands as own
from salon_tui.screens.plan.telling import (
    STAGE_COLUMNS,
    changes_block,
    home_block,
    problems,
    stage_block,
    stage_rows,
    suggestions_block,
    versions_block,
)
from salon_tui.screens.reading.commands import Guide
from salon_tui.widgets.blocks import Blocks
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.panes import Panes
from salon_tui.widgets.pick_list import PickList
from salon_tui.words.i18n import N_, _


class PlanPage(AboutDated, ListPage, inherit_bindings=False):
    """A version of the plan; ``target`` holds the client's ``record``, and ``dated``, its id, or 0 for what counts."""

    TITLE_TEXT = N_("Care plan")
    HELP_TEXT = N_(
        "The plan of this client: what is treated, in which stages, and how far closed visits have brought each. Enter "
        "on a stage says what it has reached. F10 revises the plan, with a reason; F7 and F8 go along its versions."
    )
    KEYS = (
        own.RevisePlan,
        own.NewPlan,
        c.Print,
        own.ReviewStage,
        c.Previous,
        c.Next,
        dated.Compare,
        own.SkinOf,
        Guide,
        c.Find,
        c.Down,
        c.Up,
        c.Refresh,
        c.GoHome,
        c.Back,
    )
    DIGITS = True

    def __init__(self) -> None:
        super().__init__(name="plan")
        self._found: PlanView | None = None
        self._marked = 0
        """Id of the version in which the mark was put where the plan has come to."""

    @override
    def body(self) -> Iterable[Widget]:
        yield Panes(
            [Bar(id="problems"), PickList(STAGE_COLUMNS, id="stages"), Blocks(id="told")],
            [Beside(id="beside")],
        )

    @override
    def load(self, desk: Desk) -> None:
        self._found = care_plan(desk, self.client.id, self.dated)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._found, self._marked = None, 0
        self.query_one("#problems", Bar).draw(lambda cells: [])
        self.query_one("#told", Blocks).show(lambda cells: [])

    @override
    def paint_head(self) -> None:
        found = self._found
        if found is None:
            self.head([*self.whose()], [])
        else:
            record = found.record
            state = _("in force") if record.id == found.current else _("replaced")
            version = _("version {number}").format(number=record.number)
            words = f"  {version}  {state}  {record.by.label} {record.day}"
            at = [line.id for line in found.versions]
            place = _("{at} of {of}").format(at=at.index(record.id) + 1, of=len(at)) if len(at) > 1 else ""
            self.head([*self.whose(), (words, "label")], [(place, "label")])
        self.show_client_alerts()

    @override
    def arrive(self) -> None:
        super().arrive()
        found = self._found
        empty = self.nothing(
            _("No care plan yet"),
            _("Stages with their goals, what is done in each and how far it has come, stand here."),
            own.NewPlan,
        )
        self.list.fill(stage_rows(found) if found is not None else [], keep=True, empty=empty)
        if found is not None and self._marked != found.record.id:
            # where the plan has come to; read again, the mark stays
            self._marked = found.record.id
            numbers = [line.progress.stage.number for line in found.stages]
            self.list.choose(numbers.index(found.at) + 1 if found.at in numbers else 1)
        self._paint()
        self.list.focus()

    def _paint(self) -> None:
        found = self._found
        if found is None:
            return
        record, number = found.record, self.chosen or found.at

        def below(cells: int) -> list[Rows]:
            is_wide = self.screen.has_class("-wide")
            home, changes = home_block(record, cells, is_packed=not is_wide), changes_block(found, cells)
            stage = [] if is_wide else [stage_block(found, number, cells, is_packed=True)]
            return [*stage, home, *([] if is_wide else [suggestions_block(found, cells)]), changes]

        self.query_one("#problems", Bar).draw(lambda cells: problems(record, cells))
        self.query_one("#told", Blocks).show(below)
        self.query_one(Beside).show(
            lambda cells: [
                stage_block(found, number, cells),
                suggestions_block(found, cells),
                versions_block(found.versions, record.id, cells),
            ]
        )

    @override
    def show_about(self) -> None:
        """The stage under the mark."""
        self._paint()

    @property
    def stage(self) -> StageLine | None:
        """The stage under the mark."""
        lines = self._found.stages if self._found is not None else ()
        return next((line for line in lines if line.progress.stage.number == self.chosen), None)

    # Keys.

    @override
    def offers(self, command: type[Command]) -> bool:
        found = self._found
        if command is own.NewPlan:
            return self.salon_app.may(PLAN.write) and super().offers(command)
        if command in (own.RevisePlan, own.ReviewStage, c.Print, c.Previous, c.Next, dated.Compare, Guide):
            if found is None:
                return False
            is_current = found.record.id == found.current
            may = self.salon_app.may(PLAN.write)
            if command is own.RevisePlan:
                return is_current and may and super().offers(command)
            if command is own.ReviewStage:
                return bool(found.stages) and super().offers(command)
            if command in (c.Print, Guide):
                return super().offers(command)
            return len(found.versions) > 1 and super().offers(command)
        return super().offers(command)

    @override
    def open_chosen(self) -> None:
        """Enter: the review of the stage, or a new one."""
        line, found = self.stage, self._found
        if line is None or found is None:
            return
        if line.review:
            open_record(REVIEW, self, self.client, line.review, [line.review])
        elif found.record.id == found.current and self.salon_app.may(REVIEW.write):
            self.salon_app.show_page(
                pages_of(REVIEW.code).form,
                record=self.client,
                kind=REVIEW.code,
                plan=found.record.id,
                stage=line.progress.stage.number,
            )
        else:
            self.show_message(_("Nobody has reviewed this stage."))

    def do_edit(self) -> None:
        """F10: a new version, with its reason."""
        if self._found is not None:
            amend_record(PLAN, self, self.client, self._found.record.id)

    def do_new(self) -> None:
        """F6: a plan that begins anew, in the place of the one that counts."""
        current = self._found.current if self._found is not None else 0
        self.salon_app.show_page(
            pages_of(PLAN.code).form, record=self.client, kind=PLAN.code, dated=current, anew=bool(current)
        )

    def do_print(self) -> None:
        """F9: this version on paper."""
        if self._found is not None:
            self.salon_app.show_page("print_dated", dated=self._found.record.id)

    def do_guide(self) -> None:
        """From F4's list: guidance on this version."""
        if self._found is not None:
            self.guide(self._found.record.id)

    def do_compare(self) -> None:
        """This version beside the one before."""
        compare_records(KINDS[PLAN.code], self, self.client, self._found.record.id if self._found else 0)

    def do_compare_skin(self) -> None:
        """The last two analyses."""
        compare_records(KINDS[SKIN.code], self, self.client)

    def do_previous(self) -> None:
        """F7: the version before this one."""
        self._go_along(1)

    def do_next(self) -> None:
        """F8: the version after it."""
        self._go_along(-1)

    def _go_along(self, by: int) -> None:
        found = self._found
        versions = [line.id for line in found.versions] if found is not None else []
        at = versions.index(found.record.id) + by if found is not None and found.record.id in versions else -1
        if 0 <= at < len(versions):
            self.target = {**self.target, "dated": versions[at]}
            self.reload()
        else:
            self.show_message(_("There is no further version."), alarm=True)
