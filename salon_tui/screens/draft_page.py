"""A page with a form, of which what is typed and not saved is kept as a draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.widget import Widget

from db.errors import SalonError
from db.operations.desk import KeepDraft, drop_draft, keep_draft
from db.queries.people import draft
from salon_tui.i18n import _
from salon_tui.screens.base import Page
from salon_tui.sentences import sentence
from salon_tui.widgets.form import Form
from salon_tui.widgets.form_state import FormState

DRAFT_SECONDS = 2


class DraftPage(Page, inherit_bindings=False):
    """A page that keeps what is typed, for the person who typed it."""

    FORM = ""
    """Name under which drafts of this form are kept; empty: none are kept."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self._kept = ""
        """What is kept as a draft; empty: nothing is."""
        self._shown_for: tuple[int, dict[str, Any]] | None = None
        """Whose session the form was filled in, and what it is about; None while it is about nothing."""

    def body(self) -> Iterable[Widget]:
        """The form."""
        yield Form(id="form")

    @property
    def form(self) -> Form:
        """The form."""
        return self.query_one(Form)

    @property
    def about(self) -> int:
        """Whom or what the form is about; drafts are kept for each."""
        return 0

    def on_mount(self) -> None:
        """Drafts are kept every two seconds while something is typed."""
        self.set_interval(DRAFT_SECONDS, self.keep_draft)

    def keep_draft(self) -> None:
        """Keeps what is typed, if it has changed since it was kept last."""
        if not self.FORM or self._shown_for is None or self.salon_app.desk is None or not self.form.state.entries:
            return
        if self._shown_for[0] != self.desk.session:
            # typed by somebody else, who has locked the desk meanwhile; it was kept then
            return
        # what was typed may have been taken back
        content = self.form.state.draft() if self.form.state.is_changed else ""
        if content == self._kept:
            return
        try:
            if content:
                keep_draft(self.desk, KeepDraft(self.FORM, content, self.about))
            else:
                self.drop_draft()
        except SalonError as error:
            self.say(sentence(error), alarm=True)
        else:
            self._kept = content

    def drop_draft(self) -> None:
        """Throws the draft away: it is saved, or not wanted."""
        if self.FORM:
            drop_draft(self.desk, self.FORM, self.about)

    def begin_draft(self, state: FormState, *, restore: bool) -> None:
        """Begins with a form: what is typed from now on is kept.

        Args:
            state: The form's entries, with what is known already.
            restore: Put in what was typed before and not saved, and say so.
        """
        kept = draft(self.desk, self.FORM, self.about) if self.FORM and restore else None
        if kept is not None:
            state.restore(kept.content)
            self.say(
                _("What was typed at {time} is back. F5 empties the form.").format(
                    time=f"{kept.kept.astimezone():%H:%M}"
                )
            )
        self._kept = kept.content if kept is not None else ""
