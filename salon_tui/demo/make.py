"""Writes the demo salon into a new archive, through the operations that the desk uses, at the times of the plan."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from db.clients.operations import clients
from db.core.desk import Desk
from db.core.permissions import Role
from db.fields.values import Ref
from db.money.fields import CASH
from db.money.operations.paying import Part, PaySplit, take_split
from db.salon import operations as catalogue
from db.salon.queries import salon
from db.sign_in.operations.opening import Archive
from db.sign_in.operations.sign_in import FirstRun, first_run, sign_in
from db.staff.operations import staff
from db.visits import operations as visits
from db.visits.records import VisitRecord
from salon_tui.app.settings import Places
from salon_tui.demo import PIN_LONG, PIN_SHORT
from salon_tui.demo.appointments import fill_days
from salon_tui.demo.cabinet import file_cards, leave_work, make_drawers
from salon_tui.demo.care import CareWriter
from salon_tui.demo.catalogue import OWNER, PRODUCTS, SERVICES, STAFF
from salon_tui.demo.contacts import keep_anniversary, plan_event
from salon_tui.demo.health import tell_conditions
from salon_tui.demo.ledgers import offer_packages, sell_card, take_over
from salon_tui.demo.offering import ask_for_tests, offer_all
from salon_tui.demo.plan import TREATING, ClientPlan, VisitPlan, draw_plan
from salon_tui.demo.roster import furnish_day
from salon_tui.demo.shifts import Event, shifts_of
from salon_tui.demo.till import FORTNIGHT, close_days

IN_CASH = 50_000
"""Fen of a dear visit that are paid in cash."""
PEOPLE = (OWNER, *STAFF)
RECEPTION = 1
FEWEST = 5
"""Clients that there are where something is paid ahead."""
EVENING = 22
"""The hour at which the day is counted."""
LONG_PIN = frozenset({Role.KEEPER, Role.MANAGER})
NAME = "静颜美容中心"


class DemoClock:
    """A clock that is set, since the demo's past has to be written in its own time.

    Args:
        now: What it shows at first.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time that it was set to."""
        return self.now


def make(folder: Path, key_folder: Path, count: int, seed: int, now: datetime, language: str = "zh") -> None:
    """Makes the demo in a folder of its own, whole or not at all.

    Args:
        folder: The demo's data folder; must not be there, or be empty.
        key_folder: Where its key goes.
        count: How many clients.
        seed: The seed; the same one gives the same clients on the same day.
        now: Now, in the salon's own time zone.
        language: The language of the salon and its staff, ``zh`` or ``en``.

    Raises:
        SalonError: When a folder can't be written.
        OSError: Likewise.
    """
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write(scratch, key_folder, draw_plan(count, seed, now), now, language)
        os.replace(scratch, folder)
    except BaseException:
        if key := Places(scratch, key_folder).key:
            key.unlink(missing_ok=True)
        shutil.rmtree(scratch, ignore_errors=True)
        raise


def _write(folder: Path, key_folder: Path, plans: list[ClientPlan], now: datetime, language: str) -> None:
    first = min([now, *(plan.registered for plan in plans)]) - timedelta(days=1)
    clock = DemoClock(first)
    asked = FirstRun(salon=NAME, owner=OWNER.name, pin=PIN_LONG, language=language, demo=True)
    archive = first_run(folder, key_folder, asked, clock)
    try:
        with archive.connected(), _quickly(archive):
            writer = _Writer(archive, clock, now.date())
            writer.furnish(language, now.date())
            shifts = list(shifts_of(plans))
            for number, shift in enumerate(shifts, 1):
                writer.write_shift(shift, is_last=number == len(shifts))
            writer.write_care(plans, now)
            writer.sell_ahead(now)
            writer.fill_days(now)
    finally:
        archive.close()


@contextmanager
def _quickly(archive: Archive) -> Iterator[None]:
    """Without waiting for the disk at each save: a demo that a power cut took is simply made again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        with archive.without_waiting():
            yield
    finally:
        if collecting:
            gc.enable()


