"""How consent is answered and read: its four states, with the day and who took it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from db.clients.consent.records import ConsentLine, ConsentState
from db.fields.declaration import Store
from db.text.cleaning import half_width
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form_state import Entry
from salon_tui.words.i18n import _

AWAY: Final = "away"
"""The client isn't here, so nothing is agreed to yet: they are asked when they come."""
_AWAY_DIGIT = "3"


@dataclass(frozen=True, slots=True)
class ConsentReader(FieldReader):
    """Reads a question of consent.

    Attributes:
        line: The answer on record, None where nobody has asked.
        may_be_away: Whether "the client isn't here" is an answer too.
    """

    line: ConsentLine | None = None
    may_be_away: bool = False

    def read(self, text: str) -> object:
        """Yes, no, or not here."""
        if self.may_be_away and half_width(text).strip() == _AWAY_DIGIT:
            return AWAY
        return FieldReader.read(self, text)

    def show(self, value: object) -> str:
        """The state, and since when by whom where it is on record."""
        if value == AWAY:
            return _("not here: asked at the next arrival")
        if value is None:
            return _("not asked")
        words = FieldReader.show(self, value)
        line = self.line
        if line is None or bool(value) is not (line.state is ConsentState.YES):
            return words
        if line.state is not ConsentState.YES:
            words = _("withdrawn") if line.state is ConsentState.WITHDRAWN else _("refused")
        return f"{words} · {line.day.isoformat()} {line.by}"

    def typed(self, value: object) -> str:
        """The digit."""
        return _AWAY_DIGIT if value == AWAY else FieldReader.typed(self, value)

    def offers(self) -> list[tuple[str, str]]:
        """Yes, no, and not here."""
        offers = FieldReader.offers(self)
        return [*offers, (_AWAY_DIGIT, _("not here: asked at the next arrival"))] if self.may_be_away else offers


def with_consents(entries: list[Entry], lines: Mapping[str, ConsentLine], away: Iterable[str] = ()) -> list[Entry]:
    """Entries of which those of consent say their states.

    Args:
        entries: The entries of a form.
        lines: What was answered, by purpose.
        away: Names of those that can be answered by "not here".
    """
    for entry in entries:
        if entry.field.store is Store.CONSENT and isinstance(entry.reader, FieldReader):
            line = lines.get(entry.name)
            entry.reader = ConsentReader(entry.field, entry.reader.context, line, entry.name in away)
    return entries
