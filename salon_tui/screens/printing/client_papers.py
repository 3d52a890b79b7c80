"""What is shown of a client's card and intake form before they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from db.care.records import Taken
from db.care.stages import Progress
from db.clients.fields.client import INTAKE_BOXES
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.core.permissions import Permission
from db.dated.content import rows_in
from db.dated.kinds import KINDS
from db.dated.kinds.plan import PLAN
from db.dated.kinds.skin import SKIN
from db.dated.on_card import BRIEF, ON_CARD, concerns
from db.dated.records import DatedRecord
from db.fields.declaration import Access, Field, Kind
from db.fields.showing import show, show_birthday
from db.fields.values import Hidden, Value
from db.papers.printed.operations import CARD_FIELDS, print_card, print_intake
from db.papers.printed.queries import sheets, taken_down
from db.papers.printed.records import SheetLine
from db.papers.printed.states import PENDING, PaperState
from db.sheets.client import VISITS_ON_CARD, CardSheet, IntakeSheet
from db.text.card_number import spaced
from printouts.registry import SHEETS, Contents
from printouts.sheets.clients.card_taken import services_of
from printouts.sheets.clients.intake_answers import answers
from salon_tui.app.card_stacks import version_note
from salon_tui.screens.base.about import About
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage, SheetPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.on_paper import shown_in_preview


def _previews(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    record: ClientRecord = target["record"]
    client, number = record.id, record.number
    head = ((record.name, "strong"), (f"  {spaced(number)}", "label"), ("   " + _("Print"), "label"))
    taken = taken_down(desk, client)
    card, intake = _card_rows(record, taken), _intake_rows(record, taken)
    return [
        Preview("card", card, lambda desk: print_card(desk, client), number, client, head),
        Preview("intake", intake, lambda desk: print_intake(desk, client), number, client, head),
    ]


def _intake_rows(record: ClientRecord, taken: Taken) -> list[Row[int]]:
    record = replace(record, values=answers(record, taken, language()))
    rows = []
    for at, field in enumerate(_fields(record)):
        value = record.values.get(field.name)
        text = shown_in_preview(show(field, value, language()), value)
        style = "label" if isinstance(value, Hidden) else "plain"
        rows.append(Row(at, (field.box, field.label.text(language()), text), style))
    for one in (taken.analysis, taken.plan, taken.test):
        rows += _record_rows(one, len(rows)) if one is not None else []
    return [row for row in rows if row.cells[2]]


def _record_rows(record: DatedRecord, at: int) -> list[Row[int]]:
    """What stands on a dated record, with the letter of its box on the form."""
    kind = KINDS[record.kind]
    return [
        Row(
            place,
            (kind.box, field.label.text(language()), shown_in_preview(show(field, value, language()), value)),
            style,
        )
        for place, field in enumerate(kind.known(record.values), at)
        for value in (record.values[field.name],)
        for style in ("label" if isinstance(value, Hidden) else "plain",)
    ]


def _card_rows(record: ClientRecord, taken: Taken) -> list[Row[int]]:
    fields = [field for field in _fields(record) if field.name in CARD_FIELDS]
    rows = [_card_row(at, field, record.values.get(field.name)) for at, field in enumerate(fields)]
    rows += [Row(len(rows) + at, ("", *said)) for at, said in enumerate(_taken_rows(taken))]
    note = ngettext("The last visit", "The last {count} visits", VISITS_ON_CARD)
    return [*(row for row in rows if row.cells[2]), Row(len(rows), ("", "", note), "label")]


def _taken_rows(taken: Taken) -> Iterator[tuple[str, str]]:
    """Skin type, main concerns and the plan in brief."""
    if taken.analysis is not None:
        three = dict(taken.analysis.values)
        if "concerns" in three and not isinstance(three["concerns"], Hidden):
            three["concerns"] = concerns(three)
        for key in ("skin_type", "concerns"):
            field, value = SKIN.at(key), three.get(key)
            assert field is not None, "every analysis asks for these"
            yield field.label.text(language()), shown_in_preview(show(field, value, language()), value)
    if taken.plan is not None:
        brief = " · ".join(part for part in stage_words(taken.plan, taken.stage) if part) if taken.stage else ""
        yield ON_CARD[BRIEF].text(language()), brief or _("printed, not shown here")


def stage_words(plan: DatedRecord, at: Progress) -> tuple[str, str, str]:
    """Which stage a plan has come to, what is done in it, and how often that was."""
    stage = at.stage
    count = len(rows_in(PLAN.part_of("goal"), plan.values))
    which = _("stage {number} of {count}").format(number=stage.number, count=count)
    services = _(", ").join(services_of(plan, stage.number))
    return f"{which} {stage.goal}", services, f"{at.done}/{stage.sessions}" if stage.sessions else ""


def _card_row(at: int, field: Field, value: Value) -> Row[int]:
    is_hidden = isinstance(value, Hidden)
    if field.access is Access.PHONE:
        # the card never has the phone in full, also where it was shown in full on the screen
        text = show(field, Hidden(f"·{value[-4:]}") if isinstance(value, str) else value, language())
        is_hidden = False
    elif field.kind is Kind.BIRTHDAY and isinstance(value, str):
        text = show_birthday(value, language())
    else:
        text = shown_in_preview(show(field, value, language()), value)
    return Row(at, (field.box, field.label.text(language()), text), "label" if is_hidden else "plain")


def _fields(record: ClientRecord) -> list[Field]:
    return [*(field for box in INTAKE_BOXES for field in box.fields), *record.own_fields]


CLIENT = PreviewPage(
    title=N_("Print"),
    help=N_(
        "What will stand on the sheet. F10 prints it, on both sides; F4 chooses another printer or a folder for a PDF "
        "file. Each print has its own version and is written down."
    ),
    sheets=tuple(SHEETS),
    read=_previews,
    columns=(Column(4), Column(24), Column(30, grow=1)),
)
"""The client who is the target's record."""


