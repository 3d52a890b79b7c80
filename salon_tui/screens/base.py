"""What all pages have: a head, a message line, a key line, and commands that are checked before they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from db.errors import Code, Refused, SalonError
from db.permissions import Permission
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.i18n import _, language
from salon_tui.screens.key_line import key_line
from salon_tui.sentences import sentence
from salon_tui.widgets.lines import Bar, Line, Rule
from salon_tui.widgets.paint import Piece

if TYPE_CHECKING:
    from db.operations.entrance import Desk
    from db.records import Alert
    from salon_tui.app import SalonApp

STYLES = Path(__file__).parents[1] / "styles"

R = TypeVar("R")
ScreenResult = TypeVar("ScreenResult")


class Commanded(Screen[ScreenResult], inherit_bindings=False):
    """A screen whose keys are commands: bound, offered, explained and allowed by their classes alone."""

    CSS_PATH: ClassVar[Path | None] = STYLES / "desk.tcss"
    KEYS: ClassVar[tuple[type[Command], ...]] = ()
    TITLE_TEXT: ClassVar[str] = ""
    HELP_TEXT: ClassVar[str] = ""

    def __init_subclass__(cls, **options: Any) -> None:
        cls.BINDINGS = [
            Binding(command.key, f"command('{command.__name__}')", priority=True, show=False)
            for command in cls.commands()
            if command.bound
        ]
        super().__init_subclass__(**options)

    @classmethod
    def commands(cls) -> list[type[Command]]:
        """Every command of this screen: help first, its own, the ways out last."""
        own: list[type[Command]] = [command for command in cls.KEYS if command not in (c.Help, c.Lock)]
        return [c.Help, *sorted(own, key=lambda command: command.rank == 0), c.Lock]

    @property
    def salon_app(self) -> SalonApp:
        """The app, with its own type."""
        return cast("SalonApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk of the person who is signed in."""
        return self.salon_app.desk_in_use

    def offers(self, command: type[Command]) -> bool:
        """Whether this person may use a command here and now."""
        return command.permission is None or self.salon_app.may(command.permission)

    def action_command(self, name: str) -> None:
        """Runs a command by its class name; one that isn't offered says so."""
        command: type[Command] = getattr(c, name)
        # what was said stands until the next key
        self.say("")
        if self.offers(command):
            getattr(self, f"do_{command.action}")()
        else:
            self.say(_("You may not do this here. Ask the manager."), alarm=True)

    def say(self, text: str, alarm: bool = False) -> None:
        """Says what happened, with a bell when something is refused."""
        if not self.is_mounted:
            return
        self.query_one("#message", Line).say((text, "alarm" if alarm else "plain"))
        if alarm:
            self.app.bell()

    def says(self, text: str) -> bool:
        """Whether this is what stands in the message line."""
        return str(self.query_one("#message", Line).content) == text

    def paint_keys(self) -> None:
        """Paints the key line: only what this person may do here."""
        offered = [command for command in self.commands() if command.on_key_line and self.offers(command)]
        self.query_one("#keys", Bar).draw(lambda cells: [key_line(offered, cells)])

    # Asking the archive.

    def perform(
        self,
        call: Callable[[Desk], R],
        then: Callable[[R], None] = lambda result: None,
        *,
        refused: Callable[[SalonError], bool] = lambda error: False,
    ) -> None:
        """Runs an operation; asks for a reason or a second person where one is needed, and goes on with the result.

        Args:
            call: The operation, with everything but the desk.
            then: What to do with its result.
            refused: Deals with an error itself; gives True when it has.
        """
        self._try(self.desk, call, then, refused)

    def _try(
        self, desk: Desk, call: Callable[[Desk], R], then: Callable[[R], None], refused: Callable[[SalonError], bool]
    ) -> None:
        try:
            result = call(desk)
        except SalonError as error:
            if refused(error):
                return
            self.ask_further(desk, error, lambda allowed: self._try(allowed, call, then, refused))
        else:
            then(result)

    def ask_further(self, desk: Desk, error: SalonError, again: Callable[[Desk], None]) -> None:
        """Asks for the reason or the second person that is missing; says what else is the matter.

        Args:
            desk: The desk that the operation was tried with.
            error: Why it was refused.
            again: Tries it again, with the desk that has what was missing.
        """
        from salon_tui.screens.asking import AskReason, AskSecond

        def with_reason(reason: str | None) -> None:
            if not reason:
                return
            try:
                reasoned = self._for_reason(desk, error, reason)
            except SalonError as refusal:
                self.say(sentence(refusal), alarm=True)
            else:
                again(reasoned)

        def with_second(approved: Desk | None) -> None:
            if approved is not None:
                again(approved)

        if error.code in (Code.NEEDS_REASON, Code.CONFLICT) or (
            error.code is Code.NEEDS_SECOND and self.salon_app.salon.solo and not desk.reason
        ):
            self.app.push_screen(AskReason(sentence(error)), with_reason)
        elif isinstance(error, Refused) and error.code is Code.NEEDS_SECOND:
            self.app.push_screen(AskSecond(desk, Permission(str(error.facts["permission"]))), with_second)
        else:
            self.say(sentence(error), alarm=True)

    def _for_reason(self, desk: Desk, error: SalonError, reason: str) -> Desk:
        """The desk with the reason; for another's file, with the file opened for five minutes."""
        from db.operations.desk import break_glass

        reasoned = desk.because(reason)
        if error.code is Code.NEEDS_REASON and error.facts.get("client"):
            break_glass(reasoned, int(error.facts["client"]))
        return reasoned

    # What every screen can do.

    def do_help(self) -> None:
        """F1."""
        self.salon_app.show_help(self)

    def do_lock(self) -> None:
        """F11."""
        self.salon_app.lock()

    def do_back(self) -> None:
        """F12."""
        self.salon_app.back()

    def help_lines(self) -> list[str]:
        """What F1 says of the field that has the focus; nothing by default."""
        return []


