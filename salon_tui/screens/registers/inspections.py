"""Inspections of the files and of the store room, and what of their findings is still to be put right."""

from __future__ import annotations

from db.registers.inspections import queries
from db.registers.inspections.fields import INSPECTED, LOOKED_AT, POINTS
from db.registers.inspections.operations import check_again
from db.registers.inspections.records import FindingRecord, InspectionRecord
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.registers import commands as own
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import choice_name

_COLUMNS = [Column(2), Column(4, "right"), Column(10), Column(24, grow=1), Column(10, aside=True), Column(12)]


class InspectionsPage(ListPage, inherit_bindings=False):
    """Open findings first, then the inspections that were made."""

    TITLE_TEXT = N_("Inspections")
    HELP_TEXT = N_(
        "F6 goes through the points of the files or of the store room. What is found gets an owner and a deadline with "
        "F4; when somebody has looked again and it is put right, F10 says so. Enter shows an inspection in full, and "
        "prints it."
    )
    KEYS = (
        own.NewInspection,
        own.NewFinding,
        own.CheckAgain,
        own.PrintMarked,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = _COLUMNS

    def __init__(self) -> None:
        super().__init__(name="inspections")
        self._marks: dict[tuple[str, int], FindingRecord | InspectionRecord] = {}

    @property
    def marked(self) -> FindingRecord | InspectionRecord | None:
        """What the mark stands on."""
        return self._marks.get(self.list.chosen or ("", 0))

    @property
    def _inspection(self) -> int:
        """Id of the inspection under the mark, or of the finding's; 0 for none."""
        marked = self.marked
        if marked is None:
            return 0
        return marked.inspection if isinstance(marked, FindingRecord) else marked.id

    def arrive(self) -> None:
        """Reads the list."""
        super().arrive()
        self.perform(queries.inspections, self._show)

    def put_away(self) -> None:
        """Nothing stays in the list at a locked desk."""
        super().put_away()
        self._marks = {}

    def _show(self, found: queries.Inspections) -> None:
        self._marks = {("finding", one.id): one for one in found.open}
        rows: list[Row[tuple[str, int]]] = []
        if found.open:
            rows.append(Row(None, ("", "", _("until"), _("To be put right"), _("Owner"), ""), "label"))
            rows += [_finding_row(number, one) for number, one in enumerate(found.open, 1)]
            rows.append(Row(None, ("",)))
        if found.made:
            rows.append(Row(None, ("", "", _("Day"), _("Inspections"), _("Inspector"), _("Result")), "label"))
            rows += [_row(number, one) for number, one in enumerate(found.made, len(found.open) + 1)]
        self._marks |= {("inspection", one.id): one for one in found.made}
        would = _("What was looked at, and what has to be put right by when, stands here.")
        empty = self.nothing(_("Nothing was inspected yet"), would, own.NewInspection)
        self.list.fill(rows, keep=True, empty=empty)
        self.list.focus()

    def about_chosen(self) -> About | None:
        """What was found, or what was inspected, point by point."""
        match self.marked:
            case FindingRecord() as one:
                return _about_finding(one)
            case InspectionRecord() as one:
                return _about_inspection(one)
            case _nothing:
                return None

    def open_chosen(self) -> None:
        """The inspection in full."""
        self.salon_app.show_page("print_inspection", inspection=self._inspection)

    def do_print(self) -> None:
        """F9: the inspection under the mark."""
        self.do_enter()

    def do_new(self) -> None:
        """F6: asks what is inspected."""

        def begin(number: str | None) -> None:
            if number is not None:
                self.salon_app.show_page("inspection", kind=int(number))

        offers = [(str(number), entry.term.text(language())) for number, entry in enumerate(INSPECTED, 1)]
        self.app.push_screen(Choose(_("What is inspected?"), offers), begin)

    def do_new_finding(self) -> None:
        """For the inspection under the mark."""
        if self._inspection:
            self.salon_app.show_page("finding", inspection=self._inspection)
        else:
            self.show_message(_("A finding belongs to an inspection. F6 begins one."), alarm=True)

    def do_check_again(self) -> None:
        """F10: the finding under the mark is put right."""
        marked = self.marked
        if not isinstance(marked, FindingRecord):
            self.show_message(_("Move to a finding that is to be put right first."), alarm=True)
            return

        def checked(_finding: FindingRecord) -> None:
            self.salon_app.revision += 1
            self.salon_app.message_for_next_page(_("It is put right, and looked at again today."))
            self.reload()

        self.perform(lambda desk: check_again(desk, marked.id), checked)


def _finding_row(number: int, one: FindingRecord) -> Row[tuple[str, int]]:
    until = one.deadline.isoformat() if one.deadline else ""
    cells = (digit(number), "", until, one.text.replace("\n", " "), one.owner.label if one.owner else "", "")
    return Row(("finding", one.id), cells, "alarm" if one.late else "plain")


def _about_finding(one: FindingRecord) -> About:
    until: list[Piece] = [(f"{'! ' if one.late else ''}{one.deadline}", "alarm" if one.late else "strong")]
    facts = ((_("until"), until if one.deadline else ""), (_("Owner"), one.owner.label if one.owner else ""))
    note = _("No. {number}").format(number=one.number)
    return About(name=_("To be put right"), note=note, facts=facts, said=one.text)


def _about_inspection(one: InspectionRecord) -> About:
    facts = (
        (_("Day"), f"{one.day}"),
        (_("Inspector"), one.inspector),
        (LOOKED_AT.label.text(language()), f"{one.looked_at or ''}"),
        (_("Result"), _result(one)),
    )
    names = {field.name: field.label.text(language()) for fields in POINTS.values() for field in fields}
    fine, fault = (_("in order"), "plain"), (f"! {_('fault')}", "alarm")
    points = [(names[code], [fine if is_good else fault]) for code, is_good in one.points]
    note = _("No. {number}").format(number=one.number)
    return About(name=_what(one), note=note, facts=facts, more=[About(name=_("Points"), facts=points)])


def _what(one: InspectionRecord) -> str:
    kind = choice_name(INSPECTED, one.kind)
    return f"{kind} · {one.scope}" if one.scope else kind


def _result(one: InspectionRecord) -> str:
    faults = sum(not good for _code, good in one.points)
    return ngettext("{count} fault", "{count} faults", faults) if faults else _("in order")


def _row(number: int, one: InspectionRecord) -> Row[tuple[str, int]]:
    cells = (digit(number), str(one.number), one.day.isoformat(), _what(one), one.inspector, _result(one))
    return Row(("inspection", one.id), cells)
