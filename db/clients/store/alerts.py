"""What may hurt a client: conditions that are open or count for a while yet, and what the birth date says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from db.clients.consent.records import UNREAD_TERMS, ConsentState
from db.clients.fields.client import ALERT_FIELDS
from db.clients.records import ASK, Alert, ClientLine
from db.core.row_values import as_day
from db.core.sql import rows_among
from db.fields.declaration import Term
from db.fields.values import Value
from db.rules.items import ITEMS
from db.text.dates import Birthday, age

OF_AGE = 18

_PLACES = {
    (field.name, entry.code): place
    for place, (field, entry) in enumerate((field, entry) for field in ALERT_FIELDS for entry in field.choices)
}
"""Every answer that is an alert, with its place in the order of the rules."""
_TERMS = {(field.name, entry.code): entry.term for field in ALERT_FIELDS for entry in field.choices}
_RULES = {item: rule for rule, item in reversed(_PLACES)}
"""The rule that an item falls under, the strictest where it stands in several boxes."""
_MINOR = "minor"

_BOXES: Mapping[str, tuple[str, ...]] = {
    code: boxes
    for code in {code for _, code in _PLACES}
    if len(boxes := tuple(field for field, item in _PLACES if item == code)) > 1
}
"""Items that stand in more than one box of the form, with the names of those boxes, the stricter rule first."""

_UNREAD = {
    state.value: Alert(f"health_{state.value}", ASK, UNREAD_TERMS[f"health_{state.value}"])
    for state in (ConsentState.REFUSED, ConsentState.WITHDRAWN)
}
"""What stands instead of health answers that the client doesn't agree to be kept."""

_CONDITION = "condition"
_ANSWERS = (
    "WITH wanted AS (SELECT id, birthday FROM client WHERE id IN ({})) "
    # CROSS JOIN: whoever is asked about first, then what is theirs
    f"SELECT c.client_id, '{_CONDITION}', c.item, c.began, c.ended, c.until, c.certainty "
    "FROM wanted w CROSS JOIN condition c ON c.client_id = w.id "
    "UNION ALL SELECT id, 'birthday', birthday, NULL, NULL, NULL, NULL FROM wanted "
    "UNION ALL SELECT c.client_id, c.purpose, c.state, NULL, NULL, NULL, NULL FROM wanted w CROSS JOIN consent c "
    "ON c.id = (SELECT MAX(s.id) FROM consent s WHERE s.client_id = w.id AND s.purpose = 'consent_health')"
)


class Told(NamedTuple):
    """An item that a client has or had, as the archive keeps it."""

    item: str
    began: str | None
    ended: str | None
    until: str | None
    certainty: str


def alerts_of(client: int, day: date, detail: str = "", *, full: bool = False) -> tuple[Alert, ...]:
    """What may hurt this client on a day, in the order of the rules; everybody at the desk may see it.

    An item that two boxes have is one alert, of the stricter rule. What is over and counts for a while yet says since
    when. Whether the client is under 18 is worked out from the birth date where the year is known; only otherwise what
    was ticked counts.
    Where the client doesn't agree to health being kept, what was told before counts no more, and that stands instead.
    On paper, which is read in another year too, days are ``full``.
    """
    return alerts_from(*_answers_of([client])[client], day, detail, full=full)


def with_alerts(lines: Sequence[ClientLine], day: date) -> list[ClientLine]:
    """The lines of a list, each with what may hurt its client; one statement for all."""
    answers = _answers_of([line.id for line in lines])
    return [replace(line, alerts=found) if (found := alerts_from(*answers[line.id], day)) else line for line in lines]


