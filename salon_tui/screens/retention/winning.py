"""Winning lost clients back: who does what next, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typing_extensions import override

from db.contacts.operations.winning import EndWinBack, PlanWinBack, end_win_back, plan_win_back
from db.contacts.queries.winning import win_back, winning_back
from db.contacts.records.retention import WinBackLine
from db.contacts.retention_fields import WIN_BACK_FIELDS
from db.contacts.task_fields import ABSENCE_REASONS, WIN_BACK_ENDS
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.values import Ref
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.base.shell import Recalled
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.contacts import commands as own
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import choice_name, short_day


class WinningPage(RecordsPage[WinBackLine], inherit_bindings=False):
    """The plans that are open, who spent most first."""

    TITLE_TEXT = N_("Winning back")
    HELP_TEXT = N_(
        "Lost clients whom somebody tries to win back, who spent most first: what the matter was, what is offered, who "
        "takes the next step and when. F10 changes the plan; F4 says that the client is back or is given up, and why. "
        "A plan is made on the page “Away and watched”, under lost."
    )
    NEEDS = Permission.APPOINTMENTS
    KEYS = (own.ChangePlan, own.SpeakWith, own.EndPlan, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(1),
        Column(8),
        Column(5),
        Column(8, grow=1),
        Column(14, grow=2),
        Column(6, aside=True),
        Column(7),
        Column(10, aside=True),
    )

    def __init__(self) -> None:
        super().__init__("winning")

    @override
    def records(self, desk: Desk) -> Iterable[WinBackLine]:
        return winning_back(desk)

    @override
    def none(self) -> Nothing:
        would = _("A plan for a lost client, made on the page “Away and watched”, stands here.")
        return self.nothing(_("Nobody is being won back"), would)

    @override
    def line(self, number: int, one: WinBackLine) -> Row[int]:
        late = one.next is not None and one.next <= self.salon_app.today()
        cells = (
            digit(number),
            one.client.name,
            (f"·{one.client.last_four}", "label"),
            choice_name(ABSENCE_REASONS, one.matter),
            one.offer,
            one.owner.label,
            ((f"! {short_day(one.next)}", "alarm") if late else short_day(one.next)) if one.next else "",
            f"{one.last_contact}" if one.last_contact else "",
        )
        return Row(one.id, cells)

    @override
    def about_line(self, line: WinBackLine) -> About:
        facts = (
            (_("Why"), choice_name(ABSENCE_REASONS, line.matter)),
            (_("Since"), f"{line.made}"),
            (_("Follows up"), line.owner.label),
            (_("Again on"), f"{line.next}" if line.next else ""),
            (_("Last word"), f"{line.last_contact}" if line.last_contact else _("never")),
        )
        return about_client(line.client, facts, line.offer)

    @property
    def _line(self) -> WinBackLine:
        return self.found[self.chosen]

    @override
    def open_chosen(self) -> None:
        self.salon_app.show_client(self, self._line.client.id, [one.client.id for one in self.found.values()])

    def do_edit(self) -> None:
        """F10: the plan as a form."""
        if self.chosen is not None:
            self.salon_app.show_page("win_back", record=self._line)

    def do_speak_with(self) -> None:
        """What was said with the client."""
        if self.chosen is not None:
            self.salon_app.show_page("contact", card=int(self._line.client.number), purpose="recall")

    def do_end_plan(self) -> None:
        """How it ended, and why."""
        if self.chosen is None:
            return
        line = self._line

        def chosen(number: str | None) -> None:
            if number is not None:
                outcome = WIN_BACK_ENDS[int(number) - 1].code
                question = _("Why? It stays with the plan, and the manager reads it.")
                self.ask_why(question, lambda reason: self._end(line, outcome, reason))

        offers = [(str(number), entry.term.text(language())) for number, entry in enumerate(WIN_BACK_ENDS, 1)]
        self.app.push_screen(Choose(_("How did it end with {name}?").format(name=line.client.name), offers), chosen)

    def _end(self, line: WinBackLine, outcome: str, reason: str) -> None:
        asked = EndWinBack(request_id=new_request(), plan=line.id, version=line.version, outcome=outcome, reason=reason)

        def done(_line: WinBackLine) -> None:
            self.salon_app.revision += 1
            self.salon_app.message_for_next_page(_("{name} is off the list.").format(name=line.client.name))
            self.reload()

        self.perform(lambda desk: end_win_back(desk, asked), done)


class WinBackPage(ListForm[WinBackLine], inherit_bindings=False):
    """A plan. ``target`` holds its ``record``, or the id of the ``watch`` that a new one follows from."""

    TITLE_TEXT = N_("Win back")
    HELP_TEXT = N_(
        "What the matter was, what is offered to the client, who does it, and on which day the next step is; that day "
        "has a task. F10 saves from anywhere."
    )
    FORM = "win_back"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = WIN_BACK_FIELDS

    def __init__(self) -> None:
        super().__init__("win_back")

    @override
    def find(self, desk: Desk, id: int) -> WinBackLine | None:
        return win_back(desk, id)

    @override
    def heading(self) -> str:
        return f"{_(self.TITLE_TEXT)}  {self.record.client.name if self.record else self.target.get('whose', '')}"

    @override
    def known(self, record: WinBackLine | None) -> dict[str, Any]:
        if record is not None:
            return {"matter": record.matter, "offer": record.offer, "owner": record.owner, "next": record.next}
        me = self.salon_app.me
        return {"matter": self.target.get("matter") or None, "owner": Ref(me.id, me.name) if me else None}

    @override
    def recall(self) -> Recalled | None:
        return {"watch": self.target["watch"]} if "watch" in self.target else super().recall()

    @override
    def save(self) -> None:
        typed, line = self.texts(), self.record
        asked = PlanWinBack(
            request_id=self.request_id,
            watch=line.watch if line else self.target["watch"],
            matter=typed["matter"],
            offer=typed["offer"],
            owner=typed["owner"].id,
            next=typed["next"],
            plan=line.id if line else 0,
            version=line.version if line else 0,
        )
        self.perform(lambda desk: plan_win_back(desk, asked), self._saved, refused=self.refused)

    def _saved(self, line: WinBackLine) -> None:
        self.finish(_("The plan for {name} stands under “Winning back”.").format(name=line.client.name))
