"""A page with a form, of which what is typed and not saved is kept as a draft."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import SalonError
from db.staff.operations.session import KeepDraft, drop_draft, keep_draft
from db.staff.queries.people import draft, drafts_of_new
from db.staff.records import KeptDraft
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.shell import Recalled
from salon_tui.widgets.form import Form
from salon_tui.widgets.form_state import FormState
from salon_tui.words.i18n import _
from salon_tui.words.sentences import sentence
from salon_tui.words.words import short_moment

DRAFT_SECONDS = 2
TRY_AGAIN = 10
"""So many times two seconds pass between two tries to keep what can't be kept."""


class DraftPage(Page, inherit_bindings=False):
    """A page that keeps what is typed, for the person who typed it."""

    FORM = ""
    """Name under which drafts of this form are kept; empty: none are kept."""
    IS_ONLY_ONE = False
    """Whether there is one thing only that the form can be about, so that a draft is always about it."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self.request_id = ""
        """With which what is typed will be saved: once it is, nobody is offered the draft to save it a second time."""
        self._kept = ""
        """What is kept as a draft; empty: nothing is."""
        self._found: KeptDraft | None = None
        """What was kept when the form was opened."""
        self._is_unkept = False
        """What is typed could not be kept."""
        self._skipped = 0
        self._place = 0
        """Where the draft of something new is kept, 0 or less: several may have been begun and not finished."""
        self._waiting: dict[int, KeptDraft] = {}
        """What else was begun in this form and not finished, by place."""
        self._shown_for: tuple[int, dict[str, Any]] | None = None
        """Whose session the form was filled in, and what it is about; None while it is about nothing."""

    @override
    def body(self) -> Iterable[Widget]:
        yield Form(id="form")

    @property
    def form(self) -> Form:
        """The form."""
        return self.query_one(Form)

    @property
    def about(self) -> int:
        """Whom or what the form is about; drafts are kept for each."""
        return 0

    @property
    def is_new(self) -> bool:
        """Whether the form is about something that the archive doesn't have yet."""
        return bool(self.FORM) and not self.IS_ONLY_ONE and not self.about

    @property
    def draft_of(self) -> int:
        """By which the draft is kept: the id of what the form is about, or the place of something new."""
        return self.about or self._place

    def recall(self) -> Recalled | None:
        """Which of several unfinished forms it was."""
        recalled = super().recall()
        return {**(recalled or {}), "place": self._place} if self.is_new else recalled

    def on_form_closed(self, message: Form.Closed) -> None:
        """A box that somebody else changes, or another page."""
        self.show_message(_("Box {box} isn't yours to change here.").format(box=message.box), alarm=True)

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
        form, about = self.FORM, self.draft_of

        def kept(_result: None) -> None:
            self._kept, self._is_unkept = content, False
            self.salon_app.unkept.forget(self.desk.staff, form, about)

        if content:
            draft = KeepDraft(form, content, about, self.request_id)
            self.perform(
                lambda desk: keep_draft(desk, draft),
                kept,
                failed=lambda error: self._hold(content, error),
                waits=False,
            )
        else:
            self.perform(lambda desk: drop_draft(desk, form, about), kept)
        return not self._is_unkept

    def _hold(self, content: str, error: SalonError) -> None:
        """What can't be kept is held in memory, and that is said once."""
        if self.salon_app.unkept.hold(self.desk.staff, self.FORM, self.draft_of, content):
            self.show_refusal(f"{sentence(error)} {_('What you type is held until the program ends.')}")

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
            form, about = self.FORM, self.draft_of
            self.salon_app.unkept.forget(self.desk.staff, form, about)
            self.perform(lambda desk: drop_draft(desk, form, about))

    def load_draft(self, desk: Desk) -> None:
        """Reads what was typed before and not saved.

        What was begun about something new is offered, since this may be about something else; only after a lock, and
        when it is asked for, it comes back by itself.
        """
        self._waiting, self._found = {}, None
        if not self.FORM:
            return
        unkept = self.salon_app.unkept
        if not self.is_new:
            self._found = unkept.get(desk.staff, self.FORM, self.about) or draft(desk, self.FORM, self.about)
            return
        held = {place: kept for form, place, kept in unkept.of(desk.staff) if form == self.FORM and place <= 0}
        waiting = drafts_of_new(desk, self.FORM) | held
        free = next(place for place in itertools.count(0, -1) if place not in waiting)
        self._place = int(self.target.get("place", free))
        self._found = waiting.pop(self._place, None)
        self._waiting = dict(sorted(waiting.items(), key=lambda one: one[1].kept, reverse=True))

    def begin_draft(self, state: FormState, *, restore: bool) -> None:
        """Begins with a form: what is typed from now on is kept.

        Args:
            state: The form's entries, with what is known already.
            restore: Put in what was typed before and not saved, and say so.
        """
        found, self._found = self._found if restore else None, None
        if found is not None:
            state.restore(found.content)
            self.request_id = found.request or self.request_id
            self.show_message(
                _("What was typed at {time} is back. F4 empties the form.").format(time=self._clock(found))
            )
        elif restore and self._waiting:
            latest = next(iter(self._waiting.values()))
            what = _title_of(latest.content) or _(self.TITLE_TEXT)
            self.show_message(
                _("Not finished: {what}, typed at {time}. F4 twice lists it; this form is empty.").format(
                    what=what, time=self._clock(latest)
                )
            )
        self._kept = found.content if found is not None else ""

    def offers(self, command: type[c.Command]) -> bool:
        """What waits only where something does."""
        return bool(self._waiting) if command is c.OtherDraft else super().offers(command)

    def do_other_draft(self) -> None:
        """Brings back what was not finished, asking which where there are several; what stands here is kept."""
        places = list(self._waiting)
        if len(places) == 1:
            self._bring_back(places[0])
            return
        lines = [
            (str(number), f"{self._clock(kept)}  {_title_of(kept.content)}")
            for number, kept in enumerate(self._waiting.values(), 1)
        ]
        self.app.push_screen(
            Choose(_("Not finished"), lines),
            lambda number: self._bring_back(places[int(number) - 1]) if number else None,
        )

    def _bring_back(self, place: int) -> None:
        self.keep_draft()
        self._shown_for = None
        self.salon_app.show_page(str(self.name), **{**self.target, "start": "", "place": place})

    def _clock(self, kept: KeptDraft) -> str:
        """When a draft was kept; with its day, where that was not today."""
        at = kept.kept.astimezone()
        return f"{at:%H:%M}" if at.date() == self.salon_app.today() else short_moment(at)


def _title_of(draft: str) -> str:
    """What stands first in a draft that somebody would know it by: a name, or another text."""
    kept: dict[str, dict[str, object]] = json.loads(draft)
    texts = {name: str(one["text"]) for name, one in kept.items() if one.get("text")}
    return texts.get("name") or next(iter(texts.values()), "")
