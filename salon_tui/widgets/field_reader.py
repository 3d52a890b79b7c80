"""How what is typed in a field is understood, shown and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from db.fields.declaration import Field, Kind
from db.fields.keeping import restored, stored
from db.fields.parsing import ParseContext, parse
from db.fields.showing import choice_numbers, show, typed
from db.fields.values import Ref
from salon_tui.words.i18n import _, language


class Reader(Protocol):
    """How the text of an entry is understood."""

    def read(self, text: str) -> object:
        """The value; raises FieldError."""

    def show(self, value: object) -> str:
        """The value as it is read."""

    def typed(self, value: object) -> str:
        """The value as it is typed."""

    def offers(self) -> list[tuple[str, str]]:
        """Digits and labels of what can be chosen; empty for free text."""

    def kept(self, value: object) -> object:
        """The value as a draft keeps it, by ids and codes, since numbers of a list move; None to keep the text."""

    def back(self, kept: object) -> object:
        """The value that :meth:`kept` made this of."""


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads an entry as its field of the catalogue says."""

    field: Field
    context: Callable[[], ParseContext]

    def read(self, text: str) -> object:
        """The field's value."""
        return parse(self.field, text, self.context())

    def show(self, value: object) -> str:
        """The value in the language in use."""
        return show(self.field, value, language())  # type: ignore[arg-type]  # what read() gave

    def typed(self, value: object) -> str:
        """Digits for choices, plain text for the rest."""
        return typed(self.field, value, self.context().staff)  # type: ignore[arg-type]  # what read() gave

    def offers(self) -> list[tuple[str, str]]:
        """The choice list, staff, or yes and no."""
        match self.field.kind:
            case Kind.CHOICE | Kind.CHOICES:
                return choice_numbers(self.field.choices, language())
            case Kind.YES_NO:
                return [("1", _("yes")), ("2", _("no"))]
            case Kind.STAFF:
                return [(str(number), ref.label) for number, ref in self.context().staff.items()]
            case _:
                return []

    def kept(self, value: object) -> object:
        """Codes of choices, ids and names of staff, days with their year."""
        match self.field.kind:
            case Kind.STAFF if isinstance(value, Ref):
                return [value.id, value.label]
            case Kind.CHOICE | Kind.CHOICES | Kind.DATE | Kind.BIRTHDAY:
                return stored(value)  # type: ignore[arg-type]  # what read() gave
            case _:
                return None

    def back(self, kept: object) -> object:
        """Somebody who has left and an entry that is gone come back by name, for the field to say so."""
        return Ref(int(kept[0]), str(kept[1])) if isinstance(kept, list) else restored(self.field, str(kept))
