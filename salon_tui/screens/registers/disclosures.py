"""What was given to third parties: all of it, or what was a client's; and the form for it."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.registers.corrections import WHY
from db.registers.disclosures.fields import DISCLOSURE_FIELDS, GROUNDS, OF_CLIENT_FIELDS
from db.registers.disclosures.operations import SaveDisclosure, save_disclosure
from db.registers.disclosures.queries import disclosure, disclosures, disclosures_of
from db.registers.disclosures.records import DisclosureRecord
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.screens.clients.of_client import OfClientForm
from salon_tui.screens.registers import commands as own
from salon_tui.screens.registers.corrections import correction_facts, heading
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name


class DisclosuresPage(RecordsPage[DisclosureRecord], inherit_bindings=False):
    """The register, the latest first."""

    TITLE_TEXT = N_("Disclosures")
    HELP_TEXT = N_(
        "What was given to somebody outside the salon, and on what ground. Without the client's consent it takes a "
        "legal basis and a second person. What was wrong is put right by an entry beside it. F9 prints for the client "
        "under the mark to whom something of the file was given."
    )
    KEYS = (
        own.NewDisclosure,
        own.PrintDisclosures,
        own.PutRight,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (
        *(Column(2), Column(4, "right"), Column(10), Column(10), Column(16, grow=1)),
        *(Column(16, grow=1, aside=True), Column(16, aside=True)),
    )
    BELOW = 6

    def __init__(self, name: str = "disclosures") -> None:
        super().__init__(name)

    @override
    def records(self, desk: Desk) -> list[DisclosureRecord]:
        return disclosures(desk)

    @override
    def heads(self) -> tuple[str, ...]:
        return ("", "", _("Day"), _("Client"), _("To whom"), _("What"), _("Ground"))

    @override
    def none(self) -> Nothing:
        would = _("What is given to somebody outside the salon stands here: to whom, what, and on what ground.")
        return self.nothing(_("Nothing was given away"), would, own.NewDisclosure)

    @override
    def line(self, number: int, one: DisclosureRecord) -> Row[int]:
        whose = one.client.label if one.client else ""
        what, ground = one.what.replace("\n", " "), choice_name(GROUNDS, one.ground)
        cells = (digit(number), str(one.number), f"{one.day}", whose, one.to_whom, (what, "label"), (ground, "label"))
        return Row(one.id, cells, "plain" if one.corrected_by is None else "label")

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.PutRight:
            return self.marked is not None and self.marked.corrected_by is None and super().offers(command)
        return super().offers(command)

    @override
    def about_line(self, one: DisclosureRecord) -> About:
        consented = _("of {day}").format(day=one.consented) if one.consented else ""
        facts = (
            (_("Day"), f"{one.day}"),
            (_("Ground"), " ".join(part for part in (choice_name(GROUNDS, one.ground), consented) if part)),
            (_("Legal basis"), one.basis),
            (_("Where the paper is"), one.paper),
            (_("Given out by"), one.by),
            (_("Agreed by"), one.agreed_by),
            *correction_facts(one),
        )
        note = f"{one.client.label} {spaced(one.client_number)}" if one.client else ""
        return About(name=one.to_whom, note=note, facts=facts, said=one.what)

    @override
    def open_chosen(self) -> None:
        """What was given away of that client, to be printed."""
        self.do_print()

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("disclosure")

    def do_put_right(self) -> None:
        """From F4's list: a form with what stands there."""
        self.salon_app.show_page("disclosure", record=self.marked)

    def do_print(self) -> None:
        """F9: all that was given away of the client under the mark."""
        one = self.marked
        if one is None or one.client is None:
            self.show_message(_("Move to something that was a client's first."), alarm=True)
        else:
            self.salon_app.show_page("print_disclosures", client=one.client.id)


class ClientDisclosuresPage(OfCard, DisclosuresPage, inherit_bindings=False):
    """What was given away of a client. ``target`` holds the number of the ``card``."""

    TITLE_TEXT = N_("Given to others")
    HELP_TEXT = N_(
        "To whom something of this client's file was given, what, and on what ground. Keeper and manager write it down "
        "with F6, and print it for the client with F9."
    )

    def __init__(self) -> None:
        super().__init__("disclosures_of")

    @override
    def records(self, desk: Desk) -> list[DisclosureRecord]:
        return disclosures_of(desk, self.client.id) if self.client is not None else []

    @override
    def paint_head(self) -> None:
        if self.client is None:
            super().paint_head()
            return
        number = (f"  {spaced(self.client.number)}  ", "label")
        self.head([(self.client.name, "strong"), number, _("given to others")], [])
        self.client_alerts(self.client.alerts)

    @override
    def open_chosen(self) -> None:
        """All that there is to say of it stands below the list already."""
        self.app.bell()

    def do_new(self) -> None:
        """F6: a form that knows whose it is."""
        self.salon_app.show_page("disclosure", card=self.card)

    def do_print(self) -> None:
        """F9: all of it."""
        if self.client is not None:
            self.salon_app.show_page("print_disclosures", client=self.client.id)


class DisclosureFormPage(OfClientForm[DisclosureRecord], inherit_bindings=False):
    """What is given to whom. ``target`` may hold the number of the ``card``."""

    TITLE_TEXT = N_("New disclosure")
    HELP_TEXT = N_(
        "What is given to whom, and on what ground: with the client's consent the day on which it was signed, "
        "otherwise the law or the letter that asks for it; that takes a second person. F10 saves from anywhere."
    )
    FORM = "disclosure"
    NEEDS = Permission.INSPECT

    def __init__(self) -> None:
        super().__init__("disclosure")

    @override
    def find(self, desk: Desk, id: int) -> DisclosureRecord | None:
        return disclosure(desk, id)

    @override
    def heading(self) -> str:
        return heading(self.record) or super().heading()

    @override
    def fields(self) -> tuple[Any, ...]:
        """From the card it is that client's."""
        if self.record is not None:
            return (*DISCLOSURE_FIELDS, WHY)
        return OF_CLIENT_FIELDS if self.card else DISCLOSURE_FIELDS

    @override
    def known(self, record: DisclosureRecord | None) -> dict[str, Any]:
        if record is not None:
            return {field.name: getattr(record, field.name) for field in DISCLOSURE_FIELDS}
        return {"client": self.whose, "day": self.salon_app.today()}

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = SaveDisclosure(
            request_id=self.request_id,
            client=typed["client"].id if typed["client"] else 0,
            to_whom=typed["to_whom"],
            what=typed["what"],
            day=typed["day"],
            ground=typed["ground"],
            consented=typed["consented"] or None,
            basis=typed["basis"],
            paper=typed["paper"],
            corrects=self.about,
            why=typed.get("why", ""),
        )
        self.perform(lambda desk: save_disclosure(desk, asked), self._saved, refused=self.refused)

    def _saved(self, made: DisclosureRecord) -> None:
        self.finish(_("Disclosure {number} is written down.").format(number=made.number))
