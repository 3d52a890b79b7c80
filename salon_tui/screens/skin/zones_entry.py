"""The field in which zones and what was seen there are typed, with the face below it that follows each key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as default

from typing_extensions import override

from db.core.errors import Flaw
from db.dated.comparing import compare
from db.dated.declaration import Values, name_of
from db.dated.kinds.skin import SEEN, SKIN
from db.dated.zones import Told, read_zones, with_told, zones_text
from db.fields.declaration import Field, Kind, Term
from db.fields.parsing import FieldError
from salon_tui.screens.skin.face import CELLS, PART, ROWS, face, legend, seen_by_zone
from salon_tui.screens.skin.seen_list import seen_rows
from salon_tui.widgets.field_reader import Reader
from salon_tui.widgets.form_state import Entry
from salon_tui.widgets.paint import Piece, fit_pieces

_APART = 2
_STAYS = "\N{NO-BREAK SPACE}"
ZONES = Field(
    "zones",
    "",
    Term("Seen by zone", "分区所见"),
    Kind.NOTE,
    limit=2000,
    hint=Term(
        " ".join(f"{number} {en}".replace(" ", _STAYS) for number, (_code, en, _zh) in enumerate(SEEN, 1)),
        "   ".join(f"{number} {zh}" for number, (_code, _en, zh) in enumerate(SEEN, 1)),
    ),
)
"""Its hint names the findings by their numbers."""


class ZonesReader:
    """Reads lists of zones, see :mod:`db.dated.zones`; what they mean is said by the face."""

    def read(self, text: str) -> tuple[Told, ...]:
        """What was said of each zone; raises FieldError."""
        return read_zones(text)

    def show(self, value: object) -> str:
        """Nothing more than what was typed: the face says it."""
        return ""

    def typed(self, value: object) -> str:
        """The shortest lists that say the same."""
        return zones_text(with_told({}, value)) if isinstance(value, tuple) else ""

    def offers(self) -> list[tuple[str, str]]:
        """F4 asks for zones, then for what was seen there."""
        return []

    def kept(self, value: object) -> object:
        """A draft keeps what was typed."""
        return None

    def back(self, kept: object) -> object:
        """Not asked."""
        return None


@dataclass(slots=True)
class ZonesEntry(Entry):
    """The field.

    Attributes:
        base: What of the zones was taken over; what is typed stands over it.
        last: The analysis before, to compare with; None for the first.
    """

    field: Field = default(default=ZONES)
    reader: Reader = default(default_factory=ZonesReader)
    base: Values = default(default_factory=dict)
    last: Values | None = None
    _unfinished: FieldError | None = None
    """Why the last list isn't understood, while it is still being typed."""

    @override
    def take(self, text: str) -> None:
        """Takes what is typed; what the last list lacks is said when the field is left."""
        carried = self.carried
        Entry.take(self, text)
        # the rest stays taken over
        self.carried, self._unfinished = carried, None
        if self.flaw is not None:
            self.value = _so_far(text)
            if self.flaw in (Flaw.NOTHING_SAID, Flaw.NOT_A_GRADE) and text.rstrip().endswith(self.wrong):
                self._unfinished, self.flaw = FieldError(self.flaw, self.wrong), None

    @override
    def settle(self) -> None:
        Entry.settle(self)
        if self._unfinished is not None:
            self.flaw, self.wrong = self._unfinished.flaw, self._unfinished.word

    @override
    def drawn(self, cells: int) -> Sequence[Sequence[Piece]]:
        """The face, and beside it what is seen and what the squares mean."""
        values = with_told(self.base, self.value if isinstance(self.value, tuple) else ())
        differences = compare(SKIN, self.last, values) if self.last is not None else ()
        # of the skin as a whole nothing is said here
        differences = tuple(one for one in differences if name_of(one.key) in {field.name for field in PART.fields})
        carried = () if self.passed else [key for key, value in self.base.items() if values.get(key) == value]
        room = cells - CELLS - _APART
        squares = legend(room)
        listed = seen_rows(values, differences, carried, room, ROWS - len(squares) - 1)
        beside = [*listed, *([[]] * (ROWS - len(squares) - len(listed))), *squares]
        drawn = face(seen_by_zone(values, differences, carried))
        return [[*fit_pieces(left, CELLS + _APART), *right] for left, right in zip(drawn, beside, strict=True)]


def _so_far(text: str) -> tuple[Told, ...] | None:
    """What is understood of a text up to where it isn't."""
    words = text
    while words:
        words = words[: max(words.rfind(" "), words.rfind(","), words.rfind("，"), 0)]
        try:
            return read_zones(words) or None
        except FieldError:
            continue
    return None
