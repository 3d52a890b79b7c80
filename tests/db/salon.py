"""A small salon to test with: its archive is made once, and every test gets its own copy of the files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest

from db.backup import making
from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.approval import Wanted
from db.core.connection import Archive
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.permissions import Role
from db.core.row_values import moment_text
from db.core.sql import rows, run
from db.fields.values import Ref, Value
from db.money.operations import paying
from db.recovery import operations as recovery
from db.rules.items import ITEMS
from db.salon import operations as catalogue
from db.sign_in.operations import opening
from db.sign_in.operations.sign_in import FirstRun, first_run, sign_in
from db.staff import pins
from db.staff.operations import staff
from db.visits import operations as visits
from db.visits import queries as visit_queries
from db.visits.records import VisitRecord
from tests.db.clock import NOW, Clock

FLOOR = (pins.FLOOR_KIB, pins.FLOOR_PASSES)
"""What the program ships with, before the tests lower it."""
NICENESS = making.NICENESS
"""How far who makes a backup stands back, in the program: among tests that keep every core busy it would stand still.
"""
CHEAP = (8, 1)
"""The least that argon2 can do, instead of OWASP's floor: some thousand sign-ins at 40 ms each would be two minutes."""

OWNER, DESK_WOMAN, LIN, HAO, GU, DENG, SHEN = "周岚", "王敏", "林小雨", "郝晨", "顾思远", "邓档", "沈若兰"
PINS = {
    OWNER: "90517326",
    DESK_WOMAN: "905173",
    LIN: "905174",
    HAO: "905175",
    GU: "905176",
    DENG: "90517328",
    SHEN: "90517329",
}
ROLES: dict[str, Role] = {
    OWNER: Role.MANAGER,
    DESK_WOMAN: Role.RECEPTIONIST,
    LIN: Role.BEAUTICIAN,
    HAO: Role.BEAUTICIAN,
    GU: Role.ADVISOR,
    DENG: Role.KEEPER,
    SHEN: Role.MANAGER,
}
PERSON: dict[Role, str] = {
    Role.RECEPTIONIST: DESK_WOMAN,
    Role.BEAUTICIAN: LIN,
    Role.ADVISOR: GU,
    Role.KEEPER: DENG,
    Role.MANAGER: OWNER,
}

OUYANG, CHEN, ZENG, EVANS, LI = "欧阳静怡", "陈思敏", "曾丽", "Mo Evans", "李娜"
NATIONAL_ID = "11010519491231002X"
ADDRESS = "朝阳区建国路88号"
CLIENTS: dict[str, dict[str, Value]] = {
    OUYANG: {
        "sex": "female",
        "birthday": "1988-03-12",
        "phone": "13800138000",
        "wechat": "oyjy-8000",
        "address": ADDRESS,
        "national_id": NATIONAL_ID,
        "income": "b3",
        "consent_file": True,
        "consent_health": True,
        "allergens": ("acids",),
        "allergy_detail": "水杨酸后红肿",
        "do_not_treat": (),
        "illness": "甲减",
    },
    CHEN: {"phone": "13900139001", "birthday": "1990-07-01", "consent_file": True},
    ZENG: {
        "phone": "13700137002",
        "address": "海淀区中关村1号",
        "income": "b2",
        "consent_file": True,
        "consent_health": True,
        "sleep": "poor",
        "illness": "偏头痛",
    },
    EVANS: {"phone": "+85261234567", "birthday": "L1985-01-25"},
    LI: {"phone": "13600136004", "illness": "胃炎", "consent_health": True},
}
BEAUTICIAN_OF = {OUYANG: LIN, CHEN: HAO, ZENG: GU}

PEEL, MOISTURE, LIFT = "水杨酸焕肤", "补水护理", "射频紧致"
PRICE = 26800

T = TypeVar("T")


