"""What pages know of the app that holds them; no page names its class, which imports the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from db.core.permissions import Permission

if TYPE_CHECKING:
    from db.backup.records import RestoreAgreed
    from db.clients.records import ClientRecord
    from db.core.approval import Wanted
    from db.core.desk import Desk
    from db.salon.records import SalonRecord
    from db.sign_in.operations.opening import Archive
    from db.staff.records import StaffRecord
    from db.visits.records import VisitRecord
    from salon_tui.app.print_jobs import PrintJobs
    from salon_tui.app.unkept import Unkept
    from salon_tui.commands import Command, Group
    from salon_tui.kiosk.key_queue import KeyQueue
    from salon_tui.screens.places import Place

R = TypeVar("R")
Recalled = dict[str, Any]
"""What a page is about, by the names of its target: ids, days and kinds."""


class Asking(Protocol):
    """A screen that asks the archive, and says what comes of it."""

    def perform(self, call: Callable[[Desk], R], then: Callable[[R], None]) -> None:
        """Runs an operation and goes on with its result."""


class Offering(Protocol):
    """A screen whose keys are commands, for which there is help and a list of what else it can do."""

    @property
    def TITLE_TEXT(self) -> str:
        """Its title, in English."""

    @property
    def HELP_TEXT(self) -> str:
        """What it is for, in English."""

    @classmethod
    def commands(cls) -> list[type[Command]]:
        """Every command of the screen."""

    @classmethod
    def listed(cls) -> list[type[Command]]:
        """What it can do besides, without a key."""

    def offers(self, command: type[Command]) -> bool:
        """Whether a command can be used here and now."""

    def action_command(self, name: str) -> None:
        """Runs a command by its class name."""

    def help_lines(self) -> list[str]:
        """What there is to say of the field in focus."""

    def show_message(self, text: str, alarm: bool = False) -> None:
        """Says what happened."""


class Seat(Protocol):
    """Who is at the desk, and where."""

    unkept: Unkept

    @property
    def salon(self) -> SalonRecord:
        """The salon whose archive it is."""

    @property
    def me(self) -> StaffRecord | None:
        """The person who is signed in."""

    @property
    def desk(self) -> Desk | None:
        """The desk of the person who is signed in; None while nobody is."""

    def may(self, permission: Permission, *, for_everybody: bool = False) -> bool:
        """Whether the person at the desk may do this for at least some client, or for any; only hides keys."""

    def now(self) -> datetime:
        """Now, in the salon's time zone."""

    def enter(self, desk: Desk) -> None:
        """Somebody has signed in."""

    def lock(self) -> None:
        """Puts away every page, and shows the sign-in page."""

    def put_out(self, why: str) -> None:
        """Who was signed in may not be here any longer."""

    def know_me(self, who: StaffRecord) -> None:
        """The person at the desk has changed their own record."""

    def know_salon(self, salon: SalonRecord) -> None:
        """What stands about the salon was changed."""

    def show_look(self, language: str, theme: str) -> None:
        """Switches language and theme."""


class Pages(Protocol):
    """Which page is in front, and what one leaves for the next."""

    def show_page(self, name: str, **target: Any) -> None:
        """Shows a page, and what it is about."""

    def page(self, name: str) -> Any:
        """A page by its name."""

    def front_page(self) -> object:
        """The page in front, under any dialog; None where there is none."""

    def back(self) -> None:
        """One page back."""

    def go_home(self) -> None:
        """Back to the opening page."""

    def has_unfinished(self) -> bool:
        """Whether a form was left with something in it that is not saved."""

    def remember_unfinished(self, name: str, target: dict[str, Any]) -> None:
        """A form is left with something in it that is not saved."""

    def forget_unfinished(self, name: str = "", target: dict[str, Any] | None = None) -> None:
        """A form is saved; or it is shown again, where a name and what it is about are given."""

    def resume(self) -> None:
        """Back to the form that was left last and is not saved."""

    def show_client(self, page: Asking, client: int, among: list[int]) -> None:
        """Opens a card."""

    def show_visit(self, page: Asking, visit: int) -> None:
        """Opens a visit."""

    def show_visit_record(self, visit: VisitRecord) -> None:
        """Shows a visit that was read."""

    def open_instead(self, record: ClientRecord) -> None:
        """A form about a client is done: the card takes its place."""

    def message_for_next_page(self, message: str, alarm: bool = False) -> None:
        """A message for the page that comes to the front next."""

    def take_message(self) -> tuple[str, bool]:
        """The message that was left, once, and whether with a bell."""


class Questions(Protocol):
    """What is asked over a page."""

    def show_help(self, screen: Offering) -> None:
        """Help for a screen."""

    def show_more(self, screen: Offering, group: type[Group] | None = None) -> None:
        """What else a screen can do."""

    def ask_reason(self, why: str, then: Callable[[str | None], None]) -> None:
        """Asks for the reason that an operation needs; gives None where there is none."""

    def ask_second(self, desk: Desk, wanted: Wanted, question: str, then: Callable[[Desk | None], None]) -> None:
        """Asks a second person to agree; gives the desk with the approval, or None."""


class Shell(Seat, Pages, Questions, Protocol):
    """The app, as pages see it."""

    data: Path
    keys_folder: Path
    kept_keys: frozenset[str]
    key_queue: KeyQueue
    """Keys that were pressed and are not yet handed on."""
    revision: int
    """Grows with every save."""
    busy: bool
    """Something has the archive to itself."""

    @property
    def desk_in_use(self) -> Desk:
        """The desk of the person who is signed in."""

    @property
    def archive(self) -> Archive | None:
        """The open archive; None where there is none, or none that can be used."""

    @property
    def archive_in_use(self) -> Archive:
        """The open archive."""

    def allows(self, place: Place) -> bool:
        """Whether this person may open a page."""

    def today(self) -> date:
        """Today."""

    def begin(self, archive: Archive) -> None:
        """The first run has made an archive."""

    def offer_restore(self, why: str) -> None:
        """The archive can't be used any more: says why, and offers what backups there are."""

    def restore(self, backup: Path, agreed: RestoreAgreed) -> None:
        """Restores a backup in the archive's place, with the desk closed."""

    def blank(self) -> None:
        """Nothing on the screen until the next key."""

    @property
    def print_jobs(self) -> PrintJobs:
        """What was sent to a printer."""

    def begin_day(self, desk: Desk) -> None:
        """Makes the tasks of the day, where that was not done yet."""

    def note_incident(self, error: BaseException) -> str:
        """Writes down what went wrong in the program; gives the incident's number."""
