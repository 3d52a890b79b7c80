"""What a letter says, as a form: a paragraph in each field."""

from __future__ import annotations

from typing import Any

from db.core.desk import Desk
from db.core.permissions import Permission
from db.printing.letters.fields import LETTER_FIELDS
from db.printing.letters.operations import KeepLetterText, keep_letter_text
from db.printing.letters.queries import letter_text
from db.printing.letters.records import LetterText, Occasion
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _
from salon_tui.words.letters import OCCASIONS

_IN_ORDER = tuple(OCCASIONS)


def number_of(occasion: Occasion) -> int:
    """The digit of an occasion, by which the form's ``target`` and its drafts know it."""
    return _IN_ORDER.index(occasion) + 1


class LetterTextPage(ListForm[LetterText], inherit_bindings=False):
    """The text for one occasion, in the language of the salon's paper."""

    TITLE_TEXT = N_("Text of a letter")
    HELP_TEXT = N_(
        "What these letters say, in the language of the salon's paper; each field is a paragraph. Salutation, closing "
        "and the salon's name are added by the letter itself. F10 saves from anywhere."
    )
    FORM = "letter_text"
    NEEDS = Permission.SETTINGS
    FIELDS = LETTER_FIELDS

    def __init__(self) -> None:
        super().__init__("letter_text")

    @property
    def occasion(self) -> Occasion:
        """What the letter is for."""
        return _IN_ORDER[self.about - 1]

    def find(self, desk: Desk, id: int) -> LetterText | None:
        """Read again."""
        return letter_text(desk, _IN_ORDER[id - 1])

    def heading(self) -> str:
        """Which letter."""
        return _("Text of a letter: {occasion}").format(occasion=_(OCCASIONS[self.occasion]))

    def known(self, record: LetterText | None) -> dict[str, Any]:
        """The paragraphs as they are; more than the form has fields for stand together in the last one."""
        parts = [part for part in record.text.split("\n") if part] if record else []
        last = len(self.FIELDS) - 1
        parts[last:] = [" ".join(parts[last:])] if parts[last:] else []
        return {field.name: part for field, part in zip(self.FIELDS, parts, strict=False)}

    def save(self) -> None:
        """Keeps the text."""
        typed = self.texts()
        text = "\n".join(typed[field.name] for field in self.FIELDS if typed[field.name])
        asked = KeepLetterText(self.occasion, self.record.version if self.record else 0, text)
        self.perform(lambda desk: keep_letter_text(desk, asked), self._saved, refused=self.refused)

    def _saved(self, kept: LetterText) -> None:
        if kept.version:
            self.finish(_("The text is saved. The next letters say so."))
        else:
            self.finish(_("These letters have the wording that ships."))
