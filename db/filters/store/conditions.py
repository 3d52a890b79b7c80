"""Filters as conditions in SQL about a client ``c``, each by an index of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from db.clients.store.birthdays import keys_of_month
from db.core.sql import marks, rows
from db.filters.records import Filters
from db.filters.store.words import texts_with, words_of
from db.text.lunar import from_solar


class Condition(NamedTuple):
    """What a client ``c`` has to be like.

    Attributes:
        test: As a condition about one client, for those whom another one has found.
        ids: What gives the ids of all whom it fits, by an index; empty where it fits nearly everybody.
        values: The values of the marks of either.
        lead: As a condition that uses the index; where it is empty, that the id is among ``ids``.
        effort: As how many clients it is to find them, where that is known; otherwise they are counted.
    """

    test: str
    ids: str = ""
    values: Sequence[object] = ()
    lead: str = ""
    effort: int | None = None


class Question(NamedTuple):
    """All conditions at once.

    Attributes:
        where: Behind ``WHERE``, about a client ``c``.
        values: The values of its marks.
        first: The condition that leads; None where each client is looked at.
    """

    where: str
    values: Sequence[object]
    first: Condition | None

    @property
    def is_by_ids(self) -> bool:
        """Whether ids are found first, which count and page had better do together."""
        return self.first is not None and not self.first.lead


ENOUGH = 30_000
"""So many are counted to see which condition finds the fewest."""
_CLIENTS = "SELECT b.id FROM client b WHERE b.merged_into_id IS NULL AND b.away = '' AND"
NOBODY = Condition("c.id = 0", "SELECT id FROM client WHERE id = 0")
"""What no client is like."""
NOT_ENDED = (
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
    """What a client has to be like, what finds the fewest first; nothing where everybody is meant."""
    return [
        *_likes(asked),
        *_written(asked),
        *_skin(asked),
        *_born(asked, today),
        *_visited(asked),
        *_spent(asked),
        *_chosen(asked),
    ]


def joined(found: Sequence[Condition]) -> Question:
    """All of them at once, of clients whose file is part of no other one.

    The one that finds the fewest leads, and the others test whom it finds: SQLite would take what can be looked up by
    id for the narrowest, be it four clients of five.
    """
    leading = [one for one in found if one.ids]
    first = min(leading, key=_effort) if len(leading) > 1 else next(iter(leading), None)
    sql = ["c.merged_into_id IS NULL AND c.away = ''"]
    values: list[object] = []
    for one in found:
        sql.append((one.lead or f"c.id IN ({one.ids})") if one is first else one.test)
        values += one.values
    return Question(" AND ".join(sql), values, first)


def _effort(one: Condition) -> int:
    return _count(one.ids, one.values, ENOUGH) if one.effort is None else one.effort


def _count(those: str, values: Sequence[object], most: int) -> int:
    """How many there are, counted no further than that."""
    return int(rows(f"SELECT COUNT(*) FROM ({those} LIMIT {most:d})", *values)[0][0])


def _column(column: str, values: Sequence[object]) -> Condition:
    """Of a column with an index, which a plus keeps SQLite from."""
    among = f"{column} IN ({marks(values)})"
    return Condition(f"+c.{among}", f"{_CLIENTS} b.{among}", values, f"c.{among}")


def _chosen(asked: Filters) -> Iterator[Condition]:
    """What is chosen from lists, and fits many."""
    for column, codes in (("source", asked.sources), ("grade", asked.grades), ("sex", asked.sexes)):
        if codes:
            yield _column(column, codes)
    if asked.beautician:
        yield own_of(asked.beautician)
    if asked.reachable:
        yield Condition(_REACHED, values=(f"% {asked.reachable} %",))


def own_of(staff: int) -> Condition:
    """The client is assigned to somebody."""
    return _column("beautician_id", (staff,))


def _written(asked: Filters) -> Iterator[Condition]:
    """Words in a text of the client."""
    for column, text in (("occupation", asked.occupation), ("district", asked.district)):
        if words := words_of(text):
            texts = texts_with(words, column, "client WHERE merged_into_id IS NULL AND away = ''")
            yield _column(column, texts) if texts else NOBODY


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
        born = f"{_CLIENTS} b.birthday > ? AND b.birthday <= ?"
        yield Condition(
            "((c.birthday > ? AND c.birthday <= ?) OR (c.birthday > ? AND c.birthday <= ?))",
            f"{born} UNION ALL {born}",
            (after, until, lunar_after, lunar_until),
        )
    if asked.months:
        keys = {
            key for month in map(int, asked.months) for key in keys_of_month(today.year + (month < today.month), month)
        }
        yield _column("birth_month_day", sorted(keys))


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
            parts.append(f"FROM answer a WHERE a.field = '{field}' AND a.value IN ({marks(texts)})")
            values += texts
    if parts:
        tests = " OR ".join(f"EXISTS (SELECT 1 {part} AND a.client_id = c.id)" for part in parts)
        yield Condition(f"({tests})", " UNION ALL ".join(f"SELECT a.client_id {part}" for part in parts), values)
    elif words_of(asked.hobbies) or words_of(asked.themes):
        yield NOBODY


def _of(column: str, those: str, *values: object) -> Condition:
    """Of a client for whom there is such a row."""
    return Condition(f"EXISTS (SELECT 1 {those} AND {column} = c.id)", f"SELECT {column} {those}", values)


VISIT = 3
"""A visit looked at for its services costs as much as so many services looked at for their visits."""
LOOKED_UP = 4
"""So many of these cost as much as looking whether one client has had a service."""


def _visited(asked: Filters) -> Iterator[Condition]:
    """What was done, and when the last visit was."""
    on, days = _between("v.day", asked.service_since, asked.service_until)
    if asked.service:
        yield _had(asked.service, on, days)
    elif days:
        these = f"FROM visit v WHERE v.cancelled = ''{on}"
        if _count(f"SELECT 1 FROM visit v WHERE TRUE{on}", days, ENOUGH) < ENOUGH:
            yield _of("v.client_id", these, *days)
        else:
            # nearly everybody came in a long time: whoever is next in the alphabet is looked at
            yield Condition(f"EXISTS (SELECT 1 {these} AND v.client_id = c.id)", values=days)
    if asked.last_since or asked.last_until:
        on, days = _between("f.last", asked.last_since, asked.last_until)
        yield _of("f.client_id", f"FROM client_facts f WHERE TRUE{on}", *days)


def _had(service: int, on: str, days: Sequence[object]) -> Condition:
    """A service was done: looked for among what is less, what was ever done of it or the visits of those days.

    Of one client, the visits are looked at. The plus keeps SQLite from going through all that was ever done of it for
    each visit.
    """
    by_visit = (
        f"FROM visit v CROSS JOIN visit_service l ON l.visit_id = v.id WHERE v.cancelled = '' AND +l.service_id = ?{on}"
    )
    by_service = (
        f"FROM visit_service l CROSS JOIN visit v ON v.id = l.visit_id WHERE v.cancelled = '' AND l.service_id = ?{on}"
    )
    [(done,)] = rows("SELECT COUNT(*) FROM visit_service WHERE service_id = ?", service)
    most = done // VISIT
    visits = _count(f"SELECT 1 FROM visit v WHERE TRUE{on}", days, most) if days else most
    return Condition(
        f"EXISTS (SELECT 1 {by_visit} AND v.client_id = c.id)",
        f"SELECT v.client_id {by_visit if visits < most else by_service}",
        (service, *days),
        effort=min(done, visits * VISIT) // LOOKED_UP,
    )


def _between(column: str, since: date | None, until: date | None) -> tuple[str, list[object]]:
    sql = ""
    values: list[object] = []
    for sign, day in ((">=", since), ("<=", until)):
        if day is not None:
            sql += f" AND {column} {sign} ?"
            values.append(day.isoformat())
    return sql, values


def _skin(asked: Filters) -> Iterator[Condition]:
    """What the analysis that counts says."""
    for field, codes in (("skin_type", asked.skin_types), ("concerns", asked.concerns)):
        if codes:
            keys = f"FROM dated_key k WHERE k.kind = 'skin' AND k.field = '{field}' AND k.code IN ({marks(codes)})"
            yield _of("k.client_id", keys, *codes)
    if asked.skin_types or asked.concerns:
        yield Condition(NOT_ENDED)


def _spent(asked: Filters) -> Iterator[Condition]:
    """What a year's visits came to; whoever never came spent nothing."""
    if asked.spend_from:
        yield _of("f.client_id", "FROM client_facts f WHERE f.spend_12m >= ?", asked.spend_from)
    if asked.spend_to is not None:
        more = "SELECT 1 FROM client_facts f WHERE f.client_id = c.id AND f.spend_12m > ?"
        yield Condition(f"NOT EXISTS ({more})", values=(asked.spend_to,))
