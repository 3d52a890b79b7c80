"""A question is asked and answered, and what came of a meeting's plan is said: from any page that is about a client."""

from __future__ import annotations

from collections.abc import Callable

from db.dated.kinds.meeting import OUTCOMES
from db.dated.operations import correct_dated, revise_dated
from db.dated.queries import dated_record
from db.dated.records import DatedRecord
from db.dated.requests import CorrectDated, ReviseDated
from db.fields.values import Hidden, Ref
from db.reading.operations import answer, ask
from db.reading.queries import plans_of
from db.reading.records import PlanOfMeeting, QuestionRecord
from db.reading.requests import Answer, Ask
from db.staff.queries.people import colleagues
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.questions import AskReason
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.words.i18n import N_, _, language

ANYBODY = "0"


class AskText(AskReason):
    """Asks for a question or an answer, in a few words."""

    TITLE_TEXT = N_("In a few words")
    HELP_TEXT = N_("Write what you ask or answer. It stays in the client's file as it is; F10 or Enter goes on.")
    MISSING = N_("Write it first, or press Esc to leave it.")
    NEEDS_WORD = False


class AskWhyNot(AskText):
    """Asks why something was not done."""

    TITLE_TEXT = N_("Why not")
    HELP_TEXT = N_("Write in a few words why it was not done, or only in part. It stays with the plan.")


class WriteGuidance(AskText):
    """Asks for the guidance."""

    TITLE_TEXT = N_("Guidance")
    HELP_TEXT = N_(
        "Write what is to be done otherwise with this client, or on this record. It stands on Home of who is guided "
        "until they answer it, and stays in the client's file as it is; F10 or Enter goes on."
    )


def ask_question(
    page: Page, client: Ref, then: Callable[[QuestionRecord], None], *, visit: int = 0, dated: int = 0
) -> None:
    """Asks whom, then what."""
    _put(page, client, then, visit=visit, dated=dated)


def give_guidance(page: Page, client: Ref, then: Callable[[QuestionRecord], None], *, dated: int = 0) -> None:
    """Asks who is guided, then how; on a client, or on one of their dated records."""
    _put(page, client, then, dated=dated, is_guidance=True)


def _put(
    page: Page,
    client: Ref,
    then: Callable[[QuestionRecord], None],
    *,
    visit: int = 0,
    dated: int = 0,
    is_guidance: bool = False,
) -> None:

    def whom(people: dict[int, Ref]) -> None:
        me = page.salon_app.me
        others = {str(number): one for number, one in people.items() if me is None or one.id != me.id}
        # guidance is for somebody, who answers it
        anybody = [] if is_guidance else [(ANYBODY, _("whoever knows"))]
        offers = [*((number, one.label) for number, one in others.items()), *anybody]

        def what(number: str | None) -> None:
            if number is None:
                return
            to = others[number].id if number in others else 0

            def put(text: str | None) -> None:
                if text:
                    asked = Ask(
                        request_id=new_request(),
                        client=client.id,
                        text=text,
                        to=to,
                        visit=visit,
                        dated=dated,
                        kind="guidance" if is_guidance else "question",
                    )
                    page.perform(lambda desk: ask(desk, asked), then, refused=page.flawed)

            if is_guidance:
                dialog: AskText = WriteGuidance(_("What is to be done for {name}?").format(name=client.label))
            else:
                dialog = AskText(_("What do you ask about {name}?").format(name=client.label))
            page.app.push_screen(dialog, put)

        whose = _("Who is guided?") if is_guidance else _("Who is asked?")
        page.app.push_screen(Choose(whose, offers, further=False), what)

    page.perform(colleagues, whom)


def answer_question(page: Page, question: QuestionRecord, then: Callable[[QuestionRecord], None]) -> None:
    """Asks for the answer, under the question."""
    if isinstance(question.text, Hidden):
        page.show_message(_("Who treats the client reads this question and answers it."), alarm=True)
        return

    def reply(text: str | None) -> None:
        if text:
            asked = Answer(request_id=new_request(), question=question.id, text=text)
            page.perform(lambda desk: answer(desk, asked), then, refused=page.flawed)

    is_guidance = question.kind == "guidance"
    words = _("{name}'s guidance for {client}: {text}") if is_guidance else _("{name} asks about {client}: {text}")
    page.app.push_screen(
        AskText(words.format(name=question.by.label, client=question.client.label, text=question.text)), reply
    )


def ask_plans(page: Page, client: int, then: Callable[[], None]) -> None:
    """Asks of each plan of a meeting for a client whose day has come what came of it, and goes on; Esc leaves it."""

    def ask_next(plans: list[PlanOfMeeting]) -> None:
        if not plans:
            then()
            return
        go_on = lambda *_said: ask_next(plans[1:])  # noqa: E731
        say_outcome(page, plans[0].id, go_on, otherwise=go_on)

    page.perform(lambda desk: plans_of(desk, client), ask_next)


def say_outcome(
    page: Page, plan: int, then: Callable[[DatedRecord], None], otherwise: Callable[[], None] = lambda: None
) -> None:
    """Asks what came of a meeting's plan; of what was not done, why. ``otherwise`` follows where nobody says it."""
    page.perform(lambda desk: dated_record(desk, plan), lambda record: _ask_outcome(page, record, then, otherwise))


def _ask_outcome(
    page: Page, plan: DatedRecord, then: Callable[[DatedRecord], None], otherwise: Callable[[], None]
) -> None:
    offers = [(str(number), one.term.text(language())) for number, one in enumerate(OUTCOMES, 1)]

    def take(number: str | None) -> None:
        if number is None:
            otherwise()
            return
        outcome = OUTCOMES[int(number) - 1]
        if outcome.code == "done":
            _keep(page, plan, outcome.code, "", then)
            return

        def because(why: str | None) -> None:
            if why:
                _keep(page, plan, outcome.code, why, then)
            else:
                otherwise()

        page.app.push_screen(AskWhyNot(_("Why was it not done?")), because)

    words = _("{name}: {what}").format(name=plan.client.label, what=plan.values.get("todo") or "")
    page.app.push_screen(Choose(words, offers, further=False), take)


def _keep(page: Page, plan: DatedRecord, outcome: str, why: str, then: Callable[[DatedRecord], None]) -> None:
    """On its own day who wrote it puts it right; later it is a new version, which says that this is the reason."""
    values = {key: value.id if isinstance(value, Ref) else value for key, value in plan.values.items()}
    values |= {"outcome": outcome} | ({"why_not": why} if why else {})
    request = new_request()
    if plan.is_editable:
        put_right = CorrectDated(request_id=request, id=plan.id, version=plan.version, values=values)
        page.perform(lambda desk: correct_dated(desk, put_right), then, refused=page.flawed)
    else:
        revised = ReviseDated(
            request_id=request, id=plan.id, version=plan.version, values=values, why=_("What came of it")
        )
        page.perform(lambda desk: revise_dated(desk, revised), then, refused=page.flawed)


def asked_words(question: QuestionRecord) -> str:
    """Who asks whom."""
    to = question.to.label if question.to is not None else _("whoever knows")
    if question.kind == "guidance":
        return _("{name} guides {to}").format(name=question.by.label, to=to)
    return _("{name} asks {to}").format(name=question.by.label, to=to)


def said_words(text: str | Hidden) -> str:
    """A question or an answer, as far as it may be read."""
    return _("for who treats the client") if isinstance(text, Hidden) else text
