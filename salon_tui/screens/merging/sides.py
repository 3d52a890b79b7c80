"""A list of which a digit says line by line whether it goes by the first file or by the second."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable
from typing import ClassVar, TypeVar

from typing_extensions import override

from db.core.desk import Desk
from salon_tui import commands as c
from salon_tui.screens.base.list_page import ListPage

Done = TypeVar("Done")


class SidesPage(ListPage, inherit_bindings=False):
    """Two files, and the lines of which one of them is chosen."""

    CHOICES: ClassVar[tuple[type[c.Command], ...]]
    """Its keys for the first and the second file."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self._seconds: frozenset[Hashable] = frozenset()
        """What goes by the second file."""

    @property
    @abstractmethod
    def choosable(self) -> Hashable | None:
        """What the mark stands on, where there is a choice."""

    @abstractmethod
    def fill(self) -> None:
        """Shows the lines with what was chosen."""

    @override
    def put_away(self) -> None:
        super().put_away()
        self._seconds = frozenset()

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command in self.CHOICES:
            return self.choosable is not None
        return super().offers(command)

    @override
    def moved(self) -> None:
        self.paint_keys()

    @override
    def take_digit(self, digit: int) -> None:
        if digit not in (1, 2):
            super().take_digit(digit)
            return
        marked = self.choosable
        if marked is None:
            self.app.bell()
            return
        self._seconds = self._seconds | {marked} if digit == 2 else self._seconds - {marked}
        self.fill()
        self.do_down()

    def perform_with_reason(self, why: str, do: Callable[[Desk, str], Done], then: Callable[[Done], None]) -> None:
        """Asks for the reason first, and does nothing without one."""
        self.ask_why(why, lambda reason: self.perform(lambda desk: do(desk, reason), then))