@dataclass
class Salon:
    """An open archive with its clock, its people and its clients."""

    archive: Archive
    clock: Clock
    folder: Path
    staff: Mapping[str, int] = field(default_factory=dict)
    clients: Mapping[str, int] = field(default_factory=dict)
    services: Mapping[str, int] = field(default_factory=dict)
    products: Mapping[str, int] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=count)

    def desk(self, who: Role | str) -> Desk:
        """Signs somebody in: a person by name, or the one who has a role."""
        name = PERSON[who] if isinstance(who, Role) else who
        return sign_in(self.archive, self.staff[name], PINS[name])

    def approved(self, desk: Desk, call: Callable[..., object], *args: Any, by: str = SHEN, **kwargs: Any) -> Desk:
        """The desk with a second person's PIN for a call, which is refused without; the same call is next."""
        from db.staff.operations.session import approve

        first = self.upcoming()
        asked = wanted(call, desk, *args, **kwargs)
        self._numbers = count(first)
        return approve(desk, self.staff[by], PINS[by], asked)

    def let_through(self, desk: Desk, reason: str, call: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Does what health speaks against: with a reason, and the PIN of the manager at the desk once more."""
        insists = desk.despite_health(reason)
        who = next(name for name, id in self.staff.items() if id == desk.staff)
        return call(self.approved(insists, call, *args, by=who, **kwargs), *args, **kwargs)

    def request(self) -> str:
        """A request id that nobody had."""
        return f"test-{next(self._numbers)}"

    def upcoming(self) -> int:
        """The number of the next request id."""
        upcoming = next(self._numbers)
        self._numbers = count(upcoming)
        return upcoming

    def register(self, desk: Desk, name: Any = "赵一", phone: Any = "13500135005", **values: Any) -> ClientRecord:
        """Opens a file; further values by name of the field. Without consent it is one that was told on the phone."""
        given = {"name": name, "phone": phone, **values}
        return clients.register(desk, clients.Register(self.request(), given, present="consent_file" in values))

    def change(self, desk: Desk, record: ClientRecord, **values: Any) -> ClientRecord:
        """Changes a file, from the version that was read; what "has none" ends, was asked about."""
        return clients.change_client(
            desk,
            clients.ChangeClient(
                request_id=self.request(),
                client=record.id,
                version=record.version,
                values=values,
                ends=frozenset(ITEMS),
            ),
        )

    def visit(self, desk: Desk, client: str | int, service: str = MOISTURE, by: str = LIN, **more: Any) -> VisitRecord:
        """Opens a visit with one service, be it the second of that day."""
        about = self.clients[client] if isinstance(client, str) else client
        done = (visits.ServiceDone(self.services[service], self.staff[by]),)
        return visits.open_visit(
            desk, visits.OpenVisit(request_id=self.request(), client=about, services=done, **{"second": True} | more)
        )

    def save(self, desk: Desk, visit: VisitRecord, **more: Any) -> VisitRecord:
        """Saves what stands on a visit."""
        return visits.save_visit(
            desk, visits.SaveVisit(request_id=self.request(), visit=visit.id, version=visit.version, **more)
        )

    def pay(self, desk: Desk, visit: VisitRecord, amount: int = PRICE, method: str = "wechat") -> VisitRecord:
        """Takes a payment."""
        paying.take_payment(desk, paying.Pay(request_id=self.request(), bill=visit.bill, method=method, amount=amount))
        return visit_queries.preview(desk, visit.id)

    def end(self, desk: Desk, visit: VisitRecord) -> VisitRecord:
        """Closes a visit."""
        return visits.close_visit(desk, visits.CloseVisit(self.request(), visit.id, visit.version))

    def close(self) -> None:
        """Closes the archive, if it is open."""
        self.archive.close()

    def reopen(self, *, as_start: bool = False) -> None:
        """Closes and opens the archive; ``as_start`` as a new process does it, which ends every session."""
        from db.core.connection import open_archive

        self.archive.close()
        way = opening.open_desk if as_start else open_archive
        self.archive = way(self.folder / "data", self.folder / "keys", self.clock)
        self.clock.measures(self.archive)
        ask_tables(self.archive)

    def still(self, desk: Desk) -> Desk:
        """The same desk at the archive as it was opened again."""
        return replace(desk, archive=self.archive)


def build(folder: Path) -> Salon:
    """Makes the salon that the tests share: everybody, the catalogue, five clients and their visits."""
    clock = Clock(NOW - timedelta(days=40))
    first = FirstRun(salon="静颜美容中心", owner=OWNER, pin=PINS[OWNER])
    archive = first_run(folder / "data", folder / "keys", first, clock, CHEAP)
    salon = Salon(archive, clock, folder, {OWNER: 1})
    owner = salon.desk(OWNER)
    give_sheet(owner)
    salon.staff = {OWNER: 1} | {
        name: staff.add_staff(
            owner, staff.AddStaff(request_id=f"staff-{name}", name=name, roles=(role,), pin=PINS[name])
        ).id
        for name, role in ROLES.items()
        if name != OWNER
    }
    salon.services = {
        name: catalogue.save_service(
            owner,
            catalogue.SaveService(request_id=f"service-{name}", name=name, price=PRICE, tags=tags, goals=goals),
        ).id
        for name, tags, goals in (
            (PEEL, ("acids",), ()),
            (MOISTURE, (), ("hydrate",)),
            (LIFT, ("pacemaker", "pregnancy"), ("firm",)),
        )
    }
    salon.products = {
        name: catalogue.save_product(
            owner, catalogue.SaveProduct(request_id=f"product-{name}", name=name, price=9900, tags=tags)
        ).id
        for name, tags in (("修护精华", ()), ("果酸面膜", ("acids",)))
    }
    salon.clients = {}
    for name, values in CLIENTS.items():
        own: dict[str, Value] = {}
        if name in BEAUTICIAN_OF:
            own["beautician"] = Ref(salon.staff[BEAUTICIAN_OF[name]], BEAUTICIAN_OF[name])
        present = "consent_file" in values
        given = clients.Register(f"client-{name}", {"name": name, **values, **own}, present)
        salon.clients = {**salon.clients, name: clients.register(owner, given).id}
    for days, cautions in ((30, "少用酸"), (10, "鼻翼避开")):
        clock.now = NOW - timedelta(days=days)
        visit = salon.visit(owner, OUYANG)
        visit = salon.save(owner, visit, values={"cautions": cautions, "felt": "舒服", "effect": "4"})
        salon.end(owner, salon.pay(owner, visit))
    clock.now = NOW
    # as if there had been one this morning: what is said where there is none, tests of backups ask
    run(
        "INSERT INTO backup (at, place, name, failure, bytes, rows, seq, hash) VALUES (?, ?, ?, '', 700000, 99, 0, '')",
        moment_text(NOW),
        "/srv/backups",
        "salon-0123456789abcdef-20260310T020000Z-29",
    )
    salon.close()
    return salon


def give_sheet(owner: Desk) -> tuple[str, ...]:
    """The owner has a recovery sheet from now on; gives its phrase."""
    phrase = recovery.begin_recovery(owner)
    recovery.keep_recovery(owner, recovery.KeepRecovery(phrase, {0: phrase[0], 5: phrase[5]}), CHEAP)
    return phrase


def ask_tables(archive: Archive) -> None:
    """As signing in does: from now on, the tables may be asked, too."""
    with archive.connected():
        pass


def copy(prepared: Salon, folder: Path) -> Salon:
    """The prepared salon again, in a folder of its own."""
    shutil.copytree(prepared.folder, folder)
    clock = Clock(prepared.clock.now)
    archive = opening.open_desk(folder / "data", folder / "keys", clock)
    clock.measures(archive)
    ask_tables(archive)
    return replace(
        prepared, archive=archive, clock=clock, folder=folder, _numbers=count(max(1000, prepared.upcoming()))
    )


def refused(call: Callable[..., object], *args: Any, **kwargs: Any) -> Code:
    """Why a call is refused; it must be."""
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def wanted(call: Callable[..., object], *args: Any, **kwargs: Any) -> Wanted:
    """What a call wants a second person's PIN for, or one's own again; it must."""
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    assert caught.value.code in (Code.NEEDS_SECOND, Code.NEEDS_OWN_PIN)
    return Wanted.of(caught.value)


def wrong(call: Callable[..., object], *args: Any, **kwargs: Any) -> SalonError:
    """What a call has to say; it must have something to say, and it must be no refusal."""
    with pytest.raises(SalonError) as caught:
        call(*args, **kwargs)
    assert not isinstance(caught.value, Refused), caught.value
    return caught.value


def everything(*without: str) -> dict[str, list[Any]]:
    """Every row of every table of the open archive, by table."""
    tables = [name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: rows(f'SELECT * FROM "{name}"') for name in tables if name not in without}


def entries(**like: object) -> list[dict[str, Any]]:
    """Entries of the audit log, the oldest first, by columns that must be equal."""
    where = " AND ".join(f"{column} = ?" for column in like) or "1"
    return _entries(where, *like.values())


def entries_after(seq: int) -> list[dict[str, Any]]:
    """Entries of the audit log after that one, the oldest first."""
    return _entries("seq > ?", seq)


def _entries(where: str, *values: object) -> list[dict[str, Any]]:
    cursor = run(f"SELECT * FROM audit_entry WHERE {where} ORDER BY seq", *values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
