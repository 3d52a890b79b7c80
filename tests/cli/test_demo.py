"""The demo: made once, opened afterwards, the same for the same seed, and in good order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db.appointments.queries import day_grid, waiting_list
from db.clients.fields.client import ALERT_FIELDS
from db.clients.finding.queries import find
from db.contacts.queries.occasions import occasions
from db.core import audit, chain
from db.core.connection import Archive
from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.permissions import LONG_PIN_ROLES, Role
from db.core.sql import rows
from db.events.queries import events
from db.home.queries import home as opening_page
from db.money.store.checking import wrong_money
from db.papers.cabinets.queries import cabinet_plan
from db.papers.filing.order import Order
from db.papers.filing.queries import in_order, reprint_count, reprint_list, waiting
from db.rules.records import Level
from db.salon.queries import products, salon, services
from db.sign_in.operations import opening
from db.sign_in.operations.sign_in import FirstRun, first_run, sign_in
from db.staff.queries.people import staff
from db.staff.weak_pins import weakness
from db.visits.queries import visit_summary, visits_of
from db.visits.store.health import check_services
from salon_tui.demo import PIN_LONG, PIN_SHORT
from salon_tui.demo.catalogue import OWNER, PRODUCTS, SERVICES, STAFF
from salon_tui.demo.ledgers import FACE, SHOULDERS
from salon_tui.demo.make import NAME, make
from salon_tui.demo.names import ALWAYS
from salon_tui.demo.plan import draw_plan
from tests.cli.conftest import CLIENTS, Ended, Home

NOON = datetime(2026, 11, 20, 15, 30).astimezone()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The owner's desk in a demo that was made at a fixed time."""
    folder = tmp_path_factory.mktemp("fixed")
    make(folder / "data", folder / "keys", 40, 7, NOON)
    archive: Archive = opening.open_desk(folder / "data", folder / "keys", lambda: NOON + timedelta(minutes=1))
    yield sign_in(archive, 1, PIN_LONG)
    archive.close()


def test_the_command_tells_everybodys_pin(made: tuple[Home, Ended]) -> None:
    ended = made[1]
    assert ended.status == 0
    assert f"Making a demo salon with {CLIENTS} clients" in ended.out
    for member in (OWNER, *STAFF):
        pin = PIN_LONG if member.role in LONG_PIN_ROLES else PIN_SHORT
        assert any(member.name in line and line.endswith(f"PIN {pin}") for line in ended.out.splitlines())


def test_a_demo_that_is_there_is_opened(demo: Home) -> None:
    before = (demo.data / "key-name").read_text()
    ended = demo.run("demo", "--no-open", "--clients", "3", "--data", str(demo.data))
    assert ended.status == 0
    assert "Making" not in ended.out
    assert (demo.data / "key-name").read_text() == before


def test_the_demo_never_goes_where_the_salon_is(home: Home) -> None:
    ended = home.run("demo", "--no-open", "--clients", "0")
    assert ended.status == 0
    assert not home.data.exists()
    assert (home.folder / ".local" / "share" / "salon-tui-demo" / "salon.db").exists()


def test_a_real_archive_is_not_taken_for_a_demo(home: Home) -> None:
    first_run(home.data, home.keys, FirstRun(salon="真实美容院", owner="周岚", pin=PIN_LONG)).close()
    ended = home.run("demo", "--no-open", "--data", str(home.data))
    assert ended.status == 1
    assert "is not a demo" in ended.err
    assert PIN_LONG not in ended.out


def test_a_folder_with_other_things_is_left_alone(home: Home) -> None:
    home.data.mkdir()
    (home.data / "photo.jpg").write_text("mine")
    ended = home.run("demo", "--no-open", "--data", str(home.data))
    assert ended.status == 1
    assert "is not empty" in ended.err
    assert [file.name for file in home.data.iterdir()] == ["photo.jpg"]


def test_a_demo_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("not a folder")
    with pytest.raises(SalonError):
        make(tmp_path / "data", tmp_path / "keys", 1, 1, NOON)
    assert [file.name for file in tmp_path.iterdir()] == ["keys"]


def test_the_same_seed_gives_the_same_clients() -> None:
    assert draw_plan(60, 1, NOON) == draw_plan(60, 1, NOON)
    assert draw_plan(60, 1, NOON) != draw_plan(60, 2, NOON)


@pytest.mark.parametrize("count", [0, 1, 5, len(ALWAYS), 300])
@pytest.mark.parametrize("now", [NOON, datetime(2028, 2, 29, 0, 3).astimezone()])
def test_plans_of_any_size(count: int, now: datetime) -> None:
    plans = draw_plan(count, 3, now)
    assert len(plans) == count
    assert [plan.registered for plan in plans] == sorted(plan.registered for plan in plans)
    for plan in plans:
        assert plan.registered < now
        assert plan.referrer is None or plan.referrer < plan.place
        for visit in plan.visits:
            assert visit.begins <= now
            assert visit.ends is None or visit.ends.date() == visit.begins.date() < now.date()
            assert not plan.alerts & {tag for one in visit.services for tag in SERVICES[one].tags}


def test_an_event_is_near_and_somebody_was_called(desk: Desk) -> None:
    [one] = events(desk)
    assert date(2026, 11, 20) < one.day < date(2026, 12, 4)
    assert one.guests > one.invited > one.coming > 0
    said = rows("SELECT channel, outcome FROM contact ORDER BY id")
    assert [outcome for _, outcome in said] == ["reached", "call_again"]
    assert {channel for channel, _ in said} <= {"phone", "wechat"}
    assert "店庆十周年" in [found.name for found in occasions(desk)]


