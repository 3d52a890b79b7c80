"""The words in which clients are asked what they agree to: every version, and a new one that is put in force."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.clients.consent.fields import CONSENT_TEXT_FIELDS
from db.clients.consent.operations import PutInForce, consent_texts, put_in_force
from db.clients.consent.records import ConsentText
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.consents import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language

_ASKS = next(field for field in CONSENT_TEXT_FIELDS if field.name == "asks")


class ConsentTextsPage(RecordsPage[ConsentText], inherit_bindings=False):
    """Every version, the latest first."""

    TITLE_TEXT = N_("Words of consent")
    HELP_TEXT = N_(
        "What the intake form says above its questions of consent, version by version. The one in force is printed; "
        "answers keep the version in which they were asked. F6 puts new words in force: nobody is asked again unless "
        "you say about what. Have the words looked at by who knows the law."
    )
    KEYS = (own.NewText, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(1), Column(14), Column(10), Column(8), Column(20, grow=1))
    BELOW = 8

    def __init__(self) -> None:
        super().__init__("consent_texts")

    @override
    def records(self, desk: Desk) -> list[ConsentText]:
        return list(reversed(consent_texts(desk)))

    @override
    def heads(self) -> tuple[str, ...]:
        return ("", "", _("Version"), _("Since"), _("By"), _("Asks again about"))

    @override
    def line(self, number: int, one: ConsentText) -> Row[int]:
        sign = ("✓", "strong") if one.is_in_force else ""
        since = f"{one.since}" if one.since else _("as shipped")
        cells = (digit(number), sign, one.version, since, one.by, _asks(one))
        return Row(one.id, cells, "plain" if one.is_in_force else "label")

    @override
    def about_line(self, one: ConsentText) -> About:
        state = _("printed now") if one.is_in_force else ""
        facts = ((_("State"), state), (_("Asks again about"), _asks(one)))
        return About(name=one.version, facts=facts, said=f"{one.words.text(language())}")

    def do_new(self) -> None:
        """F6: begins with the words that are in force."""
        self.salon_app.show_page("consent_text")


class ConsentTextFormPage(ListForm[ConsentText], inherit_bindings=False):
    """New words. They begin as those that are in force, to be changed."""

    TITLE_TEXT = N_("New words of consent")
    HELP_TEXT = N_(
        "F10 puts them in force from the day that stands here. Words that are in force are never changed; others take "
        "their place. A form in two languages has a long text in the first of them alone."
    )
    FORM = "consent_text"
    NEEDS = Permission.SETTINGS
    FIELDS = CONSENT_TEXT_FIELDS

    def __init__(self) -> None:
        super().__init__("consent_text")

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._before = next(one for one in consent_texts(desk) if one.is_in_force)

    @override
    def find(self, desk: Desk, id: int) -> ConsentText | None:
        return None

    @override
    def known(self, record: ConsentText | None) -> dict[str, Any]:
        words = self._before.words
        return {"since": self.salon_app.today(), "zh": words.zh, "en": words.en}

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = PutInForce(
            request_id=self.request_id,
            version=typed["version"],
            since=typed["since"],
            zh=typed["zh"],
            en=typed["en"],
            asks=typed["asks"] or (),
        )
        self.perform(lambda desk: put_in_force(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: ConsentText) -> None:
        self.finish(_("Version {version} is printed from {day} on.").format(version=one.version, day=one.since))


def _asks(one: ConsentText) -> str:
    return show(_ASKS, one.asks, language()) if one.asks else ""
