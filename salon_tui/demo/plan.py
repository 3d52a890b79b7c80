"""What the demo shall hold, drawn from a seed before anything is written: clients, their answers and their visits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from db.fields.values import Value
from salon_tui.demo import answers
from salon_tui.demo.catalogue import PRODUCTS, SERVICES
from salon_tui.demo.names import ALWAYS, Person, draw
from salon_tui.demo.words import INTRODUCED, SKINS, TOPICS

DAYS = 730
TREATING = (2, 3, 4)
"""Who treats: places in the list of people of 林小雨, 郝晨 and 顾思远, counted from the owner."""
PAYMENTS = ("wechat", "wechat", "wechat", "alipay", "alipay", "card", "cash")
TODAY = 4
"""Clients who are in the salon today."""


@dataclass(slots=True)
class VisitPlan:
    """One visit.

    Attributes:
        begins: When the client arrives.
        ends: When the visit is closed; None leaves it open.
        services: Places in the list of services.
        treats: Place of who treats in the list of people.
        values: What is noted; empty has no notes yet.
    """

    begins: datetime
    ends: datetime | None
    services: tuple[int, ...]
    treats: int
    method: str
    values: dict[str, Value] = field(default_factory=dict)
    products: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class ClientPlan:
    """One client, in the order in which the files were opened.

    Attributes:
        place: Where it stands in that order.
        referrer: Place of who referred them in that order, or None.
        beautician: Place of their beautician in the list of people.
    """

    person: Person
    registered: datetime
    values: dict[str, Value]
    alerts: frozenset[str]
    skin: int
    beautician: int
    place: int = 0
    referrer: int | None = None
    visits: list[VisitPlan] = field(default_factory=list)


def draw_plan(count: int, seed: int, now: datetime) -> list[ClientPlan]:
    """Draws the clients of a demo; the same seed and day give the same ones.

    Args:
        count: How many clients.
        seed: The seed.
        now: Now, in the salon's own time zone.
    """
    random = Random(seed)
    taken = {person.name for person in ALWAYS}
    people = [*ALWAYS[:count], *(draw(random, taken) for _ in range(count - len(ALWAYS)))]
    # the first one is the client that everybody tries: many visits, so an early start
    days = [690] + [1 + int(random.random() ** 1.4 * (DAYS - 40)) for _ in people[1:]]
    plans = []
    for number, (person, back) in enumerate(zip(people, days, strict=False)):
        began = _at(now.date() - timedelta(days=back), 10 * 60 + random.randrange(0, 540, 5))
        skin = random.randrange(len(SKINS))
        values, alerts = answers.draw(random, person, skin, number, back, now.date())
        plan = ClientPlan(person, began, values, alerts, skin, random.choice(TREATING))
        plan.visits = _visits(random, plan, _how_many(random, number), now)
        plans.append(plan)
    plans.sort(key=lambda plan: plan.registered)
    for place, plan in enumerate(plans):
        plan.place = place
        if place > 5 and plan.values.get("source") == "referral":
            plan.referrer = random.randrange(place)
    _today(random, plans, now)
    return plans


def _how_many(random: Random, number: int) -> int:
    if number == 0:
        return 7
    return random.choices((0, 1, 2, 3, 5), (10, 48, 26, 11, 5))[0]


def _visits(random: Random, plan: ClientPlan, most: int, now: datetime) -> list[VisitPlan]:
    """Visits from the first day on, some weeks apart, until yesterday."""
    visits: list[VisitPlan] = []
    begins = plan.registered + timedelta(minutes=10)
    while len(visits) < most and begins.date() < now.date():
        services = _services(random, plan)
        if not services:
            break
        minutes = sum(SERVICES[one].minutes for one in services)
        ends = begins + timedelta(minutes=minutes + random.randrange(5, 20))
        visits.append(
            VisitPlan(
                begins,
                ends,
                services,
                plan.beautician,
                random.choice(PAYMENTS),
                _notes(random, plan, services, begins.date()),
                _products(random, plan),
            )
        )
        apart = random.randrange(21, 60) if plan.person is not ALWAYS[0] else random.randrange(90, 110)
        day = begins.date() + timedelta(days=apart)
        begins = _at(day, 10 * 60 + random.randrange(0, 540, 5))
    return visits


def _services(random: Random, plan: ClientPlan) -> tuple[int, ...]:
    """One service or two that nothing known of the client speaks against."""
    fit = [place for place, offer in enumerate(SERVICES) if not plan.alerts & set(offer.tags)]
    if not fit or plan.alerts & answers.NEVER_TREATED:
        return ()
    # facial care, at the head of the list, is what most people come for
    first = fit[int(random.random() ** 1.6 * len(fit))]
    second = random.choice(fit)
    return (first, second) if random.randrange(4) == 0 and second != first else (first,)


def _products(random: Random, plan: ClientPlan) -> tuple[tuple[int, str], ...]:
    fit = [place for place, product in enumerate(PRODUCTS) if not plan.alerts & set(product[4])]
    chosen = random.sample(fit, k=min(len(fit), random.choice((0, 1, 2))))
    return tuple((place, random.choice(("5 ml", "10 ml", "1 片", "适量"))) for place in chosen)


def _notes(random: Random, plan: ClientPlan, services: tuple[int, ...], day: date) -> dict[str, Value]:
    skin = SKINS[plan.skin]
    offers = [SERVICES[one] for one in services]
    effect = random.choice(("5", "5", "4", "4", "4", "3"))
    notes: dict[str, Value] = {
        "skin_before": random.choice(skin.before),
        "steps": "；".join(offer.steps for offer in offers),
        "cautions": random.choice(skin.cautions),
        "effect": effect,
        "felt": random.choice(skin.felt),
        "confirmed": True,
        "next_time": random.choice(skin.next_time),
        "satisfaction": effect,
        "next_date": day + timedelta(days=random.choice((14, 21, 28))),
    }
    settings = "；".join(offer.settings for offer in offers if offer.settings)
    return notes | {
        name: value
        for name, value in (
            ("settings", settings),
            ("introduced", random.choice(INTRODUCED)),
            ("topics", random.choice((*TOPICS, "", ""))),
        )
        if value
    }


def _today(random: Random, plans: list[ClientPlan], now: datetime) -> None:
    """Some clients are here today, the first of them nearly done; one visit of yesterday was never closed."""
    fit = [plan for plan in plans if plan.visits and plan.person is not ALWAYS[0] and _services(random, plan)]
    random.shuffle(fit)
    midnight = _at(now.date(), 0)
    for place, plan in enumerate(fit[:TODAY]):
        begins = max(now - timedelta(minutes=95 - 25 * place), midnight)
        services = _services(random, plan)
        notes = _notes(random, plan, services, now.date()) if place == 0 else {}
        plan.visits.append(VisitPlan(begins, None, services, plan.beautician, "", notes))
    for plan in fit[TODAY : TODAY + 1]:
        begins = _at(now.date() - timedelta(days=1), 18 * 60 + 40)
        services = _services(random, plan)
        if plan.visits[-1].begins.date() < begins.date():
            plan.visits.append(VisitPlan(begins, None, services, plan.beautician, ""))


def _at(day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60).astimezone()
