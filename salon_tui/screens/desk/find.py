"""Find anywhere: a client by name, pinyin, initials, phone or card; or a page by its name."""

from __future__ import annotations

from collections.abc import Iterable

from textual.timer import Timer
from textual.widget import Widget

from db.clients.finding import queries
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.text.card_number import spaced
from db.text.cleaning import fold
from salon_tui import commands as c
from salon_tui.kiosk.painting.frames import paint_now
from salon_tui.screens.base.about import block, in_a_row
from salon_tui.screens.base.below import Above, awake_rows
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.clients.preview import about_client, named
from salon_tui.screens.menus import PLACES
from salon_tui.screens.places import Place
from salon_tui.widgets.blocks import Blocks
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.paint import content
from salon_tui.widgets.panes import Body
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext


class FindPage(Above[None], ListPage, inherit_bindings=False):
    """A frame over the page from which it was opened; typing goes on while Down and Up move in the list."""

    TITLE_TEXT = N_("Find")
    HELP_TEXT = N_(
        "Type any part of a name, its pinyin or initials, a phone number or its end, the surname and the end of the "
        "phone (wang0001), a card number, or the name of a page. "
        "Enter opens what the mark stands on."
    )
    KEYS = (*MOVES, c.Find, c.NewClient, c.GoHome, c.Back)
    DIGITS = False

    def __init__(self) -> None:
        super().__init__(name="find")
        self._asked = ""
        self._read = 0
        """How many lines have been read of what was asked."""
        self._all = 0
        """How many clients there are."""
        self._is_unwritten = False
        """Something was asked that is not in the log yet."""
        self._pause: Timer | None = None
        """So much was asked in a short time that the answer takes some seconds: runs until then."""

    def body(self) -> Iterable[Widget]:
        """In a frame: a line to type in, what it finds, and below or beside that whom the mark stands on."""
        columns = [Column(8), Column(8, grow=1), Column(9), Column(5), Column(10), Column(2)]
        yield Editor(id="wanted", longest=60)
        yield Bar(id="ways")
        # nothing around it but the frame: what lies below a line is painted anew with it, at every key
        yield PickList(columns, id="found")
        yield Blocks(id="preview")

    def load(self, desk: Desk) -> None:
        """Among how many is looked."""
        self._all = queries.client_count(desk)

    def arrive(self) -> None:
        """Starts afresh, below what stays awake of the page before."""
        super().arrive()
        self._make_room()
        self.query_one("#ways", Bar).sides((), [(_("name, pinyin, phone, card, page"), "label")])
        self._asked = ""
        wanted = self.query_one(Editor)
        wanted.put("")
        wanted.focus()
        self._look("")

    def on_resize(self) -> None:
        """The alerts of the page before may need more rows, or fewer."""
        self.call_after_refresh(self._make_room)

    def _make_room(self) -> None:
        self.query_one("#head").styles.height = awake_rows(self)

    def paint_head(self) -> None:
        """Its name stands in the frame: the head is that of the page before."""
        self.query_one("#body").border_title = content(_(self.TITLE_TEXT))

    def put_away(self) -> None:
        """Nothing of anybody stays."""
        super().put_away()
        self.query_one("#preview", Blocks).show(lambda cells: ())
        self._say_count(0, 0, 0)

    def on_input_changed(self, event: Editor.Changed) -> None:
        """Looks when the key is on the screen: what is typed never waits for what is found."""
        self.call_after_refresh(self._show_found)

    def _show_found(self) -> None:
        """What is found is seen as soon as it is known."""
        self._catch_up()
        paint_now(self)

    def action_command(self, name: str) -> None:
        """Every command means what is found for the whole of what was typed."""
        self._catch_up()
        super().action_command(name)

    def _catch_up(self) -> None:
        text = self.query_one(Editor).value
        # behind a locked door there is nobody to look for
        if text != self._asked and self.is_current and self.salon_app.desk is not None:
            self._look(text)

    def on_screen_suspend(self) -> None:
        """The page is left: what was asked is written down; locking the desk does so by itself."""
        super().on_screen_suspend()
        if self._is_unwritten and self.salon_app.desk is not None:
            self._is_unwritten = False
            seen = len(self.list.rows)
            self.perform(lambda desk: queries.find_left(desk, seen))

    def _look(self, text: str) -> None:
        self._asked = text
        wait = self.ask(lambda desk: queries.pause_before(desk, text), 0.0) if text else 0.0
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if wait:
            why = _("The next answer takes some seconds.")
            self.list.fill([], empty=self.nothing(_("Many questions in a short time"), why))
            # one for all keys of the pause: each would look by itself, all of them at once
            self._pause = self.set_timer(wait, self._look_again)
            return
        self._is_unwritten = self._is_unwritten or bool(text)
        wanted = fold(text)
        places = [place for place in PLACES if place.means(wanted) and self.salon_app.allows(place)]
        # pages stand after all clients; otherwise only the lines in view are read, and the rest when they are needed
        most = queries.PAGE if places else min(queries.PAGE, max(1, self.list.size.height))
        found = self._find(text, most)
        self._read = len(found)
        self._say_count(len(found), most, len(places))
        rows: list[Row[ClientLine | Place]] = []
        if found:
            rows.append(self._heading(len(found), most))
            rows += [Row(line, self._cells(line)) for line in found]
        if places:
            rows += [Row(None, ("",))] if rows else []
            rows.append(Row(None, (_("go to"), str(len(places))), "section"))
            rows += [Row(place, (place.title(),)) for place in places]
        ways = _("Name, pinyin, initials, end of phone, card number; or a page by its name.")
        nobody = self.nothing(_("Nobody is found"), ways, c.NewClient)
        empty = nobody if text else self.nothing(_("Type whom you look for"), ways)
        self.list.fill(rows, empty=empty, more=self._rest if len(found) == most < queries.PAGE else None)
        self.moved()

    def _say_count(self, clients: int, most: int, places: int) -> None:
        """How many of each were found, in the lower edge."""
        parts = []
        if clients:
            parts.append(ngettext("{count} client", "{count} clients", clients).format(count=_count(clients, most)))
        if places:
            parts.append(ngettext("{count} page", "{count} pages", places).format(count=places))
        frame, words = self.query_one(Body), content((" · ".join(parts), "label"))
        if frame.border_subtitle != words.markup:
            frame.tell_in_edge(words)

    def _look_again(self) -> None:
        """The pause is over: answers what stands in the line by now."""
        self._asked = ""
        self._catch_up()

    def _find(self, text: str, most: int) -> list[ClientLine]:
        nobody: list[ClientLine] = []
        return self.ask(lambda desk: queries.find(desk, text, most), nobody)

    def _heading(self, found: int, most: int) -> Row[ClientLine | Place]:
        """How many are found, of how many there are."""
        return Row(
            None,
            (_("Client"), _("{count} of {all}").format(count=_count(found, most), all=f"{self._all:,}")),
            "section",
        )

    def _rest(self, last: Row[ClientLine | Place]) -> list[Row[ClientLine | Place]]:
        """The lines after those that have been read."""
        found = self._find(self._asked, queries.PAGE)
        rest = found[self._read :]
        if rest:
            self._read = len(found)
            self.list.rows[0] = self._heading(len(found), queries.PAGE)
            self._say_count(len(found), queries.PAGE, 0)
        return [Row(line, self._cells(line)) for line in rest]

    def show_about(self) -> None:
        """Nothing besides the preview, which is painted with the list and not after it."""

    def moved(self) -> None:
        """Shows whom the mark stands on."""
        line = self.chosen
        who = line if isinstance(line, ClientLine) else None

        def blocks(cells: int) -> list[Rows]:
            if who is None:
                return []
            shown = block if self.has_class("-wide") else in_a_row
            return [shown(about_client(who), cells)]

        self.query_one("#preview", Blocks).show(blocks)

    def _cells(self, line: ClientLine) -> tuple[Cell, ...]:
        latest = f"{line.latest_visit:%Y-%m-%d}" if line.latest_visit else _("never")
        if line.away:
            latest = _("archived")
        return (
            named(line),
            (line.reading, "label"),
            spaced(line.number),
            f"·{line.last_four}",
            (latest, "label"),
            (line.beautician, "label"),
        )

    def do_enter(self) -> None:
        """Opens it; while the answer has to wait, there is none, which is said."""
        if self._pause is not None:
            self.show_message(_("Nothing is opened yet. Press Enter again when the answer is here."))
        super().do_enter()

    def open_chosen(self) -> None:
        """A card or a page; that the list was looked at is written down."""
        chosen = self.chosen
        if isinstance(chosen, Place):
            self.app.pop_screen()
            self.salon_app.show_page(chosen.page)
            return
        if chosen is None:
            return
        asked, seen = self._asked, len(self.list.rows)

        def write_down(desk: Desk) -> list[int]:
            queries.find_left(desk, seen, chosen.id)
            return [line.id for line in queries.find(desk, asked)]

        def show(among: list[int]) -> None:
            self.salon_app.show_client(self, chosen.id, among if chosen.id in among else [chosen.id])

        self._is_unwritten = False
        self.perform(write_down, show)

    def do_new(self) -> None:
        """F6: what was typed becomes the name or the phone."""
        start = self._asked
        self.app.pop_screen()
        self.salon_app.show_page("register", start=start)


def _count(count: int, most: int) -> str:
    """How many there are, or how many have been read where there may be more."""
    return f"{count}{'+' if count == most else ''}"
