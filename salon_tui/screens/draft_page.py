"""A page with a form, of which what is typed and not saved is kept as a draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.widget import Widget

from db.errors import SalonError
from db.operations.desk import KeepDraft, drop_draft, keep_draft
from db.operations.entrance import Desk
from db.queries.people import KeptDraft, draft
from salon_tui.i18n import _
from salon_tui.screens.base import Page
from salon_tui.sentences import sentence
from salon_tui.widgets.form import Form
from salon_tui.widgets.form_state import FormState

DRAFT_SECONDS = 2
TRY_AGAIN = 10
"""So many times two seconds pass between two tries to keep what can't be kept."""


class DraftPage(Page, inherit_bindings=False):
    """A page that keeps what is typed, for the person who typed it."""

    FORM = ""
    """Name under which drafts of this form are kept; empty: none are kept."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self._kept = ""
        """What is kept as a draft; empty: nothing is."""
        self._found: KeptDraft | None = None
        """What was kept when the form was opened."""
        self._is_unkept = False
        """What is typed could not be kept."""
        self._skipped = 0
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
        self.set_interval(DRAFT_SECONDS, self._keep_by_and_by)

    def keep_draft(self) -> bool:
        """Keeps what is typed, if it has changed since it was kept last; gives False when it could not be kept."""
        if not self.FORM or self._shown_for is None or self.salon_app.desk is None or not self.form.state.entries:
            return True
        if self._shown_for[0] != self.desk.session:
            # typed by somebody else, who has locked the desk meanwhile; it was kept then
            return True
        # what was typed may have been taken back
        content = self.form.state.draft() if self.form.state.is_changed else ""
        if content == self._kept:
            return True
        self._is_unkept = bool(content)
        form, about = self.FORM, self.about

        def kept(_result: None) -> None:
            self._kept, self._is_unkept = content, False
            self.salon_app.unkept.forget(self.desk.staff, form, about)

        if content:
            draft = KeepDraft(form, content, about)
            self.perform(lambda desk: keep_draft(desk, draft), kept, failed=lambda error: self._hold(content, error))
        else:
            self.perform(lambda desk: drop_draft(desk, form, about), kept)
        return not self._is_unkept

    def _hold(self, content: str, error: SalonError) -> None:
        """What can't be kept is held in memory, and that is said once."""
        if self.salon_app.unkept.hold(self.desk.staff, self.FORM, self.about, content):
            self.say(f"{sentence(error)} {_('What you type is held until the program ends.')}", alarm=True)

    def _keep_by_and_by(self) -> None:
        """Every two seconds; less often while it can't be done, since each try may take seconds."""
        self._skipped += 1
        if not self._is_unkept or self._skipped >= TRY_AGAIN:
            self._skipped = 0
            self.keep_draft()

    def drop_draft(self) -> None:
        """Throws the draft away: it is saved, or not wanted."""
        self._is_unkept = False
        if self.FORM:
            form, about = self.FORM, self.about
            self.salon_app.unkept.forget(self.desk.staff, form, about)
            self.perform(lambda desk: drop_draft(desk, form, about))

    def load_draft(self, desk: Desk) -> None:
        """Reads what was typed before and not saved."""
        self._found = self.kept(desk, self.about)

    def kept(self, desk: Desk, about: int) -> KeptDraft | None:
        """What is kept for a form: in the archive, or in memory where that could not be."""
        if not self.FORM:
            return None
        return self.salon_app.unkept.get(desk.staff, self.FORM, about) or draft(desk, self.FORM, about)

    def begin_draft(self, state: FormState, *, restore: bool) -> None:
        """Begins with a form: what is typed from now on is kept.

        Args:
            state: The form's entries, with what is known already.
            restore: Put in what was typed before and not saved, and say so.
        """
        found, self._found = self._found if restore else None, None
        if found is not None:
            state.restore(found.content)
            self.say(
                _("What was typed at {time} is back. F5 empties the form.").format(
                    time=f"{found.kept.astimezone():%H:%M}"
                )
            )
        self._kept = found.content if found is not None else ""
