"""The rules as an archive keeps them."""

from __future__ import annotations

from dataclasses import replace

from db.core.desk import Desk
from db.core.errors import Code, InvalidFields
from db.core.sql import run
from db.rules.items import ITEMS
from db.rules.judging import by_item
from db.rules.operations import confirm_rule, save_rule
from db.rules.queries import rules
from db.rules.records import RuleLine
from db.rules.requests import ConfirmRule, SaveRule
from db.rules.store.rules import rules_about
from db.visits.operations import RateOverrides, rate_overrides
from tests.db.rules.defaults import DEFAULTS
from tests.db.salon import OUYANG, OWNER, PEEL, Salon, wrong


def test_a_new_archive_begins_with_the_rules_that_ship(salon: Salon) -> None:
    assert rules_about(ITEMS) == by_item(DEFAULTS)
    assert set(rules_about(["isotretinoin", "latex"])) == {"isotretinoin"}


def line(at: Desk, number: int) -> RuleLine:
    return next(one for one in rules(at) if one.number == number)


def test_a_change_is_a_new_version_that_somebody_has_to_confirm(salon: Salon) -> None:
    at = salon.desk(OWNER)
    [old] = [one for one in rules(at) if one.item == "peel"]
    assert (old.version, old.level, old.days_after, old.confirmed_by, old.overridden) == (1, "hold", 28, "", 0)
    confirmed = confirm_rule(at, ConfirmRule(request_id="a", number=old.number, version=1))
    assert (confirmed.confirmed_by, confirmed.confirmed_day) == (OWNER, salon.clock.today)
    asked = SaveRule(
        request_id="b", number=old.number, version=1, level="hold", means=("acid",), days_after=14, why_zh="两周"
    )
    new = save_rule(at, asked)
    assert (new.version, new.means, new.days_after, new.why_en, new.confirmed_by) == (2, ("acid",), 14, "两周", "")
    [judged] = rules_about(["peel"])["peel"]
    assert (judged.version, judged.days_after) == (2, 14)
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
    visit = salon.visit(at.despite_health("客人坚持"), OUYANG, PEEL)
    rate_overrides(at, RateOverrides("r", visit.id, "mild"))
    assert (line(at, number).overridden, line(at, number).reactions) == (1, 1)
    run("UPDATE visit SET day = date(day, '-90 days') WHERE id = ?", visit.id)
    assert line(at, number).overridden == 0