class PrintPage(SheetPage, inherit_bindings=False):
    """A client's sheets, each print of which has its own version."""

    NEEDS = Permission.PRINT

    def __init__(self) -> None:
        super().__init__("print", CLIENT)
        self._sheets: list[SheetLine] = []

    @property
    def concerns(self) -> int:
        """The client."""
        return self.record.id

    @property
    def record(self) -> ClientRecord:
        """Whose sheet."""
        record: ClientRecord = self.target["record"]
        return record

    def main(self) -> Iterable[Widget]:
        """Which sheet, where it goes, what was printed before, and what stands on it."""
        yield Line(id="tabs")
        yield Line(id="where")
        yield Line(id="version")
        yield PickList(self.about.columns, id="preview")

    def load(self, desk: Desk) -> None:
        """What can be printed, and what was printed before."""
        super().load(desk)
        self._sheets = sheets(desk, self.record.id)

    def put_away(self) -> None:
        """Forgets what was printed."""
        super().put_away()
        self._sheets = []

    def paint_sheet(self) -> None:
        """What was printed before stands there too."""
        super().paint_sheet()
        self.query_one("#version", Line).set_pieces((self._version(), "label"))

    def _version(self) -> str:
        drawn = [line for line in self._sheets if line.kind == self.kind]
        before = [line for line in drawn if line.state not in PENDING]
        pending = _pending(drawn[0]) if drawn else ""
        if pending or not before:
            return pending or _("Never printed before.")
        last = before[0]
        state = _("out of date: print it again") if last.outdated else _("as in the record")
        return _("Printed last: version {number}, {day}, by {name}, {state}.").format(
            number=last.version, day=f"{last.at.astimezone():%Y-%m-%d}", name=last.by, state=state
        )

    def about_sheet(self) -> About:
        """What was printed before stands there too."""
        return replace(super().about_sheet(), said=self._version())

    def name_of(self, contents: Contents) -> str:
        """By card number and version, never by name."""
        return f"{super().name_of(contents)} v{contents.stamp.version}"

    def note_of(self, contents: Contents) -> str:
        """Its version."""
        assert isinstance(contents, CardSheet | IntakeSheet)
        return version_note(contents)

    def printed(self, message: str, alarm: bool) -> None:
        """The version before has to come out of its drawer; where a printer prints it, when that has come out."""
        old = [line for line in self._sheets if line.kind == self.kind and line.spot is not None]
        if self.is_saved and old and old[0].spot is not None:
            text = _("Take version {version} out of drawer {drawer}.")
            message = text.format(version=old[0].version, drawer=old[0].spot.drawer) + " " + message
        super().printed(message, alarm)


def _pending(last: SheetLine) -> str:
    """What is to be said of what was drawn last, where it is no paper yet."""
    match last.state:
        case PaperState.SENT if last.is_handed_over:
            text = _("Version {number} is on its way to the printer.")
        case PaperState.SENT | PaperState.NOT_OUT:
            text = _("Version {number} did not come out: print it again.")
        case PaperState.UNSURE:
            text = _("Version {number}: look what came out, and say so in the print jobs.")
        case _state:
            return ""
    return text.format(number=last.version)
