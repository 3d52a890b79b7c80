"""Putting papers into their drawers: which drawer, between which two others, and what has to come out."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from db.clients.finding.queries import list_seen
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.papers.filing.operations import Filed, FilePaper, destroyed, file_paper, mark_missing
from db.papers.filing.queries import for_the_shredder, waiting, where_to
from db.papers.filing.records import PaperLine, WhereTo
from db.text.card_number import spaced
from printouts.registry import SHEETS
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, sections
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.preview import about_client, named
from salon_tui.screens.papers import commands as own
from salon_tui.screens.papers.card_page import CardPage
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.papers import place_rows
from salon_tui.words.sentences import sentence
from salon_tui.words.words import sheet_name

_OTHER = {"card": "intake", "intake": "card"}


class FileCardsPage(CardPage, inherit_bindings=False):
    """A card that is scanned or typed, where it belongs, and the papers that wait."""

    TITLE_TEXT = N_("Put cards away")
    HELP_TEXT = N_(
        "Scan a card, or type number, last four digits or name and press Enter; or choose a paper of the list. The "
        "page says in which drawer it belongs, between which two others, and what has to come out. Press F10 when it "
        "stands there."
    )
    KEYS = (
        own.PutAway,
        own.PrintSlip,
        own.NotThere,
        own.Shredded,
        own.OtherPaper,
        c.Refresh,
        c.Find,
        c.GoHome,
        *MOVES,
        c.Back,
    )

    def __init__(self) -> None:
        super().__init__(name="file_cards")
        self._here: WhereTo | None = None
        self._request = ""
        self._gone: list[int] = []
        """Papers that wait for the shredder."""
        self._seen_by = 0
        """The session that has been written down as seeing the lists."""

    def main(self) -> Iterable[Widget]:
        """The line to type in, where the paper belongs, and the papers that wait."""
        yield from self.card_line()
        yield Line(id="place")
        columns = [
            Column(12, grow=2),
            Column(14, grow=2, aside=True),
            Column(9, aside=True),
            Column(5, aside=True),
            Column(14, grow=1),
            Column(10),
        ]
        yield PickList(columns, id="waiting")

    def load(self, desk: Desk) -> None:
        """Reads what waits."""
        super().load(desk)
        self._read(desk)

    def arrive(self) -> None:
        """Shows what waits; the paper in hand stays, as it stands now."""
        super().arrive()
        self._show_lists()
        if self._here is None:
            self._paint()
        else:
            self._look(self._here.client.id, self._here.kind)

    def put_away(self) -> None:
        """Nothing stays at a locked desk."""
        super().put_away()
        self._here, self._gone = None, []
        self.query_one("#place", Line).set_pieces("")

    def _read(self, desk: Desk) -> None:
        self._waits, self._shreds = waiting(desk), for_the_shredder(desk)
        if self._seen_by != desk.session:
            list_seen(desk, "papers that wait", len(self._waits) + len(self._shreds))
            self._seen_by = desk.session

    def _show_lists(self) -> None:
        waits, gone = self._waits, self._shreds
        self._gone = [line.id for line in gone]
        groups = ((_("To be put away"), waits), (_("For the shredder"), gone))
        titled = [((title, str(len(lines))), lines) for title, lines in groups]
        rows = sections(titled, lambda _number, line: Row(line, _cells(line)))
        fine = _("Everything that was printed stands in its drawer")
        would = _("What is to be put away, and what is for the shredder, stands here.")
        self.list.fill(rows, keep=True, empty=self.nothing(fine, would))

    def about_line(self, line: PaperLine) -> About:
        """Whose paper waits, and since when."""
        what = _("{what}, version {version}").format(what=sheet_name(line.kind), version=line.version)
        return about_client(line.client, ((_("Card or form"), what), (_("Waits since"), _day(line))))

    # Which paper.

    def take_client(self, client: ClientLine) -> None:
        """A card was scanned or typed."""
        self._look(client.id, "card")

    def do_enter(self) -> None:
        """Enter: who was typed, or the paper under the mark where nothing is."""
        line: PaperLine | None = self.list.chosen
        if self.editor.value.strip() or line is None:
            super().do_enter()
        else:
            self._look(line.client.id, line.kind)

    def do_choose(self) -> None:
        """F4: the card instead of the form, or the other way round."""
        if self._here is None:
            self.show_message(_("Scan a card or type a name first."), alarm=True)
        else:
            self._look(self._here.client.id, _OTHER.get(self._here.kind, "card"))

    def _look(self, client: int, kind: str) -> None:
        self.perform(lambda desk: where_to(desk, client, kind), self._found)

    def _found(self, here: WhereTo) -> None:
        self._here, self._request = here, new_request()
        self._paint()

    def _paint(self) -> None:
        hint = _("Scan a card or type a name; or choose a paper below and press Enter.")
        self.query_one("#place", Line).rows(place_rows(self._here) if self._here else [[(hint, "label")]])

    # What is done with it.

    def do_put_away_paper(self) -> None:
        """F10: it stands there now."""
        if self._here is None:
            self.show_message(_("Scan a card or type a name first."), alarm=True)
            return
        asked = FilePaper(self._request, self._here.client.id, self._here.kind)
        self.perform(lambda desk: file_paper(desk, asked), self._filed)

    def _filed(self, filed: Filed) -> None:
        words = _("{name} stands in drawer {mark}.").format(name=filed.client.name, mark=filed.at.stands)
        if filed.replaced:
            words += " " + ngettext(
                "The old paper goes to the shredder.", "The {count} old papers go to the shredder.", filed.replaced
            )
        self._done(words)

    def do_not_there(self) -> None:
        """Asks first."""
        here = self._here
        if here is None:
            self.show_message(_("Scan a card or type a name first."), alarm=True)
            return
        question = _("{what} of {name}, version {version}: looked for and not found?").format(
            what=sheet_name(here.kind), name=here.client.name, version=here.version
        )
        self.app.push_screen(Confirm(question), lambda yes: self._mark_missing(here) if yes else None)

    def _mark_missing(self, here: WhereTo) -> None:
        words = _("{name}: missing. When it is found, put it away here; or print a new one.")
        self.perform(
            lambda desk: mark_missing(desk, here.sheet),
            lambda _result: self._done(words.format(name=here.client.name)),
        )

    def do_print(self) -> None:
        """F9: the slip that shows where it belongs."""
        if self._here is None:
            self.show_message(_("Scan a card or type a name first."), alarm=True)
        elif self._here.spot is None:
            self.show_message(sentence(SalonError(Code.NO_DRAWER)), alarm=True)
        else:
            self.salon_app.show_page("print_slip", id=self._here.client.id, paper=tuple(SHEETS).index(self._here.kind))

    def do_shredded(self) -> None:
        """Everything that waits for the shredder, after a question."""
        gone = self._gone
        if not gone:
            self.show_message(_("Nothing waits for the shredder."), alarm=True)
            return
        question = ngettext(
            "Is the paper that waited for the shredder destroyed?",
            "Are all {count} papers that waited for the shredder destroyed?",
            len(gone),
        )
        self.app.push_screen(Confirm(question), lambda yes: self._destroy(gone) if yes else None)

    def _destroy(self, gone: list[int]) -> None:
        def done(count: int) -> None:
            self._done(ngettext("{count} paper is destroyed.", "{count} papers are destroyed.", count))

        self.perform(lambda desk: destroyed(desk, gone), done)

    def _done(self, words: str) -> None:
        """Ready for the next one."""
        self._here = None
        self._paint()
        self.perform(self._read, lambda _nothing: self._show_lists())
        self.editor.focus()
        self.show_message(words)


def _day(line: PaperLine) -> str:
    return f"{line.since.astimezone():%Y-%m-%d}"


def _cells(line: PaperLine) -> tuple[Cell, ...]:
    client = line.client
    what = f"{sheet_name(line.kind)} {line.version}"
    return (named(client), client.reading, spaced(client.number), f"·{client.last_four}", what, _day(line))
