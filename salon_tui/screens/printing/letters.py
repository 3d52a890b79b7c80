"""Letters to clients who agreed to them: what for, to whom, and printing them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from textual.widget import Widget

from db.core.desk import Desk
from db.printing.labels.queries import address_lines
from db.printing.labels.records import AddressLine
from db.printing.letters.operations import print_letters
from db.printing.letters.queries import letter_text, suggested
from db.printing.letters.records import Invitation, LetterSheet, LetterText, Occasion
from printouts.registry import Contents
from salon_tui import commands as c
from salon_tui.app.card_stacks import letters_name, letters_note
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.printing import commands as own
from salon_tui.screens.printing.letter_text import number_of
from salon_tui.screens.printing.post_page import PostPage, about_address, address_rows
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.letters import OCCASIONS

_WHOM: dict[Occasion, str] = {
    Occasion.BIRTHDAY: N_("those who have their birthday within 30 days"),
    Occasion.FESTIVAL: N_("everybody who agreed to letters"),
    Occasion.SEASON: N_("everybody who agreed to letters"),
    Occasion.INVITATION: N_("everybody who agreed to letters"),
    Occasion.RECALL: N_("those who are 30 days late, or did not come for 180"),
    Occasion.CONGRATULATION: N_("core clients who agreed to letters"),
}
"""Whom F4 puts on the list."""


class LettersPage(PostPage, inherit_bindings=False):
    """The same letter to everybody on the list.

    ``target`` may hold the ``occasion``, and the ids of the ``clients`` to begin with; or the ``invitation``, which the
    letters say as well, or the ``words`` that they say instead of what is usual.
    """

    TITLE_TEXT = N_("Letters")
    HELP_TEXT = N_(
        "F4 chooses what the letters are for, changes what they say, puts on the list whom such a letter is for and "
        "who has not had it, and leaves one out; others are added by scanning, or by typing and Enter. F10 prints a "
        "letter for each who agreed to letters and has an address; fold it at the marks for a window envelope. More "
        "than 20 letters need a second person."
    )
    KEYS = (
        c.PrintNow,
        own.OtherOccasion,
        own.Suggest,
        c.LeaveOut,
        own.LetterWording,
        c.OtherTarget,
        c.Find,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    FIRST = "letter"

    def __init__(self) -> None:
        super().__init__("letters")
        self._occasion = Occasion.BIRTHDAY
        self._text: LetterText | None = None
        self._invitation: Invitation | None = None
        """To what they invite, where that is known."""
        self._words = ""
        """What they say instead of what is usual."""
        self._lines: dict[int, AddressLine] = {}

    def main(self) -> Iterable[Widget]:
        """Where they go, what they say, the line to type in, and the list."""
        yield Line(id="where")
        yield Line(id="what")
        yield from self.card_line()
        yield PickList([Column(20, grow=2), Column(9), Column(26, grow=2)], id="letters")

    def arrive(self) -> None:
        """What they say may have been changed meanwhile."""
        if "clients" in self.target:
            # once: whoever comes back to the page goes on with the list
            self.pick(self.target.pop("clients"))
            self._invitation, self._words = self.target.pop("invitation", None), self.target.pop("words", "")
            self._occasion = self.target.pop("occasion", Occasion.INVITATION)
        super().arrive()
        self._read_text()

    def begin(self) -> None:
        """Letters for birthdays, to nobody yet."""
        self._occasion, self._invitation, self._words = Occasion.BIRTHDAY, None, ""
        super().begin()

    def paint_head(self) -> None:
        """How many letters."""
        self.head([(_(self.TITLE_TEXT), "strong")], [(f"{self.how_many()} " if self.good else "", "label")])

    def how_many(self) -> str:
        """So many letters."""
        return ngettext("{count} letter", "{count} letters", len(self.good))

    def put_away(self) -> None:
        """Nothing of anybody stays at a locked desk."""
        super().put_away()
        self._lines = {}

    def about_chosen(self) -> About | None:
        """To whom, and what it says."""
        line = self._lines.get(self.chosen or 0)
        letter = About(
            name=_(OCCASIONS[self._occasion]),
            note=_("Letter"),
            said=self._words or (self._text.text if self._text else ""),
        )
        return letter if line is None else replace(about_address(line), more=[letter])

    # What for, and what they say.

    def do_other_occasion(self) -> None:
        """F6: what they are for; the list stays."""

        def take(number: str | None) -> None:
            if number is not None:
                self._occasion = list(OCCASIONS)[int(number) - 1]
                self._invitation, self._words = None, ""
                self._read_text()
                self.show_picked()

        offers = [(str(number_of(occasion)), _(name)) for occasion, name in OCCASIONS.items()]
        self.app.push_screen(Choose(_("Letters for what?"), offers), take)

    def _read_text(self) -> None:
        occasion = self._occasion
        self.perform(lambda desk: letter_text(desk, occasion), self._show_text)

    def _show_text(self, letter: LetterText) -> None:
        if letter != self._text:
            self._text = letter
            self.forget_job()
        begins = (self._words or letter.text).replace("\n", " ")
        to = self._invitation
        said = f" · {to.theme} {to.day}" if to else ""
        self.query_one("#what", Line).set_pieces(
            (_(OCCASIONS[self._occasion]), "focus"), said, (f" · {begins}", "label")
        )
        self.show_about()

    def do_wording(self) -> None:
        """What they say."""
        self.salon_app.show_page("letter_text", id=number_of(self._occasion))

    # To whom.

    def do_suggest(self) -> None:
        """Those whom such a letter is for, besides those on the list."""
        occasion, picked = self._occasion, tuple(self.picked)

        def read(desk: Desk) -> list[AddressLine]:
            # a festival's are many
            return address_lines(desk, [*picked, *suggested(desk, occasion)])

        self.perform_slowly(read, self._suggested)

    def _suggested(self, lines: Sequence[AddressLine]) -> None:
        added = len(lines) - len(self.picked)
        self.picked = [one.id for one in lines]
        self.forget_job()
        self._show(lines)
        if added:
            self.show_message(ngettext("{count} client is added.", "{count} clients are added.", added))
        else:
            self.show_message(_("Nobody to add: F4 adds {whom}.").format(whom=_(_WHOM[self._occasion])))

    def show_picked(self) -> None:
        """Reads whom of the list can be written to."""
        clients = tuple(self.picked)
        self.perform(lambda desk: address_lines(desk, clients), self._show)

    def _show(self, lines: Sequence[AddressLine]) -> None:
        self._lines = {one.id: one for one in lines}
        would = _("Scan or type a client. F4 adds {whom}.").format(whom=_(_WHOM[self._occasion]))
        self.fill_picked(address_rows(lines), self.nothing(_("Nobody is on the list"), would, own.Suggest))

    # Printing.

    def contents(self) -> Callable[[Desk], LetterSheet]:
        """The letters."""
        picked, occasion = tuple(self.picked), self._occasion
        invitation, words = self._invitation, self._words
        return lambda desk: print_letters(desk, picked, occasion, invitation, words)

    def name_of(self, contents: Contents) -> str:
        """What they are for and of which day, never a name."""
        assert isinstance(contents, LetterSheet)
        return letters_name(contents)

    def note_of(self, contents: Contents) -> str:
        """How many."""
        assert isinstance(contents, LetterSheet)
        return letters_note(contents)
