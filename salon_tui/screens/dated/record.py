"""One dated record, to be read: every field by part, who took it down and when, what it counts for."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.dated.operations import accept_dated, check_dated, void_dated
from db.dated.queries import dated_record
from db.dated.records import DatedRecord, State
from db.dated.requests import AcceptDated, CheckDated, VoidDated
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About, Beside, in_short
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.dated import commands as own
from salon_tui.screens.dated.about_dated import AboutDated
from salon_tui.screens.dated.opening import amend_record, compare_records
from salon_tui.screens.dated.reading import facts_of, lines_of, read_state
from salon_tui.screens.reading.commands import Guide
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.form_state import FormState
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.panes import Panes
from salon_tui.words.i18n import N_, _, language


class DatedPage(AboutDated, inherit_bindings=False):
    """One dated record."""

    TITLE_TEXT = N_("Record of a day")
    HELP_TEXT = N_(
        "What was taken down of the client on one day. F10 puts it right, or makes a new version of it; F7 and F8 go "
        "to the next one in the list, F4 compares, takes back and looks over."
    )
    KEYS = (
        own.Amend,
        own.Accept,
        own.Compare,
        own.Void,
        own.LookOver,
        Guide,
        c.Print,
        c.Find,
        c.Previous,
        c.Next,
        c.Down,
        c.Up,
        c.PageDown,
        c.PageUp,
        c.Refresh,
        c.GoHome,
        c.Back,
    )

    def __init__(self, name: str = "dated") -> None:
        super().__init__(name=name)
        self.found: DatedRecord | None = None
        """What was read."""

    @override
    def body(self) -> Iterable[Widget]:
        yield Panes([Bar(id="told"), Fields(id="facts")], [Beside(id="beside")])

    @override
    def load(self, desk: Desk) -> None:
        self.found = dated_record(desk, self.dated)

    @override
    def put_away(self) -> None:
        super().put_away()
        self.found = None
        self.query_one(Fields).load(FormState([]))
        self.query_one("#told", Bar).draw(lambda cells: [])
        self.query_one(Beside).tell(None)

    @property
    def dated_record(self) -> DatedRecord:
        """The record in view."""
        assert self.found is not None, "it was read before it was painted"
        return self.found

    @override
    def paint_head(self) -> None:
        found = self.dated_record
        among: list[int] = self.target.get("among", [])
        place = ""
        if len(among) > 1 and found.id in among:
            place = _("{at} of {of}").format(at=among.index(found.id) + 1, of=len(among))
        self.head([*self.whose(), f"  {found.day}"], [(place, "label")])
        self.show_client_alerts()

    @override
    def arrive(self) -> None:
        super().arrive()
        found = self.dated_record
        name = f"{self.kind.label.text(language())} {found.number}"
        about = About(name=name, note=f"{found.day}", facts=facts_of(self.kind, found, self.salon_app.today()))
        self.query_one(Beside).tell(about)
        self.query_one("#told", Bar).draw(lambda cells: [row for rows in in_short(about, cells) for row in rows])
        self.query_one(Fields).load(read_state(self.kind, found))

    # Keys.

    @override
    def offers(self, command: type[Command]) -> bool:
        found = self.found
        if found is None or command not in (own.Amend, own.Accept, own.Void, own.LookOver):
            return super().offers(command)
        may = command in (own.Accept, own.LookOver) or self.salon_app.may(self.kind.write)
        states = {own.Accept: (State.REVIEW,), own.Void: (State.CURRENT, State.REVIEW)}.get(command, (State.CURRENT,))
        is_done = command is own.LookOver and bool(found.checked_by)
        return found.state in states and not is_done and may and super().offers(command)

    def do_edit(self) -> None:
        """F10: puts it right, or revises it; accepts what came from outside."""
        if self.dated_record.state is State.REVIEW:
            self._accept()
            return
        amend_record(self.kind, self, self.client, self.dated)

    def do_compare(self) -> None:
        """This one beside the one before it."""
        compare_records(self.kind, self, self.client, self.dated)

    def do_print(self) -> None:
        """F9: the record on paper, to be signed."""
        self.salon_app.show_page("print_dated", dated=self.dated)

    def do_void(self) -> None:
        """It was written for the wrong client, or twice."""
        found = self.dated_record

        def void(why: str) -> None:
            asked = VoidDated(request_id=new_request(), id=found.id, version=found.version, why=why)
            self.perform(lambda desk: void_dated(desk, asked), self._changed, refused=self.flawed)

        self.ask_why(_("Why does this record not count?"), void)

    def do_guide(self) -> None:
        """From F4's list: guidance on this record."""
        self.guide(self.dated)

    def _accept(self) -> None:
        """Asks what of it counts from now on."""
        found, answers = self.dated_record, lines_of(self.kind, self.dated_record)
        offers = [(str(number), words) for number, (_key, words) in enumerate(answers, 1)]

        def accept(numbers: str | None) -> None:
            if numbers is None:
                return
            asked = AcceptDated(
                request_id=new_request(),
                id=found.id,
                version=found.version,
                keys=frozenset(answers[int(number) - 1][0] for number in numbers.split()),
                why=_("Form that came back"),
            )
            self.perform(lambda desk: accept_dated(desk, asked), self._changed, refused=self.flawed)

        title = _("What of it is accepted?")
        self.app.push_screen(
            Choose(title, offers, [number for number, _words in offers], several=True, further=False), accept
        )

    def do_look_over(self) -> None:
        """Somebody else has looked at it."""
        found = self.dated_record
        asked = CheckDated(request_id=new_request(), id=found.id, version=found.version)
        self.perform(lambda desk: check_dated(desk, asked), self._changed)

    def _changed(self, found: DatedRecord) -> None:
        self.salon_app.revision += 1
        self.found = found
        self.arrive()
        if found.state is State.VOID:
            self.show_message(_("Taken back."))
        elif found.filled_by != "staff":
            self.show_message(_("Accepted: it counts now."))
        else:
            self.show_message(_("Looked over: it can't be edited now."))

    def do_down(self) -> None:
        """The next page of the record."""
        self.query_one(Fields).turn(1)

    def do_up(self) -> None:
        """The page before."""
        self.query_one(Fields).turn(-1)

    def do_page_down(self) -> None:
        """The next page."""
        self.do_down()

    def do_page_up(self) -> None:
        """The page before."""
        self.do_up()

    def do_previous(self) -> None:
        """The record before this one in the list."""
        self._go_along(-1)

    def do_next(self) -> None:
        """The record after it."""
        self._go_along(1)

    def _go_along(self, by: int) -> None:
        among: list[int] = self.target.get("among", [])
        at = among.index(self.dated) + by if self.dated in among else -1
        if 0 <= at < len(among):
            self.target = {**self.target, "dated": among[at]}
            self.reload()
        else:
            self.show_message(_("There is no further record in this list."), alarm=True)
