"""The rules as an archive keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.core.desk import Desk
from db.core.errors import Code, InvalidFields
from db.core.sql import rows, run
from db.home.queries import home
from db.rules.items import ITEMS
from db.rules.judging import Rules
from db.rules.operations import confirm_rule, save_rule
from db.rules.queries import rules
from db.rules.records import Asked, RuleLine
from db.rules.requests import ConfirmRule, SaveRule
from db.rules.store.rules import rules_about
from db.visits.operations import CancelVisit, cancel_visit
from db.visits.verdicts.operations import NoteHeeded, RateOverrides, note_heeded, rate_overrides
from tests.db.rules.defaults import DEFAULTS
from tests.db.salon import DESK_WOMAN, MOISTURE, OUYANG, OWNER, PEEL, Salon, wrong


def test_a_new_archive_begins_with_the_rules_that_ship(salon: Salon) -> None:
    assert rules_about(ITEMS) == Rules(DEFAULTS)
    assert set(rules_about(["isotretinoin", "latex"])) == {"isotretinoin"}


def line(at: Desk, number: int) -> RuleLine:
    return next(one for one in rules(at) if one.number == number)


def spoke(at: Desk, number: int) -> tuple[int, int, int]:
    """How often a rule spoke, was let through, and with a reaction."""
    one = line(at, number)
    return one.fired, one.overridden, one.reactions


def test_a_change_is_a_new_version_that_somebody_has_to_confirm(salon: Salon) -> None:
    at = salon.desk(OWNER)
    [old] = [one for one in rules(at) if one.item == "peel"]
    assert (old.version, old.level, old.days_after, old.confirmed_by, old.overridden) == (1, "hold", 28, "", 0)
    before = rules_about(["peel"])
    confirmed = confirm_rule(at, ConfirmRule(request_id="a", number=old.number, version=1))
    assert (confirmed.confirmed_by, confirmed.confirmed_day) == (OWNER, salon.clock.today)
    asked = SaveRule(
        request_id="b", number=old.number, version=1, level="hold", means=("acid",), days_after=14, why_zh="两周"
    )
    new = save_rule(at, asked)
    assert (new.version, new.means, new.days_after, new.why_en, new.confirmed_by) == (2, ("acid",), 14, "两周", "")
    now = rules_about(["peel"])
    [judged] = now["peel"]
    assert (judged.version, judged.days_after) == (2, 14)
    # what was found out of the old ones went with them
    other = Asked(id=1, name="护理", means=frozenset({"heat"}))
    assert before.about(other) and not now.about(other) and now is rules_about(["peel"])
    # the same request again is the same answer, and who read the old one is told
    assert save_rule(at, asked).version == 2
    assert wrong(save_rule, at, replace(asked, request_id="c")).code is Code.CHANGED_MEANWHILE
    flaws = wrong(save_rule, at, replace(asked, request_id="d", version=2, level="never", days_after=-1, why_zh=""))
    assert isinstance(flaws, InvalidFields)
    assert list(flaws.flaws) == ["level", "days_after", "why_zh"]


def test_a_rule_out_of_force_speaks_no_more(salon: Salon) -> None:
    at = salon.desk(OWNER)
    number = next(one.number for one in rules(at) if one.item == "fever")
    save_rule(at, SaveRule(request_id="a", number=number, version=1, level="stop", why_zh="试用", active=False))
    assert rules_about(["fever"]) == {} and not line(at, number).active


def test_what_was_gone_against_is_counted_for_ninety_days(salon: Salon) -> None:
    at = salon.desk(OWNER)
    run("UPDATE service SET means = '[\"acid\"]', tags = '[]' WHERE name = ?", PEEL)
    number = next(one.number for one in rules(at) if one.item == "acids")
    visit = salon.let_through(at, "客人坚持", salon.visit, OUYANG, PEEL)
    rate_overrides(at, RateOverrides("r", visit.id, "mild"))
    assert spoke(at, number) == (1, 1, 1)
    # the same again that day counts once; another day it counts anew
    salon.let_through(at, "又来", salon.visit, OUYANG, PEEL)
    assert spoke(at, number) == (1, 1, 1)
    salon.let_through(at, "补记", salon.visit, OUYANG, PEEL, day=salon.clock.today - timedelta(days=1))
    assert spoke(at, number) == (2, 2, 1)
    run("UPDATE visit SET day = date(day, '-90 days')")
    run("UPDATE firing SET day = date(day, '-90 days')")
    assert spoke(at, number) == (0, 0, 0)


def test_what_is_heeded_is_counted_without_anything_else_being_kept(salon: Salon) -> None:
    at = salon.desk(OWNER)
    run("UPDATE service SET means = '[\"acid\"]', tags = '[]' WHERE name = ?", PEEL)
    number = next(one.number for one in rules(at) if one.item == "acids")
    asked = NoteHeeded(client=salon.clients[OUYANG], day=salon.clock.today, services=(salon.services[PEEL],))
    assert (note_heeded(at, asked), note_heeded(at, asked)) == (1, 0)
    assert spoke(at, number) == (1, 0, 0) and rows("SELECT COUNT(*) FROM override") == [(0,)]
    # let through after all, it is the same one
    visit = salon.let_through(at, "客人坚持", salon.visit, OUYANG, PEEL)
    assert spoke(at, number) == (1, 1, 0)
    cancel_visit(at, CancelVisit("gone", visit.id, visit.version, "开错"))
    assert spoke(at, number) == (1, 0, 0)
    # a service that nothing speaks against counts nowhere, and a day to come is refused
    assert note_heeded(at, replace(asked, services=(salon.services[MOISTURE],))) == 0
    assert isinstance(wrong(note_heeded, at, replace(asked, day=date(2099, 1, 1))), InvalidFields)


@pytest.mark.parametrize(("fired", "passed", "is_doubtful"), [(20, 16, True), (20, 15, False), (19, 19, False)])
def test_a_rule_that_is_mostly_let_through_is_to_be_looked_at(
    salon: Salon, fired: int, passed: int, is_doubtful: bool
) -> None:
    at = salon.desk(OWNER)
    number = next(one.number for one in rules(at) if one.item == "acids")
    client, today = salon.clients[OUYANG], salon.clock.today
    for back in range(1, fired + 1):
        day = (today - timedelta(days=back)).isoformat()
        run(
            "INSERT INTO firing (client_id, day, rule, rule_version, facts) VALUES (?, ?, ?, 1, 'f')",
            client,
            day,
            number,
        )
        if back <= passed:
            visit = salon.visit(at, OUYANG, MOISTURE, day=today - timedelta(days=back))
            run(
                "INSERT INTO override (visit_id, item, alert, reason, by_id, approver_id, at, facts, rule, "
                "rule_version) VALUES (?, '', 'acids', '', 1, 1, '2026-01-01 00:00:00', 'f', ?, 1)",
                *(visit.id, number),
            )
    assert (line(at, number).is_doubtful, home(at).doubtful_rules) == (is_doubtful, int(is_doubtful))
    assert home(salon.desk(DESK_WOMAN)).doubtful_rules == 0
    # whoever has looked at it and stands for it is asked no more
    at = salon.desk(OWNER)
    confirm_rule(at, ConfirmRule(request_id="c", number=number, version=1))
    assert not line(at, number).is_doubtful and line(at, number).fired == fired
    # what comes of it on that day and before was looked at, too
    run("UPDATE rule SET confirmed_day = ? WHERE number = ?", (today - timedelta(days=1)).isoformat(), number)
    assert not line(at, number).is_doubtful
    run("UPDATE rule SET confirmed_day = ? WHERE number = ?", (today - timedelta(days=fired + 1)).isoformat(), number)
    assert line(at, number).is_doubtful == is_doubtful
    run("UPDATE rule SET confirmed_day = ? WHERE number = ?", (today - timedelta(days=fired)).isoformat(), number)
    assert not line(at, number).is_doubtful
