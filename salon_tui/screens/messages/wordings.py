"""What a message says, as a form: short and long, in both languages."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.messages.fields import WORDING_FIELDS
from db.messages.operations import SaveWordings, save_wordings
from db.messages.queries import wordings
from db.messages.records import MessageOccasion, Wordings
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _
from salon_tui.words.letters import MESSAGE_OCCASIONS

_IN_ORDER = tuple(MESSAGE_OCCASIONS)


def number_of(occasion: MessageOccasion) -> int:
    """The digit of an occasion, by which pages and drafts know it."""
    return _IN_ORDER.index(occasion) + 1


def occasion_of(number: int) -> MessageOccasion:
    """The occasion with a digit."""
    return _IN_ORDER[number - 1]


class WordingsPage(ListForm[Wordings], inherit_bindings=False):
    """The wordings for one occasion."""

    TITLE_TEXT = N_("Text of a message")
    HELP_TEXT = N_(
        "What these messages say. The words in braces are filled in for each client. The short one becomes a code that "
        "any screen has room for: 25 Chinese characters, or 75 letters; the long one is taken where there is more "
        "room. F10 saves from anywhere."
    )
    FORM = "message_text"
    NEEDS = Permission.SETTINGS
    FIELDS = WORDING_FIELDS

    def __init__(self) -> None:
        super().__init__("message_text")

    @override
    def find(self, desk: Desk, id: int) -> Wordings | None:
        return wordings(desk, occasion_of(id))

    @override
    def heading(self) -> str:
        return _("Text of a message: {occasion}").format(occasion=_(MESSAGE_OCCASIONS[occasion_of(self.about)]))

    @override
    def known(self, record: Wordings | None) -> dict[str, Any]:
        return {field.name: getattr(record, field.name) for field in self.FIELDS} if record else {}

    @override
    def save(self) -> None:
        version = self.record.version if self.record else 0
        asked = SaveWordings(occasion=occasion_of(self.about), version=version, **self.texts())
        self.perform(lambda desk: save_wordings(desk, asked), self._saved, refused=self.refused)

    def _saved(self, _saved: Wordings) -> None:
        self.finish(_("The text is saved. The next messages say so."))
