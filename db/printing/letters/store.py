"""What a letter says, and to whom one is due."""

from __future__ import annotations

from datetime import timedelta

from db.clients.store import birthdays
from db.core.operation_context import Work
from db.core.row_values import as_moment, moment_text
from db.core.sql import rows
from db.fields.choices import CORE
from db.papers.printed.states import PaperState
from db.papers.printed.store.digests import LETTER
from db.printing.labels.store.addresses import AGREED, agrees
from db.printing.letters.models import LetterPrinted, LetterSaid
from db.printing.letters.records import LetterText, Occasion
from db.printing.letters.texts import WORDING
from db.salon.store.salon import salon_record

BIRTHDAY_DAYS = 30
"""Days ahead in which a birthday is written for: the letter has to be printed, signed and posted."""
LATE_DAYS = 30
"""Days after the day agreed on before a letter follows: many come a little later, and the telephone is quicker."""
AWAY_DAYS = 180
"""Days without a visit after which a client is written to, where nobody agreed on a day to come again."""


def letter_text(occasion: Occasion) -> LetterText:
    """The salon's own text, or the wording that ships."""
    language = salon_record().paper_language
    own = rows(
        "SELECT t.text, t.version, s.name, t.changed_at FROM letter_text t JOIN staff s ON s.id = t.changed_by_id "
        "WHERE t.occasion = ? AND t.language = ?",
        occasion.value,
        language,
    )
    if not own:
        return LetterText(occasion=occasion, language=language, text=WORDING[occasion].text(language))
    text, version, by, at = own[0]
    return LetterText(
        occasion=occasion, language=language, text=text, version=version, changed_by=by, changed_at=as_moment(at)
    )


def said_in(sheet: int) -> LetterSaid | None:
    """What a letter says that was printed; None where it isn't known of any, or nobody wrote it down."""
    printed: LetterPrinted | None = LetterPrinted.get_or_none(LetterPrinted.sheet == sheet)
    return printed.said if printed else None


SPACING = {
    Occasion.BIRTHDAY: 300,
    Occasion.FESTIVAL: 60,
    Occasion.SEASON: 60,
    Occasion.INVITATION: 60,
    Occasion.CONGRATULATION: 60,
}
"""Days after a letter until the next one for the same occasion; whoever was called back is so again after a visit."""


def due(work: Work, occasion: Occasion) -> list[int]:
    """Whom a letter of this kind is for, the most urgent first; not those who have had it."""
    had = written_to(work, occasion)
    return [client for client in _meant(work, occasion) if client not in had]


def written_to(work: Work, occasion: Occasion) -> frozenset[int]:
    """Who has had a letter for this occasion, or has one on its way to the printer."""
    days = SPACING.get(occasion)
    since = moment_text(work.now - timedelta(days=days)) if days else ""
    visit = "(SELECT MAX(v.day) FROM visit v WHERE v.client_id = s.client_id AND v.cancelled = '')"
    found = rows(
        "SELECT s.client_id FROM sheet s WHERE s.kind = ? AND s.occasion = ? AND s.at >= ? "
        f"AND (s.state = ? OR (s.state = ? AND s.print_job_id IS NOT NULL)) AND (? OR s.at >= COALESCE({visit}, ''))",
        LETTER,
        occasion.value,
        since,
        PaperState.GIVEN_OUT.value,
        PaperState.SENT.value,
        days is not None,
    )
    return frozenset(client for (client,) in found)


def _meant(work: Work, occasion: Occasion) -> list[int]:
    match occasion:
        case Occasion.BIRTHDAY:
            last = work.today + timedelta(days=BIRTHDAY_DAYS)
            return [kept.client for kept in birthdays.kept_between(work.today, last)]
        case Occasion.RECALL:
            return _long_away(work)
        case _:
            where, values = ("c.grade = ?", [CORE]) if occasion is Occasion.CONGRATULATION else ("TRUE", [])
            found = rows(
                f"SELECT c.id, {AGREED} FROM client c WHERE c.merged_into_id IS NULL AND c.away = '' AND {where} "
                "ORDER BY c.sort_pinyin, c.id",
                *values,
            )
            return [id for id, answer in found if agrees(answer)]


def _long_away(work: Work) -> list[int]:
    """Who has not come as agreed, or without a day agreed on, not for a long time; who has been away longest first."""
    found = rows(
        "SELECT c.id FROM client c JOIN visit v ON v.id = "
        "(SELECT w.id FROM visit w WHERE w.client_id = c.id AND w.cancelled = '' "
        "ORDER BY w.day DESC, w.id DESC LIMIT 1) "
        "WHERE v.next_date < ? OR (v.next_date IS NULL AND v.day < ?) ORDER BY v.day, c.id",
        (work.today - timedelta(days=LATE_DAYS)).isoformat(),
        (work.today - timedelta(days=AWAY_DAYS)).isoformat(),
    )
    return [id for (id,) in found]