class Page(Commanded[None], inherit_bindings=False):
    """A page: head, alerts, body, message line, key line."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self.target: dict[str, Any] = {}
        """What the page is about, as :meth:`SalonApp.go` was told."""

    def compose(self) -> ComposeResult:
        """The frame; ``body`` fills it."""
        yield Bar(id="head")
        yield Line(id="alerts")
        yield Rule()
        yield from self.body()
        yield Rule()
        yield Line(id="message")
        yield Bar(id="keys")

    def body(self) -> Iterable[Widget]:
        """The widgets of this page."""
        return ()

    def on_screen_resume(self) -> None:
        """The page is in front again: everything on it is read and painted anew.

        Not when it only came by while several pages were put away, or when the desk has been locked meanwhile.
        """
        if self.is_active and self.salon_app.desk is not None:
            self.arrive()

    def on_screen_suspend(self) -> None:
        """Something else is in front: what was said here is read."""
        self.say("")

    TAKES_SCANS: ClassVar[bool] = False
    """Whether a scanned card, known or not, is what this page is about, instead of a file to open."""

    def take_scan(self, number: str) -> None:
        """A card was scanned, or its number typed; pages that take scans say what that means."""

    def recall(self) -> dict[str, int]:
        """Whose record this is, to come back to it after a lock: ids and nothing else."""
        from db.visit_records import VisitRecord

        record = self.target.get("record")
        return {} if record is None else {"visit" if isinstance(record, VisitRecord) else "client": record.id}

    def put_away(self) -> None:
        """The desk is locked: forgets what it showed."""
        self.target = {}

    def arrive(self) -> None:
        """Reads what the page shows and paints it; pages add to this."""
        # a page may be told twice that it is in front: the second time there is no message any more
        if message := self.salon_app.take_message():
            self.say(message)
        self.paint_head()
        self.paint_keys()

    def paint_head(self) -> None:
        """By default: the page's title, the salon, and who is signed in."""
        self.head([(f" {_(self.TITLE_TEXT)}", "strong")])

    def head(self, left: list[Piece], right: list[Piece] | None = None) -> None:
        """Shows the head line."""
        who = self.salon_app.me
        side: list[Piece] = [(f"{who.name} ", "dim")] if right is None and who is not None else [*(right or [])]
        self.query_one("#head", Bar).sides(left, side)

    def alerts(self, *pieces: Piece) -> None:
        """Shows the alert line, which never scrolls away; without pieces there is none."""
        line = self.query_one("#alerts", Line)
        line.set_class(bool(pieces), "on")
        line.say(*pieces)

    def client_alerts(self, alerts: Iterable[Alert]) -> None:
        """Shows what may hurt the client whom the page is about."""
        names = " · ".join(alert.term.text(language()) for alert in alerts)
        self.alerts(*([(f"⚠ {names}", "alarm")] if names else []))

    def do_find(self) -> None:
        """F2."""
        self.salon_app.go("find")

    def do_home(self) -> None:
        """F3."""
        self.salon_app.go_home()

    def do_refresh_page(self) -> None:
        """F5."""
        self.arrive()
