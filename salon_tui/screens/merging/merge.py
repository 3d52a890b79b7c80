"""Two files side by side, of which one becomes part of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from typing_extensions import override

from db.clients.operations.clients import open_client
from db.clients.records import ClientRecord, Likelihood
from db.core.desk import Desk
from db.merging import operations
from db.merging.queries import merge_preview, old_papers
from db.merging.records import MergeField, MergePreview, MergeRecord
from db.merging.requests import MergeClients, ProposeMerge, TellApart
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.merging import commands as own
from salon_tui.screens.merging.sides import SidesPage
from salon_tui.screens.merging.words import DATED, counted, field_label, field_value, likeness_words
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _


class MergePage(SidesPage, inherit_bindings=False):
    """What differs, line by line. ``target`` holds the ids of the ``client`` who is kept and of the other, ``gone``.

    ``among`` are the pairs that F7 and F8 go along, each the ids of two.
    """

    TITLE_TEXT = N_("Merge two files")
    HELP_TEXT = N_(
        "Two files of one person. 1 or 2 takes the value of one of the two in the line under the mark; what is told of "
        "health is always kept of both, and of consent the later answer counts. F4 swaps the two, proposes merging, or "
        "says that they are two people. F10 merges them, with a reason and a second person; the old card and its "
        "number lead to the file that is kept, and for thirty days all of it can be undone."
    )
    KEYS = (
        own.MergeFiles,
        own.TakeFirst,
        own.TakeSecond,
        own.PreviousPair,
        own.NextPair,
        own.Swap,
        own.Propose,
        own.NotTheSame,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    CHOICES = (own.TakeFirst, own.TakeSecond)
    COLUMNS = (Column(10), Column(18, grow=1), Column(18, grow=1), Column(8))

    def __init__(self) -> None:
        super().__init__("merge")
        self._preview: MergePreview | None = None

    @override
    def load(self, desk: Desk) -> None:
        found = merge_preview(desk, int(self.target["client"]), int(self.target["gone"]))
        before = self._preview
        if before is None or (found.kept.id, found.gone.id) != (before.kept.id, before.gone.id):
            self._seconds = frozenset()
        self._preview = found

    @override
    def put_away(self) -> None:
        super().put_away()
        self._preview = None

    @override
    def paint_head(self) -> None:
        one = self._preview
        if one is None:
            super().paint_head()
            return
        kept, gone = (f"{record.name} {spaced(record.number)}" for record in (one.kept, one.gone))
        self.head(
            [
                (_("Kept file"), "label"),
                (" 1 ", "strong"),
                kept,
                ("   " + _("Merged into it"), "label"),
                (" 2 ", "strong"),
                gone,
            ],
            [(self._place, "label")] if self._place else None,
        )

    @property
    def _among(self) -> list[tuple[int, int]]:
        among: list[tuple[int, int]] = self.target.get("among", [])
        return among

    @property
    def _at(self) -> int:
        """Which of the pairs it is, whichever of the two is kept; -1 for none."""
        here = {self.target["client"], self.target["gone"]}
        return next((at for at, pair in enumerate(self._among) if set(pair) == here), -1)

    @property
    def _place(self) -> str:
        if len(self._among) < 2 or self._at < 0:
            return ""
        return _("{at} of {of}").format(at=self._at + 1, of=len(self._among))

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command in (own.PreviousPair, own.NextPair):
            return bool(self._place)
        return super().offers(command)

    def do_previous(self) -> None:
        """F7: the pair before."""
        self._go_along(-1)

    def do_next(self) -> None:
        """F8: the pair after it."""
        self._go_along(1)

    def _go_along(self, by: int) -> None:
        at = self._at + by
        if self._at >= 0 and 0 <= at < len(self._among):
            client, gone = self._among[at]
            self.salon_app.show_page("merge", client=client, gone=gone, among=self._among)
        else:
            self.show_message(_("There is no further pair in this list."), alarm=True)

    @override
    def arrive(self) -> None:
        super().arrive()
        one = self._preview
        if one is None:
            return
        said = likeness_words(one.reasons)
        if said:
            sure = one.likelihood is Likelihood.VERY_LIKELY
            words = _("Very likely one person: {why}") if sure else _("May be one person: {why}")
            said = words.format(why=said)
        self.alerts("", *([said] if said else []), *([("   " + one.proposed, "label")] if one.proposed else []))
        self.fill()

    @override
    def fill(self) -> None:
        one = self._preview
        assert one is not None
        rows: list[Row[Any]] = [Row(None, ("", "1", "2", _("Counts: 1, 2")), "label")] if one.fields else []
        rows += [self._row(field) for field in one.fields]
        rows += [Row(None, (text,), "label") for text in self._told(one)]
        told = _("The two files say nothing that differs.")
        if not one.opens:
            told = _("What stands in the files is shown to who may open both.")
        self.list.fill(rows, keep=True, empty=self.nothing(told))
        self.show_about()

    def _told(self, one: MergePreview) -> Iterator[str]:
        """What goes over besides, and what is to be done by hand."""
        if one.along:
            yield ""
            yield _("Goes over: {what}").format(what=counted(one.along))
        if one.drawer:
            yield _("Take the card of {number} out of drawer {drawer}.").format(
                number=spaced(one.gone.number), drawer=one.drawer
            )
        if one.appointments:
            yield _("Both are booked at the same time. Cancel one of the appointments.")

    def _row(self, field: MergeField) -> Row[Any]:
        kept, gone = (field_value(field, value) for value in (field.kept, field.gone))
        takes = "2" if field.name in self._seconds else "1"
        if field.counts:
            takes = str(field.counts)
        elif field.adds_up:
            takes = "1+2"
        return Row(field.name, (field_label(field.name), kept, gone, takes), "plain" if _is_choice(field) else "label")

    @override
    def about_chosen(self) -> About | None:
        one = self._preview
        if one is None:
            return None
        visits = [
            (f"{number} {day}", service) for number, some in zip("12", one.visits, strict=True) for day, service in some
        ]
        return About(name=_("Last visits"), facts=tuple(visits))

    @property
    @override
    def choosable(self) -> str | None:
        fields = self._preview.fields if self._preview else ()
        return next((field.name for field in fields if field.name == self.chosen and _is_choice(field)), None)

    def do_swap(self) -> None:
        """From F4's list: the other file is kept."""
        client, gone = self.target["client"], self.target["gone"]
        self.salon_app.show_page("merge", client=gone, gone=client, among=self._among)

    # What is done.

    def do_go_on(self) -> None:
        """F10: asks for the reason, then for a second person."""
        one = self._preview
        if one is None:
            return
        chosen = {field.records[field.name in self._seconds] for field in one.fields if field.name.startswith(DATED)}
        taken = (field.name for field in one.fields if field.name in self._seconds)
        asked = MergeClients(
            request_id=new_request(),
            client=one.kept.id,
            gone=one.gone.id,
            version=one.kept.version,
            gone_version=one.gone.version,
            why="",
            taken=frozenset(name for name in taken if not name.startswith(DATED)),
            chosen=frozenset(chosen),
        )
        self.perform_with_reason(
            _("Why are the two files of one person?"),
            lambda desk, reason: operations.merge(desk, replace(asked, why=reason)),
            self._merged,
        )

    def _merged(self, record: MergeRecord) -> None:
        self.salon_app.revision += 1
        said = _("Merged. The card {number} is taken out; until {day} this can be undone.").format(
            number=spaced(record.gone_number), day=record.until
        )
        kept = record.client.id

        def show(found: tuple[ClientRecord, bool]) -> None:
            client, is_any_on_paper = found
            self.salon_app.go_home()
            self.salon_app.message_for_next_page(said)
            self.salon_app.show_page("client", record=client, among=[kept])
            if is_any_on_paper:
                self.salon_app.message_for_next_page(said)
                self.salon_app.show_page("print_merge_slip", merge=record.id)

        self.perform(lambda desk: (open_client(desk, kept), bool(old_papers(desk, record.id)[1])), show)

    def do_propose(self) -> None:
        """From F4's list: whoever may merge them looks."""
        one = self._preview
        if one is None:
            return
        asked = ProposeMerge(request_id=new_request(), client=one.kept.id, gone=one.gone.id, why="")
        said = _("Proposed. It stands first among files of one person.")
        self.perform_with_reason(
            _("Why may the two files be of one person?"),
            lambda desk, reason: operations.propose_merge(desk, replace(asked, why=reason)),
            lambda record: self.show_message(said),
        )

    def do_tell_apart(self) -> None:
        """From F4's list: they are two people."""
        one = self._preview
        if one is None:
            return
        asked = TellApart(client=one.kept.id, other=one.gone.id, why="")
        self.perform_with_reason(
            _("Why are they two people?"),
            lambda desk, reason: operations.not_same(desk, replace(asked, why=reason)),
            lambda _nothing: self.salon_app.back(),
        )


def _is_choice(field: MergeField) -> bool:
    return not field.adds_up and not field.counts
