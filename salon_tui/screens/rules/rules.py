"""The rules of health, as a list and as a form: who stands for each, and how often it was gone against."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show
from db.rules.fields import RULE_FIELDS
from db.rules.items import ITEMS
from db.rules.operations import confirm_rule, save_rule
from db.rules.queries import rules
from db.rules.records import RuleLine
from db.rules.requests import ConfirmRule, SaveRule
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.rules import commands as own
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language

_FIELDS = {field.name: field for field in RULE_FIELDS}


class RulesPage(ListPage, inherit_bindings=False):
    """Every rule as it stands now."""

    TITLE_TEXT = N_("Rules of health")
    HELP_TEXT = N_(
        "What speaks against what, and for how long. The program proposes them; the salon's professional confirms each "
        "by name, from F4's list. A change makes a new version. Beside each stands how often it spoke in 90 days, and "
        "how often it was let through all the same; ! where that is mostly so: look whether it is right. No rule falls "
        "silent by itself."
    )
    KEYS = (own.ChangeRule, own.StandForRule, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        *(Column(2), Column(22, grow=1), Column(8), Column(4, "right"), Column(12)),
        *(Column(6, "right"), Column(11, "right")),
    )

    def __init__(self) -> None:
        super().__init__(name="rules")
        self._rules: tuple[RuleLine, ...] = ()

    @override
    def load(self, desk: Desk) -> None:
        self._rules = rules(desk)

    @override
    def arrive(self) -> None:
        super().arrive()
        heads = (
            *("", _("What the client has"), _label("level"), _label("days_after")),
            *(_("Confirmed by"), _("Spoke"), _("Let through")),
        )
        rows: list[Row[RuleLine]] = [Row(None, heads, "label")]
        rows += [_row(number, one) for number, one in enumerate(self._rules, 1)]
        self.list.fill(rows, keep=True)
        self.list.focus()

    @override
    def about_line(self, one: RuleLine) -> About:
        note = _("Rule {number}, version {version}").format(number=one.number, version=one.version)
        facts = [
            (_label("level"), _level(one)),
            (_label("means"), _means(one)),
            (_label("days_after"), str(one.days_after)),
            (_("Why"), one.why_zh if language().startswith("zh") else one.why_en),
            (_("Confirmed by"), _confirmed(one)),
            (_("Let through"), _passed(one)),
        ]
        said = _("It is mostly let through. Look whether it is right, then change it or confirm it.")
        return About(name=_item(one), note=note, facts=facts, said=said if one.is_doubtful else "")

    @override
    def open_chosen(self) -> None:
        self.do_edit()

    def do_edit(self) -> None:
        """F10: as a form."""
        if self.chosen is not None:
            self.salon_app.show_page("rule", record=self.chosen)

    def do_confirm_rule(self) -> None:
        """From F4's list: whoever is at the desk stands for it."""
        one: RuleLine | None = self.chosen
        if one is None:
            return
        request = ConfirmRule(request_id=new_request(), number=one.number, version=one.version)

        def confirmed(line: RuleLine) -> None:
            self.reload()
            said = _("Rule {number} is confirmed by {name}.").format(number=line.number, name=line.confirmed_by)
            self.show_message(said)

        self.perform(lambda desk: confirm_rule(desk, request), confirmed)


class RuleFormPage(ListForm[RuleLine], inherit_bindings=False):
    """A rule, changed."""

    TITLE_TEXT = N_("Rule of health")
    HELP_TEXT = N_(
        "F10 saves a new version, which the salon's professional has to confirm. What was gone against before keeps "
        "the version that it went against."
    )
    FORM = "rule"
    NEEDS = Permission.RULES
    FIELDS = RULE_FIELDS

    def __init__(self) -> None:
        super().__init__("rule")

    @override
    def heading(self) -> str:
        return _item(self.record) if self.record else _(self.TITLE_TEXT)

    @override
    def find(self, desk: Desk, id: int) -> RuleLine | None:
        return next((one for one in rules(desk) if one.id == id), None)

    @override
    def known(self, record: RuleLine | None) -> dict[str, Any]:
        if record is None:
            return {}
        return {field.name: getattr(record, field.name) for field in RULE_FIELDS} | {"means": record.means or None}

    @override
    def save(self) -> None:
        old = self.record
        if old is None:
            return
        values = self.texts()
        request = SaveRule(
            request_id=self.request_id,
            number=old.number,
            version=old.version,
            **{**values, "means": values["means"] or ()},
        )
        self.perform(lambda desk: save_rule(desk, request), self._saved, refused=self.refused)

    def _saved(self, line: RuleLine) -> None:
        said = _("Rule {number}, version {version} is saved. It has to be confirmed.")
        self.finish(said.format(number=line.number, version=line.version))


def _row(number: int, one: RuleLine) -> Row[RuleLine]:
    passed: Cell = f"{one.overridden}" if one.overridden else ""
    if one.is_doubtful:
        passed = (f"! {one.overridden}", "alarm")
    cells = (
        digit(number),
        _item(one),
        _level(one),
        str(one.days_after or ""),
        one.confirmed_by or (_("nobody yet"), "label"),
        f"{one.fired}" if one.fired else "",
        passed,
    )
    return Row(one, cells, "plain" if one.active else "label")


def _label(name: str) -> str:
    return _FIELDS[name].label.text(language())


def _item(one: RuleLine) -> str:
    return ITEMS[one.item].term.text(language())


def _level(one: RuleLine) -> str:
    return show(_FIELDS["level"], one.level, language())


def _means(one: RuleLine) -> str:
    return show(_FIELDS["means"], one.means, language()) if one.means else _("every service")


def _confirmed(one: RuleLine) -> str:
    if one.confirmed_day is None:
        return _("to be confirmed")
    return f"{one.confirmed_by} {one.confirmed_day.isoformat()}"


def _passed(one: RuleLine) -> str:
    return _("{count} of {fired} in 90 days, {bad} with a reaction").format(
        count=one.overridden, fired=one.fired, bad=one.reactions
    )
