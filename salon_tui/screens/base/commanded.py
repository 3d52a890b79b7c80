"""What all screens have in common: keys that are commands, offered by right, and a message line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding

from db.core.errors import Code, Refused
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.commands.meanings import TELLING
from salon_tui.screens.base.key_line import key_line
from salon_tui.screens.base.performing import Performer, ScreenResult
from salon_tui.widgets.lines import Bar, Message
from salon_tui.widgets.parts import Nothing
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import sentence

_SIGN = ("! ", "alarm")
"""What stands before a message that tells of something wrong."""
STYLES = Path(__file__).parents[2] / "styles"
WIDE, WIDER = 100, 140
"""Columns from which there is a side pane, and two of them."""
ABREAST = 112
"""Columns from which two lists stand beside each other, not under each other."""
HIGH = 35
"""Rows from which there is room to spare."""


@cache
def _binding(keys: str, action: str) -> Binding:
    """The same for every page: they would be ten thousand."""
    return Binding(keys, action, priority=True, show=False)


class Commanded(Performer[ScreenResult], inherit_bindings=False):
    """A screen whose keys are commands: bound, offered, explained and allowed by their classes alone."""

    CSS_PATH: ClassVar[Path | None] = STYLES / "desk.tcss"
    KEYS: ClassVar[tuple[type[Command], ...]] = ()
    HELPING: ClassVar[tuple[type[Command], ...]] = ()
    """The keys that help where something was refused."""
    REFUSED_TEXT: ClassVar[str] = N_("Not done")
    """What stands in the block before what was refused."""
    TITLE_TEXT: str = ""
    HELP_TEXT: str = ""

    def __init_subclass__(cls, **options: Any) -> None:
        cls.BINDINGS = [
            _binding(",".join(command.all_keys()), f"command('{command.__name__}')")
            for command in cls.commands()
            if command.bound and command.all_keys()
        ]
        known = {key for command in cls.commands() if command.bound for key in command.all_keys()}
        cls.BINDINGS += [_binding(key, f"nothing('{key}')") for key in TELLING if key not in known]
        super().__init_subclass__(**options)

    def on_resize(self) -> None:
        """Tells the style sheet how wide the terminal is now; Textual says so to all screens in view."""
        if self.use_width():
            self.update_node_styles()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The terminal may have become wider meanwhile: then Textual styles anew a screen that comes back, too."""
        event.refresh_styles |= self.use_width()

    def use_width(self) -> bool:
        """Tells the style sheet what there is room for; gives whether that is news."""
        before, size = self.classes, self.app.size
        self.set_class(size.width >= WIDE, "-wide", update=False)
        self.set_class(size.width >= ABREAST, "-abreast", update=False)
        self.set_class(size.width >= WIDER, "-wider", update=False)
        self.set_class(size.height >= HIGH, "-high", update=False)
        return self.classes != before

    @classmethod
    def commands(cls) -> list[type[Command]]:
        """Every command of this screen: help first, its own, the ways out last."""
        own: list[type[Command]] = [command for command in cls.KEYS if command not in (c.Help, c.Lock)]
        own += [command for command in cls.listed() if command not in own]
        own += [member for group in own if issubclass(group, c.Group) for member in group.members]
        if cls.listed() and not any("f4" in command.all_keys() for command in own):
            own.append(c.More)
        return [c.Help, *sorted(own, key=lambda command: command.rank == 0), c.Lock]

    @classmethod
    def listed(cls) -> list[type[Command]]:
        """What the page can do besides, in the list of F4; the place of each is its digit, whoever looks."""
        return [command for command in cls.KEYS if command.key == c.LISTED]

    def offers(self, command: type[Command]) -> bool:
        """Whether this person may use a command here and now."""
        if command is c.Resume:
            return self.salon_app.has_unfinished()
        if command is c.More:
            return any(self.offers(one) for one in self.listed())
        if issubclass(command, c.Group):
            return any(self.offers(one) for one in command.members)
        return self._may(command)

    def _may(self, command: type[Command]) -> bool:
        may, right = self.salon_app.may, command.permission
        return right is None or may(right, for_everybody=command.for_everybody)

    def action_command(self, name: str) -> None:
        """Runs a command by its class name; one that isn't offered says so.

        Where a key means one thing here and another there, what is offered now is run.
        """
        command = next(one for one in self.commands() if one.__name__ == name)
        if command.bound and not self.offers(command):
            same = [one for one in self.commands() if one.bound and one.key == command.key != c.LISTED]
            command = next((one for one in same if self.offers(one)), command)
        # what was said stands until the next key
        self.show_message("")
        if self.offers(command):
            command.run(self)
        elif command.permission is not None and not self._may(command):
            self.show_message(sentence(Refused(Code.NOT_ALLOWED, permission=command.permission.value)), alarm=True)
        else:
            self.show_message(self.not_now(command), alarm=True)

    def nothing(self, what: str, would: str = "", *makes: type[Command]) -> Nothing:
        """What an empty list says; of the keys that make what isn't there, those that work for who reads it.

        Args:
            what: What isn't there.
            would: What would stand here, or how it comes here.
            makes: The commands that make it.
        """
        keys = [
            # what has no key stands in the list of F4
            ((c.More if command.key == c.LISTED else command).key_name(self.salon_app.kept_keys), _(command.label))
            for command in makes
            if self.offers(command)
        ]
        return Nothing(what, would, tuple(keys))

    def not_now(self, command: type[Command]) -> str:
        """What is missing for a command that this person may use, but not as things stand."""
        return _("There is nothing here that this key could do now.")

    def action_nothing(self, key: str) -> None:
        """A key that has nothing to do here says so."""
        self.show_message(_("{key} does nothing here. F1 shows the keys that do.").format(key=key.upper()), alarm=True)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted where no text can be typed goes nowhere, and that is said."""
        event.stop()
        self.show_message(_("Nothing can be pasted here, and nothing was done. F1 shows the keys that do."), alarm=True)

    def show_message(self, text: str, alarm: bool = False) -> None:
        """Says what happened, with a sign and a bell when something is wrong."""
        if not self.is_mounted:
            return
        self.query_one(Message).say(text, *([_SIGN] if alarm and text else []))
        if alarm:
            self.app.bell()

    def show_refusal(self, text: str, *helping: type[Command]) -> None:
        """Says why what was asked for was not done: no other message has a block before it.

        Args:
            text: One sentence.
            helping: The keys that help; by default those that help with everything here.
        """
        if not self.is_mounted:
            return
        block = (f" {_(self.REFUSED_TEXT)} ", "stop")
        keys = [command for command in helping or self.HELPING if self.offers(command)]
        self.query_one(Message).say(
            text, block, " ", keys=lambda cells: key_line(keys, cells, self.salon_app.kept_keys)
        )
        self.app.bell()

    def says(self, text: str) -> bool:
        """Whether this is what stands in the message line, whatever stands before it."""
        return self.query_one(Message).text == text

    def paint_keys(self) -> None:
        """Paints the key line: only what this person may do here."""
        shown = [command for command in self.commands() if command.on_key_line and command.key != c.LISTED]
        offered = [command for command in shown if self.offers(command)]
        self.query_one("#keys", Bar).draw(lambda cells: [key_line(offered, cells, self.salon_app.kept_keys)])

    # What every screen can do.

    def do_help(self) -> None:
        """Opens the help for this screen."""
        self.salon_app.show_help(self)

    def do_more(self) -> None:
        """F4: what else this page can do."""
        self.salon_app.show_more(self)

    def do_group(self, group: type[c.Group]) -> None:
        """What stands under a line of that list."""
        self.salon_app.show_more(self, group)

    def do_lock(self) -> None:
        """Locks the desk."""
        self.salon_app.lock()

    def do_back(self) -> None:
        """Goes one step back."""
        self.salon_app.back()

    def help_lines(self) -> list[str]:
        """What F1 says of the field that has the focus; nothing by default."""
        return []
