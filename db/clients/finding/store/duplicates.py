"""Who of the clients may be the one that is asked about: candidates by index, then names and birthdays compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.clients.finding.keys import By, kept_digits, surnames_of
from db.clients.finding.likeness import Alike, Born, births_alike, names_alike, variants
from db.clients.finding.store import search
from db.clients.finding.store.search import LAST
from db.clients.records import Likelihood
from db.core.operation_context import Work
from db.core.sql import rows, rows_among
from db.text.cleaning import fold
from db.text.phones import neighbours

TAIL = 4
FEW_SURNAMES = 50
"""Bearers of a surname up to which the same surname and last four digits are no coincidence: one in two hundred."""
FEW_NAMES = 1
"""Bearers of a whole name up to which the name alone is worth a look; with two, 2.2 of 100 strangers were told."""

_VERY, _CHECK = Likelihood.VERY_LIKELY, Likelihood.PLEASE_CHECK
_SOME = "SELECT client_id FROM search_key WHERE kind = ? AND key >= ? AND key < ? LIMIT ?"
_WHO = "SELECT id, name, reading, birthday FROM client WHERE id IN ({})"
_BORN = (
    "SELECT id, name, reading, birthday FROM client WHERE birth_month_day = ? AND birthday = ? "
    "AND merged_into_id IS NULL"
)


@dataclass(frozen=True, slots=True)
class Probe:
    """What is known so far of a client who is being registered, as stored values."""

    name: str = ""
    birthday: str = ""
    phones: tuple[str, ...] = ()
    identity: str = ""
    itself: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """A client who may be the same."""

    id: int
    alike: Alike
    born: Born


class Judgement:
    """Reasons by client, as they are found."""

    def __init__(self, probe: Probe) -> None:
        self._probe = probe
        self.reasons: dict[int, dict[str, Likelihood]] = {}

    def add(self, client: int, likelihood: Likelihood, reason: str) -> None:
        """One more reason why a client may be meant."""
        if client != self._probe.itself:
            self.reasons.setdefault(client, {}).setdefault(reason, likelihood)

    def compare(self, clients: Iterable[int]) -> list[_Known]:
        """Clients by id, with how near their name and birthday are to what is asked about."""
        return [self.compared(*row) for row in rows_among(_WHO, list(dict.fromkeys(clients)))]

    def compared(self, client: int, name: str, reading: str, birthday: str) -> _Known:
        """How near a client's name and birthday are."""
        probe = self._probe
        return _Known(client, names_alike(probe.name, name, reading), births_alike(probe.birthday, birthday))


def judged(work: Work, probe: Probe) -> dict[int, dict[str, Likelihood]]:
    """Why clients may be the one that is asked about, with how likely each reason makes it."""
    found = Judgement(probe)
    for phone in probe.phones:
        digits = kept_digits(phone)
        if len(digits) >= TAIL:
            _by_phone(found, probe, digits, kept_digits(phone.partition(",")[0]))
    if probe.identity:
        for client in search.equal(By.IDENTITY, search.identity_key(work, probe.identity)):
            found.add(client, _VERY, "identity")
    if probe.name:
        _by_birthday(found, probe)
        _by_name(found, probe)
    return found.reasons


def _by_phone(found: Judgement, probe: Probe, digits: str, bare: str) -> None:
    for one in found.compare(search.equal(By.PHONE, digits)):
        contradicted = probe.name and (
            one.alike is Alike.NO or (one.alike is Alike.LOOSELY and one.born is Born.DIFFERENT)
        )
        same_day = one.born in (Born.SAME, Born.OTHER_CALENDAR)
        # couples, or mother and daughter, may have one phone
        found.add(one.id, _CHECK if contradicted and not same_day else _VERY, "phone")
    for client in search.equal(By.PHONE, *neighbours(digits)):
        found.add(client, _CHECK, "phone_off_by_one")
    if probe.name:
        _by_tail(found, probe, bare[-TAIL:])


def _by_tail(found: Judgement, probe: Probe, tail: str) -> None:
    for surname in surnames_of(probe.name):
        if surname.isascii() and not fold(probe.name).isascii():
            continue
        start = surname + tail[::-1]
        some = [client for (client,) in rows(_SOME, By.SURNAME_TAIL.value, start, start + LAST, 64)]
        is_rare = bool(some) and _at_most(By.SURNAME, f"{surname} ", f"{surname}!", FEW_SURNAMES)
        for one in found.compare(some):
            if one.alike >= Alike.SOUND or (one.born is not Born.DIFFERENT and (is_rare or one.alike is not Alike.NO)):
                found.add(one.id, _CHECK, "surname_and_tail")


_BY_BIRTHDAY = {
    (Born.SAME, Alike.SAME): (_VERY, "name_and_birthday"),
    (Born.OTHER_CALENDAR, Alike.SAME): (_VERY, "name_and_other_calendar"),
    (Born.EXCHANGED, Alike.SAME): (_CHECK, "name_and_exchanged"),
    (Born.YEAR_OFF, Alike.SAME): (_CHECK, "name_and_year_off"),
    (Born.SAME, Alike.SOUND): (_CHECK, "pinyin_and_birthday"),
    (Born.OTHER_CALENDAR, Alike.SOUND): (_CHECK, "pinyin_and_birthday"),
    (Born.SAME, Alike.LOOSELY): (_CHECK, "alike_and_birthday"),
    (Born.OTHER_CALENDAR, Alike.LOOSELY): (_CHECK, "alike_and_birthday"),
    (Born.SAME_DAY, Alike.SAME): (_CHECK, "name_and_day"),
}


def _by_birthday(found: Judgement, probe: Probe) -> None:
    if not probe.birthday:
        return
    key, other = fold(probe.name), variants(probe.birthday)
    for day in (probe.birthday, *other[Born.OTHER_CALENDAR]):
        for row in rows(_BORN, search.month_day(day), day):
            _add_born(found, found.compared(*row))
    for day in (*other[Born.EXCHANGED], *other[Born.YEAR_OFF]):
        for row in rows(_BORN, search.month_day(day), day):
            if fold(row[1]) == key:
                _add_born(found, found.compared(*row))


def _add_born(found: Judgement, one: _Known) -> None:
    if why := _BY_BIRTHDAY.get((one.born, one.alike)):
        found.add(one.id, *why)


def _by_name(found: Judgement, probe: Probe) -> None:
    """The whole name, where a birthday is missing or has no year: worth a look while few are called so."""
    key = fold(probe.name)
    some = [client for (client,) in rows(_SOME, By.NAME.value, key, f"{key}\0", FEW_NAMES + 1)]
    if len(key) < 2 or len(set(some) - {probe.itself}) > FEW_NAMES:
        return
    for one in found.compare(some):
        if one.born is Born.UNKNOWN:
            found.add(one.id, _CHECK, "name_without_birthday")
        else:
            _add_born(found, one)


def _at_most(kind: By, first: str, last: str, most: int) -> bool:
    return len(rows(_SOME, kind.value, first, last, most + 1)) <= most
