"""A drawer that is scanned from its front to its end; each scan is told at once what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable

from textual.widget import Widget

from db.clients.records import ClientLine
from db.core.desk import Desk
from db.papers.shelf_check.operations import FinishCheck, finish_check
from db.papers.shelf_check.queries import scanned_so_far
from db.papers.shelf_check.records import ShelfCheckRecord, ShelfLine, ShelfReport, Standing
from db.staff.operations.session import KeepDraft, drop_draft, keep_draft
from db.staff.queries.people import draft
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.papers import commands as own
from salon_tui.screens.papers.card_page import CardPage
from salon_tui.screens.papers.shelf_card import about_card
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.shelf import QUIET, advice, in_short
from salon_tui.words.words import telling

DRAFT = "shelf_check"


class ShelfScanPage(CardPage, inherit_bindings=False):
    """What is scanned is kept after every card, so that a lock or a power cut loses none of it."""

    TITLE_TEXT = N_("Check a drawer")
    HELP_TEXT = N_(
        "Scan the cards one after another, from the front of the drawer to its end; without a scanner, type number, "
        "last four digits or name, and press Enter. A bell rings when a card is not where it should be: leave it there "
        "and go on. F8 takes the last scan back; F10 ends the drawer and tells what to do."
    )
    BELOW = 2
    KEYS = (own.EndCheck, own.UndoScan, own.ScanAnew, c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="shelf_scan")
        self._scans: list[str] = []
        self._report: ShelfReport | None = None
        self._shown_for: tuple[int, int] | None = None
        self._request = ""

    @property
    def drawer(self) -> int:
        """Which drawer."""
        return int(self.target["id"])

    def main(self) -> Iterable[Widget]:
        """The line to type in, and the scans."""
        yield from self.card_line()
        yield PickList([Column(4, "right"), Column(20, grow=2), Column(9), Column(24, grow=1)], id="scans")

    def load(self, desk: Desk) -> None:
        """Reads what was scanned before a lock or a power cut."""
        super().load(desk)
        self._draft = draft(desk, DRAFT, self.drawer)

    def arrive(self) -> None:
        """Goes on with the drawer."""
        super().arrive()
        shown_for = (self.desk.session, self.drawer)
        if self._shown_for != shown_for:
            self._shown_for = shown_for
            self._request = new_request()
            kept = self._draft
            self._scans = json.loads(kept.content) if kept else []
            if kept:
                text = _("What was scanned at {time} is here again. Go on where you were, or begin anew with F5.")
                self.show_message(text.format(time=f"{kept.kept.astimezone():%H:%M}"))
        self._look()

    def put_away(self) -> None:
        """Forgets the scans; the draft has them."""
        super().put_away()
        self._scans, self._report, self._shown_for = [], None, None

    def paint_head(self) -> None:
        """Which drawer, and how many of its cards are there so far."""
        report = self._report
        if report is None:
            super().paint_head()
            return
        there = report.expected - len(report.missing)
        count = _("{at} of {of}").format(at=there, of=report.expected)
        self.head([(_(self.TITLE_TEXT), "strong"), f"  {report.drawer.label}"], [(count + " ", "strong")])

    # Scanning.

    def take_client(self, client: ClientLine) -> None:
        """A card that the archive knows."""
        self._add(client.number)

    def take_unknown(self, number: str) -> None:
        """A card that it doesn't."""
        self._add(number)

    def _add(self, number: str) -> None:
        before = self._report.lines if self._report else ()
        self._scans.append(number)
        self._keep()
        self._look()
        if self._report is not None:
            self._tell(before, self._report.lines)

    def _tell(self, before: tuple[ShelfLine, ...], lines: tuple[ShelfLine, ...]) -> None:
        """Says what the last scan is, or which card before it now turns out to stand wrong."""
        wrong = [
            line
            for at, line in enumerate(lines)
            if line.standing not in QUIET and (at >= len(before) or before[at].standing in QUIET)
        ]
        line = wrong[-1] if wrong else lines[-1]
        name = line.name or spaced(line.number)
        if line is lines[-1] and line.standing is Standing.DOUBLE:
            self.show_message(
                _("{name} was scanned before. If it is the same card, F8 takes it back.").format(name=name), alarm=True
            )
        else:
            self.show_message(telling(name, in_short(line)) if in_short(line) else name, alarm=bool(wrong))

    def _keep(self) -> None:
        drawer, scans = self.drawer, json.dumps(self._scans)
        if self._scans:
            self.perform(lambda desk: keep_draft(desk, KeepDraft(DRAFT, scans, drawer)))
        else:
            self.perform(lambda desk: drop_draft(desk, DRAFT, drawer))

    def _look(self) -> None:
        drawer, scans = self.drawer, list(self._scans)
        self.perform(lambda desk: scanned_so_far(desk, drawer, scans), self._show)

    def _show(self, report: ShelfReport) -> None:
        self._report = report
        rows = [
            Row(at, (str(at), line.name, spaced(line.number), in_short(line)), _style(line))
            for at, line in enumerate(report.lines, 1)
        ]
        first = _("Scan the first card of drawer {mark}.").format(mark=report.drawer.label)
        self.list.fill(rows, empty=self.nothing(_("Nothing is scanned yet"), first))
        self.list.choose(len(rows))
        self.paint_head()

    def about_chosen(self) -> About | None:
        """What the card is, and what to do with it, where there is something to do."""
        at, report = self.chosen, self._report
        if report is None or not at:
            return None
        counts = (
            (_("Scanned"), f"{len(report.lines)}"),
            (_("Should be"), f"{report.expected}"),
            (_("Not yet"), f"{len(report.missing)}"),
        )
        line = report.lines[at - 1]
        said = "" if line.standing in QUIET else advice(line)
        return about_card(
            line, in_short(line), said, [About(name=_("Drawer {mark}").format(mark=report.drawer.label), facts=counts)]
        )

    def do_undo_scan(self) -> None:
        """F8: the last scan is taken back."""
        if not self._scans:
            self.show_message(_("Nothing is scanned yet."), alarm=True)
            return
        number = self._scans.pop()
        self._keep()
        self._look()
        self.show_message(_("{number} is taken back: scan the card that stands there.").format(number=spaced(number)))

    def do_scan_anew(self) -> None:
        """F5: from the front, after a question."""

        def begin(sure: bool | None) -> None:
            if sure:
                self._scans = []
                self._keep()
                self._look()

        if self._scans:
            count = len(self._scans)
            text = ngettext("Forget the scan and begin anew?", "Forget all {count} scans and begin anew?", count)
            self.app.push_screen(Confirm(text), begin)

    # The end.

    def do_end_check(self) -> None:
        """F10: asks first where cards would be missing from now on."""
        report = self._report
        if report is None or not self._scans:
            self.show_message(_("Nothing is scanned yet."), alarm=True)
            return

        def end(sure: bool | None) -> None:
            if sure:
                self._finish(report)

        if report.missing:
            text = ngettext(
                "One card of this drawer was not scanned and will be missing. F10 ends the check, Esc goes on with it.",
                "{count} cards of this drawer were not scanned and will be missing. "
                "F10 ends the check, Esc goes on with it.",
                len(report.missing),
            )
            self.app.push_screen(Confirm(text), end)
        else:
            end(True)

    def _finish(self, report: ShelfReport) -> None:
        asked = FinishCheck(self._request, self.drawer, tuple(self._scans))

        def done(check: ShelfCheckRecord) -> None:
            self.perform(lambda desk: drop_draft(desk, DRAFT, check.drawer.id))
            self._shown_for, self._report = None, None
            self.salon_app.revision += 1
            self.salon_app.back()
            self.salon_app.show_page("shelf_report", report=report, check=check)

        self.perform(lambda desk: finish_check(desk, asked), done)


def _style(line: ShelfLine) -> str:
    return "plain" if line.standing in QUIET else "alarm"
