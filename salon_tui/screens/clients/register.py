"""A client's file as a form: opening one, and changing one; boxes and order as on the intake form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from typing_extensions import override

from db.clients.consent.records import GUARDIAN, ConsentLine, lacks_guardian
from db.clients.fields.client import INTAKE_BOXES
from db.clients.finding.queries import Probe, duplicates
from db.clients.operations.clients import ChangeClient, Register, change_client, register, reveal
from db.clients.queries import changeable, client_fields
from db.clients.records import ClientRecord, DuplicateLine, Likelihood
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from db.fields.declaration import Field
from db.fields.values import Hidden
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.clients import commands as own
from salon_tui.screens.clients.about_client import AboutClient
from salon_tui.screens.clients.consent_reader import AWAY
from salon_tui.screens.clients.record import client_entries
from salon_tui.screens.conditions.commands import DeclineQuestion
from salon_tui.screens.conditions.declining import Declining, with_declined
from salon_tui.screens.merging.words import likeness_words
from salon_tui.widgets.form_state import FormState
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import progress
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.sentences import sentence

_BOX_OF = {field.name: box for box in INTAKE_BOXES for field in box.fields}
_NEEDED = ("consent_file",)
"""What is required of a client who is here, besides the fields that always are."""
_PROBED = ("name", "birthday", "phone", "phone2", "national_id")


class ClientForm(FormPage, inherit_bindings=False):
    """What registering and changing have in common."""

    KEYS: ClassVar[tuple[type[c.Command], ...]] = (*FORM_KEYS, own.Look)
    AWAY: ClassVar[tuple[str, ...]] = ()
    """Names of the questions of consent that "the client isn't here" answers."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self._likely: list[DuplicateLine] = []
        self._probe = Probe()

    def prepare(self, desk: Desk) -> None:
        """Reads the fields, with the salon's own."""
        super().prepare(desk)
        self._fields = client_fields(desk)

    def entries(self) -> FormState:
        """Every field of the intake form, and the salon's own."""
        entries = client_entries(self._fields, self.context, _section, self.consents(), self.AWAY)
        return FormState(with_declined(entries, self.declined))

    def consents(self) -> Mapping[str, ConsentLine]:
        """What the client has answered about consent before."""
        return {}

    @property
    def declined(self) -> frozenset[str]:
        """What the client would rather not say."""
        return frozenset()

    @property
    def itself(self) -> int:
        """The client that is not a duplicate of itself."""
        return 0

    def moved(self) -> None:
        """A field was left: is somebody like this known already, and is it a child?"""
        super().moved()
        self._look_for_duplicates()
        self._ask_for_guardian()

    def _ask_for_guardian(self) -> None:
        """A child's guardian is no longer passed over; said when the birth date tells."""
        lacking = lacks_guardian({entry.name: entry.value for entry in self.form.state.entries}, self.salon_app.today())
        for entry in self.form.state.entries:
            if entry.name in GUARDIAN and entry.aside is lacking:
                entry.aside = not lacking
                if lacking and entry.name == GUARDIAN[0]:
                    self.show_message(_("Under 14: a guardian agrees, boxes A6 to A8."), alarm=True)

    def _look_for_duplicates(self) -> None:
        values = {entry.name: entry.value for entry in self.form.state.entries if entry.name in _PROBED}
        known = {name: value if isinstance(value, str) else "" for name, value in values.items()}
        probe = Probe(
            known.get("name", ""),
            known.get("birthday", ""),
            tuple(phone for phone in (known.get("phone", ""), known.get("phone2", "")) if phone),
            known.get("national_id", ""),
            self.itself,
        )
        if probe != self._probe:
            self._probe = probe
            self._likely = self.ask(lambda desk: duplicates(desk, probe), [])
            self._show_likely()

    def _show_likely(self) -> None:
        likely = f"{self._likely_text(self._likely[0])}  {_('F4 “Look”')}" if self._likely else ""
        said: list[Piece] = [("! ", "alarm"), likely] if likely else []
        self.alerts("", *said)
        self.paint_keys()

    def _likely_text(self, line: DuplicateLine) -> str:
        why = likeness_words(line.reasons)
        head = _("Very likely known") if line.likelihood is Likelihood.VERY_LIKELY else _("Please check")
        return _("{head}: {name} {number} has {why}.").format(
            head=head, name=line.client.name, number=spaced(line.client.number), why=why
        )

    def offers(self, command: type[c.Command]) -> bool:
        """Offered only when there is somebody to look at."""
        return bool(self._likely) if command is own.Look else super().offers(command)

    def not_now(self, command: type[c.Command]) -> str:
        """Nobody is alike."""
        return _("Nobody who is known is like this client.") if command is own.Look else super().not_now(command)

    def do_look(self) -> None:
        """The card of the likeliest; what is typed is kept as a draft."""
        self.salon_app.show_client(self, self._likely[0].client.id, [line.client.id for line in self._likely])

    def start(self, with_draft: bool = True) -> None:
        """Forgets who was likely before."""
        self._likely, self._probe = [], Probe()
        super().start(with_draft)
        self._look_for_duplicates()
        self._show_likely()


