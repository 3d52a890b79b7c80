"""A form for an entry of one of the manager's lists: what adding and changing have in common."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.fields.declaration import Field
from salon_tui.commands import Command
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.base.shell import Recalled
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.words.i18n import _
from salon_tui.words.sentences import sentence

R = TypeVar("R")


class ListForm(FormPage, Generic[R], inherit_bindings=False):
    """A form about one entry. ``target`` holds its ``record``, or its ``id`` after a lock; neither for a new one."""

    KEYS: ClassVar[tuple[type[Command], ...]] = FORM_KEYS
    FIELDS: ClassVar[tuple[Field, ...]] = ()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.record: R | None = None
        """The entry as it was when the form was opened; None for a new one."""

    def find(self, desk: Desk, id: int) -> R | None:
        """The entry with an id, read again."""
        raise NotImplementedError

    def known(self, record: R | None) -> dict[str, Any]:
        """What stands in the form at first."""
        raise NotImplementedError

    def heading(self) -> str:
        """What stands in the head."""
        name = getattr(self.record, "name", "")
        return name or _(self.TITLE_TEXT)

    @property
    def about(self) -> int:
        """Drafts are kept for each entry; 0 is the new one."""
        record = self.target.get("record")
        return int(record.id if record is not None else self.target.get("id", 0))

    def recall(self) -> Recalled | None:
        """Which entry it was, which is read again by its id."""
        recalled = super().recall()
        if recalled is None and self.about and self.target.keys() == {"record"}:
            return {"id": self.about}
        return recalled

    def put_away(self) -> None:
        """Forgets the entry."""
        super().put_away()
        self.record = None

    def prepare(self, desk: Desk) -> None:
        """Reads the entry, where it isn't at hand."""
        super().prepare(desk)
        self.record = self.target.get("record") or (self.find(desk, self.about) if self.about else None)

    def make(self) -> FormState:
        """The entry's values."""
        state = FormState(entries_of(self.fields(), self.context))
        state.start(self.known(self.record))
        return state

    def fields(self) -> tuple[Field, ...]:
        """The fields of the form."""
        return self.FIELDS

    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        """Which entry."""
        return [(self.heading(), "strong")], [(page, "label")]

    def paint_head(self) -> None:
        """The head has its text once the entry is known."""

    def refused(self, error: SalonError) -> bool:
        """Shows at its field what was refused; a name that is taken, too."""
        if error.code is Code.NAME_TAKEN:
            self.form.go_to_field("name")
            self.show_refusal(sentence(error))
            return True
        return super().refused(error)

    def finish(self, message: str) -> None:
        """It is saved: back to the list, which says so."""
        self.done(message)
        self.salon_app.back()

    def texts(self) -> dict[str, Any]:
        """What was understood, with empty texts for what was left blank."""
        return {name: "" if value is None else value for name, value in self.form.state.values().items()}
