"""The clients of a bulk archive: their rows, their search keys and their visits."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any, Final

import peewee as pw

from db.clients.finding.keys import By, name_keys, surnames_of
from db.clients.finding.store.search import keys_of, month_day
from db.clients.models import Client
from db.text import names
from db.text.card_number import card_number
from db.visits.models import Visit
from salon_tui.demo import names as pool

MANAGER, BEAUTICIAN, RECEPTIONIST = 1, 2, 3
"""Ids of the people in every archive."""
ONE_VISIT_IN: Final = 5
"""Every so many-th client of a bulk archive has a visit."""
NO_CARD_IN: Final = 20
"""Every so many-th client has no card; the others have one that is filed."""
CHANGED_IN: Final = 100
"""Of every so many-th something has changed since the card was printed."""
CARD: Final = (
    *("client_id", "kind", "version", "at", "by_id", "digest", "state", "since", "filed_key", "occasion", "number"),
)
CHANGE: Final = ("client_id", "field", "old", "new", "at", "by_id")
SEED: Final = 20260312
_SAMPLE = 60
_ODD_NAMES = ("Mo Evans", "O'Brien & <b>", "阿依古丽·买买提", "欧阳静怡", "朱𬭎瑜")


def columns(table: type[pw.Model]) -> tuple[str, ...]:
    """The columns of a table, in the order in which rows are given."""
    return tuple(field.column_name for field in table._meta.sorted_fields)


def _empty(table: type[pw.Model]) -> dict[str, Any]:
    """What stands in a row of which nothing is known: nothing at all where a column may be empty, else no text."""
    return {field.column_name: None if field.null else "" for field in table._meta.sorted_fields}


@dataclass(frozen=True, slots=True)
class _Name:
    """A name, with what is made of it."""

    name: str
    reading: str
    sort_pinyin: str
    sort_strokes: str
    keys: dict[By, tuple[str, ...]]
    surnames: tuple[str, ...]


@cache
def _named(name: str) -> _Name:
    """What is made of a name; many clients have the same one."""
    reading = names.sort_reading(name)
    keys: dict[By, tuple[str, ...]] = {}
    for key in sorted(name_keys(name, reading), key=lambda one: one.key):
        keys[key.kind] = (*keys.get(key.kind, ()), key.key)
    orders = names.pinyin_key(reading, name), names.stroke_key(name, reading)
    return _Name(name, reading, *orders, keys, tuple(surnames_of(name)))


class People:
    """Clients from 1 on, always the same ones; only what can't be made again from the number is kept."""

    def __init__(self, count: int) -> None:
        random = Random(SEED)
        self.count = count
        self._names = _some_names()
        last = len(self._names)
        # squared: the names at the beginning are the common ones
        self._name_of = array("L", (int(random.random() ** 2 * last) for _ in range(count)))
        self._born_of = array("L", (random.randrange(22_000) for _ in range(count)))
        self._phone_of = array("Q", random.sample(range(13_000_000_000, 20_000_000_000), count))
        self._salts = random.randbytes(16 * count)
        self._began = datetime(2021, 3, 1, 9)

    def _name(self, number: int) -> _Name:
        return _named(self._names[self._name_of[number - 1]])

    def birthday(self, number: int) -> str:
        """The birthday of a client, as it is stored."""
        return (date(1946, 1, 1) + timedelta(days=self._born_of[number - 1])).isoformat()

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table of clients."""
        wanted = columns(Client)
        usual = _empty(Client) | {"version": 1}
        for number in range(1, self.count + 1):
            name = self._name(number)
            birthday = self.birthday(number)
            usual |= {
                "id": number,
                "number": card_number(number),
                "created_at": f"{self._began + timedelta(minutes=number % 2_500_000)}",
                "created_by_id": RECEPTIONIST,
                "sort_pinyin": name.sort_pinyin,
                "sort_strokes": name.sort_strokes,
                "birth_month_day": month_day(birthday),
                "audit_salt": self._salts[16 * number - 16 : 16 * number],
                "name": name.name,
                "sex": "male" if number % 9 == 0 else "female",
                "birthday": birthday,
                "phone": str(self._phone_of[number - 1]),
                "address": f"静安区南京西路{number % 1999}号",
                "beautician_id": BEAUTICIAN,
                "reading": name.reading,
            }
            yield tuple([usual[column] for column in wanted])

    def keys(self, kind: By) -> Iterator[tuple[str, str, int]]:
        """Search keys of a kind, in the order of their table."""
        found: list[tuple[str, int]]
        numbers = range(1, self.count + 1)
        match kind:
            case By.CARD:
                found = [(card_number(number), number) for number in numbers]
            case By.PHONE:
                found = [(str(self._phone_of[number - 1]), number) for number in numbers]
            case By.PHONE_TAIL:
                found = [(str(self._phone_of[number - 1])[::-1], number) for number in numbers]
            case By.SURNAME_TAIL:
                tails = ((f"{self._phone_of[number - 1]}"[::-1], number) for number in numbers)
                found = [(one + tail, number) for tail, number in tails for one in self._name(number).surnames]
            case _:
                found = [(key, number) for number in numbers for key in self._name(number).keys.get(kind, ())]
        found.sort()
        for key, number in found:
            yield kind.value, key, number

    def visits(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table of visits: one closed visit for every fifth client."""
        wanted = columns(Visit)
        usual = _empty(Visit) | {"version": 1, "late": 0, "total": 26800, "paid": 26800}
        for number in range(ONE_VISIT_IN, self.count + 1, ONE_VISIT_IN):
            at = self._began + timedelta(minutes=number % 2_500_000, days=30)
            usual |= {"id": number // ONE_VISIT_IN, "client_id": number, "day": f"{at:%Y-%m-%d}", "opened_at": f"{at}"}
            usual |= {"closed_at": f"{at}", "opened_by_id": RECEPTIONIST, "closed_by_id": RECEPTIONIST}
            usual |= {"skin_before": "干燥", "cautions": "避开酸类", "effect": "4", "felt": "舒服"}
            yield tuple([usual[column] for column in wanted])

    def cards(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table of sheets: the id, and :data:`CARD`."""
        at = f"{self._began + timedelta(days=1800)}"
        for number in range(1, self.count + 1):
            if number % NO_CARD_IN:
                yield number, number, "card", 1, at, RECEPTIONIST, "", "filed", at, "", "", ""

    def changes(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the history, :data:`CHANGE`."""
        at = f"{self._began + timedelta(days=1801)}"
        for number in range(1, self.count + 1, CHANGED_IN):
            yield number, "likes", "", "清淡的香味", at, RECEPTIONIST

    def check(self, connection: Any) -> None:
        """Compares the keys of some clients with those that the product makes.

        Raises:
            AssertionError: They differ, so this file has to follow the product.
        """
        for number in Random(SEED).sample(range(1, self.count + 1), min(_SAMPLE, self.count)):
            [(card, name, reading, phone)] = connection.execute(
                "SELECT number, name, reading, phone FROM client WHERE id = ?", (number,)
            ).fetchall()
            stored = connection.execute("SELECT kind, key FROM search_key WHERE client_id = ?", (number,)).fetchall()
            made = {(key.kind.value, key.key) for key in keys_of(card, name, reading, (phone,))}
            assert set(stored) == made, (number, name)


def _some_names() -> list[str]:
    """Some hundred thousand names without one twice, the common ones first."""
    surnames = [*pool._SURNAMES, *pool._COMPOUND]
    letters = sorted(set(pool._WOMEN + pool._MEN))
    given = [*pool._WOMEN_SHORT, *pool._MEN_SHORT]
    given += [first + second for first in letters[::4] for second in letters[::8]]
    found = [surname + name for name in given for surname in surnames]
    Random(SEED).shuffle(found)
    return list(dict.fromkeys((*_ODD_NAMES, *found)))
