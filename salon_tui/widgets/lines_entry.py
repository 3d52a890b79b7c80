"""A field that holds several things, each a line: added, changed, removed and taken back one by one.

The first key adds a line and replaces none. What the lines hold is the business of a :class:`LineReader`: services and
products of a visit, and whatever else comes as lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from dataclasses import field as default
from typing import Any

from db.core.errors import Flaw
from db.fields.parsing import FieldError
from salon_tui.widgets.field_reader import Reader
from salon_tui.widgets.form_state import Entry
from salon_tui.widgets.line_reader import LineReader, Offer, Together

AWAY = -1
"""No line is in focus: the focus is in another field."""


@dataclass(slots=True)
class LineItem:
    """One line: its text, what it means, or why it means nothing."""

    text: str = ""
    value: Any = None
    flaw: Flaw | None = None


@dataclass(slots=True)
class LinesEntry(Entry):
    """The field: its lines, and the empty one below them with which another is added.

    Attributes:
        lines: How a line is understood.
        items: The lines.
        adding: The line below them.
        on: The line in focus; ``len(items)`` is the one that adds, -1 none.
    """

    reader: Reader = default(default_factory=Together)
    lines: LineReader = default(kw_only=True)
    items: list[LineItem] = default(default_factory=list)
    adding: LineItem = default(default_factory=LineItem)
    on: int = AWAY
    _undone: list[list[LineItem]] = default(default_factory=list)

    def begin(self, value: Any) -> None:
        """Puts in what is known already."""
        self.items = [LineItem(self.lines.typed(one), one) for one in value or ()]
        self.adding, self.on, self.flaw, self.left = LineItem(), AWAY, None, False
        self.before, self._undone = [], []
        self._sum_up()

    @property
    def line(self) -> LineItem:
        """The line in focus."""
        return self.items[self.on] if 0 <= self.on < len(self.items) else self.adding

    @property
    def editing(self) -> str:
        """What stands in the line that is typed in."""
        return self.line.text

    def take(self, text: str) -> None:
        """Takes what is typed in the line in focus."""
        line = self.line
        line.text, line.flaw = text, None
        try:
            self._meant(line)
        except FieldError as error:
            line.flaw = error.flaw
            if line is self.adding:
                # what was understood a key ago is not what stands there
                line.value = None
        self._sum_up()

    def _meant(self, line: LineItem) -> tuple[Any, ...]:
        """What a line's text means; as long as it is understood, the line has the first of it."""
        found = self.lines.read(line.text, line.value if line is not self.adding else None) if line.text.strip() else ()
        if line is self.adding:
            line.value = found or None
        return found

    # Moving.

    def arrive(self) -> None:
        """The focus comes: to the line that adds."""
        self.on = len(self.items)
        self.before = []

    def step(self, by: int) -> bool:
        """Moves by a line; gives False at either end, where another field follows."""
        if not 0 <= self.on + by <= len(self.items):
            return False
        at = self.on + by
        self._settle()
        self.on = max(0, min(at, len(self.items)))
        return True

    def enter(self) -> bool:
        """Takes what is typed and goes to the line that adds; gives False where nothing is, so that it goes on."""
        if self.on == len(self.items) and not self.adding.text.strip():
            return False
        self._settle()
        self.on = len(self.items)
        return True

    def leave(self) -> None:
        """The focus goes: what is typed becomes a line."""
        self.settle()
        self.on = AWAY

    def settle(self) -> None:
        """What is typed becomes a line; the focus is on the one that adds."""
        self._settle()
        self.left = True
        if self.field.required and not self.items:
            self.flaw = Flaw.REQUIRED
        if self.on != AWAY:
            self.on = len(self.items)

    def _settle(self) -> None:
        """What was typed becomes a line, or several; a line that was emptied goes."""
        line, is_new = self.line, self.line is self.adding
        if not is_new and not line.text.strip():
            self.remove()
            return
        changed = line.text.strip() != self._typed(line) if not is_new else bool(line.text.strip())
        if changed and line.flaw is None:
            found = self._meant(line)
            self._remember()
            items = [LineItem(self.lines.typed(one), one) for one in found]
            if is_new:
                self.items += items
            else:
                self.items[self.on : self.on + 1] = items
        elif changed and is_new:
            # not understood: it stands there, with what is the matter
            self._remember()
            self.items.append(line)
        if is_new:
            self.adding = LineItem()
        self.before = []
        self._sum_up()

    def _typed(self, item: LineItem) -> str:
        return "" if item.value is None or item is self.adding else self.lines.typed(item.value)

    def meant(self, item: LineItem) -> tuple[Any, ...]:
        """What a line means as it stands there; what is being typed has the first word."""
        if item.flaw is not None or not item.text.strip():
            return ()
        if item is self.adding:
            found: tuple[Any, ...] = item.value or ()
            return found
        return (item.value,) if item.text.strip() == self._typed(item) else self.lines.read(item.text, item.value)

    def narrowed(self) -> list[Offer]:
        """What goes with what is typed and not understood yet."""
        line = self.line
        return self.lines.offers(line.text) if line.text.strip() and line.flaw is not None else []

    # By F4.

    def add(self, number: str) -> None:
        """Adds what has this number."""
        self.adding = LineItem(number)
        self.on = len(self.items)
        self.take(number)
        self.enter()

    def put_hands(self, number: str) -> None:
        """Says who did what the line in focus holds."""
        line = self.line
        values = line.value if line is self.adding else (line.value,)
        items = [LineItem(self.lines.typed(one), one) for one in (self.lines.by(one, number) for one in values)]
        self._remember()
        if line is self.adding:
            self.items += items
            self.adding, self.on = LineItem(), len(self.items)
        else:
            self.items[self.on : self.on + 1] = items
        self.before = []
        self._sum_up()

    def remove(self) -> None:
        """Takes the line in focus away."""
        if self.on < len(self.items):
            self._remember()
            del self.items[self.on]
        else:
            self.adding = LineItem()
        self.before = []
        self._sum_up()

    def drop(self, goes: Callable[[Any], bool]) -> bool:
        """Takes away every line whose value goes; gives False where none does."""
        left = [item for item in self.items if item.value is None or not goes(item.value)]
        if len(left) == len(self.items):
            return False
        self._remember()
        self.items, self.before = left, []
        if self.on != AWAY:
            self.on = len(left)
        self._sum_up()
        return True

    # Taking back.

    def undo(self) -> bool:
        """Takes back what was typed in this line, else the last line that was added, changed or removed."""
        if self.before:
            self.take(self.before.pop())
            return True
        if not self._undone:
            return False
        self.items = self._undone.pop()
        self.adding, self.on = LineItem(), len(self.items)
        self._sum_up()
        return True

    def _remember(self) -> None:
        """Keeps the lines as they were before what was typed now."""
        self._undone.append(
            [
                LineItem(self._typed(item), item.value) if item.value is not None else replace(item)
                for item in self.items
            ]
        )

    def copy(self) -> LinesEntry:
        """As it is now, for taking a scan back."""
        return replace(
            self,
            before=[*self.before],
            items=[replace(item) for item in self.items],
            adding=replace(self.adding),
            _undone=[*self._undone],
        )

    def become(self, was: Entry) -> None:
        """As it was."""
        assert isinstance(was, LinesEntry)
        again = was.copy()
        self.items, self.adding, self.on, self._undone = again.items, again.adding, again.on, again._undone
        self.flaw, self.left, self.before = again.flaw, again.left, again.before
        self._sum_up()

    # Drafts.

    def draft(self) -> Any:
        """Every line: what was understood by its ids, the rest as it was typed."""
        return {"lines": [self._kept(item) for item in (*self.items, self.adding) if item.text.strip()]}

    def _kept(self, item: LineItem) -> dict[str, object]:
        if item.flaw is not None or (item is not self.adding and item.text != self._typed(item)):
            line: dict[str, object] = {"text": item.text}
            return line | {"kept": self.lines.kept(item.value)} if item.value is not None else line
        if item is self.adding:
            return {"text": item.text}
        return {"kept": self.lines.kept(item.value)}

    def restore(self, kept: Any) -> None:
        """The lines of a draft."""
        self.items, self.adding = [], LineItem()
        for one in kept["lines"] if kept else ():
            value = self.lines.back(one["kept"]) if "kept" in one else None
            item = LineItem(str(one["text"]) if "text" in one else self.lines.typed(value), value)
            if "text" in one:
                self._read_again(item)
            else:
                self.items.append(item)
        self._sum_up()

    def _read_again(self, item: LineItem) -> None:
        try:
            found = self.lines.read(item.text, item.value)
        except FieldError as error:
            item.flaw = error.flaw
            self.items.append(item)
        else:
            self.items += [LineItem(self.lines.typed(one), one) for one in found]

    def _sum_up(self) -> None:
        """The field's value, text and flaw follow from its lines."""
        self.value = tuple(value for item in (*self.items, self.adding) for value in self.meant(item)) or None
        self.text = "\n".join(item.text for item in (*self.items, self.adding) if item.text)
        self.flaw = next((item.flaw for item in (*self.items, self.adding) if item.flaw), None)
