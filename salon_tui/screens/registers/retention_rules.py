"""How long each kind of record is kept: what the laws ask for, and what the manager stands for."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.retention.fields import BY_CODE, RULE_FIELDS
from db.retention.operations import ConfirmRetention, confirm_retention
from db.retention.queries import retention_rule, retention_rules
from db.retention.records import RetentionRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.registers import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language, ngettext


class RetentionRulesPage(RecordsPage[RetentionRecord], inherit_bindings=False):
    """Each kind of record, for how long, and who stands for it."""

    TITLE_TEXT = N_("How long records are kept")
    HELP_TEXT = N_(
        "For how many months each kind of record is kept, counted from when, and why. The program proposes what the "
        "laws ask for; the manager confirms each by name with F10, or makes it longer. What is past its time comes on "
        "the list of what is destroyed."
    )
    KEYS = (own.ConfirmRetention, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(22), Column(6, "right"), Column(20, grow=1), Column(12))

    def __init__(self) -> None:
        super().__init__("retention_rules")

    @override
    def records(self, desk: Desk) -> list[RetentionRecord]:
        return retention_rules(desk)

    @override
    def heads(self) -> tuple[str, ...]:
        return ("", _("Kind of record"), _("Months"), _("counted"), _("Confirmed by"))

    @override
    def line(self, number: int, one: RetentionRecord) -> Row[int]:
        kept = BY_CODE[one.kind]
        by = (one.confirmed_by, "plain") if one.confirmed_on else ("! " + _("nobody yet"), "alarm")
        counted = (kept.counted.text(language()), "label")
        return Row(one.id, (digit(number), kept.term.text(language()), str(one.months), counted, by))

    @override
    def about_line(self, one: RetentionRecord) -> About:
        kept, years = BY_CODE[one.kind], one.months // 12
        time = ngettext("{count} month", "{count} months", one.months)
        if years and not one.months % 12:
            time = ngettext("{count} year", "{count} years", years)
        facts = (
            (_("What it is"), kept.covers.text(language())),
            (_("Kept for"), f"{time} · {kept.counted.text(language())}"),
            (_("Basis"), one.basis or kept.basis.text(language())),
            (_("Confirmed by"), f"{one.confirmed_by} {one.confirmed_on}" if one.confirmed_on else _("nobody yet")),
        )
        return About(name=kept.term.text(language()), facts=facts)

    @override
    def open_chosen(self) -> None:
        self.do_go_on()

    def do_go_on(self) -> None:
        """F10, Enter: the form, for who may confirm it."""
        if not self.salon_app.may(Permission.SETTINGS):
            self.show_message(_("A manager confirms how long records are kept."))
        elif self.chosen is not None:
            self.salon_app.show_page("retention_rule", id=self.chosen)


class RetentionRulePage(ListForm[RetentionRecord], inherit_bindings=False):
    """For how long a kind of record is kept. ``target`` holds the ``id`` of its rule."""

    TITLE_TEXT = N_("How long it is kept")
    HELP_TEXT = N_(
        "For how many months, and why where it is another reason than the usual one. F10 confirms it in your name; no "
        "time is shorter than a law asks for."
    )
    FORM = "retention_rule"
    NEEDS = Permission.SETTINGS
    IS_ONLY_ONE = True
    FIELDS = RULE_FIELDS

    def __init__(self) -> None:
        super().__init__("retention_rule")

    @override
    def find(self, desk: Desk, id: int) -> RetentionRecord | None:
        return retention_rule(desk, id)

    @override
    def heading(self) -> str:
        return BY_CODE[self.record.kind].term.text(language()) if self.record else _(self.TITLE_TEXT)

    @override
    def known(self, record: RetentionRecord | None) -> dict[str, Any]:
        return {"months": record.months, "basis": record.basis or None} if record is not None else {}

    @override
    def save(self) -> None:
        assert self.record is not None
        typed = self.texts()
        asked = ConfirmRetention(
            request_id=self.request_id,
            id=self.record.id,
            version=self.record.version,
            months=typed["months"],
            basis=typed["basis"],
        )
        self.perform(lambda desk: confirm_retention(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: RetentionRecord) -> None:
        words = _("Confirmed: {what}, {count} months.")
        self.finish(words.format(what=BY_CODE[one.kind].term.text(language()), count=one.months))
