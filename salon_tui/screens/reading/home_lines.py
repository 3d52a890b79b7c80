"""What Home says of reading: whom to read about, what one is asked, what came of the meeting's plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.reading.queries import questions_to_me
from db.reading.records import PlanOfMeeting, QuestionRecord, ToRead
from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.desk.sections import HomeLine
from salon_tui.screens.reading.acting import answer_question, say_outcome
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import short_day, telling

FEW_NAMES = 3


def unread(lines: Sequence[ToRead]) -> list[HomeLine]:
    """How many are to be read about, and the first names."""
    left = [line for line in lines if not line.is_read]
    if not left:
        return []
    names = list(dict.fromkeys(line.client.label for line in left))
    shown = _(", ").join(names[:FEW_NAMES]) + (" …" if len(names) > FEW_NAMES else "")
    text = telling(ngettext("{count} to read", "{count} to read", len(left)), shown)
    news = _("new since you read: {names}")
    again = _(", ").join(line.client.label for line in left if line.has_news)
    return [HomeLine(("to_read", 0), (f"{text} · ! {news.format(names=again)}" if again else text,))]


def asked(questions: Sequence[QuestionRecord]) -> list[HomeLine]:
    """What one is asked; the question itself is read after Enter."""
    return [
        HomeLine(
            ("question", one.id),
            ("?", short_day(one.at.astimezone()), one.client.label, _asks(one), "", "", (one.by.label, "label")),
            one.client.id,
        )
        for one in questions
    ]


def _asks(question: QuestionRecord) -> str:
    return _("guides you") if question.kind == "guidance" else _("asks you")


def outcomes(plans: Sequence[PlanOfMeeting]) -> list[HomeLine]:
    """Plans of which nobody has said what came of them."""
    words = _("Meeting's plan: done?")
    return [
        HomeLine(("meeting", one.id), ("·", short_day(one.day), one.client.label, words, "", "", ""), one.client.id)
        for one in plans
    ]


def _answer(page: ListPage, id: int) -> None:
    def reply(found: list[QuestionRecord]) -> None:
        question = next((one for one in found if one.id == id), None)
        if question is None:
            page.show_message(_("Somebody has answered it already."))
            page.reload()
        else:
            answer_question(page, question, lambda said: _done(page, _("Answered.")))

    page.perform(questions_to_me, reply)


def _done(page: ListPage, words: str) -> None:
    page.salon_app.revision += 1
    page.salon_app.message_for_next_page(words)
    page.reload()


OPENS: dict[str, Callable[[ListPage, int], None]] = {
    "to_read": lambda page, id: page.salon_app.show_page("to_read"),
    "question": _answer,
    "meeting": lambda page, id: say_outcome(page, id, lambda plan: _done(page, _("It is written down."))),
}
"""What such a line opens, by its kind."""
