"""A survey that came back: its number is scanned, four digits and a text are typed, and the next one follows."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from db.feedback.fields import LOW, QUESTIONS, SURVEY_FIELDS
from db.feedback.operations.surveys import key_survey, void_survey
from db.feedback.queries import survey
from db.feedback.records import SurveyRecord
from db.feedback.requests import KeySurvey, VoidSurvey
from db.text.card_number import short_number, spaced
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.form_page import FORM_KEYS
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.feedback import commands as own
from salon_tui.screens.feedback.words import heading_name
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import sentence
from salon_tui.words.words import telling

_NUMBERS = (Code.NO_SURVEY, Code.IS_KEYED, Code.IS_VOID)


class KeySurveyPage(ListForm[SurveyRecord], inherit_bindings=False):
    """The sheet in the order of its questions."""

    TITLE_TEXT = N_("Key in a survey")
    HELP_TEXT = N_(
        "Scan the number on the sheet, or type it; then a digit for each question, and what was written. F10 saves, "
        "and the next sheet can be scanned. Where a rating is 2 or 1, a complaint is opened; F4 leaves it out. What is "
        "spoilt or lost is void: its number, then F4."
    )
    FORM = "key_survey"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = SURVEY_FIELDS
    KEYS = (*FORM_KEYS, own.WithoutComplaint, own.VoidSurvey)

    def __init__(self) -> None:
        super().__init__("key_survey")
        self._survey: SurveyRecord | None = None
        self._looked_up = ""
        self._complains = True

    @override
    def find(self, desk: Desk, id: int) -> SurveyRecord | None:
        return None

    @override
    def known(self, record: SurveyRecord | None) -> dict[str, Any]:
        return {}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._survey, self._looked_up = None, ""

    @override
    def start(self, with_draft: bool = True) -> None:
        self._survey, self._looked_up, self._complains = None, "", True
        super().start(with_draft)
        # what comes back after a lock has its number, and is somebody's
        self._look_up()

    @override
    def heading(self) -> str:
        """Which sheet, when it was handed out, and whose it is."""
        one = self._survey
        if one is None:
            return _(self.TITLE_TEXT)
        whose = f"{one.client.label} {spaced(one.client_number)}" if one.client else _("without a name")
        return f"{short_number(one.number)} · {_('handed out {day}').format(day=one.printed)} · {whose}"

    @override
    def moved(self) -> None:
        """The number is looked up when its field is left; what follows from a low rating is said."""
        if self.form.current.name != "number":
            self._look_up()
        super().moved()
        self._say_complaint()

    def _look_up(self) -> None:
        number = str(self.form.state.entry("number").value or "")
        if number and number != self._looked_up:
            self._looked_up = number
            self.perform(lambda desk: survey(desk, number), self._known, refused=self.refused)

    def _known(self, found: SurveyRecord) -> None:
        self._survey = found
        self.paint_page_number()

    def _say_complaint(self) -> None:
        ratings = {question.name: str(self.form.state.entry(question.name).value) for question in QUESTIONS}
        low = min(ratings, key=lambda name: (ratings[name] not in LOW, ratings[name]))
        if ratings[low] in LOW:
            words = _("F10 saves and opens a complaint; F4 leaves it out.") if self._complains else _("No complaint.")
            self.show_message(telling(f"{heading_name(low)} {ratings[low]}", words))

    @override
    def refused(self, error: SalonError) -> bool:
        """A number that is none, or was keyed in, is typed again."""
        if error.code in _NUMBERS:
            self._survey = None
            self.form.go_to_field("number")
            self.paint_page_number()
            self.show_refusal(sentence(error))
            return True
        return super().refused(error)

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = KeySurvey(
            request_id=self.request_id,
            number=typed["number"],
            ratings=tuple(typed[question.name] for question in QUESTIONS),
            text=typed["text"],
            complains=self._complains,
        )
        self.perform(lambda desk: key_survey(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: SurveyRecord) -> None:
        self.salon_app.revision += 1
        self.drop_draft()
        self.start(with_draft=False)
        words = _("It is keyed in. Scan the next one, or F12.")
        made = one.complaint
        if made is not None and made.owner is not None:
            words = _("It is keyed in; complaint {number} is {name}'s until {day}.").format(
                number=made.number, name=made.owner.label, day=made.deadline
            )
        self.show_message(telling(short_number(one.number), words))

    def do_without_complaint(self) -> None:
        """From F4's list: whether a complaint is opened."""
        self._complains = not self._complains
        self.show_message(_("Of a low rating a complaint is opened.") if self._complains else _("No complaint."))

    def do_void(self) -> None:
        """From F4's list: the sheet is spoilt or lost; asks first."""
        number = str(self.form.state.entry("number").value or "")
        if not number:
            self.form.go_to_field("number")
            self.show_message(_("Scan or type its number first."), alarm=True)
            return
        request = VoidSurvey(request_id=self.request_id, number=number)

        def void(yes: bool | None) -> None:
            if yes:
                self.perform(lambda desk: void_survey(desk, request), self._voided, refused=self.refused)

        self.app.push_screen(Confirm(_("Is {number} spoilt or lost?").format(number=number)), void)

    def _voided(self, one: SurveyRecord) -> None:
        self.drop_draft()
        self.start(with_draft=False)
        self.show_message(telling(short_number(one.number), _("It is void.")))
