"""Filters as conditions in SQL about a client ``c``, each by an index of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from db.clients.store.birthdays import keys_of_month
from db.core.sql import marks
from db.filters.records import Filters
from db.filters.store.words import texts_with, words_of
from db.text.lunar import from_solar


class Condition(NamedTuple):
    """A condition, and the values of its marks."""

    sql: str
    values: Sequence[object] = ()


NOBODY = Condition("c.id = 0")
"""What no client fulfils."""
_NOT_ENDED = (
    "NOT EXISTS (SELECT 1 FROM consent s WHERE s.client_id = c.id AND s.purpose = 'consent_health' "
    "AND s.state <> 'yes' AND NOT EXISTS (SELECT 1 FROM consent y WHERE y.client_id = s.client_id "
    "AND y.purpose = s.purpose AND y.id > s.id))"
)
"""Nobody is found by their health who doesn't agree to its being kept."""
_LATEST = "s.client_id = c.id AND s.purpose = 'consent_contact' AND NOT EXISTS (SELECT 1 FROM consent y "
_REACHED = (
    f"NOT EXISTS (SELECT 1 FROM consent s WHERE {_LATEST}WHERE y.client_id = s.client_id AND y.purpose = s.purpose "
    "AND y.id > s.id) AND ' ' || s.value || ' ' NOT LIKE ?)"
)
_FIRST, _LAST = "0", "9999"
"""Before the first and behind the last day with a year, as birthdays are kept."""


def conditions(asked: Filters, today: date) -> list[Condition]:
    """What a client has to be like; none where everybody is meant."""
    return [*_columns(asked), *_born(asked, today), *_likes(asked), *_visited(asked), *_skin(asked), *_spent(asked)]


def joined(found: Sequence[Condition]) -> tuple[str, list[object]]:
    """All of them at once, behind ``WHERE``: of clients whose file is part of no other one."""
    sql = " AND ".join(["c.merged_into_id IS NULL", *(one.sql for one in found)])
    return sql, [value for one in found for value in one.values]


def _columns(asked: Filters) -> Iterator[Condition]:
    """What stands in a column of the client."""
    for column, codes in (("grade", asked.grades), ("sex", asked.sexes), ("source", asked.sources)):
        if codes:
            yield Condition(f"c.{column} IN ({marks(codes)})", codes)
    for column, text in (("district", asked.district), ("occupation", asked.occupation)):
        if words := words_of(text):
            texts = texts_with(words, column, "client WHERE merged_into_id IS NULL")
            yield Condition(f"c.{column} IN ({marks(texts)})", texts) if texts else NOBODY
    if asked.beautician:
        yield Condition("c.beautician_id = ?", (asked.beautician,))
    if asked.reachable:
        yield Condition(_REACHED, (f"% {asked.reachable} %",))


def _born(asked: Filters, today: date) -> Iterator[Condition]:
    """Age, and the month of the birthday."""
    if asked.age_from is not None or asked.age_to is not None:
        # whoever was born on 29 February is a year older on 1 March, as db.text.dates.age has it
        after, until = _FIRST, _LAST
        lunar_after, lunar_until = f"L{_FIRST}", f"L{_LAST}"
        if asked.age_to is not None:
            after, lunar_after = _born_on(today, asked.age_to + 1)
        if asked.age_from is not None:
            until, lunar_until = _born_on(today, asked.age_from)
        born = "SELECT b.id FROM client b WHERE b.merged_into_id IS NULL AND b.birthday > ? AND b.birthday <= ?"
        yield Condition(f"c.id IN ({born} UNION ALL {born})", (after, until, lunar_after, lunar_until))
    if asked.months:
        keys = {
            key for month in map(int, asked.months) for key in keys_of_month(today.year + (month < today.month), month)
        }
        yield Condition(f"c.birth_month_day IN ({marks(keys)})", sorted(keys))


def _born_on(today: date, years: int) -> tuple[str, str]:
    """The last birthday of who is so many years old, as it is kept in each calendar."""
    year = max(today.year - years, 1)
    solar = f"{year:04d}-{today:%m-%d}"
    day = date(year, 2, 28) if (today.month, today.day) == (2, 29) else today.replace(year=year)
    try:
        lunar_year, month, number, leap = from_solar(day)
    except ValueError:
        # before the tables begin nobody was born
        return solar, f"L{_FIRST}"
    return solar, f"L{lunar_year:04d}-{month:02d}{'r' if leap else ''}-{number:02d}"


def _likes(asked: Filters) -> Iterator[Condition]:
    """One of the hobbies, or one of the salon themes."""
    parts: list[str] = []
    values: list[str] = []
    for field, text in (("hobbies", asked.hobbies), ("events", asked.themes)):
        if (words := words_of(text)) and (texts := texts_with(words, "value", f"answer WHERE field = '{field}'")):
            parts.append(f"SELECT client_id FROM answer WHERE field = '{field}' AND value IN ({marks(texts)})")
            values += texts
    if parts:
        yield Condition(f"c.id IN ({' UNION '.join(parts)})", values)
    elif words_of(asked.hobbies) or words_of(asked.themes):
        yield NOBODY


def _visited(asked: Filters) -> Iterator[Condition]:
    """What was done, and when the last visit was."""
    since, until = asked.service_since, asked.service_until
    if asked.service or since or until:
        on, values = _between("v.day", since, until)
        where = f"v.cancelled = ''{on}"
        if asked.service:
            where = f"l.service_id = ? AND {where}"
            values = [asked.service, *values]
        joins = " JOIN visit_service l ON l.visit_id = v.id" if asked.service else ""
        yield Condition(f"c.id IN (SELECT v.client_id FROM visit v{joins} WHERE {where})", values)
    if asked.last_since or asked.last_until:
        on, values = _between("f.last", asked.last_since, asked.last_until)
        yield Condition(f"c.id IN (SELECT f.client_id FROM client_facts f WHERE TRUE{on})", values)


def _between(column: str, since: date | None, until: date | None) -> tuple[str, list[object]]:
    sql, values = "", []
    for sign, day in ((">=", since), ("<=", until)):
        if day is not None:
            sql += f" AND {column} {sign} ?"
            values.append(day.isoformat())
    return sql, values


def _skin(asked: Filters) -> Iterator[Condition]:
    """What the analysis that counts says."""
    for field, codes in (("skin_type", asked.skin_types), ("concerns", asked.concerns)):
        if codes:
            yield Condition(
                "c.id IN (SELECT k.client_id FROM dated_key k WHERE k.kind = 'skin' AND k.field = ? "
                f"AND k.code IN ({marks(codes)}))",
                (field, *codes),
            )
    if asked.skin_types or asked.concerns:
        yield Condition(_NOT_ENDED)


def _spent(asked: Filters) -> Iterator[Condition]:
    """What a year's visits came to; whoever never came spent nothing."""
    if asked.spend_from:
        top = "" if asked.spend_to is None else " AND f.spend_12m <= ?"
        values = (asked.spend_from, *(() if asked.spend_to is None else (asked.spend_to,)))
        yield Condition(f"c.id IN (SELECT f.client_id FROM client_facts f WHERE f.spend_12m >= ?{top})", values)
    elif asked.spend_to is not None:
        yield Condition("c.id NOT IN (SELECT f.client_id FROM client_facts f WHERE f.spend_12m > ?)", (asked.spend_to,))
