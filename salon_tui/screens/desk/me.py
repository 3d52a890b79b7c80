"""One's own language, look and PIN."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from db.core.errors import Code, SalonError
from db.core.permissions import pin_length
from db.staff.operations.session import change_own_pin, set_own_look
from db.staff.queries.people import me
from db.staff.records import StaffRecord
from salon_tui import commands as c
from salon_tui.app.themes import CALM, CONTRAST, PAPER
from salon_tui.screens.asking.pin import AskNewPin
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import role_name, sentence

LANGUAGE_NAMES = (("zh", "中文"), ("en", "English"))
"""Each in its own language, for whoever can't read the other."""
_LOOKS = ((CALM.name, N_("dark")), (PAPER.name, N_("light, as paper")), (CONTRAST.name, N_("highest contrast")))

Setting = tuple[str, str]


class MePage(ListPage, inherit_bindings=False):
    """What somebody sets for themselves; it shows at once."""

    TITLE_TEXT = N_("My language, look and PIN")
    HELP_TEXT = N_("Type a digit. Language and look change at once and stay with you, whoever else uses this desk.")
    KEYS = (c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="me")

    def main(self) -> Iterable[Widget]:
        """One list, in groups."""
        yield PickList([Column(2), Column(2), Column(24, grow=1)], id="mine")

    def arrive(self) -> None:
        """Shows what is set."""
        super().arrive()
        who = self.salon_app.me
        if who is None:
            return
        groups: list[tuple[str, list[tuple[Setting, str]]]] = [
            (_("Language"), [(("language", code), name) for code, name in LANGUAGE_NAMES]),
            (_("Appearance"), [(("look", name), _(label)) for name, label in _LOOKS]),
            (_("PIN"), [(("pin", ""), _("Change my PIN"))]),
        ]
        chosen = {("language", who.language), ("look", who.theme)}
        rows: list[Row[Setting]] = []
        number = 0
        for title, settings in groups:
            rows.append(Row(None, (title,), "section"))
            for setting, name in settings:
                number += 1
                rows.append(Row(setting, (str(number), "✓" if setting in chosen else "", name)))
            rows.append(Row(None, ("",)))
        self.list.fill(rows, keep=True)
        self.list.focus()

    def about_chosen(self) -> About | None:
        """Who this is, and what they may do."""
        who = self.salon_app.me
        if who is None:
            return None
        roles = _(", ").join(role_name(role) for role in who.roles)
        facts = (
            (_("Roles"), roles),
            (_("Language"), dict(LANGUAGE_NAMES).get(who.language, "")),
            (_("Appearance"), _(dict(_LOOKS).get(who.theme, ""))),
        )
        return About(name=who.name, facts=facts)

    def open_chosen(self) -> None:
        """Takes a language or a look, or asks for the new PIN."""
        who = self.salon_app.me
        assert who is not None
        kind, name = self.list.chosen or ("", "")
        if kind == "pin":
            self._ask_pin()
        else:
            language, theme = (name, who.theme) if kind == "language" else (who.language, name)
            self.perform(lambda desk: set_own_look(desk, language, theme), self._look_set)

    def _look_set(self, _result: None) -> None:
        self.perform(me, self._look)

    def _look(self, who: StaffRecord) -> None:
        self.salon_app.know_me(who)
        self.salon_app.show_look(who.language, who.theme)
        self.salon_app.message_for_next_page(_("This is how it looks for you from now on."))
        self.reload()

    def _ask_pin(self, why: str = "") -> None:
        who = self.salon_app.me
        self.app.push_screen(
            AskNewPin(_("Change my PIN"), pin_length(who.roles if who else ()), with_old=True, why=why),
            lambda pins: self._change_pin(*pins) if pins else None,
        )

    def _change_pin(self, old: str, new: str) -> None:
        self.perform_slowly(lambda desk: change_own_pin(desk, old, new), self._pin_changed, refused=self._pin_refused)

    def _pin_changed(self, _result: None) -> None:
        self.show_message(_("The new PIN is in effect."))

    def _pin_refused(self, error: SalonError) -> bool:
        if error.code in (Code.WEAK_PIN, Code.WRONG_PIN):
            self._ask_pin(sentence(error))
            return True
        return False