def test_the_catalogue_conflicts_with_questions_that_are_asked(desk: Desk) -> None:
    known = {entry.code for field in ALERT_FIELDS for entry in field.choices}
    assert len(SERVICES) == len(services(desk)) == 16
    assert len(PRODUCTS) == len(products(desk)) == 20
    assert {tag for offer in SERVICES for tag in offer.tags} <= known


def test_the_salon_and_its_people(desk: Desk) -> None:
    own = salon(desk)
    assert (own.name, own.name_latin, own.demo) == (NAME, "Jingyan Beauty", True)
    assert [person.name for person in staff(desk)] == [OWNER.name, *(member.name for member in STAFF)]
    phone = "".join(char for char in own.phone if char.isdigit())
    assert weakness(PIN_SHORT, [Role.RECEPTIONIST], [phone]) is None
    assert weakness(PIN_LONG, [Role.MANAGER, Role.KEEPER], [phone]) is None


def test_the_opening_page_has_something_of_each(desk: Desk) -> None:
    page = opening_page(desk)
    assert len(page.here) == 4
    assert all(line.day == NOON.date() for line in page.here)
    assert len(page.unfinished) == 1
    assert len(page.birthdays) >= 4


def test_two_packages_are_nearly_used_up_and_a_balance_was_sold_today(desk: Desk) -> None:
    left = rows(
        "SELECT h.kind, COALESCE(s.name, ''), l.\"left\" FROM holding h JOIN lot l ON l.holding_id = h.id "
        "LEFT JOIN service s ON s.id = l.service_id ORDER BY h.id"
    )
    assert left == [
        ("package", SERVICES[FACE].name, 2),
        ("package", SERVICES[SHOULDERS].name, 1),
        ("prepaid", "", 40_600),
        ("prepaid", "", 400_000),
    ]
    assert wrong_money() == 0


def test_somebody_did_not_come_and_somebody_has_a_birthday_tomorrow(desk: Desk) -> None:
    assert [state for (state,) in rows("SELECT state FROM appointment WHERE state = 'missed'")] == ["missed"]
    assert any(line.day == NOON.date() + timedelta(days=1) for line in opening_page(desk).birthdays)


def test_the_cabinet_has_something_of_each(desk: Desk) -> None:
    [cabinet] = cabinet_plan(desk).cabinets
    assert cabinet.keeper is not None and cabinet.keeper_since is not None
    assert all(drawer.papers for drawer in cabinet.drawers)
    assert len(waiting(desk)) >= 3
    count = reprint_count(desk)
    assert count.outdated == 1 and count.none > 0
    assert reprint_list(desk)[0].fields == ("dislikes",)


def test_the_client_whom_everybody_tries(desk: Desk) -> None:
    found = find(desk, "oyjy")[0]
    assert (found.name, found.last_four) == ("欧阳静怡", "8000")
    assert visit_summary(desk, found.id).count == 7
    assert all(not line.late and not line.is_open for line in visits_of(desk, found.id))
    assert found.latest_visit is not None
    assert NOON.date() - found.latest_visit < timedelta(days=150)


def test_the_names_that_programs_get_wrong(desk: Desk) -> None:
    names = {line.name for line in in_order(desk, Order.PINYIN)}
    assert {person.name for person in ALWAYS} <= names
    for typed, name in (("zeng", "曾雨桐"), ("xiesihan", "解思涵"), ("yuchi", "尉迟婉清")):
        assert name in [line.name for line in find(desk, typed)]


def test_the_log_of_the_demo_is_whole_and_runs_forward(desk: Desk) -> None:
    with desk.archive.connected():
        good, bad = chain.verify()
        last = audit.head()[2]
    assert bad is None
    assert good > 100
    assert last is not None
    assert last <= NOON + timedelta(minutes=5)
    assert date(2024, 1, 1) < last.date()


def test_the_next_days_are_booked(desk: Desk) -> None:
    with desk.archive.connected():
        grid = day_grid(desk, NOON.date() + timedelta(days=1))
        assert len(grid.appointments) >= 4 and {one.state for one in grid.appointments} == {"booked", "confirmed"}
        assert all(one.start > 15 * 60 + 30 for one in day_grid(desk, NOON.date()).appointments)
        assert [one.times for one in waiting_list(desk)] == [("afternoon",)]


def test_each_kind_of_verdict_can_be_seen(desk: Desk) -> None:
    """By the archive's own rules: a hold until a day, a caution, something to ask, and what asks for a patch test."""
    at = {name: id for id, name in rows("SELECT id, name FROM service")}
    whom = {name: id for id, name in rows("SELECT id, name FROM client")}
    acid, moisture, electric = at["水杨酸净肤护理"], at["深层补水护理"], at["精华导入护理"]

    def levels(name: str, service: int) -> dict[str, Level]:
        found = check_services(whom[name], [service], [], NOON.date())
        return {f"{one.alert.code}{'?' if one.level is Level.ASK else ''}": one.level for one in found}

    assert levels("解思涵", acid) == {"isotretinoin": Level.HOLD, "patch": Level.HOLD}
    assert levels("解思涵", moisture)["isotretinoin"] is Level.WARN
    assert levels("曾雨桐", moisture)["thyroid"] is Level.WARN
    assert levels("林琍", electric).keys() >= {"pregnancy", "pregnancy?"}
    assert levels("欧阳静怡", acid)["acids"] is Level.HOLD
    assert rows("SELECT COUNT(*) FROM service WHERE means = '[]' OR areas = '[]'") == [(0,)]