class RegisterPage(ClientForm, inherit_bindings=False):
    """A new client."""

    TITLE_TEXT = N_("New client")
    HELP_TEXT = N_(
        "Fill in what the client has told, in the order of the paper form; what is left blank can be asked later. "
        "A digit answers a list at once. F10 saves from anywhere."
    )
    FORM = "register"
    NEEDS = Permission.OPEN_FILE
    AWAY = ("consent_file",)

    def __init__(self, name: str = "register") -> None:
        super().__init__(name)
        self._is_refused = False

    def moved(self) -> None:
        """Who wants no file is not asked fifteen boxes before that is said."""
        super().moved()
        was_refused, self._is_refused = self._is_refused, self.form.state.entry("consent_file").value is False
        if self._is_refused and not was_refused:
            self.show_message(sentence(SalonError(Code.HAS_NO_CONSENT, purpose="consent_file")), alarm=True)

    def make(self) -> FormState:
        """An empty form, or with what is known already."""
        state = self.entries()
        state.start({})
        for field, text in self.begun().items():
            state.type(state.entry(field), text)
        return state

    def begun(self) -> dict[str, str]:
        """What was typed in the find box, and the field that it belongs to; pinyin and initials are no name."""
        text = str(self.target.get("start", "")).strip()
        if text.replace(" ", "").isdecimal():
            return {"phone": text}
        return {"name": "" if text.isascii() and text.islower() else text}

    def head_pieces(self, page: str) -> tuple[list[Piece], list[Piece]]:
        """Title, how much is filled in, the form's number, the page."""
        entries = [entry for entry in self.form.state.entries if not entry.hidden]
        needed = [entry for entry in entries if entry.field.required or entry.name in _NEEDED]
        left: list[Piece] = [(_("New client"), "strong")]
        for label, some, cells in ((_("required"), needed, 6), (_("all"), entries, 10)):
            filled = sum(bool(entry.text) and entry.flaw is None for entry in some)
            left += [(f"   {label} ", "label"), *progress(filled / max(1, len(some)), cells)]
            left += [f" {filled}", (f"/{len(some)}", "label")]
        return left, [(_("form IN-03"), "label"), (f"   {page}", "label")]

    def save(self) -> None:
        """Asks once more when the client is very likely known."""
        sure = [line for line in self._likely if line.likelihood is Likelihood.VERY_LIKELY]
        if sure:
            question = self._likely_text(sure[0]) + " " + _("Open a second file all the same?")
            self.app.push_screen(Confirm(question), lambda yes: self._register() if yes else None)
        else:
            self._register()

    def _register(self) -> None:
        values = self.form.state.values()
        is_here = values["consent_file"] != AWAY
        if not is_here:
            values["consent_file"] = None
        request = Register(self.request_id, values, is_here)
        self.perform(lambda desk: register(desk, request), self.registered, refused=self.refused)

    def registered(self, record: ClientRecord) -> None:
        """The client has a card: it takes the form's place."""
        self.done(_("{name} has card {number}.").format(name=record.name, number=spaced(record.number)))
        self.salon_app.open_instead(record)


class EditPage(AboutClient, Declining, ClientForm, inherit_bindings=False):
    """A client's file, to be changed."""

    TITLE_TEXT = N_("Change the record")
    HELP_TEXT = N_("Change what is wrong or new. The old value stays in the history with your name and the date.")
    FORM = "edit"
    KEYS = (*ClientForm.KEYS, DeclineQuestion)

    def __init__(self) -> None:
        super().__init__("edit")
        self._ends: frozenset[str] = frozenset()

    @property
    def itself(self) -> int:
        """The client itself is no duplicate."""
        return self.record.id

    def prepare(self, desk: Desk) -> None:
        """Reads them."""
        super().prepare(desk)
        self._changeable = changeable(desk, self.record.id)
        self._full = reveal(desk, self.record.id)

    def start(self, with_draft: bool = True) -> None:
        """Goes to the box that is to be asked again, where one is."""
        super().start(with_draft)
        if "begin" in self.target:
            self.form.go_to_field(self.target["begin"])

    def consents(self) -> Mapping[str, ConsentLine]:
        """With the day of each."""
        return self._full.consents

    @property
    @override
    def declined(self) -> frozenset[str]:
        return self._full.declined

    def make(self) -> FormState:
        """The values that this person may see and change; identity and contact data revealed, which is logged."""
        self._ends = frozenset()
        state = self.entries()
        state.start(self._full.values)
        for entry in state.entries:
            # shown, and passed over
            entry.hidden = entry.hidden or entry.name not in self._changeable
        return state

    def save(self) -> None:
        """Saves what has changed."""
        before = {name: value for name, value in self._full.values.items() if not isinstance(value, Hidden)}
        changed = {name: value for name, value in self.form.state.values().items() if value != before.get(name)}
        request = ChangeClient(
            request_id=self.request_id,
            client=self.record.id,
            version=self._full.version,
            values=changed,
            ends=self._ends,
        )
        self.perform(lambda desk: change_client(desk, request), self._saved, refused=self.refused)

    def refused(self, error: SalonError) -> bool:
        """What "none" would end is named; saved once more, it was asked about."""
        if error.code is Code.ENDS_CONDITIONS:
            self._ends |= frozenset(str(error.facts["alerts"]).split())
            self.show_refusal(sentence(error))
            return True
        return super().refused(error)

    def _saved(self, record: ClientRecord) -> None:
        self.done(_("Saved."))
        self.salon_app.open_instead(record)


def _section(field: Field) -> str:
    box = _BOX_OF.get(field.name, INTAKE_BOXES[-1])
    return box.label.text(language())