class _Writer:
    """Carries a plan out; the request ids are numbered, so that the same plan makes the same requests."""

    def __init__(self, archive: Archive, clock: DemoClock, today: date) -> None:
        self.archive = archive
        self.clock = clock
        self.today = today
        self.services: list[int] = []
        self.products: list[int] = []
        self.clients: dict[int, Ref] = {}
        self._requests = 0

    def furnish(self, language: str, today: date) -> None:
        """The salon's details, its staff, its catalogue, its beds, and the roster of this week and the next."""
        desk = self._sign_in(0)
        catalogue.change_salon(
            desk,
            salon(desk)._replace(
                name_latin="Jingyan Beauty",
                address="上海市静安区静颜路 88 号 2 楼",
                phone="021-6000 0188",
                hours="10:00–21:00",
                scale="6 间护理房，9 张床位",
                concept="先了解，再护理；不推销，讲清楚。",
            ),
        )
        for member in STAFF:
            pin = PIN_LONG if member.role in LONG_PIN else PIN_SHORT
            asked = staff.AddStaff(
                request_id=self._request(),
                name=member.name,
                roles=(member.role,),
                pin=pin,
                short=member.short,
                language=language,
                notes=member.notes,
            )
            staff.add_staff(desk, asked)
        self.services, self.products = offer_all(desk, self._request)
        offered = [
            (id, offer.name, offer.category, offer.minutes) for id, offer in zip(self.services, SERVICES, strict=True)
        ]
        furnish_day(desk, today, offered, self._request)
        keeper = next(place for place, person in enumerate(PEOPLE, 1) if person.role is Role.KEEPER)
        make_drawers(desk, keeper, self._request)

    def write_shift(self, events: list[Event], *, is_last: bool) -> None:
        """The reception opens files and visits, takes payments and puts cards away; then the others write care notes.

        Args:
            events: What happens, in the order of its time.
            is_last: Whether this is the shift of today, whose paper work comes at its end.
        """
        opened: list[tuple[VisitPlan, VisitRecord]] = []
        self.clock.now = events[0].at
        desk = self._sign_in(RECEPTION)
        with self.archive.database.atomic():
            for before, event in zip([events[0], *events], events, strict=False):
                self._close_after(desk, before.at, event.at)
                self.clock.now = event.at
                if event.visit is None:
                    self._register(desk, event.plan)
                else:
                    opened.append((event.visit, self._receive(desk, event.plan, event.visit)))
            if not is_last:
                file_cards(desk, self._known(), self._request)
        for member in TREATING:
            own = [(visit, record) for visit, record in opened if visit.treats == member and visit.values]
            if own:
                self._care(member, own)

    def _close_after(self, desk: Desk, before: datetime, at: datetime) -> None:
        """Between two days of the last fortnight the first is closed, in the evening."""
        if before.date() < at.date() and self.today - before.date() <= FORTNIGHT:
            self.clock.now = before.replace(hour=EVENING, minute=0)
            close_days(desk, self._request)

    def sell_ahead(self, now: datetime) -> None:
        """Managers take over what stands on paper; the reception sells a balance."""
        self.clock.now = now
        known = self._known()
        if len(known) < FEWEST:
            return
        manager = self._sign_in(0)
        second = next(place for place, person in enumerate(PEOPLE) if place and person.role is Role.MANAGER) + 1
        with self.archive.database.atomic():
            card = offer_packages(manager, self.services, self._request)
            keep_anniversary(manager, now, self._request)
        take_over(manager, second, PIN_LONG, known[1:4], self.services, self._request)
        sell_card(self._sign_in(RECEPTION), known[4], card, self._request)

    def write_care(self, plans: list[ClientPlan], now: datetime) -> None:
        """Who treats writes down what is seen of the skin and planned for it; then cards are printed anew."""
        self.clock.now = now
        care = CareWriter(self.services, self.products, self._request, self.today)
        cared: list[int] = []
        for member in TREATING:
            desk, own = self._sign_in(member), [plan for plan in plans if plan.beautician == member]
            with self.archive.database.atomic():
                cared += [client.id for plan in own if care.write(desk, client := self.clients[plan.place], plan)]
        desk = self._sign_in(0)
        with self.archive.database.atomic():
            cared += tell_conditions(desk, plans, self.clients, self.today, self._request)
            ask_for_tests(desk, self._request)
        desk = self._sign_in(RECEPTION)
        with self.archive.database.atomic():
            leave_work(desk, self._known(), cared, self._request)

    def _known(self) -> list[int]:
        """Ids of the clients, in the order in which they came."""
        return [client.id for _place, client in sorted(self.clients.items())]

    def fill_days(self, now: datetime) -> None:
        """The reception books what is left of today, and the next days; somebody did not come. Others are invited."""
        self.clock.now = now
        desk = self._sign_in(RECEPTION)
        known = self._known()
        with self.archive.database.atomic():
            fill_days(desk, known, self.services, now, self._request)
            if len(known) >= FEWEST:
                plan_event(desk, known, now, self._request)

    def _register(self, desk: Desk, plan: ClientPlan) -> None:
        values = {**plan.values, "beautician": Ref(plan.beautician + 1, PEOPLE[plan.beautician].name)}
        if plan.referrer is not None:
            values["referrer"] = self.clients[plan.referrer]
        record = clients.register(desk, clients.Register(self._request(), values))
        self.clients[plan.place] = Ref(record.id, record.name)

    def _receive(self, desk: Desk, plan: ClientPlan, visit: VisitPlan) -> VisitRecord:
        services = tuple(visits.ServiceDone(self.services[one], visit.treats + 1) for one in visit.services)
        client = self.clients[plan.place].id
        record = visits.open_visit(desk, visits.OpenVisit(request_id=self._request(), client=client, services=services))
        if visit.ends is not None and isinstance(record.left, int):
            self.clock.now = visit.ends - timedelta(minutes=2)
            parts: tuple[Part, ...] = (Part(visit.method, record.left),)
            if record.left > IN_CASH and visit.method != CASH:
                parts = (Part(CASH, IN_CASH), Part(visit.method, record.left - IN_CASH))
            take_split(desk, PaySplit(request_id=self._request(), bill=record.bill, parts=parts))
        return record

    def _care(self, member: int, own: list[tuple[VisitPlan, VisitRecord]]) -> None:
        desk = self._sign_in(member)
        with self.archive.database.atomic():
            for visit, record in own:
                self._write_notes(desk, visit, record)

    def _write_notes(self, desk: Desk, visit: VisitPlan, record: VisitRecord) -> None:
        self.clock.now = visit.ends or visit.begins + timedelta(minutes=1)
        used = tuple(
            visits.ProductUsed(PRODUCTS[place][0], self.products[place], amount) for place, amount in visit.products
        )
        asked = visits.SaveVisit(
            request_id=self._request(), visit=record.id, version=record.version, values=visit.values, products=used
        )
        saved = visits.save_visit(desk, asked)
        if visit.ends is not None:
            visits.close_visit(desk, visits.CloseVisit(self._request(), saved.id, saved.version))

    def _sign_in(self, member: int) -> Desk:
        return sign_in(self.archive, member + 1, PIN_LONG if PEOPLE[member].role in LONG_PIN else PIN_SHORT)

    def _request(self) -> str:
        self._requests += 1
        return f"demo-{self._requests}"
