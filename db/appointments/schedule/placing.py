"""Finds a person and the resources for every part of an appointment, or says what stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from db.appointments.records import Against, Pass, What
from db.appointments.schedule.day import Day, Wanted, overlap, stretches
from db.appointments.schedule.occupancy import Placed, hands, pieces
from db.appointments.schedule.standing import (
    against_client,
    against_person,
    against_resource,
    against_service,
    against_taken,
)
from db.roster.intervals import Interval


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the parts would be on a day, and what stands against that."""

    day: Day
    parts: tuple[Placed, ...]
    against: tuple[Against, ...]


def place(day: Day, parts: Sequence[Wanted], start: int) -> Placement:
    """Places an appointment.

    Whoever is asked for is taken, whatever stands against it. "Anybody" is who does the service and is free throughout:
    the client's own beautician first, else who has the fewest minutes on that day, else whose turn it is; where nobody
    is free, it is whom the least stands against. Of a kind of resource the smallest that is free is taken, then by
    name, and one for the whole appointment where there is one.

    Args:
        day: The day.
        parts: The parts; they must be on one day, see :func:`db.appointments.schedule.day.fits_a_day`.
        start: When the first begins.
    """
    return _Placing(day, parts, start).placement


class _Placing:
    """One appointment that is being placed."""

    def __init__(self, day: Day, parts: Sequence[Wanted], start: int) -> None:
        self._day, self._parts = day, parts
        self._when = stretches(parts, start)
        self._alone = [alone(part, at) for part, at in zip(parts, self._when, strict=True)]
        self._hands = [pieces([part], may_be_free=True) for part in self._alone]
        self._whole = [
            pieces([part], may_be_free=False) if part.free_minutes else whole
            for part, whole in zip(self._alone, self._hands, strict=True)
        ]
        self._units = most_units(parts)
        self._of_people: dict[tuple[int, int], list[Against]] = {}
        self._of_resources: dict[tuple[int, int], list[Against]] = {}

    @property
    def placement(self) -> Placement:
        """Where the parts would be, and what stands against that."""
        day, when = self._day, self._when
        people = self._people()
        against = [line for number, part in enumerate(self._parts) for line in against_service(day, number, part)]
        for number, person in enumerate(people):
            if person is None:
                against.append(Against(part=number, what=What.NOBODY, passing=Pass.NEVER))
            else:
                against += [*self._against(number, person), *self._against_own(number, person, people[:number])]
        chosen = [self._resources(number, against) for number in range(len(self._parts))]
        against += against_client(day, Interval(when[0].start, max(finish for _, finish in when)))
        placed = [
            alone(part, at, person, resources)
            for part, at, person, resources in zip(self._parts, when, people, chosen, strict=True)
        ]
        return Placement(day, tuple(placed), tuple(sorted(against, key=lambda one: (one.part, -one.passing))))

    def _people(self) -> list[int | None]:
        """Who does each part: one person where somebody can do all for which anybody may be chosen."""
        asked = [part.staff for part in self._parts]
        chosen = [number for number, person in enumerate(asked) if person is None]
        if not chosen:
            return asked
        for one in self._order(chosen[0]):
            people: list[int | None] = [one if person is None else person for person in asked]
            if all(self._is_free(number, one, people) for number in chosen):
                return people
        free = [self._free(number) if person is None else [person] for number, person in enumerate(asked)]
        return next(self._combinations(free, []), None) or self._least_bad()

    def _is_free(self, number: int, person: int, people: Sequence[int | None]) -> bool:
        able = person in self._day.able(self._parts[number])
        return able and not self._against(number, person) and not self._meets(number, person, people)

    def _order(self, number: int) -> list[int]:
        """Who does a part, as they come first for "anybody"."""
        day = self._day
        turn = {person: place for place, person in enumerate(day.turn)}
        return sorted(
            day.able(self._parts[number]),
            key=lambda person: (person != day.own, day.minutes.get(person, 0), turn.get(person, len(turn)), person),
        )

    def _free(self, number: int) -> list[int]:
        return [person for person in self._order(number) if not self._against(number, person)]

    def _combinations(self, free: Sequence[Sequence[int]], chosen: list[int | None]) -> Iterator[list[int | None]]:
        """Ways to give every part somebody who is free; whoever has a part already comes first."""
        number = len(chosen)
        if number == len(free):
            yield list(chosen)
            return
        for person in sorted(free[number], key=lambda person: person not in chosen):
            if not self._meets(number, person, chosen, but_for_asked=True):
                yield from self._combinations(free, [*chosen, person])

    def _least_bad(self) -> list[int | None]:
        """Whom the least stands against, one part after the other; None for a part that nobody does."""
        people = [part.staff for part in self._parts]
        for number, part in enumerate(self._parts):
            if part.staff is None:
                able = self._order(number)
                worth = {
                    person: _worth([*self._against(number, person), *self._against_own(number, person, people)])
                    for person in able
                }
                people[number] = min(able, key=worth.__getitem__, default=None)
        return people

    def _against(self, number: int, person: int) -> list[Against]:
        """What stands against somebody for a part, whoever does the others."""
        key = (number, person)
        if key not in self._of_people:
            self._of_people[key] = [
                *against_person(self._day, number, self._parts[number], person, self._when[number]),
                *against_taken(self._day, number, person, self._hands[number]),
            ]
        return self._of_people[key]

    def _against_own(self, number: int, person: int, people: Sequence[int | None]) -> list[Against]:
        """Whether somebody would have two parts of the appointment in hand at a time."""
        who = self._day.names.get(person, "")
        return [
            Against(
                part=number,
                what=What.STAFF_TAKEN,
                passing=Pass.BOOK_OVER,
                who=who,
                start=self._when[place].start,
                finish=self._when[place].finish,
            )
            for place in self._meets(number, person, people)
        ]

    def _meets(
        self, number: int, person: int, people: Sequence[int | None], *, but_for_asked: bool = False
    ) -> list[int]:
        """Places of the parts before one that somebody would have in hand at the same time.

        Args:
            number: Place of the part.
            person: Who would do it.
            people: Who does the others, as far as that is known.
            but_for_asked: Leave out where both were asked for with just this person.
        """
        busy = hands(self._alone[number])
        return [
            place
            for place, other in enumerate(people)
            if other == person
            and place != number
            and any(overlap(one, two) for one in busy for two in hands(self._alone[place]))
            and not (but_for_asked and self._parts[place].staff == self._parts[number].staff == person)
        ]

    def _resources(self, number: int, against: list[Against]) -> dict[int, int]:
        """What a part gets, in places by id of the resource; what stands against that is added."""
        needs = self._parts[number].asks.needs
        mine = {need.resource: self._units[need.resource] for need in needs if need.resource is not None}
        for resource in mine:
            against += self._test(number, resource)
        for kind in dict.fromkeys(need.kind for need in needs if need.kind):
            count = sum(need.count for need in needs if need.kind == kind)
            there = [one.id for one in self._day.of_kind.get(kind, ()) if one.id not in mine]
            if len(there) < count:
                against.append(Against(part=number, what=What.NO_RESOURCE, passing=Pass.NEVER))
            others = [
                place
                for place, other in enumerate(self._parts)
                if place != number and any(need.kind == kind for need in other.asks.needs)
            ]
            for resource in self._best(number, there, count, others):
                mine[resource] = self._units.get(resource, 1)
                against += self._test(number, resource)
        return mine

    def _best(self, number: int, there: Sequence[int], count: int, others: Sequence[int]) -> list[int]:
        """Of resources of a kind, those that the least stands against for a part, and then for the others of its kind.

        Nothing is better than one that is free for all and was had before, if any was: enough of these, and the rest
        of a long list is not looked at.
        """
        had = self._parts[number].had
        best = (0, 0, not had, 0)
        worth: dict[int, tuple[int, int, bool, int]] = {}
        free = 0
        for resource in there:
            stands = sum(bool(self._test(place, resource)) for place in others)
            worth[resource] = (*_worth(self._test(number, resource)), resource not in had, stands)
            free += worth[resource] <= best
            if free == count:
                break
        return sorted(worth, key=worth.__getitem__)[:count]

    def _test(self, number: int, resource: int) -> list[Against]:
        """What stands against a resource for a part."""
        key = (number, resource)
        if key not in self._of_resources:
            units = self._units.get(resource, 1)
            one = self._day.resource[resource]
            self._of_resources[key] = against_resource(
                self._day, number, one, units, self._whole[number], self._when[number]
            )
        return self._of_resources[key]


def alone(
    part: Wanted, when: Interval, staff: int | None = None, resources: Mapping[int, int] = MappingProxyType({})
) -> Placed:
    """A part by itself, with who and what was chosen for it, if anybody and anything was."""
    asks = part.asks
    return Placed(
        start=when.start,
        finish=when.finish,
        staff=staff,
        resources=resources,
        before=asks.before,
        after=asks.after,
        free_from=asks.free_from,
        free_minutes=asks.free_minutes,
    )


def most_units(parts: Sequence[Wanted]) -> dict[int, int]:
    """How many places are taken of resources that are asked for by name: the most that a part asks for."""
    found: dict[int, int] = {}
    for part in parts:
        for need in part.asks.needs:
            if need.resource is not None:
                found[need.resource] = max(found.get(need.resource, 0), need.count)
    return found


def _worth(against: Sequence[Against]) -> tuple[int, int]:
    """How much stands against something."""
    return max((one.passing for one in against), default=0), len(against)
