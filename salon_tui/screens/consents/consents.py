"""What a client has agreed to, by purpose and by service: when, in which words, on which paper; and taken back."""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from db.clients.consent.operations import client_consents
from db.clients.consent.records import PURPOSES, ConsentLine, ConsentState
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations.clients import RecordConsent, record_consent
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.core.permissions import Permission
from db.dated.treatments.operations import withdraw_treatment
from db.dated.treatments.queries import treatment_consents
from db.dated.treatments.records import TreatmentConsent, WithdrawTreatment
from db.fields.declaration import Field, Kind
from db.fields.values import Value
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.screens.consents import commands as own
from salon_tui.screens.consents.treatments import about_treatment, treatment_rows, what_follows
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language

_FIELDS = tuple(field for field in CLIENT_FIELDS if field.name in PURPOSES)
_STATES = {
    ConsentState.YES: N_("agreed"),
    ConsentState.REFUSED: N_("refused"),
    ConsentState.WITHDRAWN: N_("withdrawn"),
}
_FOLLOWS = {
    "consent_file": N_(
        "The file is kept no longer than the law asks. A request is written next: to delete what may be deleted."
    ),
    "consent_health": N_(
        "Nobody reads it any more from now on, on no page and no sheet; every service asks first. It is on the destroy "
        "list now, where two people destroy it; medical records that a law keeps are locked."
    ),
    "consent_photographs": N_("No picture is taken any more, and those that there are come out of the file."),
    "consent_contact": N_(
        "No calls, messages, letters and invitations any more; tasks to call end. Of what is booked the client is "
        "still told."
    ),
}
"""What follows where a client takes back what a purpose is for."""


class ConsentsPage(OfCard, ListPage, inherit_bindings=False):
    """The purposes, each with the latest answer. ``target`` holds the ``card``."""

    TITLE_TEXT = N_("Consents")
    HELP_TEXT = N_(
        "What the client has agreed to: one line for each purpose, then for each service that she has signed for, with "
        "the day, the version of the words, the paper on which it was signed, until when it holds, and who took it "
        "down. A line's digit or F10 takes it back, once it has said what follows. What was not asked is asked at the "
        "next arrival."
    )
    KEYS = (own.Withdraw, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(14, grow=2),
        Column(8),
        Column(10),
        Column(10, aside=True),
        Column(16, grow=1),
        Column(8, aside=True),
    )

    def __init__(self) -> None:
        super().__init__(name="consents")
        self._lines: Mapping[str, ConsentLine] = {}
        self._treatments: Mapping[str, TreatmentConsent] = {}

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        self._lines, self._treatments = {}, {}
        if self.client is not None:
            self._lines = client_consents(desk, self.client.id)
            self._treatments = {f"{one.id}": one for one in treatment_consents(desk, self.client.id)}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._lines, self._treatments = {}, {}

    @override
    def paint_head(self) -> None:
        if self.client is None:
            super().paint_head()
            return
        self.head([(self.client.name, "strong"), (f"  {spaced(self.client.number)}  ", "label"), _("consents")], [])
        self.client_alerts(self.client.alerts)

    @override
    def arrive(self) -> None:
        super().arrive()
        heads = ("", _("Agreed to"), _("State"), _("Day"), _("Words"), _("Signed on"), _("By"))
        lines = [self._row(number, field) for number, field in enumerate(_FIELDS, 1)] if self.client else []
        lines += treatment_rows(self._treatments, len(_FIELDS) + 1)
        self.list.fill([Row(None, heads, "label"), *lines], keep=True)
        self.list.focus()

    def _row(self, number: int, field: Field) -> Row[str]:
        line = self._lines.get(field.name)
        label = field.label.text(language())
        if line is None:
            return Row(field.name, (digit(number), label, (_("not asked"), "label")))
        cells = (_(_STATES[line.state]), f"{line.day}", line.text_version, paper_words(line), line.by)
        return Row(field.name, (digit(number), label, *cells), "plain" if _is_agreed(line) else "label")

    @override
    def about_line(self, name: str) -> About:
        if name in self._treatments:
            return about_treatment(self._treatments[name])
        field, line = _field(name), self._lines.get(name)
        facts = [(_("State"), _(_STATES[line.state]) if line else _("not asked"))]
        if line is not None:
            facts += [
                (_("Taken down"), _(", ").join((f"{line.day}", line.by))),
                (_("Words"), line.text_version),
                (_("Signed on"), paper_words(line)),
            ]
        if _is_agreed(line):
            facts.append((_("If taken back"), _(_FOLLOWS[name])))
        return About(name=field.label.text(language()), note=field.box, facts=tuple(facts))

    @override
    def open_chosen(self) -> None:
        self.do_accept()

    def do_accept(self) -> None:
        """F10, Enter: says what follows, and asks."""
        name: str | None = self.chosen
        treatment = self._treatments.get(name or "")
        is_agreed = treatment.is_signed if treatment else _is_agreed(self._lines.get(name or ""))
        if self.client is None or name is None or not is_agreed:
            self.show_message(_("Move to a purpose that the client agrees to."), alarm=True)
            return
        label = treatment.service if treatment else _field(name).label.text(language())
        follows = what_follows() if treatment else _(_FOLLOWS[name])
        question = _("{what}: taken back by {client}?").format(what=label, client=self.client.name)

        def answered(yes: bool | None) -> None:
            if yes and treatment:
                self._withdraw_treatment(treatment)
            elif yes:
                self._withdraw(name, label)

        self.app.push_screen(Confirm(f"{question} {follows}"), answered)

    def _withdraw_treatment(self, treatment: TreatmentConsent) -> None:
        asked = WithdrawTreatment(
            request_id=new_request(), id=treatment.id, version=treatment.version, why=_("Taken back by the client")
        )

        def done(consent: TreatmentConsent) -> None:
            self.salon_app.revision += 1
            self.salon_app.message_for_next_page(_withdrawn(consent.service))
            self.reload()

        self.perform(lambda desk: withdraw_treatment(desk, asked), done)

    def _withdraw(self, name: str, label: str) -> None:
        if self.client is None:
            return
        none: Value = () if _field(name).kind is Kind.CHOICES else False
        told = RecordConsent(new_request(), self.client.id, {name: none})

        def done(_record: ClientRecord) -> None:
            self.salon_app.revision += 1
            words = _withdrawn(label)
            if name == "consent_file" and self.salon_app.may(Permission.REQUEST_ERASURE):
                self.salon_app.message_for_next_page(words)
                self.salon_app.show_page("access_request", card=self.card, wishes=("delete", "withdraw"))
                return
            self.salon_app.message_for_next_page(words)
            self.reload()

        self.perform(lambda desk: record_consent(desk, told), done)


def paper_words(line: ConsentLine) -> str:
    """On which paper an answer was signed; empty for what was said by word of mouth, or long ago."""
    if line.sheet_version:
        return _("our form, version {number}").format(number=line.sheet_version)
    return _("paper of {day}").format(day=line.paper_day) if line.paper_day else ""


def _withdrawn(what: str) -> str:
    return _("{what}: withdrawn, and written down.").format(what=what)


def _is_agreed(line: ConsentLine | None) -> bool:
    return line is not None and line.state is ConsentState.YES


def _field(name: str) -> Field:
    return next(field for field in _FIELDS if field.name == name)
