"""Questions that a client would rather not answer: how they are read, and how that is written down."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from typing_extensions import override

from db.clients.conditions.requests import Decline
from db.clients.consent.records import CONSENT_FIELDS
from db.clients.operations.boxes import decline
from db.clients.records import ClientRecord
from salon_tui.commands import Command
from salon_tui.screens.base.form_page import FormPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.conditions.commands import DeclineQuestion
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form_state import Entry
from salon_tui.words.i18n import _


@dataclass(frozen=True, slots=True)
class DeclinedReader(FieldReader):
    """Says of an empty answer that it was declined; what is typed is an answer after all."""

    def show(self, value: object) -> str:
        """The answer, or that there will be none."""
        return _("would rather not say") if value is None else FieldReader.show(self, value)


def with_declined(entries: list[Entry], declined: Collection[str]) -> list[Entry]:
    """Entries of which those that were declined say so."""
    for entry in entries:
        if entry.name in declined and type(entry.reader) is FieldReader:
            entry.reader = DeclinedReader(entry.field, entry.reader.context)
    return entries


class Declining(FormPage, inherit_bindings=False):
    """The part of a client's form that is about what is declined."""

    @property
    def record(self) -> ClientRecord:
        """Whose form it is."""
        raise NotImplementedError

    def is_declined(self, name: str) -> bool:
        """Whether a question was declined."""
        return isinstance(self.form.state.entry(name).reader, DeclinedReader)

    @override
    def not_now(self, command: type[Command]) -> str:
        if command is DeclineQuestion:
            return _("What is answered, and what every file has, isn't declined. Empty it first.")
        return super().not_now(command)

    def do_decline(self) -> None:
        """The client would rather not answer the question under the mark, or will after all."""
        current = self.form.current
        name, was = current.name, self.is_declined(current.name)
        if current.text or current.field.required or name in CONSENT_FIELDS:
            self.show_message(self.not_now(DeclineQuestion), alarm=True)
            return

        def written(record: ClientRecord) -> None:
            kind = FieldReader if was else DeclinedReader
            current.reader = kind(current.field, self.context)
            self.salon_app.revision += 1
            self.form.step(1)
            said = _("Written down: the client will say after all.") if was else ""
            self.show_message(said or _("Written down: the client would rather not say."))

        asked = Decline(new_request(), self.record.id, (name,), not was)
        self.perform(lambda desk: decline(desk, asked), written, refused=self.refused)
