"""What all pages have: a head, alerts, a message line and a key line; read from the archive, then painted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from db.core.errors import Code, InvalidFields, SalonError
from db.core.permissions import Permission
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.commanded import Commanded
from salon_tui.screens.base.shell import Asking, Recalled
from salon_tui.widgets.blocks import Alerts
from salon_tui.widgets.lines import Bar, Message
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.panes import Body, Panes, Rule
from salon_tui.words.i18n import _, language
from salon_tui.words.sentences import flaw_sentence, sentence_at_desk

if TYPE_CHECKING:
    from db.clients.records import Alert
    from db.core.desk import Desk

NO_LONGER = frozenset({Code.NOT_ALLOWED, Code.NEEDS_REASON, Code.NEEDS_SECOND, Code.NEEDS_OWN_PIN, Code.NOT_FOUND})
"""What a page shows may be seen no longer, or is gone."""


class Page(Commanded[None], inherit_bindings=False):
    """A page: head, alerts, body, message line, key line."""

    NEEDS: ClassVar[Permission | None] = None
    """The right that the page ends in: asked when it is opened, so that nobody fills it in for nothing."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self.target: dict[str, Any] = {}
        """What the page is about, as :meth:`Shell.show_page` was told."""
        self._shows: dict[str, Any] | None = None
        """The target that was read and is painted; None: nothing is."""
        self._is_answered = False
        """A question that reading the page had led to has just been answered: it was read then."""

    @classmethod
    def listed(cls) -> list[type[Command]]:
        """What the page can do besides; from every page there is a way back to a form that was left."""
        return [*super().listed(), c.Resume]

    def compose(self) -> ComposeResult:
        """The frame; ``body`` fills it."""
        yield Bar(id="head")
        yield Alerts(id="alerts")
        yield Rule()
        body = Body(id="body")
        with body:
            for widget in self.body():
                # side panes reach to the edge of the screen
                body.set_class(body.has_class("-panes") or isinstance(widget, Panes), "-panes")
                yield widget
        yield Rule()
        yield Message()
        yield Bar(id="keys")

    def body(self) -> Iterable[Widget]:
        """What stands between head and message line; nothing by default."""
        return ()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The page is in front again: everything on it is read and painted anew.

        Not when it only came by while several pages were put away, or when the desk has been locked meanwhile.
        """
        came_from_question, self._is_answered = self._is_answered, False
        if self.is_active and self.salon_app.desk is not None and not came_from_question:
            self.reload()

    def on_screen_suspend(self) -> None:
        """Something else is in front: what was said here is read; not where it only went by, and is back already."""
        if not self.is_active:
            self.show_message("")

    TAKES_SCANS: ClassVar[bool] = False
    """Whether a scanned card, known or not, is what this page is about, instead of a file to open."""

    def take_scan(self, number: str) -> None:
        """A card was scanned, or its number typed; pages that take scans say what that means."""

    def mark_scanned(self, number: str) -> bool:
        """Moves the mark to the client whose card was scanned; False where there is none, or has the mark already.

        Then the card opens.
        """
        return False

    def keep_draft(self) -> bool:
        """Keeps what is typed; gives False when it could not be kept. Most pages have nothing to keep."""
        return True

    def has_typed(self) -> bool:
        """Whether something is typed that is not saved, and kept as a draft."""
        return False

    def job_changed(self) -> bool:
        """A print job stands otherwise than before; gives True where the page shows that by itself."""
        return False

    def left_behind(self) -> None:
        """Another page takes the place of this one and of what is below it; forms keep what is typed."""

    def do_resume(self) -> None:
        """Back to the form that was left."""
        self.salon_app.resume()

    def recall(self) -> Recalled | None:
        """What it is about, to come back to it after a lock: ids, days and kinds, never what a record says.

        None where it is about what can't be read again by these, such as what somebody typed: the page below comes
        back.
        """
        from db.clients.records import ClientRecord

        recalled: Recalled = {}
        for name, value in self.target.items():
            if isinstance(value, ClientRecord):
                recalled[name] = value.id
            elif isinstance(value, (int, date)) or name in ("among", "kind"):
                recalled[name] = value
            elif name != "record":
                return None
        # another record is read again by what stands beside it, or not at all
        return recalled if recalled or "record" not in self.target else None

    def come_back(self, home: Asking, recalled: Recalled) -> None:
        """Whoever locked the desk is back: shows what :meth:`recall` gave, read anew, by right and in the log.

        Args:
            home: The page that is in front until then.
            recalled: What was recalled; a ``record`` is that of a client.
        """
        from db.clients.operations.clients import open_client

        name = str(self.name)
        if "record" in recalled:
            home.perform(
                lambda desk: open_client(desk, recalled["record"]),
                lambda record: self.salon_app.show_page(name, **{**recalled, "record": record}),
            )
        else:
            self.salon_app.show_page(name, **recalled)

    def put_away(self) -> None:
        """The desk is locked: forgets what it showed."""
        self.target, self._shows = {}, None

    # Reading, then painting.

    def load(self, desk: Desk) -> None:
        """Reads from the archive what :meth:`arrive` paints, and keeps it in the page; touches no widget.

        The only place, besides what is given to :meth:`perform`, in which a page asks the archive.
        """

    def reload(self) -> None:
        """Reads the page, then paints it; one that can't be read or may no longer be says so, one step back."""
        was_asked = False

        def refused(error: SalonError) -> bool:
            nonlocal was_asked
            was_asked = True
            if error.code in NO_LONGER or self._shows != self.target:
                # nothing stays under the question that was somebody else's, or may no longer be seen
                self.give_up()
                self.cover()
            return False

        def read(_nothing: None) -> None:
            self._is_answered = was_asked
            self._shows = self.target
            self.arrive()

        self.perform(self._load, read, refused=refused, failed=self._cannot_show)

    @property
    def concerns(self) -> int:
        """Whose file it is about, where the right depends on that; 0: nobody's."""
        return 0

    def _load(self, desk: Desk) -> None:
        if self.NEEDS is not None:
            # with the first page that needs it: the tables cost the sign-in page a tenth of its start
            from db.clients.queries import check_right

            check_right(desk, self.NEEDS, self.concerns)
        self.load(desk)

    def wait_for_archive(self) -> None:
        """What stood here stays only where it is read again."""
        if self._shows != self.target:
            self.cover()
        super().wait_for_archive()

    def cover(self) -> None:
        """Takes everything off the page but what it is to be about."""
        target = self.target
        self.put_away()
        self.target = target
        self.head([], [])
        self.alerts()

    def _cannot_show(self, error: SalonError) -> None:
        if self._shows is not None or self.name == "home":
            self.show_message(sentence_at_desk(error), alarm=True)
        elif self.salon_app.front_page() is self:
            self.salon_app.message_for_next_page(sentence_at_desk(error), alarm=True)
            self.salon_app.back()

    def failed(self, error: SalonError) -> None:
        """Says why it was not done; where this may be seen no longer at all, one step back."""
        super().failed(error)
        self._see_whether_gone(error)

    def flawed(self, error: SalonError) -> bool:
        """For ``refused``: says the first of what the archive finds wrong with what was asked; gives True where it did.

        A form has fields to say it at.
        """
        if isinstance(error, InvalidFields):
            self.show_refusal(flaw_sentence(next(iter(error.flaws.values()))))
            return True
        return False

    def unread(self, error: SalonError) -> None:
        """Says why something can't be read; where this may be seen no longer at all, one step back."""
        super().unread(error)
        self._see_whether_gone(error)

    def _see_whether_gone(self, error: SalonError) -> None:
        def gone(refusal: SalonError) -> bool:
            if refusal.code in NO_LONGER:
                self.give_up()
                self._shows = None
                self._cannot_show(refusal)
            return True

        if error.code in NO_LONGER and self.is_active:
            self.perform(self._load, refused=gone)

    def give_up(self) -> None:
        """What the page is about may be seen no longer; pages with something typed keep that."""

    def arrive(self) -> None:
        """Paints what was read; pages add to this."""
        # a page may be told twice that it is in front: the second time there is no message any more
        message, alarm = self.salon_app.take_message()
        if message:
            self.show_message(message, alarm)
        self.paint_head()
        self.paint_keys()

    def paint_head(self) -> None:
        """By default: the page's title, the salon, and who is signed in."""
        self.head([(_(self.TITLE_TEXT), "strong")])

    def head(self, left: list[Piece], right: list[Piece] | None = None) -> None:
        """Shows the head line."""
        who = self.salon_app.me
        side: list[Piece] = [(who.name, "label")] if right is None and who is not None else [*(right or [])]
        archive = self.salon_app.archive_in_use
        if archive.is_damaged or archive.is_only_read:
            what = _("Damaged: nothing is saved") if archive.is_damaged else _("To be read only: nothing is saved")
            side = [("! ", "alarm"), (what, "alarm"), "   ", *side]
        self.query_one("#head", Bar).sides(left, side)

    def alerts(self, causes: str = "", *told: Piece, likes: str = "") -> None:
        """Shows the alert lines, which never scroll away; without anything to say there are none.

        Args:
            causes: What may hurt somebody, behind the block.
            told: What happened, and the like; what isn't about a client has an alarm sign instead of the block.
            likes: How she wants to be treated, at the right edge.
        """
        line = self.query_one("#alerts", Alerts)
        line.set_class(bool(causes or told or likes), "on")
        line.show(_("Allergy · caution"), causes, *told, likes=likes)

    def client_alerts(self, alerts: Iterable[Alert]) -> None:
        """Shows what may hurt the client whom the page is about."""
        self.alerts(" · ".join(alert.term.text(language()) for alert in alerts))

    def do_find(self) -> None:
        """Opens the find page."""
        self.salon_app.show_page("find")

    def do_home(self) -> None:
        """Goes to the opening page."""
        self.salon_app.go_home()

    def do_refresh_page(self) -> None:
        """Reads the page again."""
        self.reload()
