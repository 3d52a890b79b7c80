"""The dialog where something is stopped: what stops and why, safe ways first, letting it through last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.widget import Widget
from typing_extensions import override

from db.visits.records import Conflict, Stopped
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.screens.visits.conflict_words import because, earlier_words, free_words, level_word, rule_words, sign
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Bar, Line
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import ends, told
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _

LEAVE_OUT, CHANGE, BOOK, LET_THROUGH = "1", "2", "3", "4"
THIS_VISIT, COURSE = "1", "2"
_MOST = 3
"""Most conflicts that are listed; how many more there are is said."""


class Way(NamedTuple):
    """How it goes on.

    Attributes:
        digit: Which of the ways.
        reason: Why it is let through.
        course: Whether it is so for a course of treatments.
    """

    digit: str
    reason: str = ""
    course: bool = False


class AskWay(Dialog[Way]):
    """What stops, why, and from when on it doesn't; then the ways that there are.

    Args:
        stopped: What stops.
        ways: The digits of the ways that there are.
    """

    TITLE_TEXT = N_("This doesn't go with what is known of the client")
    HELP_TEXT = N_(
        "A digit chooses a way. Safe ways stand first: leave it out, do something else, book a day on which nothing "
        "speaks against it. Letting it through takes a reason and a manager's PIN; it stays in the log. What must "
        "never be used is not let through by anybody."
    )
    KEYS = (c.Accept, c.Enter, c.Down, c.Up, c.Back)

    def __init__(self, stopped: Stopped, ways: Iterable[str]) -> None:
        super().__init__()
        self._stopped, self._ways = stopped, tuple(ways)
        self._course = THIS_VISIT

    @override
    def body(self) -> Iterable[Widget]:
        yield Bar(id="stops")
        yield PickList([Column(1), Column(12, grow=1)], id="ways")
        yield Bar(id="why")
        yield Line(id="reason-label")
        yield Editor(id="reason", longest=300)
        yield PickList([Column(1), Column(12, grow=1)], id="for-how-long")

    @override
    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#stops", Bar).draw(self._stops)
        self.query_one("#why", Bar).draw(self._why)
        self._list.fill([Row(digit, ((digit, "label"), self._words(digit))) for digit in self._ways])
        held = ((THIS_VISIT, _("for this visit alone")), (COURSE, _("for this course of treatments, 90 days at most")))
        self._long.fill([Row(digit, ((digit, "label"), words)) for digit, words in held])
        self.query_one("#reason-label", Line).set_pieces((_("Reason"), "label"))
        self._show_reason(False)

    @property
    def _list(self) -> PickList[str]:
        return self.query_one("#ways", PickList)

    @property
    def _long(self) -> PickList[str]:
        return self.query_one("#for-how-long", PickList)

    @property
    def _editor(self) -> Editor:
        return self.query_one(Editor)

    def _stops(self, cells: int) -> list[list[Piece]]:
        shown = [one for one in self._stopped.conflicts if one.stops] + [
            one for one in self._stopped.conflicts if not one.stops
        ]
        lines = [line for one in shown[:_MOST] for line in _line(one, cells)]
        more = len(shown) - _MOST
        return [*lines, [(_("and {count} more warnings").format(count=more), "label")]] if more > 0 else lines

    def _why(self, cells: int) -> list[list[Piece]]:
        first = next(one for one in self._stopped.conflicts if one.stops)
        said = (*rule_words(first), earlier_words(first))
        return [[], *(line for words in said for line in told(words, cells, 2, "label"))]

    def _words(self, digit: str) -> str:
        match digit:
            case "1":
                return _("leave it out")
            case "2":
                return _("do something else instead")
            case "3":
                day = self._stopped.free
                return _("book it for {day}, the first day that is free").format(day=day.isoformat() if day else "")
            case _:
                return _("let it through: a reason, and a manager's PIN")

    # What is typed.

    def on_key(self, event: events.Key) -> None:
        """A digit takes a way, or says for how long."""
        if self._editor.has_focus or not event.character or event.character not in "123456789":
            return
        event.stop()
        if self._long.has_focus and event.character in (THIS_VISIT, COURSE):
            self._course = event.character
            self._long.choose(int(event.character))
        elif self._list.has_focus and event.character in self._ways:
            self._list.choose(self._ways.index(event.character) + 1)
            self._take(event.character)
        else:
            self.app.bell()

    def _take(self, digit: str) -> None:
        if digit == LET_THROUGH:
            self._show_reason(True)
        else:
            self.dismiss(Way(digit))

    def _show_reason(self, shown: bool) -> None:
        for widget in (self.query_one("#reason-label"), self._editor):
            widget.display = shown
        self._long.display = shown and self._stopped.repeated
        self._list.display = not shown
        (self._editor if shown else self._list).focus()
        self._list.refresh()

    def do_enter(self) -> None:
        """Enter: takes the way under the mark; behind the reason, for how long."""
        if self._list.has_focus:
            self._take(self._list.chosen or self._ways[0])
        elif self._editor.has_focus and self._long.display and self._editor.value.strip():
            self._long.is_awake = True
            self._long.focus()
        else:
            self.do_accept()

    def do_accept(self) -> None:
        """F10: lets it through, with the reason."""
        if self._list.has_focus:
            self._take(self._list.chosen or self._ways[0])
            return
        reason = self._editor.value.strip()
        if reason:
            self.dismiss(Way(LET_THROUGH, reason, self._course == COURSE))
        else:
            self.show_message(_("Write the reason first, or press Esc to leave it."), alarm=True)
            self._editor.focus()

    def do_down(self) -> None:
        """Moves to the next line."""
        self._move(1)

    def do_up(self) -> None:
        """Moves to the line before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        if self._long.has_focus:
            self._long.move(by)
            self._course = self._long.chosen or THIS_VISIT
        elif self._list.has_focus:
            self._list.move(by)

    @override
    def do_back(self) -> None:
        if self._list.has_focus:
            super().do_back()
        else:
            self._show_reason(False)


def _line(one: Conflict, cells: int) -> list[list[Piece]]:
    style = "alarm" if one.stops else "label"
    left: list[Piece] = [(f"{sign(one)} {level_word(one)}  ", style), (one.item, "strong")]
    return [ends(cells, left, [(free_words(one), "label")]), *told(f"  {because(one)}", cells, 2)]
