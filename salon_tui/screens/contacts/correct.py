"""A contact that was written down wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from db.contacts.operations.contacts import correct_contact
from db.contacts.queries.contacts import contact
from db.contacts.records.contact import ContactRecord
from db.contacts.requests import CorrectContact
from db.core.desk import Desk
from salon_tui import commands as c
from salon_tui.screens.contacts.contact_form import ContactForm
from salon_tui.screens.contacts.fields import CONTACT_FIELDS
from salon_tui.words.i18n import N_, _


class CorrectContactPage(ContactForm, inherit_bindings=False):
    """What should have been written down of a contact. ``target`` holds its id as ``contact``."""

    TITLE_TEXT = N_("Put a contact right")
    HELP_TEXT = N_(
        "A contact is never changed: what stands here is written down beside it with F10, and from then on counts "
        "instead. The one that was wrong stays to be read."
    )
    FORM = "contact_right"

    def __init__(self) -> None:
        super().__init__("correct_contact")
        self._wrong: ContactRecord | None = None

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("contact", 0))

    @override
    def whose(self, desk: Desk) -> int:
        self._wrong = contact(desk, self.about)
        return self._wrong.client.id

    @override
    def said(self) -> Mapping[str, Any]:
        return {field.name: getattr(self._wrong, field.name) for field in CONTACT_FIELDS}

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        if self._wrong is not None and self._wrong.corrected:
            self.show_message(_("This was put right already; what counts stands beside it."), alarm=True)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._wrong = None

    @override
    def save(self) -> None:
        if not self.form.state.is_changed:
            self.show_refusal(_("Nothing was changed: it stands as it was written down."), c.Back)
            return
        asked = CorrectContact(request_id=self.request_id, contact=self.about, **self.texts())
        self.perform(lambda desk: correct_contact(desk, asked), self.written, refused=self.refused)
