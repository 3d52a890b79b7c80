"""Names of things that pages share and no field declares, and how they show days and moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from salon_tui.words.i18n import _, language

if TYPE_CHECKING:
    from db.fields.declaration import Choice


def choice_name(choices: Iterable[Choice], code: str) -> str:
    """What a code of some choices is called in the language in use; one that is none of them as it is."""
    return next((entry.term.text(language()) for entry in choices if entry.code == code), code)


def sheet_name(kind: str) -> str:
    """A kind of sheet in the language in use."""
    from printouts.registry import sheet_of

    return sheet_of(kind).term.text(language())


def payment_name(method: str) -> str:
    """A method of payment in the language in use."""
    from db.fields.choices import PAID_EVER

    return choice_name(PAID_EVER, method)


def lunar_birthday(kept: str) -> str:
    """The day of a birthday in the words of the lunar calendar, which say that themselves; empty for one of ours."""
    from db.text.dates import Birthday
    from db.text.lunar import lunar_day_text

    birthday = Birthday.from_store(kept)
    return lunar_day_text(birthday.month, birthday.day, leap=birthday.leap) if birthday.lunar else ""


def telling(what: str, text: str) -> str:
    """What is spoken of and what is said of it, with the colon of the language in use."""
    return _("{what}: {text}").format(what=what, text=text)


# Days and moments: short, and with the year where it isn't this one.

_today: Callable[[], date] = date.today


def use_calendar(today: Callable[[], date]) -> None:
    """Whose calendar says which year this is: the salon's, from when its desk is open."""
    global _today
    _today = today


def short_day(day: date) -> str:
    """A day of this year as ``11-28``, any other as ``2025-11-28``: the same card shows both, one below the other."""
    return f"{day:%m-%d}" if day.year == _today().year else f"{day:%Y-%m-%d}"


def weekday(day: date) -> str:
    """The day of the week, in short."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def day_and_weekday(day: date) -> str:
    """A day with its day of the week: ``11-28 Sat``."""
    return f"{short_day(day)} {weekday(day)}"


def short_moment(at: datetime) -> str:
    """A moment by the clock on the wall: ``11-28 14:05``."""
    local = at.astimezone()
    return f"{short_day(local)} {local:%H:%M}"


def moment(at: datetime) -> str:
    """A moment as the clock of a page shows it, with the day of the week before it."""
    local = at.astimezone()
    return f"{weekday(local)} {short_moment(local)}"


def clock_of(at: datetime | None) -> str:
    """The time of day of a moment; empty where there is none."""
    return f"{at.astimezone():%H:%M}" if at is not None else ""
