"""The rules as an archive keeps them."""

from __future__ import annotations

from db.rules.defaults import DEFAULTS
from db.rules.items import ITEMS
from db.rules.judging import by_item
from db.rules.store.rules import rules_about
from tests.db.salon import Salon


def test_a_new_archive_begins_with_the_rules_that_ship(salon: Salon) -> None:
    assert rules_about(ITEMS) == by_item(DEFAULTS)
    assert set(rules_about(["isotretinoin", "latex"])) == {"isotretinoin"}
