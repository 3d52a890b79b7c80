"""How a field is typed that means a service, a product or another record: by number, name or initials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from db.core.errors import Flaw
from db.dated.records import DatedLine
from db.fields.parsing import FieldError
from db.fields.values import Ref
from salon_tui.screens.visits.offered import Offered, offered, one_meant


class _Named:
    """What readers of references have in common: a value is a reference, and a draft keeps its id and its name."""

    def show(self, value: object) -> str:
        """What it is called."""
        return value.label if isinstance(value, Ref) else ""

    def kept(self, value: object) -> object:
        """Id and name."""
        return [value.id, value.label] if isinstance(value, Ref) else None

    def back(self, kept: object) -> object:
        """The reference."""
        assert isinstance(kept, list), "kept is an id and a name"
        return Ref(int(kept[0]), str(kept[1]))


@dataclass(frozen=True, slots=True)
class CatalogueReader(_Named, Generic[Offered]):
    """Reads a service or a product.

    Attributes:
        catalogue: All of them, also those that are no longer offered.
    """

    catalogue: Sequence[Offered]

    def read(self, text: str) -> object:
        """The one that is meant; None for an empty text."""
        if not text.strip():
            return None
        found = one_meant(self.catalogue, text.strip())
        return Ref(found.id, found.name)

    def typed(self, value: object) -> str:
        """Its number in the catalogue."""
        if not isinstance(value, Ref):
            return ""
        return next((str(one.code) for one in self.catalogue if one.id == value.id), value.label)

    def offers(self) -> list[tuple[str, str]]:
        """What is offered."""
        return [(str(one.code), one.name) for one in offered(self.catalogue, "")]


@dataclass(frozen=True, slots=True)
class RecordReader(_Named):
    """Reads another record of the client, by its number or its day.

    Attributes:
        lines: The records that can be meant.
    """

    lines: Sequence[DatedLine]

    def read(self, text: str) -> object:
        """The one that is meant; None for an empty text."""
        words = text.strip()
        if not words:
            return None
        found = [line for line in self.lines if words in (str(line.number), f"{line.day}")]
        if len(found) != 1:
            raise FieldError(Flaw.SEVERAL if found else Flaw.NOT_A_CHOICE)
        return Ref(found[0].id, f"{found[0].day}")

    def typed(self, value: object) -> str:
        """Its number."""
        if not isinstance(value, Ref):
            return ""
        return next((str(line.number) for line in self.lines if line.id == value.id), value.label)

    def offers(self) -> list[tuple[str, str]]:
        """The records, the latest first."""
        return [(str(line.number), f"{line.day}  {line.by}") for line in self.lines]
