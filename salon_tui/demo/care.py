"""Analyses of the skin, care plans, stage reviews and patch tests of a good part of the demo's clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from db.core.desk import Desk
from db.dated.operations import revise_dated, save_dated
from db.dated.records import DatedRecord
from db.dated.requests import ReviseDated, SaveDated
from db.dated.zones import read_zones, with_told
from db.fields.values import Ref, Value
from salon_tui.demo.care_words import SEEN, Seen
from salon_tui.demo.catalogue import SERVICES
from salon_tui.demo.names import ALWAYS
from salon_tui.demo.plan import ClientPlan, VisitPlan

ONE_IN = 2
"""One in so many clients is analysed and has a plan; the one that everybody tries always."""
AGAIN = 20
"""Days after which the skin is looked at again."""
EYES, ACID = 8, 5
"""Places of the service for the eyes, and of the product that is tested."""


class CareWriter:
    """Writes them down for whoever treats.

    Args:
        services: Ids of the services, in the order of the catalogue.
        products: Ids of the products.
        request: Gives the next request id.
        today: Today.
    """

    def __init__(
        self, services: Sequence[int], products: Sequence[int], request: Callable[[], str], today: date
    ) -> None:
        self._services, self._products, self._request, self._today = services, products, request, today

    def write(self, desk: Desk, client: Ref, plan: ClientPlan) -> bool:
        """One client: what was seen, planned, reached and tested; False where nothing is."""
        is_first = plan.person is ALWAYS[0]
        visits = [visit for visit in plan.visits if visit.ends is not None]
        if plan.values.get("consent_health") is not True or not visits or (not is_first and plan.place % ONE_IN):
            return False
        seen = SEEN[plan.skin % len(SEEN)]
        first, last = visits[0].begins.date(), visits[-1].begins.date()
        before = self._save(desk, client, "skin", first, _analysis(seen))
        care = self._plan(desk, client, seen, visits, first)
        if (last - first).days >= AGAIN:
            after = self._save(desk, client, "skin", last, _later(seen))
            if is_first or plan.place % 3:
                self._review(desk, client, care, before, after, last)
        if is_first:
            self._revise(desk, care, last)
        if is_first or plan.place % 4 == 0:
            self._test(desk, client, plan, last)
        return True

    def _plan(self, desk: Desk, client: Ref, seen: Seen, visits: Sequence[VisitPlan], first: date) -> DatedRecord:
        """A plan whose first stage had all its sessions, where the client came often enough."""
        service, later = visits[0].services[0], visits[-1].services[0]
        done = sum(service in visit.services for visit in visits)
        values: dict[str, Value] = {
            "problems": seen.problems,
            "begun": first,
            "next_analysis": max(visits[-1].begins.date() + timedelta(days=90), first),
            "morning": seen.morning,
            "evening": seen.evening,
            "avoid": seen.avoid,
        }
        for number, (goal, measure, aim) in enumerate(seen.goals, 1):
            stage: Mapping[str, Value] = {
                "goal": goal,
                "measure": measure,
                "aim": aim,
                "service": self._services[service if number == 1 else later],
                "sessions": max(1, done) if number == 1 and len(visits) > 1 else 4,
                "interval": 14 if number == 1 else 21,
                "technique": SERVICES[service].steps.split("、")[0],
            }
            values |= {f"{name}[{number}]": value for name, value in stage.items() if value}
        return self._save(desk, client, "plan", first, {key: value for key, value in values.items() if value})

    def _revise(self, desk: Desk, plan: DatedRecord, day: date) -> None:
        values = {**plan.values, "with_service[2]": self._services[EYES], "interval[2]": 14}
        asked = ReviseDated(
            request_id=self._request(),
            id=plan.id,
            version=plan.version,
            values=values,
            why="眼周出现细纹：加眼部护理，间隔缩短",
            day=day,
        )
        revise_dated(desk, asked)

    def _review(
        self, desk: Desk, client: Ref, plan: DatedRecord, before: DatedRecord, after: DatedRecord, day: date
    ) -> None:
        values: dict[str, Value] = {
            "plan": plan.id,
            "stage": "1",
            "before": before.id,
            "after": after.id,
            "reached": "yes" if client.id % 3 else "partly",
            "effect": "4" if client.id % 2 else "5",
            "view": "摸起来软了，上妆不卡粉" if client.id % 2 else "觉得比之前好，愿意继续",
            "confirmed": True,
        }
        self._save(desk, client, "review", day, values)

    def _test(self, desk: Desk, client: Ref, plan: ClientPlan, last: date) -> None:
        """A test that has been read; of some clients one that is to be read."""
        values: dict[str, Value] = {"product": self._products[ACID], "batch": "S2409", "site": "ear"}
        read: dict[str, Value] = {"at_24h": "negative", "at_48h": "negative"}
        if plan.alerts & {"acids"}:
            read = {"at_24h": "positive", "signs": ("redness", "itching"), "sign_note": "耳后泛红、痒"}
        is_new = plan.place % 3 == 0
        day = self._today - timedelta(days=1) if is_new else last
        self._save(desk, client, "patch", day, values if is_new else values | read)

    def _save(self, desk: Desk, client: Ref, kind: str, day: date, values: Mapping[str, Value]) -> DatedRecord:
        asked = SaveDated(request_id=self._request(), client=client.id, kind=kind, values=values, day=day)
        return save_dated(desk, asked)


def _analysis(seen: Seen) -> dict[str, Value]:
    return with_told({"method": ("eye", "magnifier", "instrument"), **seen.skin}, read_zones(seen.zones))


def _later(seen: Seen) -> dict[str, Value]:
    return with_told({**_analysis(seen), **seen.since}, read_zones(seen.later))
