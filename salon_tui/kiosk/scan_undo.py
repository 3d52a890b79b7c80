"""Takes back what a scan typed into fields before it was known for a scan."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Protocol, runtime_checkable

from textual.widget import Widget


@runtime_checkable
class Restorable(Protocol):
    """A widget that can be set back to what it was before something was typed into it."""

    def snapshot(self) -> object:
        """What ``restore`` needs."""

    def restore(self, state: Any) -> None:
        """Be as when ``state`` was taken."""


class _TextField(Protocol):
    """What Textual's Input and its kin have; the class itself is not for this package to import."""

    value: str
    selection: Any
    cursor_position: int


class TouchedFields:
    """The fields that a burst of digits went into, as they were before.

    There can be more than one: a field that is full may pass the focus on by itself.
    """

    def __init__(self) -> None:
        self._undo: dict[Widget, Callable[[], None]] = {}

    def clear(self) -> None:
        """Forget them: a new burst begins."""
        self._undo.clear()

    def remember(self, focused: Widget | None) -> bool:
        """Note what the focused widget holds, if it has not been noted in this burst.

        Returns:
            Whether the widget can be set back at all.
        """
        if focused is None:
            return False
        if focused not in self._undo:
            undo = _undo_of(type(focused))
            if undo is None:
                return False
            self._undo[focused] = undo(focused)
        return True

    def set_back(self) -> None:
        """Set all of them back, those that are still there, and the focus to the first."""
        there = [widget for widget in self._undo if widget.is_attached]
        for widget in reversed(there):
            self._undo[widget]()
        if there and there[0].screen is there[0].app.screen:
            there[0].screen.set_focus(there[0])
        self._undo.clear()


@cache
def _undo_of(kind: type[Widget]) -> Callable[[Any], Callable[[], None]] | None:
    """How widgets of a kind are set back; told once, as asking a protocol takes longer than the key."""
    if issubclass(kind, Restorable):
        return _restore
    return _refill if all(hasattr(kind, name) for name in ("value", "selection", "cursor_position")) else None


def _restore(widget: Restorable) -> Callable[[], None]:
    state = widget.snapshot()
    return lambda: widget.restore(state)


def _refill(field: _TextField) -> Callable[[], None]:
    value, selection = field.value, field.selection

    def undo() -> None:
        field.value = value
        field.selection = selection

    return undo
