"""The rules of health: against their table, over clean visits, and what judging costs beside saving a visit.

The cost is that of the pure function, 12 conditions × 6 services × 200 rules in force, by turns with ``save_visit`` in
the same run. The conditions are about items that the services touch.
"""

from __future__ import annotations

import json
import secrets
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from db.core.desk import Desk
from db.core.sql import rows, write
from db.fields.declaration import Term
from db.rules.items import ITEMS, MEANS
from db.rules.judging import Known, Rules, judge
from db.rules.records import Asked, Condition, Level, Rule
from db.visits.operations import OpenVisit, SaveVisit, ServiceDone, open_visit, save_visit
from db.visits.records import Stopped
from tests.benchmarks.archives import SERVICES, bulk, copy_of, opened, register_one
from tests.benchmarks.people import BEAUTICIAN, MANAGER
from tests.benchmarks.support import Series, in_turns, verdict
from tests.db.rules.defaults import DEFAULTS
from tests.db.rules.truth import differing, lines

CLIENTS: Final = 1_000
CLEAN: Final = 200
RULES, CONDITIONS, ASKED = 200, 12, 6
GOAL: Final = 0.05
ROUNDS: Final = 60
WARMING: Final = 10
DAY: Final = date(2026, 3, 12)


def run() -> int:
    """Runs the table, the clean visits and the comparison.

    Returns:
        0 where every goal is met.
    """
    table = lines()
    told = differing(Rules(DEFAULTS), table)
    print(f"truth table: {len(table)} lines, {len(told.splitlines()[1:])} differ")
    if told:
        print(told)
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(CLIENTS), Path(folder) / "ours")
        with opened(place, MANAGER) as desk:
            _give_means()
            stopped = _clean_visits(desk)
            print(f"clean visits: {CLEAN}, interruptions: {stopped}")
            ratio = _compare(desk)
    met = verdict("judge ÷ save_visit", ratio, GOAL)
    return 0 if met and not told and not stopped else 1


def _give_means() -> None:
    """Every service does something to a body, and somewhere."""
    codes = [one.code for one in MEANS]
    for service in range(1, SERVICES + 1):
        means = [codes[service % len(codes)], codes[(service * 7 + 3) % len(codes)]]
        write("UPDATE service SET means = ?, areas = ? WHERE id = ?", json.dumps(means), '["face"]', service)


def _clean_visits(desk: Desk) -> int:
    """Opens visits of clients who have nothing, or nothing that is touched; how many were stopped."""
    stopped = 0
    items = {code: item for code, item in ITEMS.items() if item.group in ("allergens", "special_times")}
    harmless = [code for code in items if code not in ("acids", "ppd", "plaster", "pregnancy")]
    for client in range(1, CLEAN + 1):
        if client % 2:
            write(
                "INSERT INTO condition (version, client_id, item, certainty, gravity, areas, detail, confirmed_day, "
                "at, by_id) VALUES (1, ?, ?, 'told', 'unsure', '[]', '', ?, ?, ?)",
                client,
                harmless[client % len(harmless)],
                DAY.isoformat(),
                f"{DAY} 08:00:00",
                MANAGER,
            )
        done = tuple(ServiceDone(1 + (client + step) % SERVICES, BEAUTICIAN) for step in range(3))
        try:
            open_visit(desk, OpenVisit(request_id=f"clean-{client}", client=client, services=done, second=True))
        except Stopped as error:
            stopped += 1
            print(f"client {client}: {error.facts}")
    return stopped


def _rules() -> tuple[Rule, ...]:
    """The rules that ship, and as many of a salon's own as make 200."""
    codes, items = [one.code for one in MEANS], sorted(ITEMS)
    own = (
        Rule(
            id=number,
            version=1,
            item=items[number % len(items)],
            means=frozenset({codes[number % len(codes)], codes[(number * 3 + 1) % len(codes)]}),
            areas_matter=not number % 3,
            level=(Level.WARN, Level.HOLD, Level.NOTE)[number % 3],
            days_after=number % 30,
            why=Term("own", "自定"),
        )
        for number in range(len(DEFAULTS) + 1, RULES + 1)
    )
    return (*DEFAULTS, *own)


def _compare(desk: Desk) -> float:
    items = ("fever", "pacemaker", "pregnancy", "thyroid", "sunburn", "scar", "isotretinoin", "peel", "steroids")
    conditions = tuple(
        Condition(item=item, began=DAY - timedelta(days=9), confirmed_day=DAY, areas=frozenset({"face"}))
        for item in (*items, "acids", "latex", "nursing")
    )
    asked = tuple(
        Asked(id=number, name=f"护理{number}", means=frozenset(means.split()), areas=frozenset({"face"}))
        for number, means in enumerate(("massage", "acid", "electric", "light heat", "rf", "steam exfoliate"), 1)
    )
    rules = Rules(_rules())
    assert (len(conditions), len(asked), len(_rules())) == (CONDITIONS, ASKED, RULES)
    known = Known(conditions=conditions)
    print(f"verdicts of one judging: {len(judge(known, asked, DAY, rules))}")

    client = register_one(desk, "client", "13800138000")
    done = (ServiceDone(1, BEAUTICIAN), ServiceDone(2, BEAUTICIAN))
    write("UPDATE service SET means = '[]' WHERE id IN (1, 2)")
    version = open_visit(desk, OpenVisit(request_id="visit", client=client, services=done)).version
    [(visit,)] = rows("SELECT MAX(id) FROM visit")
    series = {name: Series(name, "ms") for name in ("judge", "save_visit")}
    turn = 0

    def judging() -> None:
        began = time.perf_counter()
        judge(known, asked, DAY, rules)
        _add("judge", began)

    def saving() -> None:
        nonlocal version, turn
        turn += 1
        values = {"skin_before": f"两颊泛红 {turn}", "felt": f"舒服 {turn}"}
        request = SaveVisit(request_id=secrets.token_hex(16), visit=visit, version=version, values=values)
        began = time.perf_counter()
        version = save_visit(desk, request).version
        _add("save_visit", began)

    def _add(name: str, began: float) -> None:
        series[name].add((time.perf_counter() - began) * 1000)

    in_turns(WARMING, saving, judging)
    for one in series.values():
        one.values.clear()
    in_turns(ROUNDS, saving, *[judging] * 5)
    for one in series.values():
        print(one)
    return series["judge"].median / series["save_visit"].median
