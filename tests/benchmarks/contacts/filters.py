"""Filters over 100,000 clients: count and first page by each of them, beside the statements that one writes by hand.

What is written by hand knows the codes, the texts and the index, reads no more than it has to, checks no right and
writes no log.
"""

from __future__ import annotations

import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from db.core.connection import Archive, utc_now
from db.core.desk import Desk
from db.core.sql import Transaction, rows, write
from db.filters.queries import filtered
from db.filters.records import Filters
from db.visits.models import Visit
from tests.benchmarks.archives import SERVICES, bulk, copy_of, opened
from tests.benchmarks.people import BEAUTICIAN, RECEPTIONIST, columns
from tests.benchmarks.support import Series, verdict

CLIENTS: Final = 100_000
VISITS: Final = 3
"""Further visits of each client, two services each."""
ROUNDS: Final = 9
GOAL: Final = 1.5
_COUNT = "SELECT COUNT(*) FROM client c WHERE c.merged_into_id IS NULL AND c.away = '' AND "
_PAGE = (
    "SELECT c.id FROM client c WHERE c.merged_into_id IS NULL AND c.away = '' AND {} "
    "ORDER BY c.sort_pinyin, c.id LIMIT 40"
)


def run(clients: int = CLIENTS) -> int:
    """Asks each filter and its statements by turns.

    Returns:
        0 where the goal is met.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(clients), Path(folder))
        with opened(place) as desk:
            fill(desk.archive)
            return _measure(desk)


def fill(archive: Archive) -> None:
    """Says of each client what filters ask for."""
    today = utc_now().date()
    with archive.connected(), Transaction():
        write(
            "UPDATE client SET grade = CASE WHEN id % 50 = 0 THEN 'diamond' WHEN id % 10 = 1 THEN 'gold' "
            "WHEN id % 4 = 2 THEN 'silver' ELSE 'ordinary' END, district = '第' || (id * 7919 % 40) || '区', "
            "occupation = '职业' || (id * 104729 % 300), source = CASE id % 3 WHEN 0 THEN 'referral' ELSE 'walk_in' END"
        )
        for field, every in (("hobbies", 3), ("events", 5)):
            write(
                "INSERT INTO answer (client_id, field, value) SELECT id, ?, '爱' || (id % 90) || '、好' || (id % 70) "
                f"FROM client WHERE id % {every} = 0",
                field,
            )
        write(
            "INSERT INTO dated_key (kind, field, code, client_id) SELECT 'skin', 'skin_type', "
            "CASE id % 7 WHEN 0 THEN 'oily' WHEN 1 THEN 'sensitive' ELSE 'combination' END, id FROM client WHERE id % 2"
        )
        write(
            "INSERT INTO client_facts (client_id, as_of, last, visits, spend_12m, spend_before, spend_90, "
            "spend_90_before, last_method, owed, missed_12m) SELECT id, ?, date(?, '-' || (id * 31 % 900) || ' days'), "
            "3, id * 7919 % 500000, 0, 0, 0, '', 0, 0 FROM client",
            f"{today}",
            f"{today}",
        )
        names = [name for name in columns(Visit) if name != "id"]
        known = {
            "version": "1",
            "client_id": "id",
            "opened_at": "?1",
            "closed_at": "?1",
            "opened_by_id": str(RECEPTIONIST),
            "closed_by_id": str(RECEPTIONIST),
            "late": "FALSE",
            "total": "53600",
            "next_date": "NULL",
        }
        for number in range(VISITS):
            given = {**known, "day": f"date(?1, '-' || ((id * 31 + {number * 271}) % 900) || ' days')"}
            values = ", ".join(given.get(name, "''") for name in names)
            write(f"INSERT INTO visit ({', '.join(names)}) SELECT {values} FROM client", f"{today}")
        for place in (0, 1):
            write(
                "INSERT INTO visit_service (visit_id, service_id, name, staff_id, price, listed, reason) "
                f"SELECT id, (id * 13 + {place}) % {SERVICES} + 1, '护理', ?, 26800, 26800, '' FROM visit",
                BEAUTICIAN,
            )
    with archive.connected():
        rows("PRAGMA wal_checkpoint(TRUNCATE)")


def asked(today: date) -> dict[str, tuple[Filters, str]]:
    """What is asked, and what one writes by hand for it about a client ``c``."""
    since = today - timedelta(days=60)
    texts = ", ".join(f"'第{number}区'" for number in (3, *range(30, 40)))
    like = "SELECT client_id FROM answer WHERE field = 'hobbies' AND value LIKE '爱17、%'"
    return {
        "grade, one in 50": (Filters(grades=("diamond",)), "c.grade = 'diamond'"),
        "grade, most": (Filters(grades=("ordinary",)), "c.grade = 'ordinary'"),
        "district": (Filters(district="3"), f"c.district IN ({texts}, '第13区', '第23区')"),
        "occupation": (Filters(occupation="职业217"), "c.occupation = '职业217'"),
        "source": (Filters(sources=("referral",)), "c.source = 'referral'"),
        "sex": (Filters(sexes=("male",)), "c.sex = 'male'"),
        "hobby": (Filters(hobbies="爱17"), f"c.id IN ({like})"),
        "age": (
            Filters(age_from=30, age_to=34),
            f"c.birthday > '{today.year - 35}{today:-%m-%d}' AND c.birthday <= '{today.year - 30}{today:-%m-%d}'",
        ),
        "month of birth": (Filters(months=("3",)), "c.birth_month_day >= '03-01' AND c.birth_month_day <= '03-31'"),
        "skin type": (
            Filters(skin_types=("oily",)),
            "c.id IN (SELECT client_id FROM dated_key WHERE kind = 'skin' AND field = 'skin_type' AND code = 'oily')",
        ),
        "spent": (
            Filters(spend_from=480000),
            "c.id IN (SELECT client_id FROM client_facts WHERE spend_12m >= 480000)",
        ),
        "last visit": (
            Filters(last_since=since),
            f"c.id IN (SELECT client_id FROM client_facts WHERE last >= '{since}')",
        ),
        "service": (
            Filters(service=3),
            "c.id IN (SELECT v.client_id FROM visit_service l JOIN visit v ON v.id = l.visit_id "
            "WHERE l.service_id = 3 AND v.cancelled = '')",
        ),
        "service of 60 days": (
            Filters(service=3, service_since=since),
            f"c.id IN (SELECT v.client_id FROM visit v JOIN visit_service l ON l.visit_id = v.id "
            f"WHERE v.day >= '{since}' AND l.service_id = 3 AND v.cancelled = '')",
        ),
        "service of a year": (
            Filters(service=3, service_since=today - timedelta(days=365)),
            "c.id IN (SELECT v.client_id FROM visit_service l JOIN visit v ON v.id = l.visit_id "
            f"WHERE l.service_id = 3 AND v.day >= '{today - timedelta(days=365)}' AND v.cancelled = '')",
        ),
        "service until then": (
            Filters(service=3, service_until=since),
            "c.id IN (SELECT v.client_id FROM visit_service l JOIN visit v ON v.id = l.visit_id "
            f"WHERE l.service_id = 3 AND v.day <= '{since}' AND v.cancelled = '')",
        ),
        "service of a year, gold": (
            Filters(grades=("gold",), service=3, service_since=today - timedelta(days=365)),
            "c.grade = 'gold' AND EXISTS (SELECT 1 FROM visit v CROSS JOIN visit_service l ON l.visit_id = v.id "
            f"WHERE v.client_id = c.id AND v.day >= '{today - timedelta(days=365)}' AND +l.service_id = 3 "
            "AND v.cancelled = '')",
        ),
        "any visit of a year": (
            Filters(service_since=today - timedelta(days=365)),
            "EXISTS (SELECT 1 FROM visit v WHERE v.client_id = c.id "
            f"AND v.day >= '{today - timedelta(days=365)}' AND v.cancelled = '')",
        ),
        "five at once": (
            Filters(grades=("gold",), sexes=("female",), district="3", skin_types=("oily",), spend_from=100000),
            f"c.grade = 'gold' AND c.sex = 'female' AND c.district IN ({texts}, '第13区', '第23区') "
            "AND c.id IN (SELECT client_id FROM dated_key WHERE kind = 'skin' AND field = 'skin_type' "
            "AND code = 'oily') AND c.id IN (SELECT client_id FROM client_facts WHERE spend_12m >= 100000)",
        ),
    }


def _measure(desk: Desk) -> int:
    ours_all = bare_all = 0.0
    for name, (filters, where) in asked(utc_now().date()).items():
        ours, bare = Series(f"{name}, the desk", "ms"), Series(f"{name}, by hand", "ms")
        for number in range(ROUNDS + 2):
            began = time.perf_counter()
            found = filtered(desk, filters)
            between = time.perf_counter()
            with desk.archive.connected():
                [(count,)] = rows(_COUNT + where)
                page = [client for (client,) in rows(_PAGE.format(where))]
            ended = time.perf_counter()
            assert (found.count, [line.id for line in found.lines]) == (count, page), name
            if number >= 2:
                ours.add((between - began) * 1000)
                bare.add((ended - between) * 1000)
        print(f"{ours}\n{bare}   {found.count:,} found")
        ours_all += ours.median
        bare_all += bare.median
    ratio = ours_all / bare_all
    return 0 if verdict("each filter once, counted and its first page, ÷ by hand", ratio, GOAL) else 1