def _answers_of(clients: Sequence[int]) -> dict[int, tuple[list[Told], str, str]]:
    """The conditions, the birthday and the latest word on keeping health, by client."""
    told: dict[int, list[Told]] = {client: [] for client in clients}
    others: dict[tuple[int, str], str] = {}
    for client, about, *said in rows_among(_ANSWERS, list(told)):
        if about == _CONDITION:
            told[client].append(Told._make(said))
        else:
            others[client, about] = said[0]
    return {
        client: (told[client], others.get((client, "birthday"), ""), others.get((client, "consent_health"), ""))
        for client in clients
    }


def alerts_from(
    told: Sequence[Told], born: str, consent: str, day: date, detail: str = "", *, full: bool = False
) -> tuple[Alert, ...]:
    """What may hurt a client, from what was told, the birthday and the latest word on keeping health, as kept.

    See :func:`alerts_of`.
    """
    unread = _UNREAD.get(consent)
    # a solar year so long ago leaves nothing to be worked out, and a list has dozens of them
    is_grown = "0" < born < f"{day.year - OF_AGE - 1}"
    if not told and unread is None and (is_grown or not born):
        return ()
    items = {} if unread else _counting(told, day, full)
    years = OF_AGE if is_grown else age(Birthday.from_store(born), day) if born else None
    if years is not None:
        items.pop(_MINOR, None)
        if years < OF_AGE:
            items[_MINOR] = _TERMS[_RULES[_MINOR], _MINOR]
    found = sorted(((_RULES[item], item) for item in items), key=_PLACES.__getitem__)
    known = (Alert(code, rule, items[code], detail if rule == "allergens" else "") for rule, code in found)
    return (unread, *known) if unread else tuple(known)


def _counting(told: Iterable[Told], day: date, full: bool) -> dict[str, Term]:
    """What counts on a day, in words, by item; of one that is there again, the new one."""
    found: dict[str, Term] = {}
    # those that are over first
    for code, began, ended, until, certainty in sorted(told, key=lambda one: one.ended or "~"):
        item = ITEMS.get(code)
        if item is None:
            continue
        if ended and (certainty == "refuted" or not item.rest or as_day(ended) + timedelta(days=item.rest) < day):
            continue
        term = _TERMS[_RULES[code], code]
        when = ended or (began if item.is_event else "")
        if when and not item.is_event:
            term = Term(f"{term.en}, stopped {_short(when, day, full)}", f"{term.zh} {_short(when, day, full)}停")
        elif when:
            term = Term(f"{term.en} {_short(when, day, full)}", f"{term.zh} {_short(when, day, full)}")
        elif until:
            term = Term(f"{term.en}, to {_short(until, day, full)}", f"{term.zh} 至{_short(until, day, full)}")
        elif began and full:
            term = Term(f"{term.en}, since {began}", f"{term.zh} {began}起")
        found[code] = term
    return found


def _short(text: str, day: date, full: bool) -> str:
    """A day of this year without the year, unless it is to be read in another one."""
    return text[5:] if text[:4] == f"{day.year:04d}" and not full else text


def joined(new: Mapping[str, Value], old: Mapping[str, Value]) -> dict[str, Value]:
    """Health answers with the items that stand in two boxes brought together.

    What one box says anew, the other says too, unless it was not asked; a box that says yes outweighs one that says no.

    Args:
        new: The answers that are given now, by name of the field.
        old: What the record said before.
    """
    result = dict(new)
    for code, boxes in _BOXES.items():
        given = {box: code in value for box in boxes if isinstance(value := new.get(box), tuple)}
        before = {box: code in value for box in boxes if isinstance(value := old.get(box), tuple)}
        if not given:
            continue
        news = [has for box, has in given.items() if has != before.get(box, False)]
        has = any(news) if news else any(given.values()) or any(before.values())
        for box in boxes:
            answer = new[box] if box in new else old.get(box)
            if isinstance(answer, tuple) and (code in answer) != has:
                kept = (*answer, code) if has else tuple(item for item in answer if item != code)
                result[box] = tuple(sorted(kept, key=partial(_place, box)))
    return result


def _place(box: str, item: str) -> int:
    return _PLACES[box, item]
